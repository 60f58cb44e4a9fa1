// SPDX-License-Identifier: Apache-2.0
// A client that cannot be set up is skipped with its socket open.
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int set_timeout(int fd) {
  struct timeval { long s, us; } tv = {5, 0};
  return setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv);
}
int serve(int port, volatile int *stop) {
  struct sockaddr_in addr;
  int sock = socket(AF_INET, SOCK_STREAM, 0);
  if (sock < 0) return -1;
  memset(&addr, 0, sizeof addr);
  addr.sin_family = AF_INET;
  addr.sin_port = htons((unsigned short)port);
  if (bind(sock, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(sock, 16) < 0) {
    close(sock);
    return -1;
  }
  while (!*stop) {
    int client = accept(sock, NULL, NULL);
    if (client < 0) continue;
    if (set_timeout(client) < 0) continue; // expect-connleak-error-path {'client' from accept()}
    (void)!write(client, "hello\n", 6);
    close(client);
  }
  close(sock);
  return 0;
}
