// SPDX-License-Identifier: Apache-2.0
// Created for its side effect; the descriptor is dropped.
#include <fcntl.h>
void touch(const char *path) {
  open(path, O_CREAT | O_WRONLY, 0644); // expect-connleak-never-released {open()}
}
