// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One class for connections of its own and for borrowed ones; a flag says which.
#include <libpq-fe.h>

class Handle {
 public:
  explicit Handle(const char *dsn) : conn_(PQconnectdb(dsn)), is_owned_(true) {}
  explicit Handle(PGconn *borrowed) : conn_(borrowed), is_owned_(false) {}
  ~Handle() {
    if (is_owned_)
      PQfinish(conn_);
  }
  Handle(const Handle &) = delete;
  Handle &operator=(const Handle &) = delete;
  PGconn *get() const { return conn_; }

 private:
  PGconn *conn_;
  const bool is_owned_;
};

int analyse(PGconn *conn);

int both(const char *dsn) {
  Handle own(dsn);
  Handle borrowed(own.get());
  return analyse(borrowed.get());
}
