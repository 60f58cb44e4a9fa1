// SPDX-License-Identifier: Apache-2.0
// A table of nodes behind a global, each with its socket and a state; whoever fails is closed and may be opened again.
// case: expect-none
#include <fcntl.h>
#include <unistd.h>

enum { CLOSED, CONNECTED };
struct link { int fd, state; };
struct node { char name[64]; struct link in, out; };
static struct { int count; struct node *nodes; } cluster;

void set_nodes(struct node *nodes, int count) { cluster.nodes = nodes; cluster.count = count; }

static void drop(struct link *link) {
  if ((link->fd > 0 && link->state == CONNECTED)) {
    close(link->fd);
    link->fd = -1;
    link->state = CLOSED;
  }
}

static int reach(struct node *node) {
  node->out.fd = open(node->name, O_RDWR);
  if (node->out.fd <= 0) {
    node->out.state = CLOSED;
    return 0;
  }
  node->out.state = CONNECTED;
  return 1;
}

static void reach_all(void) {
  for (int i = 0; i < cluster.count; i++) {
    struct node *node = &cluster.nodes[i];
    if (node->out.state != CONNECTED)
      reach(node);
  }
}

static int say(struct link *link, char what) {
  if (link->fd > 0 && link->state == CONNECTED) {
    if (write(link->fd, &what, 1) == 1)
      return 1;
    drop(link);
  }
  return 0;
}

static int say_all(char what) {
  int n = 0;
  for (int i = 0; i < cluster.count; i++)
    n += say(&cluster.nodes[i].out, what);
  return n;
}

static void listen_to_all(int gone) {
  for (int i = 0; i < cluster.count; i++) {
    char what;
    struct node *node = &cluster.nodes[i];
    if (node->out.fd > 0 && node->out.state == CONNECTED)
      if (read(node->out.fd, &what, 1) == 1 && say_all(what) == 0)
        reach_all();
  }
  for (int i = 0; i < cluster.count; i++)
    if (cluster.nodes[i].name[0] == gone) {
      drop(&cluster.nodes[i].in);
      drop(&cluster.nodes[i].out);
      break;
    }
}

void run(int gone) {
  for (;;) {
    reach_all();
    listen_to_all(gone);
  }
}
