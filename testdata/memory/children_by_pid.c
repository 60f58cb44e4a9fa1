// SPDX-License-Identifier: Apache-2.0
// A list of servers, each with the child that asks it and the pipe to that child: no child, no pipe.
// case: expect-none
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

struct server { int pid; int output; };
struct servers { int length; struct server **elements; };
static struct servers *servers;

void set_servers(struct servers *those) { servers = those; }

static struct server *by_pid(int pid) {
  for (int i = 0; i < servers->length; i++)
    if (servers->elements[i]->pid == pid)
      return servers->elements[i];
  return NULL;
}

static int ask(int *output) {
  int ends[2];
  if (pipe(ends) == -1)
    return -1;
  int pid = fork();
  if (pid == -1) {
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  if (pid == 0)
    exit(0);
  close(ends[1]);
  *output = ends[0];
  return pid;
}

static void reap(void) {
  int pid, status;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    struct server *server = by_pid(pid);
    if (server) {
      server->pid = 0;
      close(server->output);
    }
  }
}

static void ask_all(void) {
  for (int i = 0; i < servers->length; i++) {
    struct server *server = servers->elements[i];
    if (server->pid <= 0)
      server->pid = ask(&server->output);
  }
}

void run(void) {
  for (;;) {
    reap();
    ask_all();
  }
}
