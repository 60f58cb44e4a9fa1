// SPDX-License-Identifier: Apache-2.0
#include "common/source_text.h"

#include <sstream>

#include "common/files.h"

namespace connleak {

const std::optional<SourceText::File> &SourceText::file(const std::string &name) {
  auto [entry, is_new] = files_.try_emplace(name);
  if (!is_new) return entry->second;
  Result<std::string> content = readFile(name);
  if (!content) return entry->second;
  File file;
  file.text = std::move(*content);
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    file.lines.push_back(std::move(line));
  }
  entry->second = std::move(file);
  return entry->second;
}

const std::string *SourceText::line(const std::string &name, unsigned number) {
  const std::optional<File> &text = file(name);
  return text && number >= 1 && number <= text->lines.size() ? &text->lines[number - 1] : nullptr;
}

const std::string *SourceText::whole(const std::string &name) {
  const std::optional<File> &text = file(name);
  return text ? &text->text : nullptr;
}

std::string relativeTo(const std::string &file, const std::string &root) {
  if (root.empty() || file.size() <= root.size() + 1 || file.compare(0, root.size(), root) != 0) return file;
  if (root.back() == '/') return file.substr(root.size());
  return file[root.size()] == '/' ? file.substr(root.size() + 1) : file;
}

}  // namespace connleak
