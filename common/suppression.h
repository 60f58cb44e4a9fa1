// SPDX-License-Identifier: Apache-2.0
// NOLINT comments, as clang-tidy reads them: NOLINT, NOLINT(list), NOLINTNEXTLINE(list), NOLINTBEGIN(list) …
// NOLINTEND(list), with globs in the list. A finding is suppressed at the place of the loss or at its acquisition.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/finding.h"

namespace connleak {

// The NOLINT comments of one file. Knows lines only; comments inside string literals are treated as clang-tidy
// treats them (it looks at the text of the line).
class NolintMap {
 public:
  static NolintMap fromText(std::string_view text);
  bool suppresses(unsigned line, std::string_view rule_id) const;

 private:
  struct Range { unsigned first, last; std::vector<std::string> globs; };  // no globs: every rule
  std::vector<Range> ranges_;
};

// A source as the compiler was given it. Names in its `#line` directives are relative to `directory`.
struct GivenSource {
  std::string file, directory;
};

// Drops the findings a NOLINT comment suppresses; returns how many. Files are read from disk once each; a file that
// cannot be read suppresses nothing. A comment counts in the file a `#line` names and in the source with that directive,
// and in the definition of a macro that the handle is acquired or lost in.
unsigned dropSuppressed(std::vector<Finding> &findings, const std::vector<GivenSource> &sources = {});

}  // namespace connleak
