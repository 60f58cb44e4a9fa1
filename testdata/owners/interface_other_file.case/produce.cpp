// SPDX-License-Identifier: Apache-2.0
// The class behind the interface is in another file, and clears.
// case: expect-none
#include "sink.h"

void produce(PGconn *conn, ResultSink &sink) {
  PGresult *res = PQexec(conn, "select 1");
  sink.accept(res);
}
