// SPDX-License-Identifier: Apache-2.0
// The handler logs and throws on; the result is lost where it does.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

void apply_row(const char *key, const char *value);

void apply_settings(PGconn *conn) {
  PGresult *res = PQexec(conn, "select key, value from settings");
  try {
    for (int i = 0; i < PQntuples(res); i++)
      apply_row(PQgetvalue(res, i, 0), PQgetvalue(res, i, 1));
  } catch (const std::exception &e) {
    std::cerr << "settings: " << e.what() << '\n';
    throw; // expect-connleak-exception-path {'res' from PQexec()}
  }
  PQclear(res);
}
