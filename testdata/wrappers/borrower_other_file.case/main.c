// SPDX-License-Identifier: Apache-2.0
// Its name says close, its body says that it does not.
#include <libpq-fe.h>
void close_report(PGconn *conn);

void run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  close_report(conn);
} // expect-connleak-never-released {'conn' from PQconnectdb()}
