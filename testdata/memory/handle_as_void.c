// SPDX-License-Identifier: Apache-2.0
// void * in the interface: the early return loses it all the same.
#include <libpq-fe.h>
static void *backend_open(const char *dsn) { return PQconnectdb(dsn); }
static void backend_close(void *backend) { PQfinish(backend); }
int run(const char *dsn) {
  void *backend = backend_open(dsn);
  if (PQstatus(backend) != CONNECTION_OK) return -1; // expect-connleak-error-path {'backend' from backend_open()}
  backend_close(backend);
  return 0;
}
