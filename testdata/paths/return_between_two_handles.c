// SPDX-License-Identifier: Apache-2.0
// Report job: the second connection fails, the first one is forgotten.
#include <libpq-fe.h>
#include <stdio.h>
int sync_tables(const char *source_dsn, const char *target_dsn) {
  PGconn *source = PQconnectdb(source_dsn);
  if (PQstatus(source) != CONNECTION_OK) {
    fprintf(stderr, "source: %s", PQerrorMessage(source));
    PQfinish(source);
    return 1;
  }
  PGconn *target = PQconnectdb(target_dsn);
  if (PQstatus(target) != CONNECTION_OK) {
    fprintf(stderr, "target: %s", PQerrorMessage(target));
    PQfinish(target);
    return 2; // expect-connleak-error-path {'source' from PQconnectdb() is not released before this return}
  }
  PQclear(PQexec(target, "truncate copy"));
  PQfinish(target);
  PQfinish(source);
  return 0;
}
