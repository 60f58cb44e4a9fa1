// SPDX-License-Identifier: Apache-2.0
// In which order the functions of a program can be summarised: callees first, those that call each other together. What
// stands on one level needs nothing of the others there, as far as calls by name go, so it can be done at the same time.
#pragma once

#include <memory>
#include <vector>

#include "checker/analysis/body_info.h"
#include "checker/analysis/parameter_values.h"
#include "checker/analysis/program.h"

namespace connleak {

// Functions that call each other, in the program's order.
using CallGroup = std::vector<FunctionRef>;

// Level by level, the largest group of a level first: it is the one to wait for.
std::vector<std::vector<CallGroup>> callLevels(const Program &program);

// What the bodies of a program say before any of them is run. Made once, then only read.
class Bodies {
 public:
  explicit Bodies(const Program &program);
  const BodyInfo &of(FunctionRef ref) const { return *infos_[ref.unit][ref.function]; }
  // It, or something it calls, has a loop that nothing leaves.
  bool turnsForever(FunctionRef ref) const { return turns_forever_[ref.unit][ref.function]; }
  const ParameterValues &parameterValues() const { return parameters_; }

 private:
  std::vector<std::vector<std::unique_ptr<BodyInfo>>> infos_;
  std::vector<std::vector<bool>> turns_forever_;
  ParameterValues parameters_;
};

}  // namespace connleak
