// SPDX-License-Identifier: Apache-2.0
// A static array of slots: emptying it frees the slots and forgets to finish what they hold.
// Known gap: that a field owns is not learnt from another function that fills it.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdlib.h>

enum { kNodes = 8 };

struct link { PGconn *conn; bool is_backend; };
struct slot { struct link *link; char *name; };

static struct slot *slots[kNodes];

static struct slot *connect_slot(const char *dsn) {
  struct slot *slot = malloc(sizeof *slot);
  if (!slot)
    exit(1);
  slot->link = malloc(sizeof *slot->link);
  if (!slot->link)
    exit(1);
  slot->link->conn = PQconnectdb(dsn);
  if (PQstatus(slot->link->conn) != CONNECTION_OK) {
    PQfinish(slot->link->conn);
    free(slot->link);
    free(slot);
    return NULL;
  }
  return slot;
}

bool is_valid(int node);
void check(struct slot **slots);

static void establish(const char *dsn) {
  for (int i = 0; i < kNodes; i++) {
    if (!is_valid(i))
      continue;
    if (slots[i] == NULL)
      slots[i] = connect_slot(dsn);
  }
}

static void discard(void) {
  for (int i = 0; i < kNodes; i++) {
    if (!slots[i])
      continue;
    free(slots[i]->link); // gap: misses connleak-error-path
    free(slots[i]);
    slots[i] = NULL;
  }
}

void work(const char *dsn) {
  for (;;) {
    establish(dsn);
    check(slots);
    discard();
  }
}
