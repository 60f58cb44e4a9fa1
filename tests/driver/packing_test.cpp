// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/packing.h"

#include <gtest/gtest.h>

namespace connleak {
namespace {

std::string repetitive(size_t words) {
  std::string text;
  for (size_t k = 0; k < words; ++k) text += "function" + std::to_string(k % 100) + '\0';
  return text;
}

TEST(Packing, GivesBackWhatWasPacked) {
  for (const std::string &bytes : {std::string(), std::string("a"), std::string(1, '\0'), repetitive(10'000)})
    EXPECT_EQ(unpacked(packed(bytes)), bytes);
}

TEST(Packing, TakesLess) {
  std::string bytes = repetitive(10'000);
  EXPECT_LT(packed(bytes).size(), bytes.size() / 4);
}

TEST(Packing, TellsWhatItDidNotWrite) {
  std::string whole = packed(repetitive(1'000));
  EXPECT_EQ(unpacked(""), std::nullopt);
  EXPECT_EQ(unpacked("?" + whole.substr(1)), std::nullopt);
  for (size_t count : {1u, 8u, 9u, 20u}) EXPECT_EQ(unpacked(whole.substr(0, count)), std::nullopt) << count;
  EXPECT_EQ(unpacked(whole.substr(0, whole.size() - 1)), std::nullopt);
}

// The count stands behind the first letter, lowest byte first.
TEST(Packing, TellsCountsThatAreNotRight) {
  std::string whole = packed(repetitive(1'000));
  for (char more : {1, -1}) {
    std::string other = whole;
    other[1] += more;
    EXPECT_EQ(unpacked(other), std::nullopt);
  }
  std::string huge = whole;
  huge[8] = 0x7f;   // more than there is memory
  EXPECT_EQ(unpacked(huge), std::nullopt);
}

}  // namespace
}  // namespace connleak
