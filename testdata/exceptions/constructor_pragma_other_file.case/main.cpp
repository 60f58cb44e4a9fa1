// SPDX-License-Identifier: Apache-2.0
// A constructor in another file runs what throws after it opened.
#include "handle.h"

int main() {
  try {
    Db db("a");
    db.exec("vacuum");
  } catch (...) {
    return 1;
  }
  return 0;
}
