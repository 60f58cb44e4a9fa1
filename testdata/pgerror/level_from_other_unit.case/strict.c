// SPDX-License-Identifier: Apache-2.0
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>

extern int load(const char *name, int elevel);

int load_strictly(const char *name) {
  return load(name, ERROR);
}
