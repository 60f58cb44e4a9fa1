// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner turns into the raw handle wherever one is asked for.
#include <libpq-fe.h>
#include <string>

class Connection {
 public:
  explicit Connection(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  ~Connection() { PQfinish(conn_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;
  operator PGconn *() const { return conn_; }

 private:
  PGconn *conn_;
};

class Result {
 public:
  Result(PGresult *res) : res_(res) {}
  ~Result() { PQclear(res_); }
  Result(const Result &) = delete;
  Result &operator=(const Result &) = delete;
  operator const PGresult *() const { return res_; }

 private:
  PGresult *res_;
};

int interpret(const PGresult *res);

int ask(const std::string &dsn) {
  Connection conn(dsn);
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;
  Result res = PQexec(conn, "select 1");
  if (PQntuples(res) == 0)
    return interpret(Result(PQexec(conn, "select 2")));
  return interpret(res);
}
