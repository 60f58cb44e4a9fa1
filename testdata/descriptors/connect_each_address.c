// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// getaddrinfo's loop: the socket that does not connect is closed before the next.
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int dial(const char *host, const char *port) {
  struct addrinfo hints, *list, *a;
  int sock = -1;
  memset(&hints, 0, sizeof hints);
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host, port, &hints, &list) != 0) return -1;
  for (a = list; a; a = a->ai_next) {
    sock = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
    if (sock == -1) continue;
    if (connect(sock, a->ai_addr, a->ai_addrlen) == 0) break;
    close(sock);
    sock = -1;
  }
  freeaddrinfo(list);
  return sock;
}
