// SPDX-License-Identifier: Apache-2.0
// An object of a class that is known by its header only is made while the result is open; its destructor cannot throw.
#include <libpq-fe.h>

class Spool {
 public:
  explicit Spool(const char *folder);
  ~Spool();
  void line(const char *text) noexcept;
};

void spool_late(PGconn *conn) {
  PGresult *res = PQexec(conn, "select line from queue");
  Spool spool("/var/spool/app"); // expect-connleak-exception-path {'res' from PQexec()}
  for (int i = 0; i < PQntuples(res); i++)
    spool.line(PQgetvalue(res, i, 0));
  PQclear(res);
}

void spool_early(PGconn *conn) {
  Spool spool("/var/spool/app");
  PGresult *res = PQexec(conn, "select line from queue");
  for (int i = 0; i < PQntuples(res); i++)
    spool.line(PQgetvalue(res, i, 0));
  PQclear(res);
}
