// SPDX-License-Identifier: Apache-2.0
// Writes values as bytes and reads them back. One `describe(archive, value)` per struct serves both directions. The
// reader assumes hostile bytes: lengths are checked against what is left, and a failed reader yields zeros.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace connleak {

class Writer {
 public:
  static constexpr bool kReads = false;
  std::string bytes;

  template <typename T>
  Writer &operator&(const T &value) {
    if constexpr (std::is_same_v<T, std::string>) {
      number(value.size());
      bytes += value;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      number(static_cast<uint64_t>(value));
    } else {
      describe(*this, const_cast<T &>(value));
    }
    return *this;
  }
  template <typename T>
  Writer &operator&(const std::vector<T> &values) {
    number(values.size());
    for (const auto &value : values) *this & static_cast<const T &>(value);
    return *this;
  }
  template <typename A, typename B>
  Writer &operator&(const std::pair<A, B> &value) { return *this & value.first & value.second; }

 private:
  void number(uint64_t value) {  // LEB128
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
    bytes.push_back(static_cast<char>(value));
  }
};

class Reader {
 public:
  static constexpr bool kReads = true;
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  bool failed() const { return failed_; }
  bool atEnd() const { return left_.empty(); }

  template <typename T>
  Reader &operator&(T &value) {
    if constexpr (std::is_same_v<T, std::string>) {
      uint64_t length = number();
      if (length > left_.size()) { fail(); return *this; }
      value.assign(left_.substr(0, length));
      left_.remove_prefix(length);
    } else if constexpr (std::is_same_v<T, bool>) {
      value = number() != 0;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      value = static_cast<T>(number());
    } else {
      describe(*this, value);
    }
    return *this;
  }
  template <typename T>
  Reader &operator&(std::vector<T> &values) {
    uint64_t length = number();
    if (length > left_.size()) { fail(); return *this; }  // every element takes at least one byte
    values.clear();
    for (uint64_t i = 0; i < length && !failed_; ++i) {
      T value{};
      *this & value;
      values.push_back(std::move(value));
    }
    return *this;
  }
  template <typename A, typename B>
  Reader &operator&(std::pair<A, B> &value) { return *this & value.first & value.second; }

 private:
  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) { fail(); return 0; }
      auto byte = static_cast<uint8_t>(left_.front());
      left_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (!(byte & 0x80)) return value;
    }
    fail();
    return 0;
  }
  void fail() { failed_ = true; left_ = {}; }

  std::string_view left_;
  bool failed_ = false;
};

}  // namespace connleak
