// SPDX-License-Identifier: Apache-2.0
// A pure virtual function may be overridden by one that throws, unless it is noexcept.
#include <libpq-fe.h>

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(const char *text) = 0;
  virtual void flush() noexcept = 0;
};

void dump(PGconn *conn, Sink &sink) {
  PGresult *res = PQexec(conn, "select line from log");
  for (int i = 0; i < PQntuples(res); i++)
    sink.write(PQgetvalue(res, i, 0)); // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
}

int flush_only(PGconn *conn, Sink &sink) {
  PGresult *res = PQexec(conn, "select line from log");
  sink.flush();
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
