// SPDX-License-Identifier: Apache-2.0
// The class finishes only what it was told to own, and the flag was left at its default.
#include <libpq-fe.h>

class Session {
 public:
  explicit Session(PGconn *c, bool owns = false) : c_(c), owns_(owns) {}
  Session(const Session &) = delete;
  ~Session() {
    if (owns_)
      PQfinish(c_);
  }
  int version() const { return PQserverVersion(c_); }

 private:
  PGconn *c_;
  bool owns_;
};

int main() {
  Session s(PQconnectdb(""));
  return s.version(); // expect-connleak-never-released
}
