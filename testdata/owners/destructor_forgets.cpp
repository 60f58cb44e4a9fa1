// SPDX-License-Identifier: Apache-2.0
// The destructor says goodbye and leaves the connection open; deleting the object loses it.
#include <cstdio>
#include <libpq-fe.h>

class Greeter {
 public:
  explicit Greeter(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {} // expect-connleak-never-released {by ~Greeter()}
  ~Greeter() { std::printf("goodbye from %s\n", PQdb(conn_)); }
  Greeter(const Greeter &) = delete;
  Greeter &operator=(const Greeter &) = delete;
  int version() const noexcept { return PQserverVersion(conn_); }

 private:
  PGconn *conn_;
};

int greet(const char *dsn) {
  Greeter *greeter = new Greeter(dsn);
  int version = greeter->version();
  delete greeter;
  return version;
}
