// SPDX-License-Identifier: Apache-2.0
// A bad line returns from the middle of the file.
#include <stdio.h>
#include <string.h>
int read_config(const char *path, char *host, size_t size) {
  char line[256];
  FILE *in = fopen(path, "r");
  if (in == NULL) return -1;
  while (fgets(line, sizeof line, in)) {
    char *eq = strchr(line, '=');
    if (!eq) return -2; // expect-connleak-error-path {'in' from fopen()}
    if (strncmp(line, "host=", 5) == 0) {
      strncpy(host, eq + 1, size - 1);
      host[size - 1] = '\0';
    }
  }
  fclose(in);
  return 0;
}
