// SPDX-License-Identifier: Apache-2.0
// A unit artefact: what `--emit-unit` writes of one translation unit and `--link` reads. It holds every body of the user's
// and what they name: which of them matter is known only when all units are there. Specs leave no trace in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/program/outline.h"
#include "checker/program/sealed.h"
#include "checker/program/unit.h"

namespace connleak {

constexpr uint32_t kArtefactVersion = 1;
constexpr std::string_view kArtefactKind = "connleak unit artefact";
inline SealedAs sealedAsArtefact(std::string_view checker) { return {kArtefactKind, kArtefactVersion, checker}; }

struct Artefact {
  Outline outline;
  Unit unit;
  std::vector<uint32_t> name_of_symbol;   // unit.symbols -> outline.names; kNone: nobody wrote it
};

// Without the seal.
std::string serialise(const Outline &outline);
bool deserialise(std::string_view bytes, Outline &outline);
std::string serialise(const Artefact &artefact);
bool deserialise(std::string_view bytes, Artefact &artefact);

// The unit without the bodies and initialisers that nothing wanted comes to. `is_wanted`: by outline name.
Unit sliceOf(Artefact artefact, const std::vector<bool> &is_wanted);

}  // namespace connleak
