// SPDX-License-Identifier: Apache-2.0
// The order blocks are run in: a loop is one stretch, and what comes after it comes later.
#include "checker/analysis/body_info.h"

#include <gtest/gtest.h>

namespace connleak {
namespace {

// Blocks 0 to n - 1, each a single jump or branch to those named.
Function blocks(const std::vector<std::vector<uint32_t>> &targets) {
  Function function;
  for (const std::vector<uint32_t> &of : targets) {
    Instruction end;
    end.opcode = of.empty() ? Opcode::Return : of.size() == 1 ? Opcode::Jump : Opcode::Branch;
    end.targets = of;
    function.blocks.push_back({static_cast<uint32_t>(function.instructions.size()), 1});
    function.instructions.push_back(end);
  }
  return function;
}

std::vector<uint32_t> inOrder(const BodyInfo &body) {
  std::vector<uint32_t> order(body.order.size(), kNone);
  for (uint32_t block = 0; block < body.order.size(); ++block)
    if (body.order[block] != kNone) order[body.order[block]] = block;
  return order;
}

TEST(BlockOrder, WhatComesAfterALoopComesLater) {
  // 1 is the head, 2 and 3 the body, 4 what follows.
  Function function = blocks({{1}, {2, 4}, {3}, {1}, {}});
  EXPECT_EQ(inOrder(BodyInfo(function)), (std::vector<uint32_t>{0, 1, 2, 3, 4}));
}

TEST(BlockOrder, WaysOutOfTheMiddleWaitToo) {
  // Head 1; 2 may return by way of 5 or go on; 3 may leave to 6.
  Function function = blocks({{1}, {2, 6}, {5, 3}, {6, 4}, {1}, {}, {}});
  BodyInfo body(function);
  for (uint32_t inside : {1u, 2u, 3u, 4u})
    for (uint32_t outside : {5u, 6u}) EXPECT_LT(body.order[inside], body.order[outside]) << inside << ' ' << outside;
}

TEST(BlockOrder, InnerLoopsAreStretchesOfOuterOnes) {
  // Outer head 1, inner head 2 with body 3; 4 ends the outer round; 5 follows both.
  Function function = blocks({{1}, {2, 5}, {3, 4}, {2}, {1}, {}});
  BodyInfo body(function);
  EXPECT_EQ(inOrder(body), (std::vector<uint32_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_TRUE(body.isBackEdge(3, 2));
  EXPECT_TRUE(body.isBackEdge(4, 1));
  EXPECT_FALSE(body.isBackEdge(2, 4));
}

TEST(BlockOrder, ALoopWithASecondWayInKeepsItsEdges) {
  // A goto from 0 into the middle, 2, of the loop 1 -> 2 -> 1.
  Function function = blocks({{1, 2}, {2, 3}, {1, 3}, {}});
  BodyInfo body(function);
  std::vector<uint32_t> order = inOrder(body);
  EXPECT_EQ(order.front(), 0u);
  EXPECT_EQ(order.back(), 3u);
}

TEST(BlockOrder, UnreachableBlocksHaveNone) {
  Function function = blocks({{2}, {2}, {}});
  EXPECT_EQ(BodyInfo(function).order[1], kNone);
}

}  // namespace
}  // namespace connleak
