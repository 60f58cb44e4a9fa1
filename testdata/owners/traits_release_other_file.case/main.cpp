// SPDX-License-Identifier: Apache-2.0
// An owner by template whose traits call another file, which releases.
// case: expect-none
#include "traits.h"
#include <stdexcept>

static Handle<PGresult> query(PGconn *c, const char *sql) {
  Handle<PGresult> r(PQexec(c, sql));
  if (PQresultStatus(r.get()) != PGRES_TUPLES_OK)
    throw std::runtime_error(sql);
  return r;
}

int main() {
  Handle<PGconn> c(PQconnectdb(""));
  try {
    auto r = query(c.get(), "select 1");
    r = query(c.get(), "select 2");
    return PQntuples(r.get());
  } catch (...) {
    return 1;
  }
}
