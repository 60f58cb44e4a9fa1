// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Created for its side effect and closed inline.
#include <fcntl.h>
#include <unistd.h>
int touch(const char *path) { return close(open(path, O_CREAT | O_WRONLY, 0644)); }
