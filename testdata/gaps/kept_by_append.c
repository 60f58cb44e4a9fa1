// SPDX-License-Identifier: Apache-2.0
// A list nobody has read takes the descriptor in: its name says append.
// case: expect-none
#include <sys/socket.h>

struct List;
struct List *list_append_int(struct List *list, int value);
struct List *lappend_int(struct List *list, int value);
static struct List *clients, *waiting;

void acceptOne(int server) {
  int fd = accept(server, 0, 0);
  if (fd >= 0)
    clients = list_append_int(clients, fd);
}

void acceptAnother(int server) {
  int fd = accept(server, 0, 0);
  if (fd >= 0)
    waiting = lappend_int(waiting, fd);
}  // gap: false connleak-never-released
