// SPDX-License-Identifier: Apache-2.0
// Whatever bytes a unit is read from: they are refused, or give a unit that is written and read back as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/program/unit.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace connleak;
  std::string_view bytes = size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char *>(data), size);
  Unit unit;
  if (!deserialise(bytes, unit)) return 0;
  std::string written = serialise(unit);
  Unit again;
  if (!deserialise(written, again) || serialise(again) != written) abort();
  return 0;
}
