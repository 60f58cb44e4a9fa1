// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Listener, epoll and eventfd in one context, all -1 at first.
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
struct server { int listener, epoll, wakeup; };
static int server_init(struct server *s, const char *path) {
  struct sockaddr_un addr = {.sun_family = AF_UNIX};
  s->listener = s->epoll = s->wakeup = -1;
  strncpy(addr.sun_path, path, sizeof addr.sun_path - 1);
  if ((s->listener = socket(AF_UNIX, SOCK_STREAM, 0)) < 0) goto fail;
  if (bind(s->listener, (struct sockaddr *)&addr, sizeof addr) < 0) goto fail;
  if (listen(s->listener, 16) < 0) goto fail;
  if ((s->epoll = epoll_create1(0)) < 0) goto fail;
  if ((s->wakeup = eventfd(0, 0)) < 0) goto fail;
  return 0;
fail:
  if (s->wakeup >= 0) close(s->wakeup);
  if (s->epoll >= 0) close(s->epoll);
  if (s->listener >= 0) close(s->listener);
  return -errno;
}
static void server_fini(struct server *s) {
  close(s->wakeup);
  close(s->epoll);
  close(s->listener);
}
int run(const char *path) {
  struct server server;
  if (server_init(&server, path) < 0) return 1;
  server_fini(&server);
  return 0;
}
