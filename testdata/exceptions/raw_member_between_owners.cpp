// SPDX-License-Identifier: Apache-2.0
// The constructor has opened a raw descriptor beside an owner of one when the next member's constructor throws: the owner
// closes its own alone.
#include <fcntl.h>
#include <unistd.h>
#include <memory>
#include <stdexcept>
#include <string>

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor &&other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  ~Descriptor() {
    if (fd_ >= 0)
      close(fd_);
  }

 private:
  int fd_;
};

struct Parser {
  explicit Parser(const std::string &format) {
    if (format.empty())
      throw std::invalid_argument("no format");
  }
};

class Reader {
 public:
  Reader(const char *path, const std::string &format)
      : lock_(std::make_unique<Descriptor>(open("lock", O_RDONLY))),
        data_(open(path, O_RDONLY)),
        parser_(std::make_unique<Parser>(format)) {} // expect-connleak-exception-path
  ~Reader() { close(data_); }
  Reader(const Reader &) = delete;

 private:
  std::unique_ptr<Descriptor> lock_;
  int data_;
  std::unique_ptr<Parser> parser_;
};

class GoodReader {
 public:
  GoodReader(const char *path, const std::string &format)
      : lock_(std::make_unique<Descriptor>(open("lock", O_RDONLY))),
        data_(open(path, O_RDONLY)),
        parser_(std::make_unique<Parser>(format)) {}

 private:
  std::unique_ptr<Descriptor> lock_;
  Descriptor data_;
  std::unique_ptr<Parser> parser_;
};

char first_of(const char *path) {
  Reader reader(path, "csv");
  GoodReader good(path, "csv");
  return *path;
}
