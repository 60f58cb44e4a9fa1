// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

void begin(PGconn *conn) { PQclear(PQexec(conn, "BEGIN")); }
