// SPDX-License-Identifier: Apache-2.0
// The function that frees the box knows nothing of what is in it.
#include <libpq-fe.h>
#include <stdlib.h>

struct link { int port; PGconn *conn; };
struct box { struct link *link; char *error; };

static struct box *open_box(const char *conninfo) {
  struct box *box = calloc(1, sizeof *box);
  if (!box)
    return NULL;
  box->link = calloc(1, sizeof *box->link);
  if (box->link)
    box->link->conn = PQconnectdb(conninfo);
  return box;
}

static void free_box(struct box *box) {
  free(box->error);
  free(box);
}

static int close_box(struct box *box) {
  if (PQflush(box->link->conn) < 0)
    return -1;
  PQfinish(box->link->conn);
  free(box->link);
  box->link = NULL;
  return 0;
}

int ask(const char *conninfo) {
  struct box *box = open_box(conninfo);
  if (!box)
    return -1;
  close_box(box);
  free_box(box); // expect-connleak-error-path {holder is freed}
  return 0;
}

int insist(const char *conninfo) {
  struct box *box = open_box(conninfo);
  if (!box)
    return -1;
  if (close_box(box) < 0) {
    free_box(box); // expect-connleak-error-path {holder is freed}
    abort();
  }
  free_box(box);
  return 0;
}
