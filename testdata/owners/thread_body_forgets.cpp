// SPDX-License-Identifier: Apache-2.0
// The body of a thread returns early without finishing its own connection.
// flags: -pthread
#include <libpq-fe.h>
#include <string>
#include <thread>

void spawn(const std::string &dsn) {
  std::thread t([dsn] {
    PGconn *conn = PQconnectdb(dsn.c_str());
    if (PQstatus(conn) != CONNECTION_OK)
      return; // expect-connleak-error-path {'conn'}
    PQclear(PQexec(conn, "select 1"));
    PQfinish(conn);
  });
  t.join();
}
