// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The object comes out by a parameter; the handle in it is released by the project's own destroy.
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
static void service_destroy(struct service **s) {
  if (!s || !*s) return;
  PQfinish((*s)->conn);
  free((*s)->name);
  free(*s);
  *s = NULL;
}
int run(const char *dsn) {
  struct service *s = NULL;
  int rc = service_create(&s, dsn);
  if (rc < 0) goto out;
  rc = PQserverVersion(s->conn);
out:
  service_destroy(&s);
  return rc;
}
