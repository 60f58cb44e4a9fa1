// SPDX-License-Identifier: Apache-2.0
// What is computed once per function before it is run: the order of its blocks, its loops, where values and local
// variables are last needed.
#pragma once

#include <map>
#include <vector>

#include "checker/program/unit.h"

namespace connleak {

struct BodyInfo {
  // `setjmps`: instructions it may come back to from any call.
  explicit BodyInfo(const Function &function, const std::vector<uint32_t> &setjmps = {});

  std::vector<uint32_t> order;                 // block -> position in reverse post-order; kNone: unreachable
  std::vector<uint32_t> loop_of_header;        // block -> index into loops, kNone when it heads none
  std::vector<std::vector<bool>> loops;        // blocks of a loop
  std::vector<std::vector<uint32_t>> dying;    // instruction -> values whose last use it is
  std::vector<std::vector<uint32_t>> needed;   // block -> values made elsewhere that are used in it or after it, sorted
  std::vector<std::vector<uint32_t>> live_locals;  // block -> simple variables that may be read from here on, sorted
  std::vector<uint8_t> is_simple_local;        // value number of an Allocate whose address is only loaded and stored: 1
  std::vector<uint32_t> block_of;              // instruction -> block
  std::vector<uint32_t> definition;            // value -> the instruction that makes it; kNone: a parameter
  std::vector<uint8_t> is_local;               // value number of an Allocate: 1
  std::vector<uint8_t> is_threaded;            // block: decides by a phi where to go: each way in goes on by itself

  std::map<uint32_t, std::vector<uint32_t>> out_of_scope;   // setjmp() call -> variables that do not live there

  // Nothing reads the variable from `block` on: its content tells no states apart.
  bool isDeadLocal(uint32_t block, uint32_t value) const;
  bool isBackEdge(uint32_t from, uint32_t to) const { return order[to] <= order[from]; }
};

}  // namespace connleak
