// SPDX-License-Identifier: Apache-2.0
// The out-parameter is filled, then filled again by the fallback.
#include <libpq-fe.h>
int open_with_fallback(const char *dsn, const char *fallback, PGconn **out) {
  *out = PQconnectdb(dsn);
  if (PQstatus(*out) != CONNECTION_OK)
    *out = PQconnectdb(fallback); // expect-connleak-overwrite {'*out' from PQconnectdb()}
  return PQstatus(*out) == CONNECTION_OK;
}
