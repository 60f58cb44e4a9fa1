// SPDX-License-Identifier: Apache-2.0
// The connection is forgotten, and the program works on for long before it ends by exit().
// Known gap: what a number replaces is told once the function returns or turns; here it does neither.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

static int count_words(void) {
  int n = 0;
  char word[64];
  while (scanf("%63s", word) == 1)
    n++;
  return n;
}

int main(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argc > 1 ? argv[1] : "");
  printf("%d\n", PQserverVersion(conn));
  conn = NULL; // gap: misses connleak-overwrite
  printf("%d\n", count_words());
  exit(0);
}
