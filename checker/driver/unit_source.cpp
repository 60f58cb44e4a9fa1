// SPDX-License-Identifier: Apache-2.0
// What is kept of a unit: under the hash of its command and main file, a manifest with the other files its parse read and
// those it missed, for the last few states they were in; under the hash of command and one such state, the outline; under
// the hash of that and of the bodies that are wanted, the unit.
#include "checker/driver/unit_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "checker/driver/clang_flags.h"
#include "checker/driver/unit_parser.h"
#include "checker/driver/use_list.h"
#include "common/files.h"
#include "connleak_version.h"

namespace connleak {

// Beyond this, units are parsed a second time instead.
static constexpr size_t kMostKeptBytes = size_t(1) << 30;
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
  Outline outline = parsed.outline();
  storeOutline(unit, outline);
  note(state, outline);
  keep(state, std::move(parsed));
  return {std::move(outline), "", {}};
}

void ParsingSource::keep(State &state, ParsedUnit parsed) {
  size_t bytes = parsed.bytes();
  std::lock_guard lock(mutex_);
  if (kept_bytes_ + bytes > kMostKeptBytes) return;
  kept_bytes_ += bytes;
  state.parsed.emplace(std::move(parsed));
}

std::optional<Unit> ParsingSource::lowered(size_t unit, const BodyFilter &is_wanted) {
  State &state = states_[unit];
  Digest key = keyOfBodies(state, is_wanted);
  if (cache_ && state.is_known)
    if (std::optional<std::string> bytes = cache_->find("unit", key)) {
      Unit found;
      if (deserialise(*bytes, found)) return found;
      cache_->refuse("unit", key);
    }
  std::optional<ParsedUnit> again;
  if (!state.parsed) again.emplace(parseUnit(commands_[unit]));
  ParsedUnit &parsed = state.parsed ? *state.parsed : *again;
  if (!parsed.ok()) return std::nullopt;
  Unit made = parsed.lower(is_wanted, macros_);
  bool is_same = !again;
  if (again) {
    tidy(again->uses);
    is_same = again->uses == state.uses;
    if (!is_same) state.is_known = false;
  }
  if (cache_ && is_same && state.is_known) cache_->store("unit", key, serialise(made));
  return made;
}

void ParsingSource::finish() {
  for (State &state : states_)
    if (state.parsed) state.parsed->abandon();
}

bool ParsingSource::usesOf(size_t unit, std::vector<FileUse> &uses) const {
  uses.insert(uses.end(), states_[unit].uses.begin(), states_[unit].uses.end());
  return states_[unit].is_known;
}

// ---------------------------------------------------------------- the cache in front

void ParsingSource::note(State &state, const Outline &outline) {
  state.names = outline.names;
  state.bodies.clear();
  for (const Outline::Body &body : outline.bodies) state.bodies.push_back(body.name);
}

Digest ParsingSource::keyOfBodies(const State &state, const BodyFilter &is_wanted) const {
  if (!cache_) return {};
  std::string wanted;
  for (uint32_t name : state.bodies) wanted += is_wanted(state.names[name]) ? '1' : '0';
  return keyOf("unit", {hex(state.key), wanted, fmt::format("{}", fmt::join(macros_, " "))});
}

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
  note(state, outline);
  return outline;
}

void ParsingSource::storeOutline(size_t unit, const Outline &outline) {
  State &state = states_[unit];
  if (!cache_ || !state.is_known) return;
  state.key = keyOfUses(commands_[unit], state.uses);
  cache_->store("outline", state.key, serialise(outline));
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
  std::vector<bool> wanted;
  for (const Outline::Name &name : artefact->outline.names) wanted.push_back(is_wanted(name));
  return sliceOf(std::move(*artefact), wanted);
}

}  // namespace connleak
