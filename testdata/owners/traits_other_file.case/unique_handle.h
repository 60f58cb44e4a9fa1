// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <utility>

template <class T> struct Traits;
template <class T> class Handle {
 public:
  explicit Handle(T *p = nullptr) : p_(p) {}
  Handle(Handle &&o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  Handle &operator=(Handle &&o) noexcept {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Handle() {
    if (p_)
      Traits<T>::close(p_);
  }
  T *get() const { return p_; }

 private:
  T *p_;
};
