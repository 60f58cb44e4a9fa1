// SPDX-License-Identifier: Apache-2.0
// What only the AST knows of a function body: which variable takes a call's result, the text of conditions, where
// `return`, `break`, `continue` and `goto` stand. Keyed by the place CodeGen gives the instruction.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "checker/program/unit.h"
#include "clang/AST/Decl.h"

namespace connleak {

using LineColumn = std::pair<unsigned, unsigned>;

struct CallText {
  std::string callee;      // unqualified name, to tell calls of one macro expansion apart; may be empty
  SourceFact fact;
  clang::SourceLocation spelling;  // valid when the call came from a macro's body
};

struct BodyFacts {
  std::multimap<LineColumn, CallText> calls;
  std::map<LineColumn, std::string> conditions;
  struct Jump {
    JumpKind kind = JumpKind::None;
    clang::SourceLocation leads_to;   // break, continue: the end of the statement or body they leave; goto: the label
  };
  std::map<LineColumn, Jump> jumps;
  std::map<LineColumn, std::pair<clang::SourceLocation, JumpKind>> last_jumps;  // closing brace -> the jump right in front of it
};

BodyFacts collectBodyFacts(const clang::FunctionDecl &function);

// The attributes of `function` and of its parameters that say who owns what.
std::vector<OwnershipFact> ownershipAttributes(const clang::FunctionDecl &function);

}  // namespace connleak
