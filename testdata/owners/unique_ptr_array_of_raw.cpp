// SPDX-License-Identifier: Apache-2.0
// The array is owned, what its elements point to is not.
#include <libpq-fe.h>
#include <memory>

void broadcast(const char *sql);

void broadcast_all(const char *const *hosts, int n) {
  auto conns = std::make_unique<PGconn *[]>(static_cast<std::size_t>(n));
  for (int i = 0; i < n; i++)
    conns[i] = PQconnectdb(hosts[i]);
  broadcast("notify reload"); // expect-connleak-exception-path {PQconnectdb()}
  for (int i = 0; i < n; i++)
    PQfinish(conns[i]);
}
