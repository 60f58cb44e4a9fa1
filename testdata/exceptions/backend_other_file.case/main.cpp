// SPDX-License-Identifier: Apache-2.0
// Two backends behind an interface, each in its file; what one of them reads may be no number.
#include "backend.h"

int main() {
  auto a = makePg("");
  auto b = makeLite("x");
  return int(a->count("t") + b->count("t"));
}
