// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int connect_to(const char *conninfo, PGconn **out) {
  *out = PQconnectdb(conninfo);
  if (PQstatus(*out) != CONNECTION_OK) {
    *out = NULL; // expect-connleak-overwrite {'*out' from PQconnectdb()}
    return -1;
  }
  return 0;
}
