// SPDX-License-Identifier: Apache-2.0
// KIND '\n', then 4 bytes version, 4 bytes length of the checker's version, that, 8 bytes length of the payload, 8 bytes
// checksum of all other bytes, payload. Numbers have their lowest byte first.
#include "checker/program/sealed.h"

namespace connleak {

static std::string written(uint64_t number, unsigned bytes) {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> 8 * i));
  return out;
}

static uint64_t take(std::string_view &bytes, unsigned count) {
  uint64_t number = 0;
  for (unsigned i = 0; i < count; ++i) number |= uint64_t(static_cast<unsigned char>(bytes[i])) << 8 * i;
  bytes.remove_prefix(count);
  return number;
}

static uint64_t checksumOf(std::string_view head, std::string_view payload) {
  Checksum sum;
  sum.add(head);
  sum.add(payload);
  return sum.value();
}

std::string seal(const SealedAs &as, std::string_view payload) {
  std::string out(as.kind);
  out += '\n';
  out += written(as.version, 4) + written(as.made_by.size(), 4);
  out += as.made_by;
  out += written(payload.size(), 8);
  out += written(checksumOf(out, payload), 8);
  out += payload;
  return out;
}

Unsealed unseal(const SealedAs &as, std::string_view bytes) {
  constexpr unsigned kLengthAndSum = 16;
  auto failed = [](SealProblem why) { return Unsealed{why, "", ""}; };
  std::string first_line = std::string(as.kind) + "\n";
  if (!bytes.starts_with(first_line)) return failed(first_line.starts_with(bytes) ? SealProblem::Truncated : SealProblem::Foreign);
  std::string_view left = bytes.substr(first_line.size());
  if (left.size() < 8) return failed(SealProblem::Truncated);
  uint64_t version = take(left, 4), made_by_length = take(left, 4);
  if (made_by_length > left.size() || left.size() - made_by_length < kLengthAndSum) return failed(SealProblem::Truncated);
  std::string made_by(left.substr(0, made_by_length));
  if (version != as.version || made_by != as.made_by) return {SealProblem::OtherVersion, made_by, ""};
  left.remove_prefix(made_by_length);
  uint64_t length = take(left, 8);
  std::string_view head = bytes.substr(0, left.data() - bytes.data());
  uint64_t sum = take(left, 8);
  if (length > left.size()) return failed(SealProblem::Truncated);
  if (length < left.size() || sum != checksumOf(head, left)) return failed(SealProblem::Damaged);
  return {SealProblem::None, made_by, left};
}

static bool isPrintable(const std::string &text) {
  for (unsigned char c : text)
    if (c < 0x20 || c >= 0x7f) return false;
  return !text.empty() && text.size() < 40;
}

std::string tell(SealProblem problem, const SealedAs &as, const std::string &made_by) {
  switch (problem) {
    case SealProblem::None: return "";
    case SealProblem::Foreign: return "is no " + std::string(as.kind);
    case SealProblem::OtherVersion:
      return made_by == as.made_by || !isPrintable(made_by) ? "has another version of its format" : "was made by connleak " + made_by + ", not " + std::string(as.made_by);
    case SealProblem::Truncated: return "is cut off";
    case SealProblem::Damaged: return "is damaged";
  }
  return "";
}

}  // namespace connleak
