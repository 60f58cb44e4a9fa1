// SPDX-License-Identifier: Apache-2.0
// Artefacts as they are kept, in memory and in the cache: a fifth of the size for a hundredth of the time of a parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace connleak {

std::string packed(std::string_view bytes);
// Nothing when packed() did not write that.
std::optional<std::string> unpacked(std::string_view bytes);

}  // namespace connleak
