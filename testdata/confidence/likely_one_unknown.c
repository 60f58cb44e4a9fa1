// SPDX-License-Identifier: Apache-2.0
// One function without a body saw the connection: likely.
#include <libpq-fe.h>
int prepare_schema(PGconn *conn, const char *schema);
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (prepare_schema(conn, "app") != 0) return -1; // expect-connleak-error-path {'conn'} expect-confidence likely
  PQfinish(conn);
  return 0;
}
