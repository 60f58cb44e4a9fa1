// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <string.h>

int has_host(const char *conninfo) {
  char *error = NULL;
  PQconninfoOption *options = PQconninfoParse(conninfo, &error);
  if (options == NULL) {
    PQfreemem(error);
    return -1;
  }
  for (PQconninfoOption *option = options; option->keyword != NULL; option++) {
    if (strcmp(option->keyword, "host") == 0 && option->val) return 1; // expect-connleak-error-path {'options' from PQconninfoParse()}
  }
  PQconninfoFree(options);
  return 0;
}
