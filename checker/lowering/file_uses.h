// SPDX-License-Identifier: Apache-2.0
// Which files a parse read, and which it looked for and did not find: the parse of the same command says the same for as
// long as these are as they were.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connleak {

// XXH3, 128 bits: against chance, not against malice.
struct Digest {
  uint64_t low = 0, high = 0;
  friend bool operator==(const Digest &, const Digest &) = default;
  friend auto operator<=>(const Digest &, const Digest &) = default;
};
Digest digestOf(std::string_view bytes);
std::string hex(const Digest &digest);   // 32 digits

struct FileUse {
  enum class Kind : uint8_t {
    Read,       // digest: of its content
    Missing,    // neither a file nor a folder
    Exists,     // but was not read, as for __has_include
    Listed,     // a folder; digest: of the names in it, sorted
  };
  Kind kind = Kind::Read;
  std::string path;   // absolute
  Digest digest;
  friend bool operator==(const FileUse &, const FileUse &) = default;
  friend auto operator<=>(const FileUse &, const FileUse &) = default;
};

// Sorted, each once; of a path that was read, not that it exists.
void tidy(std::vector<FileUse> &uses);

// As it is now. Nothing to compare a Missing or Exists by: ask `exists`.
bool exists(const std::string &path);
Digest digestOfNamesIn(const std::string &folder);   // zeros when it cannot be listed

}  // namespace connleak
