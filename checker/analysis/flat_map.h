// SPDX-License-Identifier: Apache-2.0
// A sorted vector as a map: states are copied far more often than they are searched.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace connleak {

template <typename Key, typename Mapped>
class FlatMap {
 public:
  using Entry = std::pair<Key, Mapped>;
  using iterator = typename std::vector<Entry>::iterator;
  using const_iterator = typename std::vector<Entry>::const_iterator;

  iterator begin() { return entries_.begin(); }
  iterator end() { return entries_.end(); }
  const_iterator begin() const { return entries_.begin(); }
  const_iterator end() const { return entries_.end(); }
  size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  void clear() { entries_.clear(); }

  iterator lowerBound(const Key &key) {
    return std::lower_bound(begin(), end(), key, [](const Entry &e, const Key &k) { return e.first < k; });
  }
  const_iterator lowerBound(const Key &key) const {
    return std::lower_bound(begin(), end(), key, [](const Entry &e, const Key &k) { return e.first < k; });
  }
  const Mapped *find(const Key &key) const {
    auto at = lowerBound(key);
    return at != end() && at->first == key ? &at->second : nullptr;
  }
  Mapped *find(const Key &key) {
    auto at = lowerBound(key);
    return at != end() && at->first == key ? &at->second : nullptr;
  }
  void set(const Key &key, Mapped value) {
    auto at = lowerBound(key);
    if (at != end() && at->first == key) at->second = std::move(value);
    else entries_.insert(at, {key, std::move(value)});
  }
  void erase(const Key &key) {
    auto at = lowerBound(key);
    if (at != end() && at->first == key) entries_.erase(at);
  }
  void erase(iterator first, iterator last) { entries_.erase(first, last); }
  template <typename Predicate>
  size_t eraseIf(Predicate predicate) {
    auto kept = std::remove_if(entries_.begin(), entries_.end(), predicate);
    size_t gone = entries_.end() - kept;
    entries_.erase(kept, entries_.end());
    return gone;
  }
  // Takes entries in any order; of equal keys the first stays.
  void assign(std::vector<Entry> entries) {
    entries_ = std::move(entries);
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry &a, const Entry &b) { return a.first < b.first; });
    entries_.erase(std::unique(entries_.begin(), entries_.end(),
                               [](const Entry &a, const Entry &b) { return a.first == b.first; }), entries_.end());
  }

  friend bool operator==(const FlatMap &, const FlatMap &) = default;

 private:
  std::vector<Entry> entries_;
};

}  // namespace connleak
