// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two raw handles, two try blocks, in the reverse order of the acquisitions.
#include <libpq-fe.h>

int interpret(const PGresult *res);

int ask(const char *dsn) {
  int answer = 0;
  PGconn *conn = PQconnectdb(dsn);
  try {
    PGresult *res = PQexec(conn, "select 42");
    try {
      answer = interpret(res);
    } catch (...) {
      PQclear(res);
      throw;
    }
    PQclear(res);
  } catch (...) {
    PQfinish(conn);
    throw;
  }
  PQfinish(conn);
  return answer;
}
