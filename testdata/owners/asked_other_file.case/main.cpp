// SPDX-License-Identifier: Apache-2.0
#include "store.h"

int main() {
  Store store("");
  return 0;
}
