// SPDX-License-Identifier: Apache-2.0
// Three steps: the words are spelled out (values handed through to the preprocessor or a host compiler become flags of
// their own), Clang's option table says what each is, and each is kept, dropped or translated.
#include "checker/driver/clang_flags.h"

#include <algorithm>
#include <set>

#include "checker/driver/command_words.h"
#include "clang/Driver/Options.h"
#include "common/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace options = clang::driver::options;
using llvm::StringRef;

namespace {

// Flags of other compilers that Clang does not know, with a value in the next word.
bool takesForeignValue(StringRef flag) {
  static const std::set<StringRef> flags = {
      "-aux-info", "-auxbase", "-auxbase-strip", "-ccbin", "-dumpbase", "-dumpbase-ext", "-dumpdir", "-gencode", "-imultiarch",
      "-imultilib", "-index-store-path", "-maxrregcount", "-wrapper", "-Xfatbin", "-Xnvlink", "-Xptxas", "--compiler-bindir",
      "--gpu-architecture", "--gpu-code", "--generate-code", "--param", "-specs", "--specs", "-Xassembler", "-Xlinker", "-mllvm"};
  return flags.contains(flag) || flag.starts_with("-Xarch_");
}

// -Wp,-MD,x.d,-DX and its like: what the preprocessor is given, as flags of the driver.
void addPreprocessorWords(const Words &given, Words &out) {
  static const std::set<StringRef> names_file = {"-MD", "-MMD", "-MF", "-MT", "-MQ", "-dependency-file"};
  for (size_t at = 0; at < given.size(); ++at) {
    if (names_file.contains(given[at])) { ++at; continue; }
    out.push_back(given[at]);
  }
}

void addSplit(StringRef list, Words &out) {
  llvm::SmallVector<StringRef, 8> parts;
  list.split(parts, ',');
  for (StringRef part : parts) out.push_back(part.str());
}

// The words behind the compiler's name, as if each had been given to the driver by itself.
Words spelledOut(const Words &command) {
  Words out, for_preprocessor;
  for (size_t at = 1; at < command.size(); ++at) {
    StringRef word = command[at];
    bool has_next = at + 1 < command.size();
    if (word.consume_front("-Wp,")) {
      addSplit(word, for_preprocessor);
    } else if (word == "-Xpreprocessor" && has_next) {
      for_preprocessor.push_back(command[++at]);
    } else if ((word == "-Xcompiler" || word == "--compiler-options") && has_next) {
      addSplit(command[++at], out);
    } else if (word.consume_front("-Xcompiler=") || word.consume_front("--compiler-options=")) {
      addSplit(word, out);
    } else if (takesForeignValue(word)) {
      ++at;
    } else if (word.starts_with("-Wa,") || word.starts_with("-Wl,") || word.empty()) {
      continue;
    } else {
      out.push_back(word.str());
    }
  }
  // In front: what follows a `--` is no flag.
  Words first;
  addPreprocessorWords(for_preprocessor, first);
  out.insert(out.begin(), first.begin(), first.end());
  return out;
}

// Known to Clang, and nothing to an analysis; or an error to this Clang because it was made for another one.
bool isMeaningless(const llvm::opt::Arg &argument) {
  const llvm::opt::Option &option = argument.getOption();
  for (unsigned group : {options::OPT_M_Group, options::OPT_W_Group, options::OPT_R_Group, options::OPT_DebugInfo_Group,
                         options::OPT_Link_Group, options::OPT_T_Group, options::OPT_u_Group, options::OPT_Action_Group})
    if (option.matches(group)) return true;
  if (option.hasFlag(options::Unsupported) || option.hasFlag(options::LinkerInput)) return true;
  StringRef name = option.getPrefixedName();
  static const std::set<StringRef> exact = {"-arch", "-w", "-v", "-###", "-pipe", "-pedantic", "-pedantic-errors", "-pg", "-time",
                                            "-coverage", "--coverage", "-fmodules", "-fimplicit-modules", "-ftest-coverage",
                                            "-fwrapv-pointer", "-resource-dir", "--serialize-diagnostics", "-rdynamic"};
  if (exact.contains(name)) return true;
  for (StringRef prefix : {"-fdiagnostics-", "-fno-diagnostics-", "-fplugin", "-fpass-plugin", "-fsanitize", "-fno-sanitize", "-fprofile",
                           "-fno-profile", "-fcoverage", "-flto", "-fno-lto", "-ftime-", "-fxray", "-fcrash-diagnostics", "-fuse-ld",
                           "-fcf-protection", "-fstack-clash", "-save-temps", "-save-stats", "-fmodules-", "-fmodule-output",
                           "-fmodule-map-file", "-fpch-", "-fno-pch-", "-fcolor-", "-finput-charset", "-fexec-charset", "-ccc-", "-gen-",
                           "--offload", "-fopenmp-targets", "--cuda", "-fembed-bitcode"})
    if (name.starts_with(prefix)) return true;
  return false;
}

bool isPrecompiled(StringRef file) { return file.ends_with(".gch") || file.ends_with(".pch"); }

class CommandReader {
 public:
  CommandReader(const Words &arguments, std::string directory, const PrecompiledHeaders *precompiled)
      : directory_(std::move(directory)), precompiled_(precompiled) {
    Words words = withoutLaunchers(arguments);
    program = words.empty() ? "clang" : words.front();
    Words spelled = spelledOut(words);
    std::vector<const char *> pointers;
    for (const std::string &word : spelled) pointers.push_back(word.c_str());
    unsigned missing = 0, missing_count = 0;
    llvm::opt::InputArgList parsed = clang::driver::getDriverOptTable().ParseArgs(
        pointers, missing, missing_count, llvm::opt::Visibility(options::ClangOption));
    for (const llvm::opt::Arg *argument : parsed) read(*argument, parsed);
    readHandedThrough();
    addIncludes();
  }

  std::string program, output;
  Words flags;
  bool has_target = false;
  std::vector<CommandInput> inputs;
  SearchPlaces places;

 private:
  void read(const llvm::opt::Arg &argument, const llvm::opt::InputArgList &all) {
    const char *value = argument.getNumValues() ? argument.getValue() : "";
    switch (argument.getOption().getID()) {
      case options::OPT_INPUT: inputs.push_back({value, language_}); return;
      case options::OPT__DASH_DASH:
        for (const char *file : argument.getValues()) inputs.push_back({file, language_});
        return;
      case options::OPT_UNKNOWN: return;
      case options::OPT_x: language_ = StringRef(value) == "none" ? "" : value; return;
      case options::OPT_o: output = value; return;
      case options::OPT_Xclang: handed_through_.push_back(value); return;
      case options::OPT_include: includes_.push_back(value); return;
      case options::OPT_include_pch: addPrecompiled(value); return;
      case options::OPT_imacros: places.preincluded.push_back(value); break;
      case options::OPT_D: places.definitions.push_back(value); break;
      case options::OPT_iquote: places.quoted.push_back(absolute(value)); break;
      case options::OPT_I: places.folders.push_back(absolute(value)); break;
      case options::OPT_iprefix: prefix_ = value; break;
      case options::OPT_iwithprefixbefore: places.folders.push_back(absolute(prefix_ + value)); break;
      case options::OPT_isystem: case options::OPT_cxx_isystem: system_.push_back(absolute(value)); break;
      case options::OPT_isystem_after: case options::OPT_idirafter: last_.push_back(absolute(value)); break;
      case options::OPT_iwithprefix: last_.push_back(absolute(prefix_ + value)); break;
      case options::OPT_target: has_target = true; break;
      default: break;
    }
    if (isMeaningless(argument)) return;
    llvm::opt::ArgStringList rendered;
    argument.render(all, rendered);
    flags.insert(flags.end(), rendered.begin(), rendered.end());
  }
  std::string absolute(const std::string &folder) const { return absolutePath(directory_, folder); }

  // Arguments of Clang's inner command line; among them somebody else's precompiled headers and plug-ins.
  void readHandedThrough() {
    static const std::set<StringRef> with_value = {"-plugin", "-load", "-add-plugin", "-o", "-main-file-name", "-mllvm"};
    static const std::set<StringRef> alone = {"-emit-pch", "-emit-obj", "-fno-pch-timestamp", "-building-pch-with-obj", "-fvalidate-pch"};
    for (size_t at = 0; at < handed_through_.size(); ++at) {
      StringRef word = handed_through_[at];
      bool has_next = at + 1 < handed_through_.size();
      if (word == "-include-pch" && has_next) { addPrecompiled(handed_through_[++at]); continue; }
      if (word == "-include" && has_next) { includes_.push_back(handed_through_[++at]); continue; }
      if (with_value.contains(word) || word.starts_with("-plugin-arg-")) { ++at; continue; }
      if (alone.contains(word)) continue;
      flags.insert(flags.end(), {"-Xclang", word.str()});
    }
  }

  // The text a precompiled header was made from: as the database says, else as its name does.
  std::string headerOf(const std::string &precompiled) const {
    std::string full = absolute(precompiled);
    if (precompiled_)
      if (auto known = precompiled_->find(full); known != precompiled_->end()) return known->second;
    std::string stem = full.substr(0, full.size() - 4);
    return isPrecompiled(full) && whyUnreadable(stem).empty() ? stem : "";
  }
  void addPrecompiled(const std::string &file) {
    if (std::string header = headerOf(file); !header.empty()) includes_.push_back(header);
  }
  // Where -include finds it: the folder of the command first, then where "…" is looked for.
  std::vector<std::string> candidates(const std::string &header) const {
    std::vector<std::string> names = {absolute(header)};
    for (const std::vector<std::string> *folders : {&places.quoted, &places.folders})
      for (const std::string &folder : *folders) names.push_back(absolutePath(folder, header));
    return names;
  }
  std::string textOf(const std::string &header) const {
    if (isPrecompiled(header)) return headerOf(header);
    std::vector<std::string> names = candidates(header);
    for (const std::string &name : names)
      if (whyUnreadable(name).empty()) return header;
    for (const std::string &name : names)
      for (const char *ending : {".gch", ".pch"})
        if (std::string text = headerOf(name + ending); !text.empty()) return text;
    return header;
  }
  // Handed through, so that the driver does not look for a precompiled header beside it.
  void addIncludes() {
    for (std::vector<std::string> *more : {&system_, &last_}) places.folders.insert(places.folders.end(), more->begin(), more->end());
    std::set<std::string> seen;   // as a precompiled header and as text
    for (const std::string &include : includes_) {
      std::string header = textOf(include);
      if (header.empty() || !seen.insert(absolute(header)).second) continue;
      places.preincluded.push_back(header);
      flags.insert(flags.end(), {"-Xclang", "-include", "-Xclang", header});
    }
  }

  std::string directory_, language_, prefix_;
  const PrecompiledHeaders *precompiled_;
  Words handed_through_, includes_;
  std::vector<std::string> system_, last_;
};

CommandReader reader(const CompileCommand &command) {
  return CommandReader(command.arguments, command.directory, command.precompiled.get());
}

// Ours come first behind the driver's name; the command's own flags win over them.
Words ourFlags() {
  Words ours = {"-fsyntax-only", "-w", "-Wno-error", "-Wno-unknown-warning-option", "-Qunused-arguments",
                "-fbracket-depth=4096",        // other compilers have no limit
                "-fno-caret-diagnostics"};     // else Clang counts its errors on standard error
  for (const char *tolerated : {"implicit-function-declaration", "implicit-int", "int-conversion", "return-type", "return-mismatch",
                                "incompatible-function-pointer-types", "incompatible-pointer-types", "c++11-narrowing", "enum-constexpr-conversion",
                                "reserved-user-defined-literal"})
    ours.push_back(std::string("-Wno-error=") + tolerated);
#ifdef CONNLEAK_RESOURCE_DIR
  ours.push_back("-resource-dir=" CONNLEAK_RESOURCE_DIR);
#endif
  return ours;
}

}  // namespace

std::vector<CommandInput> inputsOf(const std::vector<std::string> &arguments) { return CommandReader(arguments, "/", nullptr).inputs; }

std::string outputOf(const std::vector<std::string> &arguments) { return CommandReader(arguments, "/", nullptr).output; }

SearchPlaces searchPlaces(const CompileCommand &command) { return reader(command).places; }

std::vector<std::string> normalised(const CompileCommand &command) {
  CommandReader read = reader(command);
  Words out = {read.program};
  Words ours = ourFlags();
  out.insert(out.end(), ours.begin(), ours.end());
  if (!read.has_target)
    if (std::string target = targetOfProgram(read.program); !target.empty()) out.push_back("--target=" + target);
  out.insert(out.end(), read.flags.begin(), read.flags.end());
  // Optimised builds ask for checked variants of library functions; those are not the names our specs know.
  out.push_back("-U_FORTIFY_SOURCE");
  if (!command.language.empty()) out.insert(out.end(), {"-x", command.language});
  std::string file = command.file;
  for (const CommandInput &input : read.inputs)
    if (absolutePath(command.directory, input.file) == command.file) file = input.file;
  out.push_back(file.starts_with("-") ? "./" + file : file);
  return out;
}

// ---------------------------------------------------------------- what Clang does not take

static std::vector<std::string> quotedIn(StringRef text) {
  std::vector<std::string> quoted;
  while (true) {
    auto [before, rest] = text.split('\'');
    if (rest.empty()) return quoted;
    auto [inside, after] = rest.split('\'');
    if (!inside.empty()) quoted.push_back(inside.str());
    text = after;
  }
}

// A flag that is one of the words, or put together from two of them ("-march=" and "x").
static bool isNamed(const std::string &flag, const std::vector<std::string> &words) {
  for (const std::string &first : words) {
    if (flag == first) return true;
    for (const std::string &second : words)
      if (flag == first + second) return true;
  }
  return false;
}

static bool hasNamedValue(StringRef flag, const std::vector<std::string> &words) {
  if (flag.starts_with("-D") || flag.starts_with("-U") || flag.starts_with("-I") || flag.starts_with("-resource-dir")) return false;
  auto [name, value] = flag.split('=');
  return !value.empty() && std::find(words.begin(), words.end(), value) != words.end();
}

template <typename Predicate>
static bool dropFlags(Words &arguments, Predicate is_rejected) {
  Words kept = {arguments.front()};
  for (size_t at = 1; at < arguments.size(); ++at) {
    bool is_pair = arguments[at] == "-Xclang" && at + 2 < arguments.size();
    const std::string &flag = arguments[at + is_pair];
    bool is_last = at + 1 == arguments.size();   // the source
    if (is_last || !flag.starts_with("-") || !is_rejected(flag)) {
      kept.push_back(arguments[at]);
      if (is_pair) kept.push_back(arguments[++at]);
      continue;
    }
    at += is_pair;
  }
  bool has_changed = kept.size() != arguments.size();
  arguments = std::move(kept);
  return has_changed;
}

bool dropRejected(std::vector<std::string> &arguments, const std::string &error) {
  std::vector<std::string> words = quotedIn(error);
  auto isTarget = [](const std::string &flag) { return StringRef(flag).starts_with("--target="); };
  return dropFlags(arguments, [&](const std::string &flag) { return isNamed(flag, words); }) ||
         dropFlags(arguments, [&](const std::string &flag) { return !isTarget(flag) && hasNamedValue(flag, words); }) ||
         dropFlags(arguments, isTarget);
}

}  // namespace connleak
