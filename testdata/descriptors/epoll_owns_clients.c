// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Accepted clients live in the epoll set, found again by their event's descriptor.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
int event_loop(int listener, int ep) {
  struct epoll_event events[16];
  for (;;) {
    int n = epoll_wait(ep, events, 16, -1);
    for (int i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        int client = accept(listener, NULL, NULL);
        if (client < 0) continue;
        struct epoll_event add = {.events = EPOLLIN, .data = {.fd = client}};
        if (epoll_ctl(ep, EPOLL_CTL_ADD, client, &add) < 0) close(client);
        continue;
      }
      char buf[256];
      if (read(fd, buf, sizeof buf) <= 0) close(fd);
    }
  }
}
