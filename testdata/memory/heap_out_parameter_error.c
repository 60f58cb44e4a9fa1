// SPDX-License-Identifier: Apache-2.0
// The same object; the error return of its user forgets to destroy it.
#include <errno.h>
#include <libpq-fe.h>
#include <stdlib.h>
struct service { PGconn *conn; char *name; };
static int service_create(struct service **out, const char *dsn) {
  struct service *s = calloc(1, sizeof *s);
  if (!s) return -ENOMEM;
  s->conn = PQconnectdb(dsn);
  if (PQstatus(s->conn) != CONNECTION_OK) {
    PQfinish(s->conn);
    free(s);
    return -ECONNREFUSED;
  }
  *out = s;
  return 0;
}
static void service_destroy(struct service *s) {
  PQfinish(s->conn);
  free(s->name);
  free(s);
}
int run(const char *dsn) {
  struct service *s;
  int rc = service_create(&s, dsn);
  if (rc < 0) return rc;
  if (PQserverVersion(s->conn) < 100000) return -ENOSYS; // expect-connleak-error-path {from service_create()}
  service_destroy(s);
  return 0;
}
