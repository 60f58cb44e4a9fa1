// SPDX-License-Identifier: Apache-2.0
// reset() in the base template takes the new stream over the one that is open.
#include <cstdio>

template <class D, class H> class Handle {
 public:
  explicit Handle(H h) : h_(h) {}
  Handle(const Handle &) = delete;
  ~Handle() {
    if (h_)
      D::close(h_);
  }
  void reset(H h) { h_ = h; } // expect-connleak-overwrite
  H get() const { return h_; }

 private:
  H h_;
};

struct File : Handle<File, FILE *> {
  using Handle::Handle;
  static void close(FILE *f) { std::fclose(f); }
};

int run() {
  File f(std::fopen("x", "r"));
  int n = f.get() ? std::fgetc(f.get()) : 0;
  f.reset(std::fopen("y", "r"));
  return n;
}
