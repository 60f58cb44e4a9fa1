// SPDX-License-Identifier: Apache-2.0
// The second PQescapeLiteral fails, the first memory stays.
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>
int build(PGconn *conn, char *sql, size_t size, const char *a, const char *b) {
  char *qa = PQescapeLiteral(conn, a, strlen(a));
  if (!qa) return -1;
  char *qb = PQescapeIdentifier(conn, b, strlen(b));
  if (!qb) return -1; // expect-connleak-error-path {'qa' from PQescapeLiteral()}
  snprintf(sql, size, "select %s from %s", qa, qb);
  PQfreemem(qa);
  PQfreemem(qb);
  return 0;
}
