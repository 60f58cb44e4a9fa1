// SPDX-License-Identifier: Apache-2.0
// A stream made by a function nobody has read is given the descriptor and comes back as a pointer: it holds the descriptor,
// as fdopen() does. Who closes the stream closes it.
// case: expect-none
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct Stream;
struct Stream *streamOn(int fd, int is_backend);   // in another program's part
struct Slot { struct Stream *stream; };

int connectSlot(struct Slot *slot, const struct sockaddr_un *where) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  if (connect(fd, (const struct sockaddr *)where, sizeof *where) < 0) {
    close(fd);
    return -1;
  }
  slot->stream = streamOn(fd, 1);
  if (slot->stream == NULL) {
    close(fd);
    return -1;
  }
  return 0;  // gap: false connleak-error-path
}
