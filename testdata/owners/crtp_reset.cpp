// SPDX-License-Identifier: Apache-2.0
// A base template that closes by a function of the class derived from it.
// case: expect-none
#include <cstdio>
#include <libpq-fe.h>
#include <utility>

template <class D, class H> class Handle {
 public:
  explicit Handle(H h) : h_(h) {}
  Handle(Handle &&o) noexcept : h_(std::exchange(o.h_, H{})) {}
  Handle &operator=(Handle &&o) noexcept {
    if (this != &o) {
      reset();
      h_ = std::exchange(o.h_, H{});
    }
    return *this;
  }
  ~Handle() { reset(); }
  void reset(H h = H{}) {
    if (h_)
      D::close(h_);
    h_ = h;
  }
  H get() const { return h_; }
  explicit operator bool() const { return h_ != H{}; }

 private:
  H h_;
};

struct File : Handle<File, FILE *> {
  using Handle::Handle;
  static void close(FILE *f) { std::fclose(f); }
};

struct Result : Handle<Result, PGresult *> {
  using Handle::Handle;
  static void close(PGresult *r) { PQclear(r); }
};

int run(PGconn *c) {
  File f(std::fopen("x", "w"));
  if (!f)
    return -1;
  Result r(PQexec(c, "select 1"));
  Result s(PQexec(c, "select 2"));
  s = std::move(r);
  s.reset(PQexec(c, "select 3"));
  std::fprintf(f.get(), "%d", PQntuples(s.get()));
  return 0;
}
