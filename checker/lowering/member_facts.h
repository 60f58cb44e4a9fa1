// SPDX-License-Identifier: Apache-2.0
// What the source says about private members of the user's classes: who can see one is in the class. A handle that the
// class puts there, and that nothing in it can release or hand on, is never released.
#pragma once

#include <vector>

#include "checker/lowering/unit_builder.h"

namespace connleak {

// Of members that are filled with the result of a call, in order of the source.
std::vector<MemberFact> memberFactsOf(clang::ASTContext &context, UnitBuilder &builder);

}  // namespace connleak
