// SPDX-License-Identifier: Apache-2.0
// The aborted statements' results are skipped instead of cleared.
#include <libpq-fe.h>
int pipeline_drain(PGconn *conn) {
  int ok = 0;
  for (;;) {
    PGresult *res = PQgetResult(conn);
    if (!res) continue;
    switch (PQresultStatus(res)) {
    case PGRES_PIPELINE_ABORTED:
      continue; // expect-connleak-error-path {'res' from PQgetResult()}
    case PGRES_PIPELINE_SYNC:
      PQclear(res);
      return ok;
    default:
      ok++;
      PQclear(res);
    }
  }
}
