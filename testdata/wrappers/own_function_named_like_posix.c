// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Static functions with the names of POSIX ones and other meanings.
#include <libpq-fe.h>
struct device { int state; };
static int accept(struct device *device, int wanted) { return device->state == wanted; }
static int dup(int value) { return value * 2; }
static int open(struct device *device) { return device->state = 1; }
static int close(struct device *device) { return device->state = 0; }
int run(struct device *device) {
  int n = dup(open(device));
  if (!accept(device, 1)) return -1;
  close(device);
  close(device);
  return n;
}
