// SPDX-License-Identifier: Apache-2.0
// What is kept of a unit: under the hash of its command and main file, a manifest with the other files its parse read and
// those it missed, for the last few states they were in; under the hash of command and one such state, the outline and,
// with the macros that are asked for, the artefact.
#include "checker/driver/unit_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "checker/driver/clang_flags.h"
#include "checker/driver/packing.h"
#include "checker/driver/unit_parser.h"
#include "checker/driver/use_list.h"
#include "common/files.h"
#include "connleak_version.h"

namespace connleak {

// States of the headers that a manifest knows: a few branches between which somebody goes back and forth.
static constexpr size_t kMostStates = 4;

static Digest keyOf(std::string_view what, const std::vector<std::string> &parts) {
  std::string all = fmt::format("{} {}\n", what, checkerIdentity());
  for (const std::string &part : parts) all += fmt::format("{}:{}", part.size(), part);
  return digestOf(all);
}

static std::vector<std::string> partsOf(const CompileCommand &command) {
  std::vector<std::string> parts = normalised(command);
  parts.insert(parts.end(), {command.directory, command.file, command.language});
  return parts;
}

static Digest manifestKey(const CompileCommand &command) {
  std::vector<std::string> parts = partsOf(command);
  Result<std::string> text = readFile(command.file);
  parts.push_back(text ? hex(digestOf(*text)) : "");
  return keyOf("manifest", parts);
}

static Digest keyOfUses(const CompileCommand &command, const std::vector<FileUse> &uses) {
  std::vector<std::string> parts = partsOf(command);
  parts.push_back(hex(digestOf(written(uses))));
  return keyOf("uses", parts);
}

static Unit sliceOf(Artefact whole, const BodyFilter &is_wanted) {
  std::vector<bool> wanted;
  for (const Outline::Name &name : whole.outline.names) wanted.push_back(is_wanted(name));
  return sliceOf(std::move(whole), wanted);
}

// ---------------------------------------------------------------- parsing

ParsingSource::ParsingSource(const std::vector<CompileCommand> &commands, std::vector<std::string> macros, Cache *cache, FileStates *files)
    : commands_(commands), macros_(std::move(macros)), cache_(cache), files_(files), states_(commands.size()) {}

OutlineOrError ParsingSource::outline(size_t unit) {
  if (std::optional<Outline> found = findOutline(unit)) return {std::move(found), "", {}};
  State &state = states_[unit];
  ParsedUnit parsed = parseUnit(commands_[unit]);
  state.uses = std::move(parsed.uses);
  tidy(state.uses);
  state.is_known = !state.uses.empty();
  if (!parsed.ok()) return {std::nullopt, parsed.error, parsed.error_place};
  Artefact whole = parsed.lowerWhole(macros_);
  state.whole = packed(serialise(whole));
  store(unit, whole.outline);
  return {std::move(whole.outline), "", {}};
}

std::optional<Unit> ParsingSource::lowered(size_t unit, const BodyFilter &is_wanted) {
  State &state = states_[unit];
  if (cache_ && state.whole.empty() && state.is_known)
    if (std::optional<std::string> bytes = cache_->find("unit", keyOfUnit(state))) state.whole = std::move(*bytes);
  Artefact whole;
  std::optional<std::string> kept = unpacked(state.whole);
  if (kept && deserialise(*kept, whole)) return sliceOf(std::move(whole), is_wanted);
  if (cache_ && !state.whole.empty()) cache_->refuse("unit", keyOfUnit(state));
  ParsedUnit again = parseUnit(commands_[unit]);
  if (!again.ok()) {
    state.is_known = false;   // it changed under our hands
    return std::nullopt;
  }
  whole = again.lowerWhole(macros_);
  state.whole = packed(serialise(whole));
  tidy(again.uses);
  state.is_known &= again.uses == state.uses;
  if (cache_ && state.is_known) cache_->store("unit", keyOfUnit(state), state.whole);
  return sliceOf(std::move(whole), is_wanted);
}

bool ParsingSource::usesOf(size_t unit, std::vector<FileUse> &uses) const {
  uses.insert(uses.end(), states_[unit].uses.begin(), states_[unit].uses.end());
  return states_[unit].is_known;
}

// ---------------------------------------------------------------- the cache in front

Digest ParsingSource::keyOfUnit(const State &state) const { return keyOf("unit", {hex(state.key), fmt::format("{}", fmt::join(macros_, " "))}); }

std::optional<Outline> ParsingSource::findOutline(size_t unit) {
  if (!cache_ || !commands_[unit].problem.empty()) return std::nullopt;
  Digest manifest = manifestKey(commands_[unit]);
  std::optional<std::string> bytes = cache_->find("manifest", manifest);
  if (!bytes) return std::nullopt;
  std::vector<std::vector<FileUse>> known;
  if (!read(*bytes, known)) {
    cache_->refuse("manifest", manifest);
    return std::nullopt;
  }
  auto same = std::find_if(known.begin(), known.end(), [&](const auto &uses) { return files_->areAsTheyWere(uses); });
  if (same == known.end()) return std::nullopt;
  State &state = states_[unit];
  state.key = keyOfUses(commands_[unit], *same);
  std::optional<std::string> found = cache_->find("outline", state.key);
  if (!found) return std::nullopt;
  Outline outline;
  if (!deserialise(*found, outline)) {
    cache_->refuse("outline", state.key);
    return std::nullopt;
  }
  state.uses = std::move(*same);
  state.is_known = true;
  return outline;
}

void ParsingSource::store(size_t unit, const Outline &outline) {
  State &state = states_[unit];
  if (!cache_ || !state.is_known) return;
  state.key = keyOfUses(commands_[unit], state.uses);
  cache_->store("outline", state.key, serialise(outline));
  cache_->store("unit", keyOfUnit(state), state.whole);
  Digest manifest = manifestKey(commands_[unit]);
  std::vector<std::vector<FileUse>> known;
  if (std::optional<std::string> bytes = cache_->find("manifest", manifest))
    if (!read(*bytes, known)) known.clear();
  std::erase(known, state.uses);
  known.insert(known.begin(), state.uses);
  if (known.size() > kMostStates) known.resize(kMostStates);
  cache_->store("manifest", manifest, written(known));
}

// ---------------------------------------------------------------- artefacts

static Result<Artefact> readArtefact(const std::string &path) {
  Result<std::string> bytes = readFile(path);
  if (!bytes) return Error{bytes.error()};
  SealedAs as = sealedAsArtefact(kVersion);
  Unsealed sealed = unseal(as, *bytes);
  if (sealed.problem != SealProblem::None) return Error{tell(sealed.problem, as, sealed.made_by)};
  Artefact artefact;
  if (!deserialise(sealed.payload, artefact)) return Error{tell(SealProblem::Damaged, as, "")};
  return artefact;
}

Result<ArtefactSource::File> ArtefactSource::read(const std::string &path) {
  Result<Artefact> artefact = readArtefact(path);
  if (!artefact) return Error{artefact.error()};
  File file;
  file.path = path;
  file.command.file = artefact->unit.main_file;
  file.command.directory = artefact->unit.directory;
  file.command.output = artefact->unit.output;
  file.outline = std::move(artefact->outline);
  return file;
}

std::optional<Unit> ArtefactSource::lowered(size_t unit, const BodyFilter &is_wanted) {
  Result<Artefact> artefact = readArtefact(files_[unit].path);
  if (!artefact) return std::nullopt;
  return sliceOf(std::move(*artefact), is_wanted);
}

}  // namespace connleak
