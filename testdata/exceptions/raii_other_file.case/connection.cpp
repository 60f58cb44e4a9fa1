// SPDX-License-Identifier: Apache-2.0
#include "connection.h"
#include <stdexcept>
#include <utility>

namespace db {
Connection::Connection(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {
  if (PQstatus(conn_) == CONNECTION_OK)
    return;
  std::string message = PQerrorMessage(conn_);
  PQfinish(conn_);
  throw std::runtime_error(message);
}

Connection::Connection(Connection &&other) noexcept : conn_(std::exchange(other.conn_, nullptr)) {}

Connection &Connection::operator=(Connection &&other) noexcept {
  std::swap(conn_, other.conn_);
  return *this;
}

Connection::~Connection() { PQfinish(conn_); }

void Connection::execute(const char *sql) {
  PGresult *res = PQexec(conn_, sql);
  const bool is_bad = PQresultStatus(res) == PGRES_FATAL_ERROR;
  PQclear(res);
  if (is_bad)
    throw std::runtime_error(sql);
}

PGconn *Connection::get() const noexcept { return conn_; }
}
