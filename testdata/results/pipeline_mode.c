// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Pipeline mode: a NULL between the statements, the sync result at the end.
#include <libpq-fe.h>
int pipeline(PGconn *conn, const char *const *statements, int n) {
  int failed = 0;
  PQenterPipelineMode(conn);
  for (int i = 0; i < n; i++) PQsendQueryParams(conn, statements[i], 0, NULL, NULL, NULL, NULL, 0);
  PQpipelineSync(conn);
  for (;;) {
    PGresult *res = PQgetResult(conn);
    if (res == NULL) {
      res = PQgetResult(conn);
      if (res == NULL) break;
    }
    ExecStatusType status = PQresultStatus(res);
    if (status == PGRES_FATAL_ERROR) failed++;
    PQclear(res);
    if (status == PGRES_PIPELINE_SYNC) break;
  }
  PQexitPipelineMode(conn);
  return failed;
}
