// SPDX-License-Identifier: Apache-2.0
// A letter, then what it says: bytes as they are, or their count and a frame of zstd. An LLVM may have been built without it.
#include "checker/driver/packing.h"

#include <cstdint>
#include <cstring>

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Error.h"

namespace connleak {

namespace zstd = llvm::compression::zstd;

static constexpr char kPlain = 'p', kZstd = 'z';
static constexpr int kFastest = 1;
static constexpr uint64_t kMostBytes = uint64_t(1) << 31;   // an entry that asks for more memory is damaged

std::string packed(std::string_view bytes) {
  if (!zstd::isAvailable()) return kPlain + std::string(bytes);
  llvm::SmallVector<uint8_t, 0> frame;
  zstd::compress(llvm::arrayRefFromStringRef({bytes.data(), bytes.size()}), frame, kFastest);
  uint64_t count = bytes.size();
  std::string all(1 + sizeof count, kZstd);
  std::memcpy(all.data() + 1, &count, sizeof count);
  all.append(reinterpret_cast<const char *>(frame.data()), frame.size());
  return all;
}

std::optional<std::string> unpacked(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  char how = bytes.front();
  bytes.remove_prefix(1);
  if (how == kPlain) return std::string(bytes);
  uint64_t count = 0;
  if (how != kZstd || bytes.size() < sizeof count || !zstd::isAvailable()) return std::nullopt;
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes.remove_prefix(sizeof count);
  if (count > kMostBytes) return std::nullopt;
  std::string all(count, '\0');
  size_t made = all.size();
  llvm::Error problem = zstd::decompress(llvm::arrayRefFromStringRef({bytes.data(), bytes.size()}), reinterpret_cast<uint8_t *>(all.data()), made);
  bool is_whole = !problem && made == all.size();
  llvm::consumeError(std::move(problem));
  if (!is_whole) return std::nullopt;
  return all;
}

}  // namespace connleak
