// SPDX-License-Identifier: Apache-2.0
// Two handles in one struct on the stack; the second failing keeps the first.
#include <libpq-fe.h>

struct pair { PGconn *primary, *standby; };

static int open_pair(struct pair *pair, const char *a, const char *b) {
  pair->primary = PQconnectdb(a);
  if (PQstatus(pair->primary) != CONNECTION_OK) {
    PQfinish(pair->primary);
    pair->primary = NULL;
    return -1;
  }
  pair->standby = PQconnectdb(b);
  if (PQstatus(pair->standby) != CONNECTION_OK) {
    PQfinish(pair->standby);
    pair->standby = NULL;
    return -1;
  }
  return 0;
}
static void close_pair(struct pair *pair) {
  PQfinish(pair->standby);
  PQfinish(pair->primary);
}

int bad(const char *a, const char *b) {
  struct pair pair;
  if (open_pair(&pair, a, b) != 0) return -1; // expect-connleak-error-path {from open_pair()}
  close_pair(&pair);
  return 0;
}

int good(const char *a, const char *b) {
  struct pair pair = {0, 0};
  int rc = open_pair(&pair, a, b);
  close_pair(&pair);
  return rc;
}
