// SPDX-License-Identifier: Apache-2.0
// An unknown function that makes an object of the handle: that it takes it over nobody can see, and a spec cannot say it of a
// function that returns an object by value.
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
  pqxx::connection conn = pqxx::connection::seize_raw_connection(PQconnectdb(options)); // gap: false connleak-never-released
}
