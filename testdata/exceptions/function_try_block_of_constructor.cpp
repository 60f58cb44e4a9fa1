// SPDX-License-Identifier: Apache-2.0
// The handler of a constructor's function-try-block cannot keep the exception, and comes too late for the members.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

int read_schema(PGconn *conn);

class Schema {
 public:
  // clang-format off
  explicit Schema(const char *dsn) try : conn_(PQconnectdb(dsn)), version_(read_schema(conn_)) {} catch (const std::exception &e) { std::cerr << e.what(); } // expect-connleak-exception-path {PQconnectdb()}
  // clang-format on
  ~Schema() { PQfinish(conn_); }
  Schema(const Schema &) = delete;
  Schema &operator=(const Schema &) = delete;
  int version() const { return version_; }

 private:
  PGconn *conn_;
  int version_;
};

int schema_version(const char *dsn) {
  Schema schema(dsn);
  return schema.version();
}
