// SPDX-License-Identifier: Apache-2.0
// By its name stats_add would keep what it is given; the configuration says that it only looks.
#include <libpq-fe.h>
void stats_add(struct stats *stats, PGconn *conn);
void run(struct stats *stats, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  stats_add(stats, conn);
} // expect-connleak-never-released {'conn' from PQconnectdb()}
