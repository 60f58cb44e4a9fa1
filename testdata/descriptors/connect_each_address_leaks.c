// SPDX-License-Identifier: Apache-2.0
// The socket that does not connect is overwritten by the next.
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
    sock = socket(a->ai_family, a->ai_socktype, a->ai_protocol); // expect-connleak-overwrite {'sock' from socket()}
    if (sock == -1) continue;
    if (connect(sock, a->ai_addr, a->ai_addrlen) == 0) break;
  }
  freeaddrinfo(list);
  return sock;
}
