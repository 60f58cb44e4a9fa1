// SPDX-License-Identifier: Apache-2.0
// Static functions with the names of POSIX ones and other meanings.
// Known gap: specs are found by the bare name, although the program defines the function itself.
#include <libpq-fe.h>
struct device { int state; };
static int accept(struct device *device, int wanted) { return device->state == wanted; }
static int dup(int value) { return value * 2; }
static int open(struct device *device) { return device->state = 1; }
static int close(struct device *device) { return device->state = 0; }
int run(struct device *device) {
  int n = dup(open(device)); // gap: false connleak-never-released
  if (!accept(device, 1)) return -1; // gap: false connleak-never-released gap: false connleak-error-path
  close(device);
  close(device); // gap: false connleak-double-release
  return n;
}
