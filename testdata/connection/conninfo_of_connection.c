// SPDX-License-Identifier: Apache-2.0
// The options of a live connection are memory of their own.
#include <libpq-fe.h>
#include <string.h>
int is_local(PGconn *conn) {
  PQconninfoOption *options = PQconninfo(conn);
  int local = 0;
  if (!options) return -1;
  for (PQconninfoOption *o = options; o->keyword; o++)
    if (!strcmp(o->keyword, "host") && o->val && o->val[0] == '/') local = 1;
  return local; // expect-connleak-never-released {'options' from PQconninfo()}
}
