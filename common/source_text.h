// SPDX-License-Identifier: Apache-2.0
// Lines of source files, read once each, for renderers and NOLINT comments.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace connleak {

class SourceText {
 public:
  // Null when the file cannot be read or has no such line. Lines count from 1, without their line break.
  const std::string *line(const std::string &file, unsigned number);
  const std::string *whole(const std::string &file);

 private:
  struct File { std::string text; std::vector<std::string> lines; };
  const std::optional<File> &file(const std::string &name);
  std::map<std::string, std::optional<File>> files_;
};

// `file` relative to `root` when it lies below it.
std::string relativeTo(const std::string &file, const std::string &root);

}  // namespace connleak
