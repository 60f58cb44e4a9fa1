// SPDX-License-Identifier: Apache-2.0
// A function that returns an object in memory: its arguments have the numbers that the source gives them.
#include <libpq-fe.h>

namespace pqxx {
class connection {
 public:
  connection(connection &&other);
  ~connection();
  static connection seize_raw_connection(PGconn *raw);
};
}  // namespace pqxx

void seized(const char *options) {
  pqxx::connection conn = pqxx::connection::seize_raw_connection(PQconnectdb(options));
}

struct Row {
  int values[16];
};
Row read_only(const PGresult *res, const int *others);
Row first_row(PGresult *res, int from);

struct Reader {
  int base = 0;
  Row read(PGresult *res, bool keep) {
    Row row = first_row(res, base);
    if (!keep) PQclear(res);
    return row;
  }
};

int through_member(PGconn *conn, Reader &reader) {
  PGresult *res = PQexec(conn, "select 1");
  return reader.read(res, false).values[0];
}

int kept_by_member(PGconn *conn, Reader &reader) {
  PGresult *res = PQexec(conn, "select 1");
  Row row = reader.read(res, true);
  return row.values[1]; // expect-connleak-never-released {'res' from PQexec()}
}

int only_read(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  int others = 1;
  Row row = read_only(res, &others);
  return row.values[0]; // expect-connleak-never-released {'res' from PQexec()}
}
