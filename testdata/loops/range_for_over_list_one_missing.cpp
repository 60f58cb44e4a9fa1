// SPDX-License-Identifier: Apache-2.0
// The list that is cleared names two of the three results.
#include <initializer_list>
#include <libpq-fe.h>

void three(PGconn *conn) {
  PGresult *a = PQexec(conn, "a"), *b = PQexec(conn, "b"), *c = PQexec(conn, "c");
  for (PGresult *res : {a, b})
    PQclear(res);
} // expect-connleak-never-released {'c'}
