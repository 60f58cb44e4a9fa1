// SPDX-License-Identifier: Apache-2.0
// An object that owns, made by new and deleted by hand: the exception loses the object and the connection in it.
#include <libpq-fe.h>
#include <memory>

class Exporter {
 public:
  explicit Exporter(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {}
  ~Exporter() { PQfinish(conn_); }
  Exporter(const Exporter &) = delete;
  Exporter &operator=(const Exporter &) = delete;
  void run(const char *path);

 private:
  PGconn *conn_;
};

void by_hand(const char *dsn, const char *path) {
  Exporter *exporter = new Exporter(dsn);
  exporter->run(path); // expect-connleak-exception-path {run() throws}
  delete exporter;
}

void by_owner(const char *dsn, const char *path) {
  auto exporter = std::make_unique<Exporter>(dsn);
  exporter->run(path);
}
