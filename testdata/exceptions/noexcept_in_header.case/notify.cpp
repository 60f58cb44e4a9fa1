// SPDX-License-Identifier: Apache-2.0
#include "notify.h"
#include <stdexcept>

static void run(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  const bool is_bad = PQresultStatus(res) == PGRES_FATAL_ERROR;
  PQclear(res);
  if (is_bad)
    throw std::runtime_error(sql);
}

void notify_all(PGconn *conn) noexcept { run(conn, "notify everybody"); }

void notify_one(PGconn *conn) {
  try {
    run(conn, "notify somebody");
  } catch (const std::exception &) {
  }
}
