// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Every spelling of "could not be opened".
#include <fcntl.h>
#include <unistd.h>
void a(const char *p) { int fd = open(p, O_RDONLY); if (fd == -1) return; close(fd); }
void b(const char *p) { int fd = open(p, O_RDONLY); if (fd < 0) return; close(fd); }
void c(const char *p) { int fd = open(p, O_RDONLY); if (fd >= 0) close(fd); }
void d(const char *p) { int fd = open(p, O_RDONLY); if (fd != -1) close(fd); }
void e(const char *p) { int fd = open(p, O_RDONLY); if (fd > -1) close(fd); }
void f(const char *p) { int fd = open(p, O_RDONLY); if (-1 == fd) return; close(fd); }
void g(const char *p) { int fd = open(p, O_RDONLY); if (!(fd < 0)) close(fd); }
void h(const char *p) { int fd; if ((fd = open(p, O_RDONLY)) < 0) return; close(fd); }
void i(const char *p) { int fd = open(p, O_RDONLY); if (~fd) close(fd); }
void j(const char *p) { int fd = open(p, O_RDONLY); if (fd <= -1) return; close(fd); }
void k(const char *p) { int fd = open(p, O_RDONLY); if (0 > fd) return; close(fd); }
void l(const char *p) { int fd = open(p, O_RDONLY); _Bool ok = fd >= 0; if (!ok) return; close(fd); }
