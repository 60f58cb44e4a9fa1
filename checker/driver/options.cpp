// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "checker/resources/spec_loader.h"
#include "connleak_version.h"

namespace connleak {

static std::string joined(const std::vector<std::string> &list) {
  std::string out;
  for (const std::string &item : list) out += (out.empty() ? "" : ", ") + item;
  return out;
}

static int refuse(const std::string &sentence) {
  std::cerr << "connleak: error: " << sentence << "; 'connleak check --help' tells more\n";
  return 2;
}

static std::string badFormat(const std::string &text, Options &options) {
  std::string name = text;
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(tolower(c)); });
  if (name == "text") options.format = Format::Text;
  else if (name == "sarif") options.format = Format::Sarif;
  else if (name == "json") options.format = Format::Json;
  else return "there is no format '" + text + "'; known are text, sarif and json";
  return "";
}

static std::string badJobs(const std::string &text, Options &options) {
  constexpr unsigned kMost = 1024;
  bool is_number = !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
  options.jobs = is_number ? std::stoul(text) : 0;
  return options.jobs >= 1 && options.jobs <= kMost ? "" : "'" + text + "' is no number of jobs; expected 1 to 1024";
}

static std::string badColour(const std::string &text, Options &options) {
  options.colour = text;
  return text == "auto" || text == "always" || text == "never" ? "" : "'" + text + "' says not when to colour; expected auto, always or never";
}

// "500M", as other caches have it; a number alone counts bytes.
static std::string badSize(const std::string &text, Options &options) {
  static constexpr std::string_view kUnits = "KMGT";
  size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string unit = text.substr(digits);
  size_t power = unit.empty() ? 0 : kUnits.find(static_cast<char>(toupper(static_cast<unsigned char>(unit[0]))));
  if (digits == 0 || digits > 9 || unit.size() > 1 || power == std::string_view::npos)
    return "'" + text + "' is no size; expected a number such as 500M or 2G";
  options.cache_size = std::stoull(text.substr(0, digits)) << (unit.empty() ? 0 : 10 * (power + 1));
  return "";
}

// What does not go together.
static std::string badMode(const Options &options) {
  if (options.emit_unit && options.link) return "--emit-unit and --link are two steps; do one after the other";
  if (options.emit_unit && options.files.size() != 1) return "--emit-unit needs one FILE";
  if (options.emit_unit && (options.output.empty() || options.output == "-")) return "--emit-unit needs -o FILE";
  if (options.link && options.files.empty()) return "--link needs the artefacts that --emit-unit wrote";
  if (options.link && (options.has_flags || !options.build_folder.empty())) return "--link takes artefacts only; flags and compile database belong to --emit-unit";
  if (options.link && options.list_units) return "--list-units tells of a compile database; --link has none";
  if (!options.depfile.empty() && !options.emit_unit) return "--depfile goes with --emit-unit";
  return "";
}

static std::string badExceptions(const std::string &text) {
  bool is_known = text == "explicit" || text == "unknown" || text == "all";
  return is_known ? "" : "'" + text + "' says not whose exceptions to follow; expected explicit, unknown or all";
}

static std::string badGroups(const std::vector<std::string> &groups) {
  std::vector<std::string> known = builtinGroups();
  for (const std::string &group : groups)
    if (std::find(known.begin(), known.end(), group) == known.end())
      return "unknown resource group '" + group + "'; known are " + joined(known);
  return "";
}

// CLI11 words its errors for programmers; what a user did is told from their class.
static std::string sentenceFor(const CLI::ParseError &problem, const std::vector<std::string> &arguments) {
  if (dynamic_cast<const CLI::ArgumentMismatch *>(&problem))
    return "'" + (arguments.empty() ? "" : arguments.back()) + "' needs a value";
  for (const std::string &argument : arguments)
    if (dynamic_cast<const CLI::ExtrasError *>(&problem) && std::string(problem.what()).find(argument) != std::string::npos && argument.starts_with("-"))
      return "there is no option '" + argument + "'";
  return "the options cannot be read";
}

static std::string badExplain(const std::string &text, Options &options) {
  size_t colon = text.rfind(':');
  std::string number = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (number.empty() || number.size() > 9 || number.find_first_not_of("0123456789") != std::string::npos)
    return "'" + text + "' is no place; expected FILE:LINE, such as src/db.c:42";
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
  std::string format = "text", jobs, explain;
  app.add_option("--format", format, "text, sarif or json")->type_name("FORMAT");
  app.add_option("-o,--output", options.output, "file to write findings to; - is standard output")->type_name("FILE");
  app.add_option("-j", jobs, "units parsed, and functions analysed, at the same time; one per processor by default")->type_name("N");
  app.add_option("--config", options.config, "resource specs; .connleak.yaml found upward by default")->type_name("FILE");
  app.add_option("--resources", options.resources,
                 "built-in groups to use, separated by commas (" + joined(builtinGroups()) + "); all but malloc by default")
      ->delimiter(',')->allow_extra_args(false)->type_name("LIST");
  app.add_option("--exceptions", options.exceptions,
                 "whose exceptions are followed: explicit (thrown in code that was read), unknown (and by functions that were not; the "
                 "default), all (and for want of memory)")->type_name("LEVEL");
  app.add_option("--explain-silence", explain, "say for the acquisition there what became of it")->type_name("FILE:LINE");
  app.add_flag("--list-units", options.list_units, "say which units are parsed at once and which name selects each, then stop; units that only call them may follow");
  app.add_flag("--parse-everything", options.parse_everything, "parse units that name no resource function, too");
  app.add_flag("-q,--quiet", options.quiet, "print findings only");
  app.add_option("--color,--colour", options.colour, "auto, always or never")->type_name("WHEN");
  app.add_flag("--emit-unit", options.emit_unit, "read one FILE and write what --link needs of it to -o FILE; print no findings");
  app.add_option("--depfile", options.depfile, "with --emit-unit: file to write what FILE includes to, for Make and Ninja")->type_name("FILE");
  app.add_flag("--link", options.link, "the FILEs are what --emit-unit wrote: check them together");
  std::string cache_size;
  app.add_option("--cache-dir", options.cache_dir, "folder for what runs keep; $XDG_CACHE_HOME/connleak or ~/.cache/connleak by default")->type_name("DIR");
  app.add_flag("--no-cache", options.no_cache, "neither use nor keep anything of other runs");
  app.add_option("--cache-size", cache_size, "how large the cache may grow; 1G by default")->type_name("SIZE");
  app.footer("Flags behind -- are the compiler's; then no compile database is needed.\n"
             "Exit status: 0 nothing found, 1 findings, 2 bad usage or a unit that could not be analysed.");
  std::vector<std::string> given = arguments;
  try {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    app.parse(arguments);
  } catch (const CLI::ParseError &problem) {
    bool is_answer = problem.get_exit_code() == 0;  // --help, --version
    if (is_answer) app.exit(problem);
    parsed.exit_code = !is_answer ? refuse(sentenceFor(problem, given)) : std::cout.flush() ? 0 : 2;
    return parsed;
  }
  std::string bad = badFormat(format, options);
  if (bad.empty() && app.count("-j")) bad = badJobs(jobs, options);
  if (bad.empty()) bad = badColour(options.colour, options);
  if (bad.empty() && app.count("--explain-silence")) bad = badExplain(explain, options);
  if (bad.empty()) bad = badExceptions(options.exceptions);
  if (bad.empty()) bad = badGroups(options.resources);
  if (bad.empty() && app.count("--cache-size")) bad = badSize(cache_size, options);
  if (bad.empty() && app.count("--cache-dir") && options.cache_dir.empty()) bad = "--cache-dir needs the name of a folder";
  if (bad.empty()) bad = badMode(options);
  if (bad.empty() && app.count("-o") && options.output.empty()) bad = "-o needs the name of a file";
  if (!bad.empty()) parsed.exit_code = refuse(bad);
  parsed.should_run = bad.empty();
  return parsed;
}

}  // namespace connleak
