// SPDX-License-Identifier: Apache-2.0
// Which entries of the specs answer for a function.
#include <gtest/gtest.h>

#include "checker/resources/spec_loader.h"

namespace connleak {
namespace {

class SpecIndexTest : public testing::Test {
 protected:
  static SpecSet load() {
    Result<SpecSet> specs = parseSpecs(R"(version: 1
resources:
  - name: connection
    acquire: [ { function: db_open, handle: return }, { function: "app::Pool::acquire", object: this, handle: return } ]
    release: [ { function: db_close, handle: arg0 } ]
    borrow: [ "db_*", look ]
  - name: result
    acquire: [ { function: db_query, handle: return } ]
    release: [ { function: db_free, handle: arg0 }, { function: db_close, handle: arg1 } ]
functions:
  - { function: "db_*", throws: false }
  - { function: db_query, pure: true }
)", "spec.yaml");
    return specs ? *specs : SpecSet{};
  }
  SpecIndex index_{load()};
};

TEST_F(SpecIndexTest, UnknownNamesHaveNoAnswer) {
  EXPECT_EQ(index_.find("elsewhere"), nullptr);
  EXPECT_EQ(index_.find(""), nullptr);
  EXPECT_EQ(index_.find("xdb_open"), nullptr);
}

TEST_F(SpecIndexTest, ExactNamesAndGlobsAnswerTogether) {
  const CallSpec *open = index_.find("db_open");
  ASSERT_TRUE(open);
  ASSERT_EQ(open->acquires.size(), 1u);
  EXPECT_EQ(open->acquires[0].resource, 0u);
  EXPECT_EQ(open->borrows, std::vector<unsigned>{0});
  const CallSpec *other = index_.find("db_anything");
  ASSERT_TRUE(other);
  EXPECT_TRUE(other->acquires.empty() && other->releases.empty());
  EXPECT_EQ(other->borrows, std::vector<unsigned>{0});
}

TEST_F(SpecIndexTest, TheMostExactFactComesFirst) {
  const CallSpec *query = index_.find("db_query");
  ASSERT_TRUE(query);
  ASSERT_EQ(query->facts.size(), 2u);
  EXPECT_TRUE(query->facts[0]->pure);
  EXPECT_EQ(query->facts[1]->throws->kind, ThrowSpec::Kind::Never);
}

TEST_F(SpecIndexTest, OneFunctionMayReleaseSeveralResources) {
  const CallSpec *close = index_.find("db_close");
  ASSERT_TRUE(close);
  ASSERT_EQ(close->releases.size(), 2u);
  EXPECT_EQ(close->releases[0].resource, 0u);
  EXPECT_EQ(close->releases[1].resource, 1u);
  EXPECT_EQ(close->releases[1].how.handle.argument, 1u);
}

TEST_F(SpecIndexTest, OnlyOwnershipIsInteresting) {
  EXPECT_TRUE(index_.isInteresting("db_open"));
  EXPECT_TRUE(index_.isInteresting("db_free"));
  EXPECT_FALSE(index_.isInteresting("look"));
  EXPECT_FALSE(index_.isInteresting("db_anything"));
  EXPECT_FALSE(index_.isInteresting("elsewhere"));
}

TEST_F(SpecIndexTest, IdentifiersAreLastPartsSortedOnce) {
  EXPECT_EQ(index_.interestingIdentifiers(), (std::vector<std::string>{"acquire", "db_close", "db_free", "db_open", "db_query"}));
}

}  // namespace
}  // namespace connleak
