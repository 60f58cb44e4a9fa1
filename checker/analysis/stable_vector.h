// SPDX-License-Identifier: Apache-2.0
// A vector that only grows and whose elements stay where they are: a reference holds while others are added.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace connleak {

template <typename T>
class StableVector {
 public:
  size_t size() const { return size_; }
  const T &operator[](size_t index) const { return chunks_[index / kChunk][index % kChunk]; }
  T &operator[](size_t index) { return chunks_[index / kChunk][index % kChunk]; }
  void push_back(T value) {   // NOLINT(readability-identifier-naming): as of std::vector
    if (size_ % kChunk == 0) chunks_.push_back(std::make_unique<T[]>(kChunk));
    (*this)[size_++] = std::move(value);
  }

 private:
  static constexpr size_t kChunk = 256;
  std::vector<std::unique_ptr<T[]>> chunks_;
  size_t size_ = 0;
};

}  // namespace connleak
