// SPDX-License-Identifier: Apache-2.0
// Every key of a spec file, as the value it becomes; then the built-in specs and how specs are put together.
#include "checker/resources/spec_loader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace connleak {
namespace {

using Kind = HandleSlot::Kind;
using R = Condition::Relation;

SpecSet load(const std::string &yaml) {
  Result<SpecSet> specs = parseSpecs(yaml, "spec.yaml");
  EXPECT_TRUE(specs) << (specs ? "" : specs.error());
  return specs ? *specs : SpecSet{};
}

Resource loadResource(const std::string &keys) {
  SpecSet specs = load("version: 1\nresources:\n  - name: thing\n" + keys);
  EXPECT_EQ(specs.resources.size(), 1u);
  return specs.resources.empty() ? Resource{} : specs.resources.front();
}

FunctionFact loadFact(const std::string &keys) {
  SpecSet specs = load("version: 1\nfunctions:\n  - { function: f, " + keys + " }\n");
  EXPECT_EQ(specs.functions.size(), 1u);
  return specs.functions.empty() ? FunctionFact{} : specs.functions.front();
}

HandleSlot slot(const std::string &text) {
  Resource thing = loadResource("    acquire: [ { function: f, handle: \"" + text + "\" } ]\n");
  return thing.acquire.empty() ? HandleSlot{} : thing.acquire.front().handle;
}

TEST(Slots, EveryForm) {
  EXPECT_EQ(slot("return"), (HandleSlot{Kind::Return, 0, 0}));
  EXPECT_EQ(slot("arg0"), (HandleSlot{Kind::Argument, 0, 0}));
  EXPECT_EQ(slot("arg63"), (HandleSlot{Kind::Argument, 63, 0}));
  EXPECT_EQ(slot("*arg2"), (HandleSlot{Kind::Pointee, 2, 0}));
  EXPECT_EQ(slot("*(arg0+4)"), (HandleSlot{Kind::Pointee, 0, 4}));
  EXPECT_EQ(slot("*( arg3 + 16 )"), (HandleSlot{Kind::Pointee, 3, 16}));
  EXPECT_EQ(slot(" arg1 "), (HandleSlot{Kind::Argument, 1, 0}));
}

TEST(Conditions, AMacroAndTheNumberItHasElsewhere) {
  Resource resource = loadResource("    acquire:\n      - { function: f, handle: return, when: \"arg0 >= ERROR or 21\" }\n");
  EXPECT_EQ(resource.acquire.at(0).when, (Condition{{Kind::Argument, 0, 0}, R::GreaterEqual, 21, "ERROR"}));
}

TEST(Slots, ThisIsTheFirstArgumentAndShiftsTheOthers) {
  EXPECT_EQ(slot("this"), (HandleSlot{Kind::Argument, 0, 0, true}));
  Resource pool = loadResource("    acquire:\n      - { function: P::get, object: this, handle: return, when: \"*arg0 == 0\" }\n"
                               "    release:\n      - { function: P::put, object: this, handle: arg0, when: \"return != 5\" }\n");
  EXPECT_EQ(pool.acquire.at(0).handle, (HandleSlot{Kind::Return, 0, 0}));
  EXPECT_EQ(pool.acquire.at(0).when, (Condition{{Kind::Pointee, 1, 0}, R::Equal, 0}));
  EXPECT_EQ(pool.release.at(0).handle, (HandleSlot{Kind::Argument, 1, 0}));
  EXPECT_EQ(pool.release.at(0).when, (Condition{{Kind::Return, 0, 0}, R::NotEqual, 5}));
}

TEST(Conditions, EveryRelation) {
  auto condition = [](const std::string &text) { return loadFact("noreturn_when: \"" + text + "\"").noreturn_when; };
  EXPECT_EQ(condition("return == 0"), (Condition{{Kind::Return, 0, 0}, R::Equal, 0}));
  EXPECT_EQ(condition("arg2 != -1"), (Condition{{Kind::Argument, 2, 0}, R::NotEqual, -1}));
  EXPECT_EQ(condition("return<5"), (Condition{{Kind::Return, 0, 0}, R::Less, 5}));
  EXPECT_EQ(condition("return <= 5"), (Condition{{Kind::Return, 0, 0}, R::LessEqual, 5}));
  EXPECT_EQ(condition("*arg1 > 5"), (Condition{{Kind::Pointee, 1, 0}, R::Greater, 5}));
  EXPECT_EQ(condition("*(arg1+8) >= 5"), (Condition{{Kind::Pointee, 1, 8}, R::GreaterEqual, 5}));
}

TEST(Resources, EveryKey) {
  Resource r = loadResource("    title: group\n    optional: true\n    valid: \">= 0\"\n    reserved: 2\n"
                            "    acquire:\n      - { function: get, handle: return, when: \"arg0 == 0\", always: true, never_null: true }\n"
                            "    release:\n      - { function: put, handle: arg0 }\n"
                            "    borrow: [ look, \"see_*\" ]\n");
  EXPECT_EQ(r.name, "thing");
  EXPECT_EQ(r.title, "group");
  EXPECT_TRUE(r.optional);
  EXPECT_EQ(r.valid_relation, R::GreaterEqual);
  EXPECT_EQ(r.valid_constant, 0);
  EXPECT_EQ(r.reserved, 2);
  ASSERT_EQ(r.acquire.size(), 1u);
  EXPECT_EQ(r.acquire[0].function, "get");
  EXPECT_EQ(r.acquire[0].when, (Condition{{Kind::Argument, 0, 0}, R::Equal, 0}));
  EXPECT_TRUE(r.acquire[0].always);
  EXPECT_TRUE(r.acquire[0].never_null);
  EXPECT_EQ(r.acquire[0].where, "spec.yaml:9:11");
  ASSERT_EQ(r.release.size(), 1u);
  EXPECT_EQ(r.release[0].function, "put");
  EXPECT_EQ(r.release[0].handle, (HandleSlot{Kind::Argument, 0, 0}));
  EXPECT_EQ(r.release[0].when, std::nullopt);
  EXPECT_EQ(r.release[0].where, "spec.yaml:11:11");
  EXPECT_EQ(r.borrow, (std::vector<std::string>{"look", "see_*"}));
}

TEST(Resources, WhatIsNotSaid) {
  Resource r = loadResource("    acquire: [ { function: get, handle: return } ]\n    borrow: look\n");
  EXPECT_EQ(r.title, "");
  EXPECT_FALSE(r.optional);
  EXPECT_EQ(r.valid_relation, R::NotEqual);
  EXPECT_EQ(r.valid_constant, 0);
  EXPECT_EQ(r.reserved, std::nullopt);
  EXPECT_EQ(r.acquire.at(0).when, std::nullopt);
  EXPECT_FALSE(r.acquire.at(0).always);
  EXPECT_FALSE(r.acquire.at(0).never_null);
  EXPECT_EQ(r.borrow, std::vector<std::string>{"look"});
}

TEST(Facts, EveryKey) {
  EXPECT_EQ(loadFact("transfers: arg0").transfers, (std::vector<HandleSlot>{{Kind::Argument, 0, 0}}));
  EXPECT_EQ(loadFact("transfers: [ arg1, \"*arg2\" ]").transfers,
            (std::vector<HandleSlot>{{Kind::Argument, 1, 0}, {Kind::Pointee, 2, 0}}));
  EXPECT_EQ(loadFact("transfers: arg0, when: \"return == 0\"").when, (Condition{{Kind::Return, 0, 0}, R::Equal, 0}));
  EXPECT_EQ(loadFact("borrows: arg1").borrows, (std::vector<HandleSlot>{{Kind::Argument, 1, 0}}));
  EXPECT_EQ(loadFact("ensures: \"return >= 0\"").ensures, (Condition{{Kind::Return, 0, 0}, R::GreaterEqual, 0}));
  EXPECT_EQ(loadFact("returns: arg2").returns, (HandleSlot{Kind::Argument, 2, 0}));
  EXPECT_FALSE(loadFact("returns: arg2").always);
  EXPECT_TRUE(loadFact("returns: arg2, always: true").always);
  EXPECT_EQ(loadFact("of_null: -1, pure: true").of_null, -1);
  EXPECT_EQ(loadFact("throws: true").throws->kind, ThrowSpec::Kind::Always);
  EXPECT_EQ(loadFact("throws: false").throws->kind, ThrowSpec::Kind::Never);
  EXPECT_EQ(loadFact("throws: allocation").throws->kind, ThrowSpec::Kind::Allocation);
  EXPECT_EQ(loadFact("throws: [ app::Error, std::bad_cast ]").throws->types, (std::vector<std::string>{"app::Error", "std::bad_cast"}));
  EXPECT_TRUE(loadFact("noreturn: true").noreturn);
  EXPECT_TRUE(loadFact("pure: true").pure);
  EXPECT_TRUE(loadFact("constant: true").constant);
  EXPECT_TRUE(loadFact("allocates: true").allocates);
  EXPECT_TRUE(loadFact("zeroed: true").zeroed);
  EXPECT_TRUE(loadFact("resizes: true").resizes);
  EXPECT_TRUE(loadFact("frees: true").frees);
}

TEST(Facts, Jumps) {
  EXPECT_EQ(loadFact("jumps: arg1").jumps->kind, JumpSpec::Kind::Jumps);
  EXPECT_EQ(loadFact("jumps: arg1").jumps->buffer.argument, 1u);
  EXPECT_EQ(loadFact("sets_jump: arg0").jumps->kind, JumpSpec::Kind::Sets);
  EXPECT_EQ(loadFact("sets_jump: arg0, object: this").jumps->buffer.argument, 1u);
  FunctionFact raises = loadFact("raises_when: \"arg0 >= 21\", through: top");
  EXPECT_EQ(raises.jumps->kind, JumpSpec::Kind::Raises);
  EXPECT_EQ(raises.jumps->when->constant, 21);
  EXPECT_EQ(raises.jumps->through, "top");
  EXPECT_FALSE(loadFact("raises: always, through: top").jumps->when);
  EXPECT_EQ(loadFact("raises: started, through: top").jumps->kind, JumpSpec::Kind::EndsError);
  FunctionFact calm = loadFact("raises: never, through: top");
  EXPECT_FALSE(calm.jumps);
  EXPECT_EQ(calm.raises_never_through, "top");
  EXPECT_EQ(loadFact("starts_error_when: \"arg0 >= 21\"").jumps->kind, JumpSpec::Kind::StartsError);
}

TEST(Facts, WhatIsNotSaid) {
  FunctionFact f = loadFact("pure: true");
  EXPECT_TRUE(f.transfers.empty() && f.borrows.empty());
  EXPECT_FALSE(f.noreturn || f.constant || f.allocates || f.zeroed || f.resizes || f.frees || f.always);
  EXPECT_FALSE(f.when || f.noreturn_when || f.ensures || f.throws || f.jumps || f.returns || f.of_null);
  EXPECT_EQ(f.where, "spec.yaml:3:7");
}

TEST(Facts, OneFactPerName) {
  SpecSet specs = load("version: 1\nfunctions:\n  - { function: [ f, g ], frees: true }\n  - { function: h, pure: true }\n");
  ASSERT_EQ(specs.functions.size(), 3u);
  EXPECT_EQ(specs.functions[0].function, "f");
  EXPECT_EQ(specs.functions[1].function, "g");
  EXPECT_TRUE(specs.functions[1].frees);
  EXPECT_EQ(specs.functions[2].function, "h");
  EXPECT_FALSE(specs.functions[2].frees);
}

TEST(Facts, OfMembersShift) {
  FunctionFact f = loadFact("object: this, transfers: arg0, borrows: arg1, returns: arg0, ensures: \"arg0 != 0\", "
                            "noreturn_when: \"*arg2 == 1\", when: \"return == 0\"");
  EXPECT_EQ(f.transfers.at(0).argument, 1u);
  EXPECT_EQ(f.borrows.at(0).argument, 2u);
  EXPECT_EQ(f.returns->argument, 1u);
  EXPECT_EQ(f.ensures->subject.argument, 1u);
  EXPECT_EQ(f.noreturn_when->subject.argument, 3u);
  EXPECT_EQ(f.when->subject, (HandleSlot{Kind::Return, 0, 0}));
}

// ---------------------------------------------------------------- built-in specs

const Resource *find(const SpecSet &specs, std::string_view name) {
  auto at = std::find_if(specs.resources.begin(), specs.resources.end(), [&](const Resource &r) { return r.name == name; });
  return at == specs.resources.end() ? nullptr : &*at;
}

TEST(BuiltIn, EveryFileLoadsWithoutError) {
  size_t files = 0;
  for (const auto &entry : std::filesystem::directory_iterator(CONNLEAK_SPECS)) {
    Result<SpecSet> specs = loadSpecFile(entry.path());
    EXPECT_TRUE(specs) << (specs ? "" : specs.error());
    ++files;
  }
  EXPECT_EQ(files, builtinGroups().size() + 3);   // libc.yaml, cxx.yaml and pgbackend.yaml are no groups
}

TEST(BuiltIn, OptionalGroupsAreOffUntilAskedFor) {
  SpecSet plain = builtinSpecs();
  EXPECT_TRUE(find(plain, "libpq connection"));
  EXPECT_TRUE(find(plain, "file descriptor"));
  EXPECT_FALSE(find(plain, "memory"));
  SpecSet memory = builtinSpecs({"malloc"});
  EXPECT_TRUE(find(memory, "memory"));
  SpecSet one = builtinSpecs({"sqlite"});
  EXPECT_TRUE(find(one, "SQLite database"));
  EXPECT_FALSE(find(one, "libpq connection"));
}

TEST(BuiltIn, FactsAboutTheCLibraryAreAlwaysThere) {
  for (const auto &wanted : {std::vector<std::string>{}, {"sqlite"}}) {
    SpecSet specs = builtinSpecs(wanted);
    EXPECT_TRUE(std::any_of(specs.functions.begin(), specs.functions.end(),
                            [](const FunctionFact &fact) { return fact.function == "malloc" && fact.allocates; }));
  }
}

TEST(BuiltIn, WhatIsAcquiredCanBeReleased) {
  for (const std::string &group : builtinGroups()) {
    SpecSet specs = builtinSpecs({group});
    EXPECT_FALSE(specs.resources.empty()) << group;
    for (const Resource &resource : specs.resources) {
      EXPECT_FALSE(resource.acquire.empty()) << resource.name;
      EXPECT_FALSE(resource.release.empty()) << resource.name;
      EXPECT_EQ(resource.title, group) << resource.name;
    }
  }
}

// ---------------------------------------------------------------- several specs

TEST(Merge, AResourceOfTheSameNameIsExtended) {
  SpecSet base = load("version: 1\nresources:\n  - name: thing\n    acquire: [ { function: get, handle: return }, { function: make, handle: return } ]\n"
                      "    release: [ { function: put, handle: arg0 } ]\n    borrow: [ look ]\n");
  mergeSpecs(base, load("version: 1\nresources:\n  - name: thing\n    acquire: [ { function: get, handle: return, always: true } ]\n"
                        "    release: [ { function: put, handle: arg1 } ]\n    borrow: [ see ]\n  - name: other\n"));
  ASSERT_EQ(base.resources.size(), 2u);
  const Resource &thing = base.resources[0];
  ASSERT_EQ(thing.acquire.size(), 2u);
  EXPECT_EQ(thing.acquire[0].function, "make");
  EXPECT_EQ(thing.acquire[1].function, "get");
  EXPECT_TRUE(thing.acquire[1].always);
  EXPECT_EQ(thing.release.size(), 2u);   // another argument: another way to release
  EXPECT_EQ(thing.borrow, (std::vector<std::string>{"look", "see"}));
  EXPECT_EQ(base.resources[1].name, "other");
}

TEST(Merge, WhatIsSaidOfTheHandlesReplacesWhatWasAndNothingElseDoes) {
  SpecSet base = load("version: 1\nresources:\n  - name: thing\n    valid: \">= 0\"\n    reserved: 2\n");
  mergeSpecs(base, load("version: 1\nresources:\n  - name: thing\n    acquire: [ { function: get, handle: return } ]\n"));
  EXPECT_EQ(base.resources[0].valid_relation, Condition::Relation::GreaterEqual);
  EXPECT_EQ(base.resources[0].reserved, 2);
  mergeSpecs(base, load("version: 1\nresources:\n  - name: thing\n    valid: \"> 4\"\n    reserved: 7\n"));
  EXPECT_EQ(base.resources[0].valid_relation, Condition::Relation::Greater);
  EXPECT_EQ(base.resources[0].valid_constant, 4);
  EXPECT_EQ(base.resources[0].reserved, 7);
}

TEST(Merge, TheLaterWordAboutAFunctionComesFirst) {
  SpecSet base = load("version: 1\nfunctions: [ { function: f, pure: true } ]\n");
  mergeSpecs(base, load("version: 1\nfunctions: [ { function: f, constant: true } ]\n"));
  ASSERT_EQ(base.functions.size(), 2u);
  EXPECT_TRUE(base.functions[0].constant);
  EXPECT_TRUE(base.functions[1].pure);
}

class ProjectConfig : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(root_ / "a" / "b"); }
  void TearDown() override { std::filesystem::remove_all(root_); }
  std::filesystem::path root_ = std::filesystem::path(testing::TempDir()) / ("spec_loader_test_" + std::to_string(getpid()));
};

TEST_F(ProjectConfig, TheNearestAboveIsFound) {
  std::ofstream(root_ / ".connleak.yaml") << "version: 1\n";
  EXPECT_EQ(findProjectConfig(root_ / "a" / "b"), root_ / ".connleak.yaml");
  std::ofstream(root_ / "a" / ".connleak.yaml") << "version: 1\n";
  EXPECT_EQ(findProjectConfig(root_ / "a" / "b"), root_ / "a" / ".connleak.yaml");
  EXPECT_EQ(findProjectConfig(root_), root_ / ".connleak.yaml");
}

TEST_F(ProjectConfig, AFileThatCannotBeReadIsNamed) {
  Result<SpecSet> missing = loadSpecFile(root_ / "none.yaml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(), "the config '" + (root_ / "none.yaml").string() + "' does not exist");
}

// The places of all entries come out right however many there are: line numbers are looked up, not counted anew.
TEST(Size, EntriesOfALargeFileKnowTheirPlaces) {
  std::string yaml = "version: 1\nresources:\n";
  constexpr unsigned kMany = 5000;
  for (unsigned i = 0; i < kMany; ++i)
    yaml += "  - name: r" + std::to_string(i) + "\n    acquire: [ { function: f" + std::to_string(i) + ", handle: return } ]\n";
  SpecSet specs = load(yaml);
  ASSERT_EQ(specs.resources.size(), kMany);
  for (unsigned i = 0; i < kMany; ++i)
    ASSERT_EQ(specs.resources[i].acquire.at(0).where, "spec.yaml:" + std::to_string(4 + 2 * i) + ":18");
}

}  // namespace
}  // namespace connleak
