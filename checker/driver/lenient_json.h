// SPDX-License-Identifier: Apache-2.0
// JSON as tools and people write it: commas behind the last element, raw control characters and bytes that are no UTF-8
// in strings are taken; everything else that is wrong is told with file:line:column.
#pragma once

#include <string>
#include <string_view>

#include "common/result.h"
#include "llvm/Support/JSON.h"

namespace connleak {

// `file` is used in messages only. Bytes that are no UTF-8 come out as marks; strings go through withoutMarks().
Result<llvm::json::Value> parseLenientJson(std::string_view text, const std::string &file);
// The string as it was written, byte by byte.
std::string withoutMarks(llvm::StringRef text);

}  // namespace connleak
