// SPDX-License-Identifier: Apache-2.0
// Values to bytes and back, and what becomes of bytes that are none.
#include "checker/program/archive.h"

#include <gtest/gtest.h>

#include <limits>

namespace connleak {

struct Pair { int32_t a = 0; std::vector<std::string> names; };
template <typename A> void describe(A &archive, Pair &pair) { archive & pair.a & pair.names; }

namespace {

template <typename T>
T roundTrip(const T &value) {
  Writer writer;
  writer & value;
  Reader reader(writer.bytes);
  T out{};
  reader & out;
  EXPECT_FALSE(reader.failed());
  EXPECT_TRUE(reader.atEnd());
  return out;
}

TEST(Archive, NumbersOfEverySize) {
  for (uint64_t number : {uint64_t(0), uint64_t(1), uint64_t(127), uint64_t(128), uint64_t(16383), uint64_t(16384), uint64_t(1) << 63,
                          std::numeric_limits<uint64_t>::max()})
    EXPECT_EQ(roundTrip(number), number);
  for (int64_t number : {int64_t(0), int64_t(-1), int64_t(64), std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()})
    EXPECT_EQ(roundTrip(number), number);
  EXPECT_EQ(roundTrip(int32_t(-7)), -7);
  EXPECT_EQ(roundTrip(uint32_t(0xffffffff)), 0xffffffffu);
  EXPECT_EQ(roundTrip(true), true);
}

TEST(Archive, SmallNumbersTakeOneByte) {
  Writer writer;
  writer & uint64_t(127);
  EXPECT_EQ(writer.bytes.size(), 1u);
  writer & uint64_t(128);
  EXPECT_EQ(writer.bytes.size(), 3u);
}

TEST(Archive, TextsAndLists) {
  EXPECT_EQ(roundTrip(std::string("a\0b", 3)), std::string("a\0b", 3));
  EXPECT_EQ(roundTrip(std::string()), "");
  EXPECT_EQ(roundTrip(std::vector<uint32_t>{1, 200, 70000}), (std::vector<uint32_t>{1, 200, 70000}));
  EXPECT_EQ(roundTrip(std::vector<bool>{true, false, true}), (std::vector<bool>{true, false, true}));
  EXPECT_EQ(roundTrip(std::vector<std::string>{}), std::vector<std::string>{});
  EXPECT_EQ(roundTrip(std::pair<uint32_t, std::string>{7, "x"}), (std::pair<uint32_t, std::string>{7, "x"}));
}

TEST(Archive, Structures) {
  Pair out = roundTrip(Pair{-3, {"one", "two"}});
  EXPECT_EQ(out.a, -3);
  EXPECT_EQ(out.names, (std::vector<std::string>{"one", "two"}));
}

TEST(Archive, EndOfBytesFails) {
  Writer writer;
  writer & Pair{300, {"one", "two"}};
  for (size_t length = 0; length < writer.bytes.size(); ++length) {
    Reader reader(std::string_view(writer.bytes).substr(0, length));
    Pair out;
    reader & out;
    EXPECT_TRUE(reader.failed()) << length;
  }
}

TEST(Archive, LengthsBeyondTheEndAllocateNothing) {
  std::string huge = "\xff\xff\xff\xff\xff\xff\xff\xff\x7f";
  Reader text_reader(huge), list_reader(huge);
  std::string text;
  std::vector<std::string> list;
  text_reader & text;
  list_reader & list;
  EXPECT_TRUE(text_reader.failed() && list_reader.failed());
  EXPECT_TRUE(text.empty() && list.empty());
}

TEST(Archive, NumbersWithoutEndFail) {
  Reader reader(std::string_view("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 12));
  uint64_t number = 0;
  reader & number;
  EXPECT_TRUE(reader.failed());
}

TEST(Archive, AFailedReaderYieldsZeros) {
  Reader reader("");
  uint64_t number = 7;
  reader & number;
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(number, 0u);
  reader & number;
  EXPECT_TRUE(reader.failed());
}

}  // namespace
}  // namespace connleak
