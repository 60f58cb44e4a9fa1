// SPDX-License-Identifier: Apache-2.0
// A vector of the program itself: raw memory, objects made in place, destructors called in a loop.
// case: expect-none
#include <libpq-fe.h>
#include <new>
#include <utility>

struct Conn {
  PGconn *c;
  explicit Conn(const char *d) : c(PQconnectdb(d)) {}
  ~Conn() { PQfinish(c); }
};

class Vec {
  Conn *d_ = static_cast<Conn *>(::operator new(8 * sizeof(Conn)));
  size_t n_ = 0;

 public:
  ~Vec() {
    for (size_t i = 0; i < n_; ++i)
      d_[i].~Conn();
    ::operator delete(d_);
  }
  void add(const char *d) {
    ::new (d_ + n_) Conn(d);
    ++n_;
  }
};

void run() {
  Vec v;
  v.add("a");
  v.add("b");
}
