// SPDX-License-Identifier: Apache-2.0
// A class that owns a descriptor, in a pair, in an optional, in a vector behind epoll.
// case: expect-none
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd &operator=(Fd &&other) noexcept {
    if (this != &other) {
      close();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }
  ~Fd() { close(); }
  void close() noexcept {
    if (fd_ >= 0)
      ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

[[noreturn]] static void fail(const char *what) { throw std::system_error(errno, std::generic_category(), what); }

static std::pair<Fd, Fd> make_pipe() {
  std::array<int, 2> ends;
  if (::pipe2(ends.data(), O_CLOEXEC) < 0)
    fail("pipe");
  return {Fd(ends[0]), Fd(ends[1])};
}

class Poller {
 public:
  Poller() : fd_(::epoll_create1(EPOLL_CLOEXEC)) {
    if (!fd_)
      fail("epoll");
  }
  void add(Fd fd) {
    epoll_event event{};
    if (::epoll_ctl(fd_.get(), EPOLL_CTL_ADD, fd.get(), &event) < 0)
      fail("add");
    watched_.push_back(std::move(fd));
  }

 private:
  Fd fd_;
  std::vector<Fd> watched_;
};

static std::optional<Fd> accept_one(const Fd &listener) {
  int fd = ::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
  if (fd >= 0)
    return Fd(fd);
  if (errno == EAGAIN)
    return std::nullopt;
  fail("accept");
}

int serve() {
  Poller poller;
  auto [read_end, write_end] = make_pipe();
  poller.add(std::move(read_end));
  Fd listener(::socket(AF_INET, SOCK_STREAM, 0));
  if (auto client = accept_one(listener))
    poller.add(std::move(*client));
  return write_end.get();
}
