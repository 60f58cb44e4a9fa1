// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/use_list.h"

#include <algorithm>

#include "checker/program/archive.h"

namespace connleak {

namespace {

struct Row {
  FileUse::Kind kind = FileUse::Kind::Read;
  uint32_t shared = 0;   // characters with the path before
  std::string rest;
  uint64_t low = 0, high = 0;
};
template <typename A> void describe(A &a, Row &v) {
  a & v.kind & v.shared & v.rest;
  if (v.kind == FileUse::Kind::Read || v.kind == FileUse::Kind::Listed) a & v.low & v.high;
}

std::vector<Row> rowsOf(const std::vector<FileUse> &uses) {
  std::vector<Row> rows;
  std::string before;
  for (const FileUse &use : uses) {
    size_t shared = std::mismatch(before.begin(), before.begin() + std::min(before.size(), use.path.size()), use.path.begin()).first - before.begin();
    rows.push_back({use.kind, static_cast<uint32_t>(shared), use.path.substr(shared), use.digest.low, use.digest.high});
    before = use.path;
  }
  return rows;
}

bool fromRows(const std::vector<Row> &rows, std::vector<FileUse> &uses) {
  uses.clear();
  std::string before;
  for (const Row &row : rows) {
    if (row.shared > before.size() || row.kind > FileUse::Kind::Listed) return false;
    before = before.substr(0, row.shared) + row.rest;
    uses.push_back({row.kind, before, {row.low, row.high}});
  }
  return true;
}

}  // namespace

std::string written(const std::vector<FileUse> &uses) {
  Writer writer;
  writer & rowsOf(uses);
  return std::move(writer.bytes);
}

std::string written(const std::vector<std::vector<FileUse>> &states) {
  Writer writer;
  std::vector<std::string> each;
  for (const std::vector<FileUse> &uses : states) each.push_back(written(uses));
  writer & each;
  return std::move(writer.bytes);
}

bool read(std::string_view bytes, std::vector<FileUse> &uses) {
  Reader reader(bytes);
  std::vector<Row> rows;
  reader & rows;
  return !reader.failed() && reader.atEnd() && fromRows(rows, uses);
}

bool read(std::string_view bytes, std::vector<std::vector<FileUse>> &states) {
  Reader reader(bytes);
  std::vector<std::string> each;
  reader & each;
  if (reader.failed() || !reader.atEnd()) return false;
  states.resize(each.size());
  for (size_t i = 0; i < each.size(); ++i)
    if (!read(each[i], states[i])) return false;
  return true;
}

}  // namespace connleak
