// SPDX-License-Identifier: Apache-2.0
// The transaction's begin result is checked and kept.
#include <libpq-fe.h>
int import(PGconn *conn, const char *path) {
  PGresult *res = PQexec(conn, "begin");
  if (PQresultStatus(res) != PGRES_COMMAND_OK) {
    PQclear(res);
    return -1;
  }
  Oid oid = lo_import(conn, path);
  if (oid == 0) {
    PQclear(PQexec(conn, "rollback"));
    return -1; // expect-connleak-error-path {'res' from PQexec()}
  }
  PQclear(res);
  PQclear(PQexec(conn, "commit"));
  return (int)oid;
}
