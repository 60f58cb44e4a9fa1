// SPDX-License-Identifier: Apache-2.0
// Databases, schemas, tables: the innermost break leaves the schema's result behind.
#include <libpq-fe.h>
int inspect(const char *const *dsns, int n) {
  int tables = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(dsns[i]);
    if (PQstatus(conn) == CONNECTION_OK) {
      PGresult *schemas = PQexec(conn, "select nspname from pg_namespace");
      for (int s = 0; s < PQntuples(schemas); s++) {
        PGresult *names = PQexec(conn, "select relname from pg_class");
        for (int t = 0; t < PQntuples(names); t++) {
          if (PQgetisnull(names, t, 0)) break;
          tables++;
        }
        if (PQntuples(names) > 1000) break; // expect-connleak-error-path {'names' from PQexec()}
        PQclear(names);
      }
      PQclear(schemas);
    }
    PQfinish(conn);
  }
  return tables;
}
