// SPDX-License-Identifier: Apache-2.0
// What is written to a file by one run and read by another: a line that says what it is, the version of its format, the
// checker that made it, and a checksum over all of it. Whoever reads it learns why it is of no use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace connleak {

// FNV-1a: notices any one byte that changed, and all but 1 of 2^64 other changes. Nothing here is a secret.
class Checksum {
 public:
  void add(std::string_view bytes) {
    for (unsigned char byte : bytes) state_ = (state_ ^ byte) * 0x100000001b3;
  }
  uint64_t value() const { return state_; }

 private:
  uint64_t state_ = 0xcbf29ce484222325;
};

struct SealedAs {
  std::string_view kind;       // "connleak unit artefact"; no line feed
  uint32_t version = 0;
  std::string_view made_by;    // the version of the checker
};

std::string seal(const SealedAs &as, std::string_view payload);

enum class SealProblem : uint8_t { None, Foreign, OtherVersion, Truncated, Damaged };
struct Unsealed {
  SealProblem problem = SealProblem::None;
  std::string made_by;         // when the version is another one: by which checker
  std::string_view payload;    // into the bytes given
};
Unsealed unseal(const SealedAs &as, std::string_view bytes);

// "is cut off" and the like; goes behind the file's name.
std::string tell(SealProblem problem, const SealedAs &as, const std::string &made_by);

}  // namespace connleak
