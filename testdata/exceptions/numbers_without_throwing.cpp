// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// from_chars() and string_view report trouble by value.
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <libpq-fe.h>
#include <string_view>
#include <system_error>

int setting(PGconn *conn, const char *name) {
  const char *values[] = {name};
  PGresult *res = PQexecParams(conn, "select setting from pg_settings where name = $1", 1, nullptr, values, nullptr, nullptr, 0);
  int value = -1;
  if (PQntuples(res) == 1) {
    std::string_view text(PQgetvalue(res, 0, 0));
    if (!text.empty() && text.front() == '+')
      text.remove_prefix(1);
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || text.find('.') != std::string_view::npos)
      value = std::atoi(PQgetvalue(res, 0, 0));
  }
  PQclear(res);
  return value;
}
