// SPDX-License-Identifier: Apache-2.0
// The release tests the wrong bit.
#include <libpq-fe.h>
#include <stdio.h>
#define HAVE_CONN 1u
#define HAVE_LOG 2u
int run(const char *dsn, const char *log_path) {
  unsigned have = 0;
  PGconn *conn = NULL;
  FILE *log = fopen(log_path, "a");
  if (log) have |= HAVE_LOG;
  conn = PQconnectdb(dsn);
  if (conn) have |= HAVE_CONN;
  if (have & HAVE_LOG) PQfinish(conn);
  if (have & HAVE_LOG) fclose(log);
  return (int)have; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
