// SPDX-License-Identifier: Apache-2.0
// Another program's class has the same name as one of the first unit's: each is what its own unit says.
#include <cstdio>

struct Tool {
  int run(const char *name) {
    FILE *file = fopen(name, "r");
    if (!file)
      return 1;
    int c = fgetc(file);
    if (c == EOF)
      return 2; // expect-connleak-error-path {'file' from fopen()}
    fclose(file);
    return 0;
  }
  FILE *log() { return fopen("log", "a"); }
};

int main() {
  FILE *log = Tool().log();
  if (!log)
    return 1;
  int result = Tool().run("load");
  if (result == 0)
    fclose(log);
  return result; // expect-connleak-error-path {'log' from Tool::log()}
}
