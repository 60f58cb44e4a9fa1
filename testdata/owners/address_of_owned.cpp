// SPDX-License-Identifier: Apache-2.0
// An owner gives the address of its pointer to a function that fills it, after it freed what was there.
// case: expect-none
#include <libpq-fe.h>
#include <utility>

template <class T, void (*Free)(T *)> class Owned {
 public:
  constexpr Owned() noexcept : pointer_(nullptr) {}
  explicit Owned(T *pointer) noexcept : pointer_(pointer) {}
  Owned(Owned &&other) noexcept : pointer_(nullptr) { swap(other); }
  Owned &operator=(Owned &&other) noexcept {
    Owned(std::move(other)).swap(*this);
    return *this;
  }
  ~Owned() {
    if (pointer_)
      Free(pointer_);
  }
  void swap(Owned &other) noexcept { std::swap(pointer_, other.pointer_); }
  T **out() {
    Owned().swap(*this);
    return &pointer_;
  }
  operator T *() const { return pointer_; }

 private:
  T *pointer_;
};

using Result = Owned<PGresult, PQclear>;

static bool fill(PGconn *conn, PGresult **out) {
  *out = PQexec(conn, "select 2");
  return PQresultStatus(*out) == PGRES_TUPLES_OK;
}

int run(PGconn *conn) {
  Result first(PQexec(conn, "select 1"));
  Result other;
  if (!fill(conn, other.out()))
    return -1;
  if (!fill(conn, other.out()))
    return -2;
  other.swap(first);
  Result kept = std::move(first);
  return PQntuples(kept) + PQntuples(other);
}
