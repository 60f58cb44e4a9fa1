// SPDX-License-Identifier: Apache-2.0
// Numbers, enumerators and pointers are thrown, too; a handler takes exactly its type.
#include <libpq-fe.h>

enum class Failure { kLogin, kQuery };

int by_enum(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      throw Failure::kQuery;
  } catch (Failure) {
    PQclear(res);
    return -1;
  }
  PQclear(res);
  return 0;
}

int by_text(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      throw "query failed";
  } catch (const char *) {
    PQclear(res);
    return -1;
  }
  PQclear(res);
  return 0;
}

int by_wrong_number(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      throw 42; // expect-connleak-exception-path {'res' from PQexec()}
  } catch (long) {
    PQclear(res);
    return -1;
  }
  PQclear(res);
  return 0;
}
