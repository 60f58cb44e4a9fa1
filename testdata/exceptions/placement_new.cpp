// SPDX-License-Identifier: Apache-2.0
// An object made in a buffer has to be destroyed by hand, on every way out.
#include <libpq-fe.h>
#include <new>

class Session {
 public:
  explicit Session(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {}
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  bool is_up() const noexcept { return PQstatus(conn_) == CONNECTION_OK; }

 private:
  PGconn *conn_;
};
void warm_up(const Session &session);

int good(const char *dsn) {
  alignas(Session) unsigned char room[sizeof(Session)];
  Session *session = new (room) Session(dsn);
  int up = session->is_up();
  session->~Session();
  return up;
}

int returns_early(const char *dsn) {
  alignas(Session) unsigned char room[sizeof(Session)];
  Session *session = new (room) Session(dsn);
  if (!session->is_up())
    return -1; // expect-connleak-error-path
  session->~Session();
  return 0;
}

int throws(const char *dsn) {
  alignas(Session) unsigned char room[sizeof(Session)];
  Session *session = new (room) Session(dsn);
  warm_up(*session); // expect-connleak-exception-path
  session->~Session();
  return 0;
}
