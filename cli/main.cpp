// SPDX-License-Identifier: Apache-2.0
// connleak: `connleak check …` becomes `connleak-check …`, git-style. The checker is a package of its own, so that hosts
// that only run services need no compiler.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/core.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "connleak_version.h"

namespace connleak {
namespace {

constexpr int kUsageError = 2;

constexpr std::string_view kHelp = R"(usage: connleak COMMAND [OPTION…]

commands:
  check    find acquisitions that some path does not release (connleak check --help)

options:
  --help, --version
)";

struct Subcommand {
  std::string_view name;
  std::string_view program;  // beside this one, or on PATH
  std::string_view package;
};

constexpr Subcommand kSubcommands[] = {{"check", "connleak-check", "connleak-checker"}};

// Runs the subcommand's program in this process's place: the one beside us first, then the one on PATH. Returns only on failure.
int dispatch(const Subcommand& subcommand, std::vector<char*> arguments) {
  std::string program{subcommand.program};
  arguments.insert(arguments.begin(), program.data());
  arguments.push_back(nullptr);

  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) execv((self.parent_path() / program).c_str(), arguments.data());
  execvp(program.c_str(), arguments.data());

  if (errno == ENOENT) {
    fmt::print(stderr, "connleak: 'connleak {}' needs {}, which is not installed: install the package {}\n", subcommand.name, program,
               subcommand.package);
  } else {
    fmt::print(stderr, "connleak: cannot run {}: {}\n", program, std::strerror(errno));
  }
  return kUsageError;
}

int run(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "--version") {
    fmt::print("connleak {}\n", kVersion);
    return 0;
  }
  if (command == "--help" || command == "-h" || command == "help") {
    fmt::print("{}", kHelp);
    return 0;
  }
  for (const Subcommand& subcommand : kSubcommands) {
    if (command == subcommand.name) return dispatch(subcommand, {argv + 2, argv + argc});
  }
  if (command.empty()) {
    fmt::print(stderr, "{}", kHelp);
  } else {
    fmt::print(stderr, "connleak: there is no command '{}'; 'connleak --help' lists them\n", command);
  }
  return kUsageError;
}

}  // namespace
}  // namespace connleak

int main(int argc, char** argv) {
  return connleak::run(argc, argv);
}
