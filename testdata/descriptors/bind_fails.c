// SPDX-License-Identifier: Apache-2.0
// bind() fails, the socket stays.
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int listen_on(unsigned short port) {
  struct sockaddr_in addr;
  int on = 1;
  int sock = socket(AF_INET, SOCK_STREAM, 0);
  if (sock == -1) return -1;
  setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  memset(&addr, 0, sizeof addr);
  addr.sin_family = AF_INET;
  addr.sin_port = htons(port);
  if (bind(sock, (struct sockaddr *)&addr, sizeof addr) == -1) return -1; // expect-connleak-error-path {'sock' from socket()}
  if (listen(sock, 5) == -1) {
    close(sock);
    return -1;
  }
  return sock;
}
