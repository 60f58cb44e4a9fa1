// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQconndefaults, looked through and freed.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
int default_port(void) {
  PQconninfoOption *defaults = PQconndefaults();
  int port = 5432;
  if (!defaults) return port;
  for (PQconninfoOption *o = defaults; o->keyword; ++o) {
    if (strcmp(o->keyword, "port") != 0 || !o->val) continue;
    port = atoi(o->val);
    break;
  }
  PQconninfoFree(defaults);
  return port;
}
