// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Fields start as -1; the close asks for that.
#include <fcntl.h>
#include <unistd.h>
struct channel { int in, out; };
static void channel_close(struct channel *c) {
  if (c->in != -1) close(c->in);
  if (c->out != -1) close(c->out);
  c->in = c->out = -1;
}
int run(const char *a, const char *b) {
  struct channel c = {-1, -1};
  int rc = -1;
  if ((c.in = open(a, O_RDONLY)) < 0) goto done;
  if ((c.out = open(b, O_WRONLY)) < 0) goto done;
  rc = 0;
done:
  channel_close(&c);
  return rc;
}
