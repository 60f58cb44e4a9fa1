// SPDX-License-Identifier: Apache-2.0
// Both ends of a pipe lie in a std::array; owners or plain calls close them.
// case: expect-none
#include <array>
#include <unistd.h>

struct Fd {
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd &) = delete;
  ~Fd() {
    if (fd_ >= 0)
      ::close(fd_);
  }
  int fd_;
};

void run() {
  std::array<int, 2> p;
  if (::pipe(p.data()) < 0)
    throw 1;
  Fd a(p[0]);
  Fd b(p[1]);
}

void bare() {
  std::array<int, 2> p;
  if (::pipe(p.data()) < 0)
    return;
  ::close(p[0]);
  ::close(p[1]);
}
