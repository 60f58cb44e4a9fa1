// SPDX-License-Identifier: Apache-2.0
// What a function that cannot be read probably does with a handle, told from its name: the words a name is made of
// say whether it ends something, takes something in, or only looks.
#pragma once

#include <cstdint>
#include <string_view>

namespace connleak {

enum class Custom : uint8_t {
  Borrows,   // uses it, no more
  Ends,      // closes, frees, releases: the handle is its business now
  Keeps,     // puts, adds, registers: somebody else holds it from here on
};

// `argument` is the handle's position, `argument_count` how many there are: a first argument with others behind it is
// usually what something is added to, not what is added.
Custom customOf(std::string_view function, unsigned argument, unsigned argument_count);

}  // namespace connleak
