// SPDX-License-Identifier: Apache-2.0
// The epoll descriptor is left when the first registration fails.
#include <sys/epoll.h>
#include <unistd.h>
int watch(int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
  int ep = epoll_create1(EPOLL_CLOEXEC);
  if (ep < 0) return -1;
  if (epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event) < 0) return -1; // expect-connleak-error-path {'ep' from epoll_create1()}
  int n = epoll_wait(ep, &event, 1, 1000);
  close(ep);
  return n;
}
