// SPDX-License-Identifier: Apache-2.0
// A connection kept in a static variable stays open across the error, as it should.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

static PGconn *cached;

PGconn *link_of(const char *where) {
  if (cached == NULL)
    cached = PQconnectdb(where);
  if (PQstatus(cached) != CONNECTION_OK)
    ereport(ERROR, errmsg("no connection"));
  return cached;
}
