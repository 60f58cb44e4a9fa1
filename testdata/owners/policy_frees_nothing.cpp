// SPDX-License-Identifier: Apache-2.0
// The policy that the owner was given frees nothing.
#include <mysql.h>

template <class T> struct NoopPolicy {
  static void close(T *) {}
};

template <class T, class P> class Unique {
 public:
  explicit Unique(T *t) : t_(t) {}
  Unique(const Unique &) = delete;
  ~Unique() {
    if (t_)
      P::close(t_);
  }
  T *get() const { return t_; }

 private:
  T *t_;
};

unsigned long rows(MYSQL *m) {
  if (mysql_query(m, "select 1"))
    return 0;
  Unique<MYSQL_RES, NoopPolicy<MYSQL_RES>> res(mysql_store_result(m));
  if (!res.get())
    return 0;
  return mysql_num_rows(res.get()); // expect-connleak-never-released
}
