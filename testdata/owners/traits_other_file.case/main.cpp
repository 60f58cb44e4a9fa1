// SPDX-License-Identifier: Apache-2.0
// An owner by template whose traits call another file; that one clears good results only.
#include "traits.h"

int main() {
  Handle<PGconn> c(PQconnectdb(""));
  Handle<PGresult> r(PQexec(c.get(), "select 1"));
  return PQntuples(r.get()); // expect-connleak-error-path
}
