// SPDX-License-Identifier: Apache-2.0
// Another unit, which names no resource, passes a level that raises an error.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <stdio.h>

int load(const char *name, int elevel) {
  FILE *file = fopen(name, "r");
  if (file == NULL)
    return -1;
  if (fgetc(file) == EOF)
    ereport(elevel, errmsg("%s is empty", name));   // expect-connleak-error-path {'file' from fopen()}
  fclose(file);
  return 0;
}
int main(int argc, char **argv) {
  return load(argv[argc - 1], WARNING);
}
