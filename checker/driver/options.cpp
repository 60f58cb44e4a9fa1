// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/options.h"

#include <CLI/CLI.hpp>
#include <map>

#include "checker/resources/spec_loader.h"
#include "connleak_version.h"

namespace connleak {

static std::string joined(const std::vector<std::string> &list) {
  std::string out;
  for (const std::string &item : list) out += (out.empty() ? "" : ", ") + item;
  return out;
}

static std::string badExplain(const std::string &text, Options &options) {
  size_t colon = text.rfind(':');
  std::string number = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (number.empty() || number.size() > 9 || number.find_first_not_of("0123456789") != std::string::npos)
    return "expected FILE:LINE, such as src/db.c:42";
  options.explain_file = text.substr(0, colon);
  options.explain_line = std::stoul(number);
  return "";
}

ParsedOptions parseOptions(int argc, char **argv) {
  ParsedOptions parsed;
  Options &options = parsed.options;
  // Everything behind `--` goes to the compiler; CLI11 would take it for files.
  std::vector<std::string> arguments;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--") {
      options.has_flags = true;
      options.flags.assign(argv + i + 1, argv + argc);
      break;
    }
    arguments.push_back(argv[i]);
  }
  CLI::App app("Finds database connections and other handles that some path does not release.", "connleak check");
  app.set_version_flag("--version", std::string("connleak ") + kVersion);
  app.add_option("FILE", options.files, "sources to check; all of the compile database when none is named");
  app.add_option("-p", options.build_folder, "folder with compile_commands.json")->type_name("DIR");
  std::map<std::string, Format> formats = {{"text", Format::Text}, {"sarif", Format::Sarif}, {"json", Format::Json}};
  app.add_option("--format", options.format, "text, sarif or json")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))->type_name("FORMAT");
  app.add_option("-o,--output", options.output, "file to write findings to")->type_name("FILE");
  app.add_option("-j", options.jobs, "units parsed at the same time; one per processor by default")
      ->type_name("N")->check(CLI::Range(1u, 1024u).description(""));
  app.add_option("--config", options.config, "resource specs; .connleak.yaml found upward by default")->type_name("FILE");
  app.add_option("--resources", options.resources,
                 "built-in groups to use, separated by commas (" + joined(builtinGroups()) + "); all but malloc by default")
      ->delimiter(',')->allow_extra_args(false)->type_name("LIST");
  std::string explain;
  app.add_option("--explain-silence", explain, "say for the acquisition there what became of it")
      ->type_name("FILE:LINE")->check([&](const std::string &text) { return badExplain(text, options); });
  app.add_flag("--parse-everything", options.parse_everything, "parse units that name no resource function, too");
  app.add_flag("-q,--quiet", options.quiet, "print findings only");
  app.add_option("--color,--colour", options.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))->type_name("WHEN");
  app.footer("Flags behind -- are the compiler's; then no compile database is needed.\n"
             "Exit status: 0 nothing found, 1 findings, 2 bad usage or a unit that could not be analysed.");
  try {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    app.parse(arguments);
  } catch (const CLI::ParseError &problem) {
    bool is_answer = problem.get_exit_code() == 0;  // --help, --version
    app.exit(problem);
    parsed.exit_code = is_answer ? 0 : 2;
    return parsed;
  }
  for (const std::string &group : options.resources) {
    std::vector<std::string> known = builtinGroups();
    if (std::find(known.begin(), known.end(), group) != known.end()) continue;
    std::cerr << "connleak: unknown resource group '" << group << "'; known are " << joined(known) << "\n";
    parsed.exit_code = 2;
    return parsed;
  }
  parsed.should_run = true;
  return parsed;
}

}  // namespace connleak
