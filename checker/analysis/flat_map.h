// SPDX-License-Identifier: Apache-2.0
// A sorted vector as a map, shared between copies until one of them writes: states are copied at every branch, and
// most copies change a cell or two. Not for use by several threads at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace connleak {

template <typename Key, typename Mapped>
class FlatMap {
 public:
  using Entry = std::pair<Key, Mapped>;
  using Entries = std::vector<Entry>;
  using const_iterator = typename Entries::const_iterator;

  FlatMap() = default;
  FlatMap(const FlatMap &other) : shared_(other.shared_), version_(other.version_) { if (shared_) ++shared_->users; }
  FlatMap(FlatMap &&other) noexcept : shared_(std::exchange(other.shared_, nullptr)), version_(other.version_) {}
  FlatMap &operator=(FlatMap other) noexcept {
    std::swap(shared_, other.shared_);
    version_ = other.version_;
    return *this;
  }
  ~FlatMap() { drop(); }

  const_iterator begin() const { return entries().begin(); }
  const_iterator end() const { return entries().end(); }
  size_t size() const { return shared_ ? shared_->entries.size() : 0; }
  bool empty() const { return size() == 0; }
  void clear() { drop(); ++version_; }

  const_iterator lowerBound(const Key &key) const { return lowerBound(entries(), key); }
  const Mapped *find(const Key &key) const {
    auto at = lowerBound(key);
    return at != end() && at->first == key ? &at->second : nullptr;
  }
  void set(const Key &key, Mapped value) {
    auto at = lowerBound(key);
    bool known = at != end() && at->first == key;
    if (known && at->second == value) return;
    size_t index = at - begin();
    Entries &own = mine(known ? 0 : 1);
    if (known) own[index].second = std::move(value);
    else own.insert(own.begin() + index, {key, std::move(value)});
  }
  void erase(const Key &key) {
    auto at = lowerBound(key);
    if (at == end() || !(at->first == key)) return;
    size_t index = at - begin();
    Entries &own = mine(0);
    own.erase(own.begin() + index);
  }
  // The predicate may look at the map: nothing changes before it has been asked about every entry.
  template <typename Predicate>
  size_t eraseIf(Predicate predicate) {
    const Entries &all = entries();
    size_t first = 0;
    while (first < all.size() && !predicate(all[first])) ++first;
    if (first == all.size()) return 0;
    Entries kept(all.begin(), all.begin() + first);
    kept.reserve(all.size());
    for (size_t i = first + 1; i < all.size(); ++i)
      if (!predicate(all[i])) kept.push_back(all[i]);
    size_t gone = all.size() - kept.size();
    take(std::move(kept));
    return gone;
  }
  // `change(value)` gives each entry's new value.
  template <typename Change>
  void transform(Change change) {
    size_t count = size();
    for (size_t i = 0; i < count; ++i) {
      Mapped now = change(entries()[i].second);
      if (!(now == entries()[i].second)) mine(0)[i].second = std::move(now);
    }
  }
  // Takes entries in any order; of equal keys the first stays.
  void assign(Entries entries) {
    auto before = [](const Entry &a, const Entry &b) { return a.first < b.first; };
    if (!std::is_sorted(entries.begin(), entries.end(), before))
      std::stable_sort(entries.begin(), entries.end(), before);
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [](const Entry &a, const Entry &b) { return a.first == b.first; }), entries.end());
    if (shared_ && shared_->entries == entries) return;
    take(std::move(entries));
  }

  // True when both are one vector: equal without a look inside.
  bool isSame(const FlatMap &other) const { return shared_ == other.shared_; }
  // What is worked out from the entries holds as long as the pair (identity, version) stays.
  const void *identity() const { return shared_; }
  uint32_t version() const { return version_; }

  friend bool operator==(const FlatMap &a, const FlatMap &b) { return a.isSame(b) || a.entries() == b.entries(); }

 private:
  static const Entries &none() { static const Entries empty; return empty; }
  const Entries &entries() const { return shared_ ? shared_->entries : none(); }
  static const_iterator lowerBound(const Entries &entries, const Key &key) {
    return std::lower_bound(entries.begin(), entries.end(), key, [](const Entry &e, const Key &k) { return e.first < k; });
  }
  // The entries and how many maps share them. Counted without atomics, which cost as much as the copying they spare.
  struct Shared {
    Entries entries;
    uint32_t users = 1;
  };
  void drop() {
    if (shared_ && --shared_->users == 0) delete shared_;
    shared_ = nullptr;
  }
  void take(Entries entries) {
    drop();
    shared_ = new Shared{std::move(entries)};
    ++version_;
  }
  Entries &mine(size_t more) {
    ++version_;
    if (shared_ && shared_->users == 1) return shared_->entries;
    Entries own;
    own.reserve(size() + more + 4);
    own.assign(begin(), end());
    drop();
    shared_ = new Shared{std::move(own)};
    return shared_->entries;
  }

  Shared *shared_ = nullptr;
  uint32_t version_ = 0;
};

}  // namespace connleak
