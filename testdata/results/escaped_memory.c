// SPDX-License-Identifier: Apache-2.0
// PQescapeLiteral's memory is PQfreemem's.
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

int find(PGconn *conn, const char *name, char *sql, size_t size) {
  char *quoted = PQescapeLiteral(conn, name, strlen(name));
  if (!quoted) return -1;
  int n = snprintf(sql, size, "select * from t where name = %s", quoted);
  if (n < 0 || (size_t)n >= size) return -1; // expect-connleak-error-path {'quoted' from PQescapeLiteral()}
  PQfreemem(quoted);
  return 0;
}
