// SPDX-License-Identifier: Apache-2.0
// The factory loses what it opened; its callers, who never got it, lose nothing but what they hold themselves.
#include "factory.h"

void copy_names(const char *source, const char *target) {
  PGconn *from = open_checked(source);
  PGconn *to = open_checked(target); // expect-connleak-exception-path {'from' from open_checked()}
  PQclear(PQexec(to, PQdb(from)));
  PQfinish(to);
  PQfinish(from);
}
