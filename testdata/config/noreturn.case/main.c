// SPDX-License-Identifier: Apache-2.0
// Functions that do not return, always and by level, by configuration.
#include <libpq-fe.h>
void app_fail(const char *text);
void app_report(int level, const char *text);
int always(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    app_fail(PQerrorMessage(conn));
    return -1;
  }
  PQfinish(conn);
  return 0;
}
int by_level(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    app_report(21, PQerrorMessage(conn));
    return -1;
  }
  if (PQserverVersion(conn) < 100000) {
    app_report(19, "old server");
    return -2; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 0;
}
