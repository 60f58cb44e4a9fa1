// SPDX-License-Identifier: Apache-2.0
// Pointers as iterators, in one function.
// Known gap: a pointer that fills and empties an array is not followed.
#include <libpq-fe.h>
int run(const char *const *dsns, int n) {
  PGconn *conns[8], **end = conns;
  if (n > 8) n = 8;
  for (int i = 0; i < n; i++) *end++ = PQconnectdb(dsns[i]);
  int up = 0;
  for (PGconn **c = conns; c != end; ++c) up += PQstatus(*c) == CONNECTION_OK;
  while (end != conns) PQfinish(*--end);
  return up; // gap: false connleak-never-released
}
