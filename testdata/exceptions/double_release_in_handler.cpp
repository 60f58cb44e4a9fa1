// SPDX-License-Identifier: Apache-2.0
// The handler finishes, and so does what follows it; and a handler finishes what the try block had finished already.
#include <exception>
#include <libpq-fe.h>

void export_rows(PGconn *conn);
void send_mail(const char *text);

void falls_through(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    export_rows(conn);
  } catch (const std::exception &) {
    PQfinish(conn);
  }
  PQfinish(conn); // expect-connleak-double-release {'conn'}
}

void finished_in_try(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    export_rows(conn);
    PQfinish(conn);
    send_mail("done");
  } catch (const std::exception &) {
    PQfinish(conn); // expect-connleak-double-release {'conn'}
  }
}

void nulled(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    export_rows(conn);
    PQfinish(conn);
    conn = nullptr;
    send_mail("done");
  } catch (const std::exception &) {
    PQfinish(conn);
  }
}
