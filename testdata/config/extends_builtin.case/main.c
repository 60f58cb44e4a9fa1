// SPDX-License-Identifier: Apache-2.0
// The built-in resource gets the company's own functions.
#include <libpq-fe.h>
PGconn *corp_connect(const char *service);
void corp_disconnect(PGconn **conn);
int good(const char *service) {
  PGconn *conn = corp_connect(service);
  int v = PQserverVersion(conn);
  corp_disconnect(&conn);
  return v;
}
int mixed(const char *service) {
  PGconn *conn = corp_connect(service);
  int v = PQserverVersion(conn);
  PQfinish(conn);
  return v;
}
int bad(const char *service) {
  PGconn *conn = corp_connect(service);
  int v = PQserverVersion(conn);
  if (v < 0) return v; // expect-connleak-error-path {'conn' from corp_connect()}
  corp_disconnect(&conn);
  return v;
}
