// SPDX-License-Identifier: Apache-2.0
// Whoever reads a file of ours is told why it is of no use, whatever became of it.
#include "checker/program/sealed.h"

#include <gtest/gtest.h>

namespace connleak {
namespace {

const SealedAs kAs{"connleak test", 3, "1.2.3"};

SealProblem problemOf(const std::string &bytes) { return unseal(kAs, bytes).problem; }

TEST(Sealed, GivesBackWhatWasSealed) {
  std::string payload("a\0\n\xff", 4), bytes = seal(kAs, payload), empty = seal(kAs, "");
  EXPECT_EQ(unseal(kAs, bytes).payload, payload);
  EXPECT_EQ(unseal(kAs, empty).problem, SealProblem::None);
  EXPECT_EQ(unseal(kAs, empty).payload, "");
}

TEST(Sealed, CutOffAnywhere) {
  std::string bytes = seal(kAs, "some payload");
  for (size_t length = 0; length < bytes.size(); ++length) EXPECT_EQ(problemOf(bytes.substr(0, length)), SealProblem::Truncated) << length;
}

TEST(Sealed, AnyByteChanged) {
  std::string whole = seal(kAs, "some payload");
  for (size_t at = 0; at < whole.size(); ++at)
    for (char change : {'\x01', '\x80', '\xff'}) {
      std::string bytes = whole;
      bytes[at] ^= change;
      EXPECT_NE(problemOf(bytes), SealProblem::None) << at;
    }
}

TEST(Sealed, BytesBehindTheEnd) { EXPECT_EQ(problemOf(seal(kAs, "x") + "\n"), SealProblem::Damaged); }

TEST(Sealed, OtherKindsAndVersions) {
  EXPECT_EQ(problemOf("\x7f" "ELF"), SealProblem::Foreign);
  EXPECT_EQ(problemOf(seal({"connleak other", 3, "1.2.3"}, "x")), SealProblem::Foreign);
  EXPECT_EQ(problemOf(seal({"connleak test", 4, "1.2.3"}, "x")), SealProblem::OtherVersion);
  Unsealed older = unseal(kAs, seal({"connleak test", 3, "0.9"}, "x"));
  EXPECT_EQ(older.problem, SealProblem::OtherVersion);
  EXPECT_EQ(tell(older.problem, kAs, older.made_by), "was made by connleak 0.9, not 1.2.3");
  EXPECT_EQ(tell(older.problem, kAs, "\x1b[2J"), "has another version of its format");
}

}  // namespace
}  // namespace connleak
