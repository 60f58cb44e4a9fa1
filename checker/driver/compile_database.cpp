// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/compile_database.h"

#include <algorithm>
#include <set>

#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace connleak {

namespace path = llvm::sys::path;

static std::string absolutePath(llvm::StringRef directory, llvm::StringRef file) {
  llvm::SmallString<256> out(file);
  if (!path::is_absolute(out)) {
    out = directory;
    path::append(out, file);
  }
  path::remove_dots(out, true);
  return out.str().str();
}

static std::string currentFolder() {
  llvm::SmallString<256> here;
  llvm::sys::fs::current_path(here);
  return here.str().str();
}

std::string findBuildFolder() {
  llvm::SmallString<256> folder(currentFolder());
  while (!folder.empty()) {
    for (const char *below : {"", "build"}) {
      llvm::SmallString<256> candidate(folder);
      path::append(candidate, below);
      llvm::SmallString<256> file(candidate);
      path::append(file, "compile_commands.json");
      if (llvm::sys::fs::exists(file)) return candidate.str().str();
    }
    llvm::StringRef parent = path::parent_path(folder);
    if (parent == folder) break;
    folder = llvm::SmallString<256>(parent);
  }
  return "";
}

Result<std::vector<CompileCommand>> loadCompileDatabase(const std::string &folder) {
  llvm::SmallString<256> file(folder);
  if (!llvm::sys::fs::is_directory(folder) && llvm::sys::fs::exists(folder)) file = folder;  // the file itself
  else path::append(file, "compile_commands.json");
  if (!llvm::sys::fs::exists(file)) return Error{"no compile_commands.json in '" + folder + "'; pass -p DIR, or flags behind --"};
  std::string problem;
  auto database = clang::tooling::JSONCompilationDatabase::loadFromFile(
      file, problem, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!database) return Error{"cannot read '" + file.str().str() + "': " + problem};
  auto expanded = clang::tooling::expandResponseFiles(std::move(database), llvm::vfs::getRealFileSystem());
  std::vector<CompileCommand> commands;
  std::set<std::vector<std::string>> seen;
  for (clang::tooling::CompileCommand &entry : expanded->getAllCompileCommands()) {
    CompileCommand command;
    command.directory = absolutePath(path::parent_path(absolutePath(currentFolder(), file)), entry.Directory);
    command.file = absolutePath(command.directory, entry.Filename);
    command.output = entry.Output;
    command.arguments = std::move(entry.CommandLine);
    for (size_t k = 0; command.output.empty() && k + 1 < command.arguments.size(); ++k)
      if (command.arguments[k] == "-o") command.output = command.arguments[k + 1];
    std::vector<std::string> key = normalised(command);
    key.push_back(command.file);
    key.push_back(command.directory);
    if (seen.insert(std::move(key)).second) commands.push_back(std::move(command));
  }
  return commands;
}

std::vector<CompileCommand> fixedCommands(const std::vector<std::string> &files, const std::vector<std::string> &flags) {
  std::vector<CompileCommand> commands;
  std::string here = currentFolder();
  for (const std::string &file : files) {
    CompileCommand command;
    command.directory = here;
    command.file = absolutePath(here, file);
    command.arguments = {"clang"};
    command.arguments.insert(command.arguments.end(), flags.begin(), flags.end());
    command.arguments.push_back(file);
    commands.push_back(std::move(command));
  }
  return commands;
}

// ---------------------------------------------------------------- normalising

static bool isLauncher(llvm::StringRef program) {
  llvm::StringRef name = path::filename(program);
  for (const char *launcher : {"ccache", "sccache", "distcc", "icecc", "gomacc", "time", "env", "nice", "libtool"})
    if (name == launcher) return true;
  return false;
}

// Flags with a value in the next argument that mean nothing to an analysis.
static bool takesValueToDrop(llvm::StringRef flag) {
  for (const char *known : {"-o", "-MF", "-MT", "-MQ", "-MJ", "-include-pch", "-dumpbase", "-dumpdir", "-dependency-file",
                            "--serialize-diagnostics", "-wrapper", "-T", "--param", "-index-store-path"})
    if (flag == known) return true;
  return false;
}

static bool isToDrop(llvm::StringRef flag) {
  static const std::set<llvm::StringRef> exact = {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MP", "-MG", "-MV", "-w", "-pipe",
      "-save-temps", "-pg", "-fworking-directory", "-fno-working-directory", "-fconserve-stack", "-fno-fat-lto-objects",
      "-ffat-lto-objects", "-Winvalid-pch", "-fpch-instantiate-templates", "-fno-canonical-system-headers", "-pedantic-errors",
      "-gstatement-frontiers", "-fno-var-tracking-assignments", "-fvar-tracking-assignments", "-fno-tree-vectorize"};
  if (exact.contains(flag)) return true;
  for (const char *prefix : {"-W", "-o", "-O", "-g", "-MF", "-MT", "-MQ", "-Wl,", "-fplugin", "-fsanitize", "-fno-sanitize", "-fprofile",
                             "-fcoverage", "-flto", "-fno-lto", "-fdump-", "-fanalyzer", "-specs=", "-save-temps=", "--param=",
                             "-fmodule-mapper", "-fdeps-", "-fuse-ld", "-ftest-coverage", "-fstack-clash", "-fcf-protection"})
    if (flag.starts_with(prefix)) {
      if (flag.starts_with("-Wp,-D") || flag.starts_with("-Wp,-U") || flag.starts_with("-objc")) return false;
      return true;
    }
  return false;
}

std::vector<std::string> normalised(const CompileCommand &command) {
  const std::vector<std::string> &in = command.arguments;
  std::vector<std::string> out;
  size_t at = 0;
  while (at + 1 < in.size() && (isLauncher(in[at]) || (at > 0 && in[at].find('=') != std::string::npos))) ++at;
  out.push_back(at < in.size() ? in[at] : "clang");
  for (++at; at < in.size(); ++at) {
    llvm::StringRef flag = in[at];
    if (flag == "--") { out.push_back("--"); continue; }
    // -Xclang -include-pch -Xclang FILE: somebody else's precompiled header
    if (flag == "-Xclang" && at + 1 < in.size()) {
      llvm::StringRef inner = in[at + 1];
      if (inner == "-include-pch" || inner == "-emit-pch" || inner == "-plugin" || inner == "-load" || inner == "-add-plugin") {
        at += inner == "-emit-pch" ? 1 : 3;
        continue;
      }
    }
    if (takesValueToDrop(flag)) { ++at; continue; }
    if (flag.starts_with("-Wp,-D") || flag.starts_with("-Wp,-U")) {
      for (llvm::StringRef rest = flag.drop_front(4); !rest.empty();) {
        auto [one, more] = rest.split(',');
        if (one.starts_with("-D") || one.starts_with("-U")) out.push_back(one.str());
        rest = more;
      }
      continue;
    }
    if (flag.starts_with("-") && isToDrop(flag)) continue;
    if (flag == "-include" && at + 1 < in.size()) {
      // A precompiled header's text is what we want; `.gch` and `.pch` themselves are not text.
      llvm::StringRef header = in[at + 1];
      if (header.ends_with(".gch") || header.ends_with(".pch")) { ++at; continue; }
    }
    out.push_back(in[at]);
  }
  // Ours come first behind the driver's name: `--` and `-x` stay where they are.
  std::vector<std::string> ours = {"-fsyntax-only", "-w", "-Wno-error", "-Wno-unknown-warning-option", "-Qunused-arguments",
                                   "-fno-caret-diagnostics"};  // else Clang counts its errors on standard error
  for (const char *tolerated : {"implicit-function-declaration", "implicit-int", "int-conversion", "return-type", "return-mismatch",
                                "incompatible-function-pointer-types", "incompatible-pointer-types", "c++11-narrowing",
                                "reserved-user-defined-literal"})
    ours.push_back(std::string("-Wno-error=") + tolerated);
#ifdef CONNLEAK_RESOURCE_DIR
  bool has_own = std::any_of(out.begin(), out.end(), [](const std::string &a) { return a.starts_with("-resource-dir"); });
  if (!has_own) ours.push_back("-resource-dir=" CONNLEAK_RESOURCE_DIR);
#endif
  out.insert(out.begin() + 1, ours.begin(), ours.end());
  return out;
}

std::string unknownArgument(const std::string &error) {
  for (llvm::StringRef begin : {"unknown argument: '", "unknown argument '", "unsupported option '", "optimization flag '",
                                "unsupported argument '", "invalid value '"}) {
    llvm::StringRef text(error);
    size_t at = text.find(begin);
    if (at == llvm::StringRef::npos) continue;
    text = text.substr(at + begin.size());
    std::string argument = text.substr(0, text.find('\'')).str();
    size_t option = text.find("to option '");
    if (option == llvm::StringRef::npos) option = text.find("in '");
    if (option != llvm::StringRef::npos) {
      llvm::StringRef rest = text.substr(option).split('\'').second;
      std::string name = rest.substr(0, rest.find('\'')).str();
      return name.find('=') != std::string::npos && name.find(argument) == std::string::npos ? name + argument : name;
    }
    return argument;
  }
  return "";
}

}  // namespace connleak
