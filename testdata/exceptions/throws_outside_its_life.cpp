// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// What throws before the connection is opened, after it is finished, or when there is none, loses nothing.
#include <libpq-fe.h>
#include <new>
#include <stdexcept>
#include <string>

std::string resolve(const std::string &service);
void publish(int version);

int version_of(const std::string &service) {
  std::string dsn = resolve(service);
  if (dsn.empty())
    throw std::invalid_argument(service);
  PGconn *conn = PQconnectdb(dsn.c_str());
  if (!conn)
    throw std::bad_alloc();
  int version = PQserverVersion(conn);
  PQfinish(conn);
  if (version == 0)
    throw std::runtime_error("no version");
  publish(version);
  return version;
}
