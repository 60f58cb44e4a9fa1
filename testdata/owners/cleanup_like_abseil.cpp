// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A guard in the manner of absl::Cleanup: an optional callback, Cancel() and Invoke().
#include <libpq-fe.h>
#include <new>
#include <type_traits>
#include <utility>

template <class Callback> class [[nodiscard]] Cleanup {
 public:
  Cleanup(Callback callback) : is_engaged_(true) { ::new (storage()) Callback(std::move(callback)); }
  Cleanup(Cleanup &&other) noexcept : is_engaged_(true) {
    ::new (storage()) Callback(std::move(other.callback()));
    other.drop();
  }
  ~Cleanup() {
    if (is_engaged_)
      std::move(*this).Invoke();
  }
  void Cancel() && { drop(); }
  void Invoke() && {
    is_engaged_ = false;
    std::move(callback())();
    callback().~Callback();
  }

 private:
  void *storage() { return room_; }
  Callback &callback() { return *reinterpret_cast<Callback *>(room_); }
  void drop() {
    is_engaged_ = false;
    callback().~Callback();
  }
  bool is_engaged_;
  alignas(Callback) unsigned char room_[sizeof(Callback)];
};
template <class Callback> Cleanup(Callback) -> Cleanup<Callback>;

void warm_up(PGconn *conn);

PGconn *warm_connection(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  Cleanup finish = [conn] { PQfinish(conn); };
  warm_up(conn);
  std::move(finish).Cancel();
  return conn;
}

int version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  Cleanup finish = [conn] { PQfinish(conn); };
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;
  int version = PQserverVersion(conn);
  std::move(finish).Invoke();
  warm_up(nullptr);
  return version;
}
