// SPDX-License-Identifier: Apache-2.0
// Finished before the error is raised.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

typedef struct Link { PGconn *conn; char *name; } Link;

void copy_rows(const char *where) {
  Link *link = (Link *) palloc(sizeof(Link));
  link->name = pstrdup(where);
  link->conn = PQconnectdb(where);
  if (PQstatus(link->conn) != CONNECTION_OK) {
    PQfinish(link->conn);
    ereport(ERROR, errmsg("no connection to %s", link->name));
  }
  PQfinish(link->conn);
  pfree(link);
}
