// SPDX-License-Identifier: Apache-2.0
#include "common/source_text.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace connleak {
namespace {

class SourceTextTest : public testing::Test {
 protected:
  std::string write(std::string_view text) {
    std::ofstream(path_, std::ios::binary) << text;
    return path_;
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::string path_ = testing::TempDir() + "source_text_test_" + std::to_string(getpid()) + ".c";
};

TEST_F(SourceTextTest, LinesCountFromOneAndHaveNoBreak) {
  std::string file = write("one\ntwo\r\n\nlast");
  SourceText text;
  EXPECT_EQ(*text.line(file, 1), "one");
  EXPECT_EQ(*text.line(file, 2), "two");
  EXPECT_EQ(*text.line(file, 3), "");
  EXPECT_EQ(*text.line(file, 4), "last");
  EXPECT_EQ(text.line(file, 0), nullptr);
  EXPECT_EQ(text.line(file, 5), nullptr);
  EXPECT_EQ(*text.whole(file), "one\ntwo\r\n\nlast");
}

TEST_F(SourceTextTest, FileIsReadOnce) {
  std::string file = write("before\n");
  SourceText text;
  EXPECT_EQ(*text.line(file, 1), "before");
  write("after\n");
  EXPECT_EQ(*text.line(file, 1), "before");
}

TEST(SourceText, MissingFileHasNoLines) {
  SourceText text;
  EXPECT_EQ(text.line("/no/such/file.c", 1), nullptr);
  EXPECT_EQ(text.whole("/no/such/file.c"), nullptr);
}

TEST(RelativeTo, CutsOnlyWholeFolders) {
  EXPECT_EQ(relativeTo("/src/app/a.c", "/src"), "app/a.c");
  EXPECT_EQ(relativeTo("/src/app/a.c", "/src/"), "app/a.c");
  EXPECT_EQ(relativeTo("/src-other/a.c", "/src"), "/src-other/a.c");
  EXPECT_EQ(relativeTo("/src", "/src"), "/src");
  EXPECT_EQ(relativeTo("/src/a.c", ""), "/src/a.c");
  EXPECT_EQ(relativeTo("/lib/a.c", "/src"), "/lib/a.c");
  EXPECT_EQ(relativeTo("/a.c", "/"), "a.c");
}

}  // namespace
}  // namespace connleak
