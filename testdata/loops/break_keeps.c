// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int first_standby(const char **hosts, int n) {
  int found = -1;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(hosts[i]);
    if (PQserverVersion(conn) > 140000) {
      found = i;
      break; // expect-connleak-error-path {'conn' from PQconnectdb()}
    }
    PQfinish(conn);
  }
  return found;
}
