// SPDX-License-Identifier: Apache-2.0
// Everything that can be wrong with a spec file, and the place and the sentence the user gets.
#include <gtest/gtest.h>

#include "checker/resources/spec_loader.h"

namespace connleak {
namespace {

std::string errorOf(const std::string &yaml) {
  Result<SpecSet> specs = parseSpecs(yaml, "spec.yaml");
  return specs ? "" : specs.error();
}

const std::string kHead = "# comment\nversion: 1\nresources:\n";

// The error is at that place, if one is given, and says that.
void expectError(const std::string &yaml, const std::string &place, const std::string &text) {
  std::string error = errorOf(yaml);
  EXPECT_TRUE(error.starts_with("spec.yaml:" + place + (place.empty() ? "" : ": "))) << place << " expected for " << yaml.substr(0, 200) << "\n" << error;
  EXPECT_NE(error.find(text), std::string::npos) << error;
}

TEST(SpecErrors, Version) {
  expectError("resources: []\n", "1:1", "missing required key 'version'");
  expectError("resources: []\nversion: 2\n", "2:10", "expected version: 1");
  expectError("version: one\n", "1:10", "expected a number");
  expectError("version: [ 1 ]\n", "1:12", "expected a value of another kind");
}

TEST(SpecErrors, WhatIsKeptNeedsItsProof) {
  for (const char *part : {"keeps: status", "proof: result_status", "proved_by: [ 1 ]", "keeps: status, proof: result_status", "keeps: status, proved_by: [ 1 ]"})
    expectError("version: 1\nfunctions:\n  - { function: query, " + std::string(part) + " }\n", "3:7", "expected keeps, proof and proved_by together");
  Result<SpecSet> specs = parseSpecs("version: 1\nfunctions:\n  - { function: query, keeps: status, proof: result_status, proved_by: [ 1, 2 ] }\n", "spec.yaml");
  ASSERT_TRUE(specs && specs->functions.size() == 1 && specs->functions[0].keeps);
  EXPECT_EQ(specs->functions[0].keeps->answer, "status");
  EXPECT_EQ(specs->functions[0].keeps->proved_by, (std::vector<int64_t>{1, 2}));
}

TEST(SpecErrors, Jumps) {
  auto fact = [](const std::string &part) { return "version: 1\nfunctions:\n  - { function: f, " + part + " }\n"; };
  expectError(fact("jumps: arg0, sets_jump: arg0"), "3:7", "expected one of jumps, sets_jump, raises, raises_when, starts_error_when");
  expectError(fact("jumps: return"), "3:7", "expected which argument the jump buffer is");
  expectError(fact("sets_jump: there"), "3:31", "expected where the handle is");
  expectError(fact("raises: always"), "3:7", "together with through");
  expectError(fact("through: top"), "3:7", "together with through");
  expectError(fact("jumps: arg0, through: top"), "3:7", "together with through");
  expectError(fact("raises: sometimes, through: top"), "3:28", "expected raises: always, never, or started");
  expectError(fact("raises_when: \"return == 0\", through: top"), "3:7", "expected a condition that holds at the call");
  expectError(fact("starts_error_when: \"arg0\""), "3:39", "expected a condition");
}

TEST(SpecErrors, NothingInItIsAnEmptySet) {
  for (const char *text : {"", "   \n\n", "# only a comment\n", "---\n", "---\n...\n", "--- # and a comment\n", "\xEF\xBB\xBF"}) {
    Result<SpecSet> specs = parseSpecs(text, "spec.yaml");
    EXPECT_TRUE(specs && specs->resources.empty() && specs->functions.empty()) << text;
  }
}

TEST(SpecErrors, BytesThatAreNoText) {
  expectError("version: 1\n# \xff\n", "2:3", "not text in UTF-8");
  expectError(std::string("version: 1\n#\0\n", 15).substr(0, 14), "2:2", "a byte here is zero");
}

// A key that begins like another, or stands in a value before, has its own place.
TEST(SpecErrors, UnknownKeysAreFoundWhereTheyStand) {
  expectError("resourceses: 1\nversion: 1\nresource: 2\n", "", "");
  expectError("xy: 1\nversion: 1\n", "1:1", "unknown key 'xy'; expected one of version, resources, functions");
  expectError("version: 1\nresources:\n  - { names: n, name: \"namer: x\", namer: n }\n", "", "unknown key");
  expectError("version: 1\n\"\": x\n", "", "unknown key ''");
}

TEST(SpecErrors, NoYaml) {
  expectError("version: 1\nresources: [ {\n", "2:15", "");
  expectError("version: 1\nresources: \"open\n", "2:17", "");
  EXPECT_NE(errorOf(std::string("\0\1\2\3\xff\xfe", 6)), "");
  EXPECT_NE(errorOf("\x7f" "ELF\x02\x01\x01"), "");
  EXPECT_NE(errorOf("%YAML 9\n"), "");
  EXPECT_NE(errorOf("@\n"), "");
}

TEST(SpecErrors, OtherShapes) {
  expectError("7\n", "1:1", "expected a mapping");
  expectError("just words\n", "1:1", "");
  expectError("- a\n- b\n", "1:1", "");
  expectError("version: 1\nresources: thing\n", "2:12", "");
  expectError("version: 1\nresources:\n  name: thing\n", "3:3", "");
  expectError("version: 1\nfunctions: [ { function: f, transfers: { arg0: 1 } } ]\n", "2:42", "expected one value or a list of them");
  expectError("version: 1\n---\nversion: 1\n", "3:1", "expected one document");
}

TEST(SpecErrors, UnknownAndMissingKeys) {
  expectError("version: 1\nresource: []\n", "2:1", "unknown key 'resource'");
  expectError(kHead + "  - name: a\n    aquire: []\n", "5:5", "unknown key 'aquire'");
  expectError(kHead + "  - title: a\n", "4:5", "missing required key 'name'");
  expectError(kHead + "  - name: a\n    acquire:\n      - { handle: return }\n", "6:11", "missing required key 'function'");
  expectError(kHead + "  - name: a\n    release:\n      - { function: f }\n", "6:11", "missing required key 'handle'");
  expectError("version: 1\nfunctions:\n  - { pure: true }\n", "3:7", "missing required key 'function'");
  expectError("version: 1\nfunctions:\n  - { function: f, pur: true }\n", "3:20", "unknown key 'pur'");
  expectError("version: 1\nversion: 1\n", "2:1", "duplicated mapping key 'version'");
}

TEST(SpecErrors, Names) {
  expectError(kHead + "  - name: \"\"\n", "4:5", "expected a name for the resource");
  expectError(kHead + "  - name: a\n    acquire:\n      - { function: \"\", handle: return }\n", "6:11", "expected the name of a function");
  expectError(kHead + "  - name: a\n    acquire:\n      - { function: f, handle: return }\n      - { function: \"f*\", handle: return }\n",
              "7:11", "'f*' is a pattern");
}

TEST(SpecErrors, Slots) {
  auto slotError = [](const std::string &slot, const std::string &place = "4:52") {
    expectError(kHead + "  - { name: a, acquire: [ { function: f, handle:   \"" + slot + "\" } ] }\n", place, "expected where the handle is");
  };
  for (const char *slot : {"", "result", "arg", "argx", "arg-1", "arg64", "**arg0", "*return", "*(arg0)", "*(arg0+)", "*(arg0+x)", "*(arg0+-4)",
                           "(arg0+4)", "*(arg0+4", "arg0 arg1", "arg99999999999999999999"})
    slotError(slot);
  expectError("version: 1\nfunctions: [ { function: f, transfers: argument0 } ]\n", "2:40", "expected where the handle is");
  expectError("version: 1\nfunctions: [ { function: f, transfers: [ arg0, argument1 ] } ]\n", "2:48", "expected where the handle is");
  expectError("version: 1\nfunctions: [ { function: f, returns: argument0 } ]\n", "2:38", "expected where the handle is");
}

TEST(SpecErrors, Conditions) {
  for (const char *key : {"noreturn_when", "ensures", "when"})
    for (const char *condition : {"", "return", "return >=", ">= 0", "return = 0", "return => 0", "return == null", "result == 0",
                                  "return == 0 or 1", "return == or 1", "return == ERROR or", "return == ERROR", "return == 99999999999999999999"})
      expectError("version: 1\nfunctions:\n  - function: f\n    " + std::string(key) + ": \"" + condition + "\"\n",
                  "4:" + std::to_string(7 + std::string(key).size()), "expected a condition");
  expectError(kHead + "  - name: a\n    release:\n      - { function: f, handle: arg0, when: sometimes }\n", "6:44", "expected a condition");
}

TEST(SpecErrors, Scalars) {
  expectError(kHead + "  - name: a\n    valid: \"0\"\n", "5:12", "expected when a handle is valid");
  expectError(kHead + "  - name: a\n    valid: \"return >= 0\"\n", "5:12", "expected when a handle is valid");
  expectError(kHead + "  - name: a\n    reserved: many\n", "5:15", "expected a number");
  expectError(kHead + "  - name: a\n    optional: perhaps\n", "5:15", "expected true or false");
  expectError("version: 1\nfunctions: [ { function: f, pure: 7 } ]\n", "2:35", "expected true or false");
  expectError("version: 1\nfunctions: [ { function: f, of_null: x } ]\n", "2:38", "expected a number");
  expectError("version: 1\nfunctions: [ { function: f, object: that } ]\n", "2:37", "expected object: this");
}

TEST(SpecErrors, NestedWithoutEnd) {
  expectError(std::string(100000, '['), "1:257", "nested too deep");
  expectError("version: " + std::string(100000, '{'), "1:266", "nested too deep");
  std::string dashes;
  for (int i = 0; i < 100000; ++i) dashes += "- ";
  expectError(dashes, "1:257", "nested too deep");
  EXPECT_EQ(errorOf("version: 1\n# " + std::string(1000, '-') + "\n" + std::string(1000, ' ') + "\n"), "");
}

}  // namespace
}  // namespace connleak
