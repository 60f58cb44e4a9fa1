// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An option of the program that nobody changes in between.
#include <libpq-fe.h>
static int opt_audit;
void set_audit(int on) { opt_audit = on; }
int run(const char *dsn) {
  PGconn *audit = NULL;
  if (opt_audit) audit = PQconnectdb(dsn);
  int n = 1;
  if (opt_audit) PQfinish(audit);
  return n;
}
