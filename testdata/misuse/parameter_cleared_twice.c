// SPDX-License-Identifier: Apache-2.0
// The function's own parameter is cleared on two ways that meet.
#include <libpq-fe.h>
void consume(PGresult *res, int verbose) {
  if (verbose) {
    (void)PQntuples(res);
    PQclear(res);
  }
  PQclear(res); // expect-connleak-double-release {'res'}
}
