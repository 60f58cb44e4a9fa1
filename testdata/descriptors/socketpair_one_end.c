// SPDX-License-Identifier: Apache-2.0
// Only one end of the pair is handed out, the other is lost.
#include <sys/socket.h>
#include <unistd.h>
int make_channel(void) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) return -1;
  return pair[0]; // expect-connleak-never-released {pair[1]}
}
