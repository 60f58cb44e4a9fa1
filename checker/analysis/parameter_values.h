// SPDX-License-Identifier: Apache-2.0
// Which numbers a function is given, over all its calls in sight: a level, a mode, a flag, which most often stand in the
// call. Constant propagation between procedures, without regard to the order of things (Callahan, Cooper, Kennedy, Torczon,
// SIGPLAN 1986), for small sets of numbers. Only where nobody else can call: the address is not taken, and the function is
// static or part of a program whose main() is in sight.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "checker/analysis/program.h"
#include "checker/analysis/range.h"

namespace connleak {

class ParameterValues {
 public:
  explicit ParameterValues(const Program &program);
  // Any, when not all of them are known.
  Range of(FunctionRef ref, uint32_t parameter) const {
    auto known = ranges_.find({ref, parameter});
    return known == ranges_.end() ? Range::any() : known->second;
  }

 private:
  std::map<std::pair<FunctionRef, uint32_t>, Range> ranges_;   // those that say something
};

}  // namespace connleak
