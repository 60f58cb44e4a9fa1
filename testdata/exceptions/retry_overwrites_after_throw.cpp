// SPDX-License-Identifier: Apache-2.0
// After an exception the loop connects anew, over the connection that is still open.
#include <exception>
#include <libpq-fe.h>
#include <unistd.h>

void listen_on(PGconn *conn);

void listen_for_ever(const char *dsn) {
  PGconn *conn = nullptr;
  bool is_subscribed = false;
  while (!is_subscribed) {
    try {
      conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn' from PQconnectdb()}
      listen_on(conn);
      is_subscribed = true;
    } catch (const std::exception &) {
      sleep(5);
    }
  }
  PQfinish(conn);
}

void listen_finishes(const char *dsn) {
  PGconn *conn = nullptr;
  bool is_subscribed = false;
  while (!is_subscribed) {
    try {
      conn = PQconnectdb(dsn);
      listen_on(conn);
      is_subscribed = true;
    } catch (const std::exception &) {
      PQfinish(conn);
      conn = nullptr;
      sleep(5);
    }
  }
  PQfinish(conn);
}
