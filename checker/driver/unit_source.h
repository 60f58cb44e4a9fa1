// SPDX-License-Identifier: Apache-2.0
// Where outlines and units come from: a parse, the cache in front of it, or artefacts that were made before.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/driver/cache.h"
#include "checker/driver/compile_database.h"
#include "checker/lowering/lower.h"
#include "checker/program/artefact.h"
#include "common/result.h"

namespace connleak {

struct OutlineOrError {
  std::optional<Outline> outline;
  std::string error;           // when there is none
  SourcePlace error_place;
};

// Different units may be asked for by several threads at the same time.
class UnitSource {
 public:
  virtual ~UnitSource() = default;
  virtual OutlineOrError outline(size_t unit) = 0;
  // After outline(); once more when more is wanted. Nothing when it changed under our hands.
  virtual std::optional<Unit> lowered(size_t unit, const BodyFilter &is_wanted) = 0;
};

// A unit is lowered whole behind its parse, and the AST dropped: what is wanted of it is cut out later, by what the others say.
class ParsingSource : public UnitSource {
 public:
  // `cache` and `files` may be null; `macros`: those whose numbers the specs ask for.
  ParsingSource(const std::vector<CompileCommand> &commands, std::vector<std::string> macros, Cache *cache, FileStates *files);
  OutlineOrError outline(size_t unit) override;
  std::optional<Unit> lowered(size_t unit, const BodyFilter &is_wanted) override;

  // What the parses of the unit rest on; false when that is not known.
  bool usesOf(size_t unit, std::vector<FileUse> &uses) const;

 private:
  struct State {
    bool is_known = false;               // uses, and key when there is a cache
    std::vector<FileUse> uses;
    Digest key;                          // of command and uses
    std::string whole;                   // the artefact, packed; empty until it is asked for, when the outline came from the cache
  };
  std::optional<Outline> findOutline(size_t unit);
  void store(size_t unit, const Outline &outline);
  Digest keyOfUnit(const State &state) const;

  const std::vector<CompileCommand> &commands_;
  std::vector<std::string> macros_;
  Cache *cache_;
  FileStates *files_;
  std::vector<State> states_;
};

class ArtefactSource : public UnitSource {
 public:
  struct File {
    std::string path;
    CompileCommand command;    // as far as it is known: file, directory, output
    Outline outline;
  };
  // The error goes behind the file's name.
  static Result<File> read(const std::string &path);

  explicit ArtefactSource(std::vector<File> files) : files_(std::move(files)) {}
  OutlineOrError outline(size_t unit) override { return {files_[unit].outline, "", {}}; }
  std::optional<Unit> lowered(size_t unit, const BodyFilter &is_wanted) override;

 private:
  std::vector<File> files_;
};

}  // namespace connleak
