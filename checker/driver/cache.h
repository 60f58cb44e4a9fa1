// SPDX-License-Identifier: Apache-2.0
// A folder of results under the hash of everything they were made from. Several runs may use it at the same time: an entry
// is written under another name and renamed. What cannot be read or written costs time, never a result, and is told once.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/lowering/file_uses.h"

namespace connleak {

// $XDG_CACHE_HOME/connleak or ~/.cache/connleak; empty when there is neither.
std::string defaultCacheFolder();

// This checker and no other: version, content of the program, version of Clang, and what of the environment Clang looks at.
const std::string &checkerIdentity();

class Cache {
 public:
  Cache(std::string folder, uint64_t most_bytes);

  // `kind`: "outline"; part of the entry's name. Nothing when there is no such entry, or it is of no use.
  std::optional<std::string> find(std::string_view kind, const Digest &key);
  void store(std::string_view kind, const Digest &key, std::string_view payload);
  // Its seal is whole but what it holds is not what it should be.
  void refuse(std::string_view kind, const Digest &key);
  // Drops the oldest entries until the rest is small enough; when something was stored.
  void trim();

  std::vector<std::string> warnings() const;

 private:
  std::string pathOf(std::string_view kind, const Digest &key) const;
  void warn(const std::string &sentence);
  void stopWriting(const std::string &why);

  std::string folder_;
  uint64_t most_bytes_;
  mutable std::mutex mutex_;
  bool writes_ = true, has_stored_ = false;
  std::vector<std::string> warnings_;
};

// What files are like now; each is looked at once.
class FileStates {
 public:
  bool isAsItWas(const FileUse &use);
  bool areAsTheyWere(const std::vector<FileUse> &uses);

 private:
  std::mutex mutex_;
  std::map<std::string, std::optional<Digest>, std::less<>> contents_, names_;
  std::map<std::string, bool, std::less<>> exists_;
};

}  // namespace connleak
