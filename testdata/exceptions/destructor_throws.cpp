// SPDX-License-Identifier: Apache-2.0
// A destructor that may throw runs at the end of its block, while the connection outside is open.
#include <libpq-fe.h>
#include <stdexcept>

class Checked {
 public:
  explicit Checked(PGconn *conn) noexcept : conn_(conn) {}
  ~Checked() noexcept(false) {
    if (PQtransactionStatus(conn_) == PQTRANS_INERROR)
      throw std::runtime_error("transaction failed");
  }

 private:
  PGconn *conn_;
};

void truncate(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  { Checked checked(conn); PQclear(PQexec(conn, "truncate events")); } // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PQfinish(conn);
}

void truncate_calm(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    Checked checked(conn);
    PQclear(PQexec(conn, "truncate events"));
  } catch (const std::runtime_error &) {
    PQclear(PQexec(conn, "rollback"));
  }
  PQfinish(conn);
}
