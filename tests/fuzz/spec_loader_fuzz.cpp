// SPDX-License-Identifier: Apache-2.0
// Whatever a spec file holds, it is read or refused with a place. The same function reads a project's .connleak.yaml.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/resources/spec_loader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace connleak;
  std::string_view text = size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char *>(data), size);
  Result<SpecSet> specs = parseSpecs(text, "spec.yaml");
  if (!specs) {
    if (!std::string_view(specs.error()).starts_with("spec.yaml:")) abort();   // a message without its place
    return 0;
  }
  SpecIndex index(std::move(*specs));
  for (const std::string &name : index.interestingIdentifiers()) index.find(name);
  return 0;
}
