// SPDX-License-Identifier: Apache-2.0
// Nobody looks at what PQprepare says.
#include <libpq-fe.h>
void prepare_all(PGconn *conn) {
  PQprepare(conn, "a", "select 1", 0, NULL); // expect-connleak-never-released {PQprepare()}
  PQclear(PQprepare(conn, "b", "select 2", 0, NULL));
}
