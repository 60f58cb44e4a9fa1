// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <string.h>

int has_host(const char *conninfo) {
  int found = 0;
  PQconninfoOption *options = PQconninfoParse(conninfo, NULL);
  if (options == NULL) return -1;
  for (PQconninfoOption *option = options; option->keyword != NULL; option++) {
    if (strcmp(option->keyword, "host") == 0 && option->val) {
      found = 1;
      break;
    }
  }
  PQconninfoFree(options);
  return found;
}
