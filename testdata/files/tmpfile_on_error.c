// SPDX-License-Identifier: Apache-2.0
// The spool file is left when the write fails.
#include <stdio.h>
FILE *spool(const char *text) {
  FILE *tmp = tmpfile();
  if (!tmp) return NULL;
  if (fputs(text, tmp) == EOF) return NULL; // expect-connleak-error-path {'tmp' from tmpfile()}
  rewind(tmp);
  return tmp;
}
