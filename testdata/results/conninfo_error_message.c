// SPDX-License-Identifier: Apache-2.0
// The parse error's text is memory as well.
#include <libpq-fe.h>
#include <stdio.h>
int valid(const char *conninfo) {
  char *error = NULL;
  PQconninfoOption *options = PQconninfoParse(conninfo, &error);
  if (options) {
    PQconninfoFree(options);
    return 1;
  }
  fprintf(stderr, "%s", error ? error : "out of memory\n");
  return 0; // expect-connleak-never-released {'error' from PQconninfoParse()}
}
