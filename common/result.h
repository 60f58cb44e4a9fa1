// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value, or a sentence for the user. What a user or the machine can cause is returned like this and has
// to be looked at; nothing throws across connleak's interfaces.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace connleak {

// Lower case, no full stop, names the thing and the way out: "no compile_commands.json in 'build'; pass -p DIR".
struct Error {
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Error error) : content_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(content_); }
  T &operator*() { assert(*this && "a failed Result has no value"); return std::get<T>(content_); }
  const T &operator*() const { assert(*this && "a failed Result has no value"); return std::get<T>(content_); }
  T *operator->() { return &**this; }
  const T *operator->() const { return &**this; }
  const std::string &error() const { assert(!*this && "a Result with a value has no error"); return std::get<Error>(content_).message; }

 private:
  std::variant<T, Error> content_;
};

}  // namespace connleak
