// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

struct Tool {
  int run(const char *name) {
    FILE *file = fopen(name, "r");
    if (!file)
      return 1;
    fclose(file);
    return 0;
  }
  FILE *log() { return nullptr; }
};

int main() { return Tool().log() ? 1 : Tool().run("dump"); }
