// SPDX-License-Identifier: Apache-2.0
// Overloads of open() and accept() of the program return a class that owns the descriptor.
// case: expect-none
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

struct Fd {
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd &&o) noexcept : fd_(std::exchange(o.fd_, -1)) {}
  ~Fd() {
    if (fd_ >= 0)
      ::close(fd_);
  }
  int fd_;
};

Fd open(const std::string &path) { return Fd(::open(path.c_str(), O_RDONLY)); }
Fd accept(const Fd &listener) { return Fd(::accept4(listener.fd_, nullptr, nullptr, 0)); }
void sink(Fd) {}

int main() {
  Fd a = open(std::string("x"));
  sink(open(std::string("y")));
  sink(accept(a));
}
