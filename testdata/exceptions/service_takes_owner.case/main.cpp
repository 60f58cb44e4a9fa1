// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner moves into a service of another file, which throws in its constructor and later; a raw one is adopted there.
#include "service.h"
#include <utility>

void serve(const char *dsn, std::vector<std::string> topics) {
  Connection conn(PQconnectdb(dsn));
  Service service(std::move(conn), std::move(topics));
  service.run();
}

void serve_all(const char *dsn) {
  Service service(PQconnectdb(dsn));
  service.run();
}
