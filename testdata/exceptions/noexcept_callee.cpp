// SPDX-License-Identifier: Apache-2.0
// Functions declared noexcept, or with GCC's attribute, do not throw; the same without does.
#include <libpq-fe.h>
#include <string_view>

void count_login(std::string_view user) noexcept;
[[gnu::nothrow]] int quota_of(PGconn *conn);
class Audit {
 public:
  void seen(PGconn *conn) const noexcept;
  void noted(PGconn *conn) const noexcept(false);
};

int quiet(const char *dsn, const Audit &audit) {
  PGconn *conn = PQconnectdb(dsn);
  count_login("batch");
  audit.seen(conn);
  int quota = quota_of(conn);
  PQfinish(conn);
  return quota;
}

int loud(const char *dsn, const Audit &audit) {
  PGconn *conn = PQconnectdb(dsn);
  int quota = quota_of(conn);
  audit.noted(conn); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return quota;
}
