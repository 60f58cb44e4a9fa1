// SPDX-License-Identifier: Apache-2.0
// Operators and conversions declared elsewhere are calls like any other.
#include <libpq-fe.h>

struct Money {
  long cents;
};
Money operator+(Money a, Money b);
Money operator-(Money a, Money b) noexcept;
class Balance {
 public:
  operator Money() const;
};

long total(PGconn *conn, Money a, Money b) {
  PGresult *res = PQexec(conn, "select balance()");
  Money sum = a + b; // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return sum.cents;
}

long difference(PGconn *conn, Money a, Money b) {
  PGresult *res = PQexec(conn, "select balance()");
  Money rest = a - b;
  PQclear(res);
  return rest.cents;
}

long converted(PGconn *conn, const Balance &balance) {
  PGresult *res = PQexec(conn, "select balance()");
  Money now = balance; // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return now.cents;
}
