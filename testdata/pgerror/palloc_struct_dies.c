// SPDX-License-Identifier: Apache-2.0
// The error frees the struct, and nobody finishes the connection in it.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

typedef struct Link { PGconn *conn; char *name; } Link;

static Link *open_link(const char *where) {
  Link *link = (Link *) palloc0(sizeof(Link));
  link->name = pstrdup(where);
  link->conn = PQconnectdb(where);
  return link;
}
void copy_rows(const char *where) {
  Link *link = open_link(where);
  if (PQstatus(link->conn) != CONNECTION_OK)
    ereport(ERROR, errmsg("no connection to %s", link->name));   // expect-connleak-error-path {is not released when ereport() raises an error}
  PQfinish(link->conn);
  pfree(link);
}
