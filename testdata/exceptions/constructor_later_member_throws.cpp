// SPDX-License-Identifier: Apache-2.0
// A later member's initialiser throws: members that own are destroyed, a raw one is not.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const { PQfinish(conn); }
};
std::vector<std::string> read_columns(PGconn *conn, const std::string &table);

class RawTable {
 public:
  RawTable(const char *dsn, const std::string &table)
      : conn_(PQconnectdb(dsn)),
        columns_(read_columns(conn_, table)) {} // expect-connleak-exception-path {PQconnectdb()}
  ~RawTable() { PQfinish(conn_); }
  RawTable(const RawTable &) = delete;
  RawTable &operator=(const RawTable &) = delete;
  std::size_t width() const { return columns_.size(); }

 private:
  PGconn *conn_;
  std::vector<std::string> columns_;
};

class OwningTable {
 public:
  OwningTable(const char *dsn, const std::string &table)
      : conn_(PQconnectdb(dsn)),
        columns_(read_columns(conn_.get(), table)) {}
  std::size_t width() const { return columns_.size(); }

 private:
  std::unique_ptr<PGconn, Finish> conn_;
  std::vector<std::string> columns_;
};

std::size_t widths(const char *dsn) { return RawTable(dsn, "a").width() + OwningTable(dsn, "b").width(); }
