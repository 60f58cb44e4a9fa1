// SPDX-License-Identifier: Apache-2.0
// An atomic count in a base class, and a pointer that is copied, assigned and moved.
// case: expect-none
#include <atomic>
#include <libpq-fe.h>
#include <utility>

class RefCounted {
 public:
  void ref() { n_.fetch_add(1, std::memory_order_relaxed); }
  void unref() {
    if (n_.fetch_sub(1, std::memory_order_acq_rel) == 1)
      delete this;
  }

 protected:
  virtual ~RefCounted() = default;

 private:
  std::atomic<int> n_{0};
};

template <class T> class Ref {
 public:
  Ref() = default;
  explicit Ref(T *p) : p_(p) {
    if (p_)
      p_->ref();
  }
  Ref(const Ref &o) : p_(o.p_) {
    if (p_)
      p_->ref();
  }
  Ref(Ref &&o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  Ref &operator=(Ref o) noexcept {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Ref() {
    if (p_)
      p_->unref();
  }
  T *operator->() const { return p_; }
  explicit operator bool() const { return p_; }

 private:
  T *p_ = nullptr;
};

class Connection final : public RefCounted {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  int version() const { return PQserverVersion(conn_); }

 private:
  ~Connection() override { PQfinish(conn_); }
  PGconn *conn_;
};

Ref<Connection> openDb(const char *dsn) { return Ref<Connection>(new Connection(dsn)); }

int main() {
  auto a = openDb("");
  auto b = a;
  Ref<Connection> c;
  c = b;
  a = openDb("x");
  return c->version() + a->version();
}
