// SPDX-License-Identifier: Apache-2.0
// The destructor, in another file, does not finish what the constructor opened.
#include "probe.h"

void probe(const char *dsn, bool *is_up) {
  Probe probe(dsn);
  *is_up = probe.is_up();
}
