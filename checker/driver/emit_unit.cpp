// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/emit_unit.h"

#include <fmt/format.h>
#include <unistd.h>

#include "checker/driver/output.h"
#include "checker/driver/run_output.h"
#include "checker/driver/unit_parser.h"
#include "connleak_version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace {

// As Make reads names. Ninja reads them alike.
std::string escaped(const std::string &name) {
  std::string out;
  for (char c : name) {
    if (c == ' ' || c == '#') out += '\\';
    if (c == '$') out += '$';
    out += c;
  }
  return out;
}

std::string dependencies(const std::string &target, const std::vector<FileUse> &uses) {
  std::string text = escaped(target) + ":";
  for (const FileUse &use : uses) {
    if (use.kind != FileUse::Kind::Read) continue;
    llvm::SmallString<256> path(use.path);
    llvm::sys::path::remove_dots(path);   // but not "..", which may lead through a link
    text += " \\\n  " + escaped(path.str().str());
  }
  return text + "\n";
}

class Emission {
 public:
  explicit Emission(CheckRun &run) : run_(run) {}

  bool work() {
    size_t unit = 0;
    while (unit < run_.units.size() && !run_.units[unit].is_asked) ++unit;
    if (unit == run_.units.size()) return false;   // said when it was looked for
    const CompileCommand &command = run_.commands[unit];
    if (auto lost = run_.mode.lost_units.find(unit); lost != run_.mode.lost_units.end()) return fail(command, {}, lost->second);
    UnitInHand in_hand(unit);
    ParsedUnit parsed = parseUnit(command);
    if (!parsed.ok()) return fail(command, parsed.error_place, parsed.error);
    Artefact artefact = parsed.lowerWhole(run_.specs->macros());
    artefact.unit.main_file = command.file;
    artefact.unit.output = command.output;
    artefact.unit.directory = command.directory;
    tidy(parsed.uses);
    std::string bytes = seal(sealedAsArtefact(kVersion), serialise(artefact));
    parsed.abandon();
    const Options &options = run_.options;
    if (!options.depfile.empty() && !write(options.depfile, dependencies(options.output, parsed.uses))) return false;
    return write(options.output, bytes);
  }

 private:
  bool fail(const CompileCommand &command, SourcePlace place, const std::string &why) {
    if (!place.isKnown()) place = {command.file, 0, 0};
    run_.log.error(std::move(place), fmt::format("'{}' was not read: {}", command.file, why));
    return false;
  }
  bool write(const std::string &path, const std::string &text) {
    std::string why = writeFile(path, text);
    if (!why.empty()) run_.log.error({}, fmt::format("cannot write '{}': {}", path, why));
    return why.empty();
  }

  CheckRun &run_;
};

}  // namespace

int emitUnit(CheckRun &run) {
  bool is_made = Emission(run).work() && !run.log.hasErrors();
  if (!is_made) unlink(run.options.output.c_str());   // an older one would be taken for this one
  tellNotes(run);
  return is_made ? 0 : 2;
}

}  // namespace connleak
