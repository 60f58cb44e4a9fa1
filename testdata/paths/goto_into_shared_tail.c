// SPDX-License-Identifier: Apache-2.0
// The cleanup label is reached with the result only on some paths; it forgets it on all.
#include <libpq-fe.h>
int upsert(PGconn *conn, const char *update, const char *insert) {
  int rc = 0;
  PGresult *res = PQexec(conn, update);
  if (PQresultStatus(res) != PGRES_COMMAND_OK) {
    rc = -1;
    goto end;
  }
  PQclear(res);
  res = PQexec(conn, insert);
  if (PQresultStatus(res) != PGRES_COMMAND_OK) rc = -2;
  PQclear(res);
end:
  return rc; // expect-connleak-error-path {'res' from PQexec()}
}
