// SPDX-License-Identifier: Apache-2.0
// Finds the number of something that was numbered before: open addressing over (hash, number) pairs. What the numbers
// stand for is kept by the owner, who is asked whether it is the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace connleak {

class IdTable {
 public:
  // The number of the entry `isSame(number)` says yes to, or `next` after taking that in; `next` is not 0xffffffff.
  template <typename IsSame>
  uint32_t findOrAdd(uint64_t hash, uint32_t next, IsSame isSame) {
    if (2 * (count_ + 1) > entries_.size()) grow();
    uint32_t short_hash = static_cast<uint32_t>(hash >> 32);
    for (std::size_t at = short_hash & (entries_.size() - 1);; at = (at + 1) & (entries_.size() - 1)) {
      Entry &entry = entries_[at];
      if (entry.number == kFree) {
        entry = {short_hash, next};
        ++count_;
        return next;
      }
      if (entry.hash == short_hash && isSame(entry.number)) return entry.number;
    }
  }

 private:
  static constexpr uint32_t kFree = 0xffffffff;
  struct Entry {
    uint32_t hash = 0;
    uint32_t number = kFree;
  };

  void grow() {
    std::vector<Entry> before = std::move(entries_);
    entries_.assign(before.empty() ? 64 : 2 * before.size(), Entry{});
    for (const Entry &entry : before) {
      if (entry.number == kFree) continue;
      std::size_t at = entry.hash & (entries_.size() - 1);
      while (entries_[at].number != kFree) at = (at + 1) & (entries_.size() - 1);
      entries_[at] = entry;
    }
  }

  std::vector<Entry> entries_;
  std::size_t count_ = 0;
};

}  // namespace connleak
