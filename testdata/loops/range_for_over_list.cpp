// SPDX-License-Identifier: Apache-2.0
// for (res : {a, b}) clears every result of the list, with a loop before it as well.
// case: expect-none
#include <initializer_list>
#include <libpq-fe.h>

void two(PGconn *conn) {
  PGresult *a = PQexec(conn, "a"), *b = PQexec(conn, "b");
  for (PGresult *res : {a, b})
    PQclear(res);
}

void three(PGconn *conn) {
  PGresult *a = PQexec(conn, "a"), *b = PQexec(conn, "b"), *c = PQexec(conn, "c");
  for (PGresult *res : {a, b, c})
    PQclear(res);
}

int behind_a_loop(PGconn *conn, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += i;
  PGresult *a = PQexec(conn, "a"), *b = PQexec(conn, "b");
  for (PGresult *res : {a, b})
    PQclear(res);
  return sum;
}
