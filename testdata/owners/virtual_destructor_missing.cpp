// SPDX-License-Identifier: Apache-2.0
// Deleted by a base class without virtual destructor: the part that owns is not destroyed.
#include <libpq-fe.h>

class Named {
 public:
  explicit Named(int id) noexcept : id_(id) {}
  ~Named() {}
  int id() const noexcept { return id_; }

 private:
  int id_;
};

class Session : public Named {
 public:
  Session(int id, const char *dsn) noexcept : Named(id), conn_(PQconnectdb(dsn)) {}
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;

 private:
  PGconn *conn_;
};

int by_base(const char *dsn) {
  Named *named = new Session(1, dsn);
  int id = named->id();
  delete named; // expect-connleak-never-released
  return id;
}

int by_class(const char *dsn) {
  Session *session = new Session(2, dsn);
  int id = session->id();
  delete session;
  return id;
}
