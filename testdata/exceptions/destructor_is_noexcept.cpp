// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A destructor does not let exceptions out: what throws inside it ends the process.
#include <libpq-fe.h>

void print_metrics(PGresult *res);

class Reporter {
 public:
  explicit Reporter(PGconn *conn) : conn_(conn) {}
  ~Reporter() {
    PGresult *res = PQexec(conn_, "select * from pending");
    print_metrics(res);
    PQclear(res);
  }

 private:
  PGconn *conn_;
};

void report(PGconn *conn) { Reporter reporter(conn); }
