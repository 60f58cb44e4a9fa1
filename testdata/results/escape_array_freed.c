// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Quoted parts in an array, all freed at the end, also when one failed.
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>
int build(PGconn *conn, const char *const parts[3], char *sql, size_t size) {
  char *quoted[3] = {0};
  int rc = -1;
  for (int i = 0; i < 3; i++) {
    quoted[i] = PQescapeLiteral(conn, parts[i], strlen(parts[i]));
    if (!quoted[i]) goto done;
  }
  rc = snprintf(sql, size, "values (%s, %s, %s)", quoted[0], quoted[1], quoted[2]);
done:
  for (int i = 0; i < 3; i++) PQfreemem(quoted[i]);
  return rc;
}
