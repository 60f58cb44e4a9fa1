// SPDX-License-Identifier: Apache-2.0
// What was released stays where it was, with a flag that says so: nobody who looks at the flag uses it.
// case: expect-none
#include <fcntl.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <unistd.h>
struct node { PGconn *conn; int alive; struct node *next; };
static int ask_all(const struct node *head) {
  int n = 0;
  for (const struct node *at = head; at; at = at->next)
    if (at->alive)
      n += PQserverVersion(at->conn);
  return n;
}
int list(const char **dsns, int count) {
  struct node *head = NULL;
  for (int i = 0; i < count; i++) {
    struct node *node = malloc(sizeof *node);
    if (!node)
      break;
    node->conn = PQconnectdb(dsns[i]);
    node->alive = 1;
    if (PQstatus(node->conn) != CONNECTION_OK) {
      PQfinish(node->conn);
      node->alive = 0;
    }
    node->next = head;
    head = node;
  }
  int n = ask_all(head);
  while (head) {
    struct node *next = head->next;
    if (head->alive)
      PQfinish(head->conn);
    free(head);
    head = next;
  }
  return n;
}
struct entry { int fd, open; };
static void write_all(struct entry *t, int n) {
  for (int k = 0; k < n; k++)
    if (t[k].open)
      write(t[k].fd, "x", 1);
}
int table(const char *a, int i) {
  struct entry t[4] = {{-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}};
  t[i].fd = open(a, O_RDONLY);
  if (t[i].fd < 0)
    return -1;
  t[i].open = 1;
  write_all(t, 4);
  close(t[i].fd);
  t[i].open = 0;
  write_all(t, 4);
  return 0;
}
int first(const char *a, int i) {
  struct entry t[4];
  t[0].open = 0;
  t[i].fd = open(a, O_RDONLY);
  if (t[i].fd < 0)
    return -1;
  close(t[i].fd);
  if (t[0].open)
    write(t[0].fd, "x", 1);
  return 0;
}
static struct entry kept[4];
int first_kept(const char *a, int i) {
  kept[i].fd = open(a, O_RDONLY);
  if (kept[i].fd < 0)
    return -1;
  close(kept[i].fd);
  kept[i].open = 0;
  if (kept[0].open)
    write(kept[0].fd, "x", 1);
  return 0;
}
