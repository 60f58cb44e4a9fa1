// SPDX-License-Identifier: Apache-2.0
// The pipeline in small: sources as text -> units -> program -> summaries, with a resource of its own:
//   handle *get(void); int get_into(handle **out) (0: worked); void put(handle *); void look(handle *);
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <concepts>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "checker/analysis/engine.h"
#include "checker/analysis/findings.h"
#include "checker/lowering/lower.h"
#include "checker/resources/spec_loader.h"

namespace connleak {

constexpr const char *kMiniatureSpec = R"(version: 1
resources:
  - name: handle
    acquire:
      - { function: get, handle: return }
      - { function: get_into, handle: "*arg0", when: "return == 0" }
    release: [ { function: put, handle: arg0 } ]
    borrow: [ look ]
functions:
  - { function: malloc, allocates: true }
  - { function: free, frees: true }
  - { function: keep, transfers: arg0 }
)";

constexpr const char *kMiniatureHeader =
    "typedef struct handle handle; typedef __SIZE_TYPE__ size_t;\n"
    "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
    "handle *get(void); int get_into(handle **out); void put(handle *); void look(handle *); void keep(handle *);\n"
    "void *malloc(size_t); void free(void *); _Noreturn void exit(int); int unknown(void);\n"
    "#ifdef __cplusplus\n}\n#endif\n#line 1\n";

// One unit from text, every body lowered. `name` tells the language.
inline Unit unitFrom(const std::string &text, const std::string &name = "unit.c", const std::vector<std::string> &flags = {}) {
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / ("connleak_miniature_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::string file = folder / name;
  std::ofstream(file) << text;
  std::vector<std::string> arguments = {"clang", "-w", "-fsyntax-only"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  arguments.push_back(file);
  ParsedUnit parsed = ParsedUnit::parse(arguments, folder);
  EXPECT_TRUE(parsed.ok()) << parsed.error << " in line " << parsed.error_place.line;
  Unit unit;
  if (parsed.ok()) unit = parsed.lower(nullptr);
  unit.main_file = file;
  std::filesystem::remove_all(folder);
  return unit;
}

class Miniature {
 public:
  // Each text is a unit in C.
  explicit Miniature(const std::vector<std::string> &texts, const char *spec = kMiniatureSpec, const Limits &limits = {}) {
    Result<SpecSet> specs = parseSpecs(spec, "miniature.yaml");
    EXPECT_TRUE(specs) << (specs ? "" : specs.error());
    index_ = std::make_unique<SpecIndex>(specs ? std::move(*specs) : SpecSet{});
    std::vector<Unit> units;
    for (const std::string &text : texts) units.push_back(unitFrom(kMiniatureHeader + text, "unit" + std::to_string(units.size()) + ".c"));
    program_ = std::make_unique<Program>(std::move(units), *index_);
    engine_ = std::make_unique<Engine>(*program_, limits);
  }
  template <std::convertible_to<std::string> Text>
  explicit Miniature(const Text &text) : Miniature(std::vector<std::string>{text}) {}

  const Program &program() const { return *program_; }
  Program &program() { return *program_; }
  Engine &engine() { return *engine_; }
  FunctionRef ref(const std::string &name) const {
    for (FunctionRef ref : program_->functions())
      if (program_->displayName(program_->globalOf(ref)) == name) return ref;
    ADD_FAILURE() << "no function " << name;
    return {};
  }
  GlobalId global(const std::string &name) const {
    for (GlobalId id = 0; id < program_->globalCount(); ++id)
      if (program_->global(id).name == name) return id;
    ADD_FAILURE() << "no global " << name;
    return 0;
  }
  const FunctionResult &result(const std::string &name) {
    const FunctionResult *result = engine_->result(ref(name));
    EXPECT_TRUE(result);
    return *result;
  }
  const Table &base(const std::string &name) { return result(name).base; }
  // The one group of acquisitions that a function hands on.
  const Table &acquired(const std::string &name) {
    const std::vector<Acquisition> &all = result(name).acquisitions;
    EXPECT_EQ(all.size(), 1u) << name;
    static const Table none;
    return all.empty() ? none : all.front().table;
  }
  // What becomes of an open handle that comes in as argument.
  const Table &given(const std::string &name, unsigned argument = 0, std::vector<EntryPath::Step> steps = {}) {
    EntryKey key;
    EntryPath path;
    path.root = argument;
    path.steps = std::move(steps);
    key.paths = {path};
    key.holders = {0};
    const Table *table = engine_->entryTable(ref(name), key);
    EXPECT_TRUE(table);
    return *table;
  }
  AnalysisReport report() const { return analyseProgram(*program_); }

 private:
  std::unique_ptr<SpecIndex> index_;
  std::unique_ptr<Program> program_;
  std::unique_ptr<Engine> engine_;
};

// The range a way out puts on the n-th parameter.
inline Range guardOn(const Table &table, const Exit &exit, unsigned parameter) {
  for (const auto &[term, range] : exit.guards)
    if (table.terms[term].kind == Term::Kind::Parameter && table.terms[term].a == parameter) return range;
  return Range::any();
}

inline bool returnsTerm(const Table &table, const Exit &exit, Term::Kind kind) {
  return !exit.returned.empty() && exit.returned[0].kind == SummaryValue::Kind::Term && table.terms[exit.returned[0].term].kind == kind;
}

inline bool returnsNumber(const Exit &exit, int64_t number) {
  return !exit.returned.empty() && exit.returned[0].kind == SummaryValue::Kind::Integer && exit.returned[0].number == number;
}

inline std::vector<const Exit *> exitsWith(const Table &table, HandleStatus status) {
  std::vector<const Exit *> out;
  for (const Exit &exit : table.exits)
    if (exit.handle.status == status) out.push_back(&exit);
  return out;
}

}  // namespace connleak
