// SPDX-License-Identifier: Apache-2.0
// The error text is optional: a caller that passes null for its place gets none, so none can be lost.
// case: expect-none
#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

static bool readSettings(const char *text, char **problem) {
  PQconninfoOption *options = PQconninfoParse(text, problem);
  if (options == NULL)
    return false;
  PQconninfoFree(options);
  return true;
}

bool settingsAreFine(const char *text) {
  return readSettings(text, NULL);
}

bool directlyWithNull(const char *text) {
  PQconninfoOption *options = PQconninfoParse(text, NULL);
  if (options == NULL)
    return false;
  PQconninfoFree(options);
  return true;
}
