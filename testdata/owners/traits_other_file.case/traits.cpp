// SPDX-License-Identifier: Apache-2.0
#include "traits.h"

void closeConnection(PGconn *c) { PQfinish(c); }

void closeResult(PGresult *r) {
  if (PQresultStatus(r) == PGRES_TUPLES_OK)
    PQclear(r);
}
