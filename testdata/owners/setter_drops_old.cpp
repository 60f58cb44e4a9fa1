// SPDX-License-Identifier: Apache-2.0
// A setter takes the new connection over the one that is still there.
#include <libpq-fe.h>

class Repository {
 public:
  ~Repository() { PQfinish(conn_); }
  void setConnection(PGconn *c) { conn_ = c; } // expect-connleak-overwrite
  int version() const { return PQserverVersion(conn_); }

 private:
  PGconn *conn_ = nullptr;
};

int main() {
  Repository r;
  r.setConnection(PQconnectdb("a"));
  int n = r.version();
  r.setConnection(PQconnectdb("b"));
  return n + r.version();
}
