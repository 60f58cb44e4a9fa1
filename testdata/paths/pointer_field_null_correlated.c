// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whether an audit connection exists is asked of the request again.
#include <libpq-fe.h>
struct request { const char *audit_dsn; int id; };
int run(const struct request *request) {
  PGconn *audit = NULL;
  if (request->audit_dsn) audit = PQconnectdb(request->audit_dsn);
  int id = request->id;
  if (request->audit_dsn) PQfinish(audit);
  return id;
}
