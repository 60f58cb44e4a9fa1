// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A class template owns any handle; a traits class says how it is closed and what is no handle.
#include <fcntl.h>
#include <libpq-fe.h>
#include <unistd.h>
#include <utility>

struct PgTraits {
  using Type = PGconn *;
  static Type none() noexcept { return nullptr; }
  static void close(Type conn) noexcept { PQfinish(conn); }
};
struct FdTraits {
  using Type = int;
  static Type none() noexcept { return -1; }
  static void close(Type fd) noexcept { ::close(fd); }
};

template <class Traits> class Handle {
 public:
  using Type = typename Traits::Type;
  explicit Handle(Type value = Traits::none()) noexcept : value_(value) {}
  Handle(Handle &&other) noexcept : value_(std::exchange(other.value_, Traits::none())) {}
  Handle &operator=(Handle &&other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Handle() {
    if (value_ != Traits::none())
      Traits::close(value_);
  }
  Type get() const noexcept { return value_; }
  explicit operator bool() const noexcept { return value_ != Traits::none(); }

 private:
  Type value_;
};

void copy_lines(int fd, const char *database);

bool copied(const char *path, const char *dsn) {
  Handle<FdTraits> fd(open(path, O_RDONLY));
  if (!fd)
    return false;
  Handle<PgTraits> conn(PQconnectdb(dsn));
  copy_lines(fd.get(), PQdb(conn.get()));
  Handle<PgTraits> other;
  other = std::move(conn);
  return PQstatus(other.get()) == CONNECTION_OK;
}
