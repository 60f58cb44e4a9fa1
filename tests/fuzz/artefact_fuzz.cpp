// SPDX-License-Identifier: Apache-2.0
// Whatever bytes an artefact is read from: they are refused, or give one that is written and read back as the same and
// that can be taken apart. The first bytes are tried with the seal and without, or no input would come behind it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/program/artefact.h"

using namespace connleak;

static void readPayload(std::string_view bytes) {
  Artefact artefact, again;
  if (!deserialise(bytes, artefact)) return;
  std::string written = serialise(artefact);
  if (!deserialise(written, again) || serialise(again) != written) abort();
  for (bool is_wanted : {true, false}) {
    Unit slice = sliceOf(artefact, std::vector<bool>(artefact.outline.names.size(), is_wanted)), back;
    if (!deserialise(serialise(slice), back)) abort();
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string_view bytes = size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char *>(data), size);
  Unsealed sealed = unseal(sealedAsArtefact("0.1.0"), bytes);
  readPayload(sealed.problem == SealProblem::None ? sealed.payload : bytes);
  return 0;
}
