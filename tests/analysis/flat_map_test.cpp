// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/flat_map.h"

#include <gtest/gtest.h>

#include <string>

namespace connleak {
namespace {

using Map = FlatMap<int, std::string>;

TEST(FlatMap, FindsWhatWasSet) {
  Map map;
  EXPECT_TRUE(map.empty());
  EXPECT_EQ(map.find(1), nullptr);
  map.set(3, "c");
  map.set(1, "a");
  map.set(2, "b");
  ASSERT_TRUE(map.find(1));
  EXPECT_EQ(*map.find(1), "a");
  EXPECT_EQ(map.find(4), nullptr);
  EXPECT_EQ(map.size(), 3u);
  map.set(1, "other");
  EXPECT_EQ(*map.find(1), "other");
  EXPECT_EQ(map.size(), 3u);
}

TEST(FlatMap, IsSortedByKey) {
  Map map;
  for (int key : {5, 1, 4, 2, 3}) map.set(key, "");
  int expected = 1;
  for (const auto &[key, value] : map) EXPECT_EQ(key, expected++);
  EXPECT_EQ(map.lowerBound(4)->first, 4);
  EXPECT_EQ(map.lowerBound(6), map.end());
}

TEST(FlatMap, CopiesShareUntilOneWrites) {
  Map original;
  original.set(1, "a");
  Map copy = original;
  EXPECT_TRUE(copy.isSame(original));
  copy.set(1, "a");   // nothing new
  EXPECT_TRUE(copy.isSame(original));
  copy.set(2, "b");
  EXPECT_FALSE(copy.isSame(original));
  EXPECT_EQ(original.size(), 1u);
  EXPECT_EQ(copy.size(), 2u);
  copy = original;
  original.set(1, "changed");
  EXPECT_EQ(*copy.find(1), "a");
}

TEST(FlatMap, EveryWriteLeavesCopiesAlone) {
  Map original;
  for (int key : {1, 2, 3}) original.set(key, std::to_string(key));
  auto unchanged = [&] { return original.size() == 3 && *original.find(1) == "1" && *original.find(3) == "3"; };
  Map copy = original;
  copy.erase(1);
  EXPECT_TRUE(unchanged());
  EXPECT_EQ(copy.size(), 2u);
  copy = original;
  EXPECT_EQ(copy.eraseIf([](const auto &entry) { return entry.first != 2; }), 2u);
  EXPECT_TRUE(unchanged());
  EXPECT_EQ(copy.size(), 1u);
  copy = original;
  copy.transform([](const std::string &value) { return value + "!"; });
  EXPECT_TRUE(unchanged());
  EXPECT_EQ(*copy.find(3), "3!");
  copy = original;
  copy.assign({{9, "i"}});
  EXPECT_TRUE(unchanged());
  copy = original;
  copy.clear();
  EXPECT_TRUE(unchanged());
  EXPECT_TRUE(copy.empty());
}

TEST(FlatMap, WritesThatChangeNothingShareOn) {
  Map original;
  original.set(1, "a");
  Map copy = original;
  copy.erase(7);
  EXPECT_EQ(copy.eraseIf([](const auto &) { return false; }), 0u);
  copy.transform([](const std::string &value) { return value; });
  copy.assign({{1, "a"}});
  EXPECT_TRUE(copy.isSame(original));
}

TEST(FlatMap, VersionTellsEveryChange) {
  Map map;
  auto changes = [&](auto write) {
    const void *identity = map.identity();
    uint32_t version = map.version();
    write();
    return identity != map.identity() || version != map.version();
  };
  EXPECT_TRUE(changes([&] { map.set(1, "a"); }));
  EXPECT_FALSE(changes([&] { map.set(1, "a"); }));
  EXPECT_TRUE(changes([&] { map.set(1, "b"); }));
  EXPECT_FALSE(changes([&] { map.erase(2); }));
  EXPECT_TRUE(changes([&] { map.transform([](const std::string &) { return std::string("c"); }); }));
  EXPECT_TRUE(changes([&] { map.assign({{2, "d"}}); }));
  EXPECT_TRUE(changes([&] { map.eraseIf([](const auto &) { return true; }); }));
  map.set(1, "a");
  EXPECT_TRUE(changes([&] { map.erase(1); }));
  map.set(1, "a");
  EXPECT_TRUE(changes([&] { map.clear(); }));
}

TEST(FlatMap, AssignSortsAndTheFirstOfEqualKeysStays) {
  Map map;
  map.assign({{2, "b"}, {1, "first"}, {2, "late"}, {1, "second"}});
  ASSERT_EQ(map.size(), 2u);
  EXPECT_EQ(*map.find(1), "first");
  EXPECT_EQ(*map.find(2), "b");
}

TEST(FlatMap, EraseIfMayLookAtTheMap) {
  Map map;
  for (int key = 0; key < 6; ++key) map.set(key, "");
  // Asked about every entry while all are there: with entries going one by one, only the first would go.
  EXPECT_EQ(map.eraseIf([&](const auto &entry) { return map.find(entry.first + 1) != nullptr && map.size() == 6; }), 5u);
  EXPECT_EQ(map.begin()->first, 5);
}

TEST(FlatMap, EqualityLooksInside) {
  Map a, b;
  a.set(1, "x");
  b.set(1, "x");
  EXPECT_FALSE(a.isSame(b));
  EXPECT_TRUE(a == b);
  b.set(2, "y");
  EXPECT_FALSE(a == b);
  EXPECT_TRUE(Map() == Map());
}

}  // namespace
}  // namespace connleak
