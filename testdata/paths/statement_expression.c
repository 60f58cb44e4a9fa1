// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A GNU statement expression runs a statement and gives its status.
#include <libpq-fe.h>
#define EXEC(conn, sql)                        \
  ({                                           \
    PGresult *e_res = PQexec(conn, sql);       \
    int e_ok = PQresultStatus(e_res) == PGRES_COMMAND_OK; \
    PQclear(e_res);                            \
    e_ok;                                      \
  })
int run(PGconn *conn) { return EXEC(conn, "begin") && EXEC(conn, "delete from t") && EXEC(conn, "commit"); }
