// SPDX-License-Identifier: Apache-2.0
// Two backends behind an interface, each in its file; owners of the interface finish them.
// case: expect-none
#include "backend.h"

class Facade {
 public:
  explicit Facade(std::unique_ptr<Backend> b) : b_(std::move(b)) {}
  long count() { return b_->count("t"); }

 private:
  std::unique_ptr<Backend> b_;
};

int main() {
  Facade a(makePg("")), b(makeLite("x"));
  return int(a.count() + b.count());
}
