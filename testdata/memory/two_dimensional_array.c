// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Connections by shard and replica.
#include <libpq-fe.h>
#define SHARDS 4
#define REPLICAS 2
int run(const char *dsns[SHARDS][REPLICAS]) {
  PGconn *conns[SHARDS][REPLICAS];
  int up = 0;
  for (int s = 0; s < SHARDS; s++)
    for (int r = 0; r < REPLICAS; r++) conns[s][r] = PQconnectdb(dsns[s][r]);
  for (int s = 0; s < SHARDS; s++)
    for (int r = 0; r < REPLICAS; r++) {
      up += PQstatus(conns[s][r]) == CONNECTION_OK;
      PQfinish(conns[s][r]);
    }
  return up;
}
