// SPDX-License-Identifier: Apache-2.0
// What all runs over one function share: its symbols, the ways its states came, and which acquisitions a state may
// stem from.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "checker/analysis/summary.h"
#include "checker/analysis/value.h"
#include "common/finding.h"

namespace connleak {

// A step on the way of a state; a tree, because states share their past.
struct PathNode {
  uint32_t parent = 0;
  StepKind kind = StepKind::Branch;
  uint32_t place = 0;
  uint32_t fact = kNone;
  uint32_t instruction = kNone;
  int64_t choice = 0;     // branch: taken if 1; switch: the case
  std::string text;
  SharedTrail inside;     // steps in a callee
};

// Sets of numbers, of acquisitions or throwers in a function, interned; 0 is the empty set. States whose handles stem from
// different acquisitions meet where the handle is in one global: from there on it makes no difference which it was.
class SiteSets {
 public:
  uint32_t single(uint32_t site) { return intern({site}); }
  uint32_t united(uint32_t a, uint32_t b);
  const std::vector<uint32_t> &of(uint32_t set) const { return sets_[set]; }

 private:
  uint32_t intern(std::vector<uint32_t> sites);
  std::vector<std::vector<uint32_t>> sets_ = {{}};
  std::map<std::vector<uint32_t>, uint32_t> numbers_ = {{{}, 0}};
};

// A call or `throw` that something may be thrown by.
struct Thrower {
  uint32_t instruction = 0;
  Thrown thrown;
  std::string text;   // "load() throws std::runtime_error (load.cpp:12)"
};

struct FunctionContext {
  SymbolTable symbols;
  std::vector<PathNode> paths = {PathNode{}};
  SiteSets sites;
  std::vector<Thrower> throwers;
  std::map<std::tuple<uint32_t, ThrowKind, uint32_t>, uint32_t> thrower_numbers;   // instruction, kind, type
  SiteSets thrower_sets;
  SiteSets landing_sets;   // of instructions
};

}  // namespace connleak
