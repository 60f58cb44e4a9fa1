// SPDX-License-Identifier: Apache-2.0
// The command line of `connleak check`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace connleak {

enum class Format { Text, Sarif, Json };

struct Options {
  std::string build_folder;               // -p; empty: look for one
  std::vector<std::string> files;
  std::vector<std::string> flags;         // behind --
  bool has_flags = false;
  Format format = Format::Text;
  std::string output;                     // empty: standard output
  unsigned jobs = 0;                      // 0: as many as the machine has
  std::string config;                     // empty: found upward
  std::vector<std::string> resources;     // built-in groups; empty: the default ones
  std::string explain_file;               // --explain-silence FILE:LINE
  unsigned explain_line = 0;
  bool list_units = false;                // say which units would be read, and why; analyse nothing
  bool parse_everything = false;          // no identifier scan
  std::string exceptions = "unknown";    // explicit, unknown or all
  bool quiet = false;                     // no progress, no last line
  std::string colour = "auto";
  bool emit_unit = false;                 // write an artefact of the one file to `output`; analyse nothing
  std::string depfile;                    // what it was made from, for Make and Ninja
  bool link = false;                      // `files` are artefacts
  std::string cache_dir;                  // empty: the user's own
  bool no_cache = false;
  uint64_t cache_size = uint64_t(1) << 30;
};

struct ParsedOptions {
  bool should_run = false;
  int exit_code = 0;      // when it should not
  Options options;
};

// Prints help, version or the error itself.
ParsedOptions parseOptions(int argc, char **argv);

}  // namespace connleak
