// SPDX-License-Identifier: Apache-2.0
// What the bodies of a unit name, told from its AST before any IR is made. Outlines of all units together say which
// bodies can matter: see driver/selection.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace connleak {

struct Outline {
  // A function, or a variable of static storage whose initialiser may name functions.
  struct Name {
    std::string name;           // qualified, as its author wrote it; overloads share one
    bool is_function = false;
    bool is_internal = false;
    bool is_weak = false;       // its definition gives way to another one
    bool is_marked = false;     // an attribute says that it acquires, releases or takes
    bool in_system_header = false;
    bool is_only_read = false;  // a variable that nothing in the unit writes, or takes the address of
  };
  struct Body {
    uint32_t name = 0;               // into names
    std::vector<uint32_t> refers_to; // into names; sorted, each once
  };
  std::vector<Name> names;
  std::vector<Body> bodies;          // of functions, and of variables with an initialiser
  // The user's function templates, and functions of class templates, that the unit does not instantiate: they have no IR.
  struct Template {
    std::string name;
    std::vector<std::string> refers_to;   // functions it names, as far as that does not depend on its parameters
  };
  std::vector<Template> templates;
  std::vector<std::string> instantiated;  // names of those it does; sorted, each once
};

}  // namespace connleak
