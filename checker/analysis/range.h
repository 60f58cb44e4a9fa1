// SPDX-License-Identifier: Apache-2.0
// What is known of a number: an interval, another one within that it is not in, a few values it is not, and bits that are
// known. A pointer is a number whose null is 0.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "checker/program/unit.h"

namespace connleak {

class Range {
 public:
  static constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();
  static constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();

  static Range any() { return {}; }
  static Range only(int64_t value) { return between(value, value); }
  static Range between(int64_t low, int64_t high) { Range r; r.low_ = low; r.high_ = high; return r; }
  static Range except(int64_t value) { Range r; r.exclude(value); return r; }
  // The numbers whose bits under `mask` are those of `bits`.
  static Range withBits(uint64_t mask, uint64_t bits);
  static Range outside(int64_t low, int64_t high);
  // The values x for which `x relation constant` holds.
  static Range satisfying(Relation relation, int64_t constant);

  int64_t low() const { return low_; }
  int64_t high() const { return high_; }
  bool isEmpty() const { return low_ > high_; }
  bool isAny() const { return low_ == kLowest && high_ == kHighest && excluded_count_ == 0 && known_bits_ == 0 && !hasHole(); }
  bool isSingle() const { return low_ == high_; }
  bool isBoolean() const { return low_ >= 0 && high_ <= 1; }
  bool contains(int64_t value) const;
  bool isNeverZero() const { return !contains(0); }
  // Bits that are known, and their values. Of a single number all are.
  uint64_t knownBits() const { return isSingle() ? ~uint64_t(0) : known_bits_; }
  uint64_t bits() const { return isSingle() ? static_cast<uint64_t>(low_) : bits_; }

  Range meet(const Range &other) const;
  Range hull(const Range &other) const;
  // Drops the bounds in which `newer` grew beyond *this: a loop that counts ends.
  Range widen(const Range &newer) const;
  Range shifted(int64_t by) const;  // of x + by
  Range negated() const;            // of -x

  friend bool operator==(const Range &a, const Range &b);

 private:
  static constexpr unsigned kMostExcluded = 6;
  void exclude(int64_t value);
  void tighten();
  bool hasHole() const { return hole_low_ <= hole_high_; }
  bool isInHole(int64_t value) const { return hole_low_ <= value && value <= hole_high_; }
  void setHole(int64_t low, int64_t high) { hole_low_ = low; hole_high_ = high; }
  void dropHole() { setHole(1, 0); }
  void cutHoleTo(const Range &other);
  void setBits(uint64_t mask, uint64_t bits);

  int64_t low_ = kLowest, high_ = kHighest;
  int64_t hole_low_ = 1, hole_high_ = 0;                // none when the first is above the second; else strictly inside the interval
  uint64_t known_bits_ = 0, bits_ = 0;                  // bits_ is within known_bits_
  std::array<int64_t, kMostExcluded> excluded_{};  // sorted, the first excluded_count_
  uint8_t excluded_count_ = 0;
};

// What is known of `left operation right` at that width.
Range evaluate(Arithmetic operation, unsigned width, const Range &left, const Range &right);
int64_t wrapped(int64_t value, unsigned width);   // as a signed number of so many bits

enum class Truth : uint8_t { False, True, Unknown };
Truth compare(Relation relation, const Range &left, const Range &right);
Relation inverse(Relation relation);
Relation mirrored(Relation relation);  // a R b  ==  b mirrored(R) a

}  // namespace connleak
