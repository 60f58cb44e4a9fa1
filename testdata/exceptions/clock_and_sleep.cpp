// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Clocks and sleeping do not throw, whether they are inline in the library or not.
#include <chrono>
#include <libpq-fe.h>
#include <thread>

bool wait_until_up(const char *dsn, std::chrono::seconds limit) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point until = Clock::now() + limit;
  PGconn *conn = PQconnectStart(dsn);
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;
  while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED && Clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    state = PQconnectPoll(conn);
  }
  PQfinish(conn);
  return state == PGRES_POLLING_OK;
}
