// SPDX-License-Identifier: Apache-2.0
#include "wait.h"
#include "errors.h"

void wait_for_input(PGconn *conn) {
  if (!PQconsumeInput(conn))
    throw app::QueryError(PQerrorMessage(conn));
  if (PQisBusy(conn))
    throw app::Timeout();
}
