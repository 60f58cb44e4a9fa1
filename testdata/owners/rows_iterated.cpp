// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A class of rows with iterators; the loop over a temporary keeps it alive to its end.
#include <libpq-fe.h>
#include <utility>

class Rows {
 public:
  explicit Rows(PGresult *res) noexcept : res_(res) {}
  Rows(Rows &&other) noexcept : res_(std::exchange(other.res_, nullptr)) {}
  ~Rows() { PQclear(res_); }
  struct Iterator {
    const PGresult *res;
    int row;
    const char *operator*() const { return PQgetvalue(res, row, 0); }
    Iterator &operator++() {
      row++;
      return *this;
    }
    bool operator!=(const Iterator &other) const { return row != other.row; }
  };
  Iterator begin() const { return {res_, 0}; }
  Iterator end() const { return {res_, PQntuples(res_)}; }

 private:
  PGresult *res_;
};

static Rows query(PGconn *conn, const char *sql) { return Rows(PQexec(conn, sql)); }

void print(const char *name);

int print_all(PGconn *conn) {
  int n = 0;
  for (const char *name : query(conn, "select name from users")) {
    if (!*name)
      break;
    print(name);
    n++;
  }
  return n;
}
