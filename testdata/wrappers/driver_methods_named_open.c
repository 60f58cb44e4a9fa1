// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A driver's methods are called open and close; they hold the connection in the device.
#include <libpq-fe.h>
struct device { PGconn *conn; };
static int open(struct device *device, const char *dsn) {
  device->conn = PQconnectdb(dsn);
  return PQstatus(device->conn) == CONNECTION_OK ? 0 : -1;
}
static void close(struct device *device) {
  PQfinish(device->conn);
  device->conn = 0;
}
int run(const char *dsn) {
  struct device device;
  int rc = open(&device, dsn);
  close(&device);
  return rc;
}
