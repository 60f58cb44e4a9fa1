// SPDX-License-Identifier: Apache-2.0
// Unknown functions that were not given the connection cast no doubt.
#include <libpq-fe.h>
int load_settings(const char *path);
void count_event(int code);
int run(const char *dsn, const char *path) {
  PGconn *conn = PQconnectdb(dsn);
  int rc = load_settings(path);
  count_event(rc);
  if (rc < 0) return rc; // expect-connleak-error-path {'conn'} expect-confidence certain
  PQfinish(conn);
  return 0;
}
