// SPDX-License-Identifier: Apache-2.0
// Several functions without a body saw the connection: possible.
#include <libpq-fe.h>
int prepare_schema(PGconn *conn, const char *schema);
int load_rows(PGconn *conn);
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (prepare_schema(conn, "app") != 0) {
    PQfinish(conn);
    return -1;
  }
  if (load_rows(conn) < 0) return -2; // expect-connleak-error-path {'conn'} expect-confidence possible
  PQfinish(conn);
  return 0;
}
