// SPDX-License-Identifier: Apache-2.0
#include "catalog.h"
#include <stdexcept>

void Catalog::load() {
  PGresult *res = PQexec(conn_, "select tablename from pg_tables");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    throw std::runtime_error("no catalog");
  }
  for (int i = 0; i < PQntuples(res); i++)
    tables_.push_back(PQgetvalue(res, i, 0));
  PQclear(res);
}
