// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

void begin(PGconn *conn) {
  PQexec(conn, "BEGIN"); // expect-connleak-never-released {PQexec()}
}
