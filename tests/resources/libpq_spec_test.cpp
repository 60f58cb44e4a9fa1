// SPDX-License-Identifier: Apache-2.0
// The built-in libpq spec against the declarations of the libpq that is installed: what it says fits them, and no
// function that has a handle in hand is left out.
#include <gtest/gtest.h>

#include <map>

#include "checker/resources/spec_loader.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

namespace connleak {
namespace {

struct Declared {
  std::vector<std::string> parameters;   // types
  std::string returned;
};

class LibpqSpecTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto unit = clang::tooling::buildASTFromCodeWithArgs("#include <libpq-fe.h>\n", {"-xc", "-I" CONNLEAK_LIBPQ_INCLUDE}, "libpq.c");
    ASSERT_TRUE(unit);
    ASSERT_FALSE(unit->getDiagnostics().hasErrorOccurred());
    for (const clang::Decl *declaration : unit->getASTContext().getTranslationUnitDecl()->decls()) {
      const auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
      if (!function || unit->getSourceManager().getFilename(function->getLocation()).find("libpq-fe.h") == llvm::StringRef::npos) continue;
      Declared &declared = functions_[function->getName().str()];
      declared.returned = function->getReturnType().getAsString();
      for (const clang::ParmVarDecl *parameter : function->parameters())
        declared.parameters.push_back(parameter->getType().getUnqualifiedType().getAsString());
    }
    specs_ = std::make_unique<SpecIndex>(builtinSpecs({"libpq"}));
  }
  static void TearDownTestSuite() { specs_.reset(); }

  static const Declared *declared(const std::string &name) {
    auto at = functions_.find(name);
    return at == functions_.end() ? nullptr : &at->second;
  }
  static bool fits(const HandleSlot &slot, const Declared &function) {
    switch (slot.kind) {
      case HandleSlot::Kind::Return: return function.returned != "void";
      case HandleSlot::Kind::Argument: return slot.argument < function.parameters.size();
      case HandleSlot::Kind::Pointee:
        return slot.argument < function.parameters.size() && function.parameters[slot.argument].ends_with('*');
      case HandleSlot::Kind::This: return false;
    }
    return false;
  }
  // The resource whose handles have that type, "" when it is the type of none.
  static std::string resourceOf(std::string type) {
    if (type.starts_with("const ")) type.erase(0, 6);
    if (type == "PGconn *") return "libpq connection";
    if (type == "PGresult *") return "libpq result";
    if (type == "PGcancel *") return "libpq cancel object";
    if (type == "PGcancelConn *") return "libpq cancel connection";
    if (type == "PQconninfoOption *") return "libpq connection options";
    if (type == "PGnotify *") return "libpq notification";
    return "";
  }

  inline static std::map<std::string, Declared> functions_;
  inline static std::unique_ptr<SpecIndex> specs_;
};

TEST_F(LibpqSpecTest, HeaderIsTheRealOne) {
  EXPECT_GT(functions_.size(), 100u);
  ASSERT_TRUE(declared("PQexec"));
  EXPECT_EQ(declared("PQexec")->returned, "PGresult *");
  EXPECT_EQ(declared("PQexec")->parameters, (std::vector<std::string>{"PGconn *", "const char *"}));
}

TEST_F(LibpqSpecTest, WhatTheSpecSaysFitsTheDeclarations) {
  unsigned compared = 0;
  auto check = [&](const std::string &name, const HandleSlot &slot, const std::string &where) {
    const Declared *function = declared(name);
    if (!function) return;   // of another version of libpq
    ++compared;
    EXPECT_TRUE(fits(slot, *function)) << where << ": " << name;
  };
  auto checkCondition = [&](const std::string &name, const std::optional<Condition> &condition, const std::string &where) {
    if (condition) check(name, condition->subject, where);
  };
  for (const Resource &resource : specs_->specs().resources) {
    for (const AcquireSpec &acquire : resource.acquire) {
      check(acquire.function, acquire.handle, acquire.where);
      checkCondition(acquire.function, acquire.when, acquire.where);
    }
    for (const ReleaseSpec &release : resource.release) {
      check(release.function, release.handle, release.where);
      checkCondition(release.function, release.when, release.where);
    }
  }
  for (const FunctionFact &fact : specs_->specs().functions) {
    for (const HandleSlot &slot : fact.transfers) check(fact.function, slot, fact.where);
    for (const HandleSlot &slot : fact.borrows) check(fact.function, slot, fact.where);
    checkCondition(fact.function, fact.ensures, fact.where);
    if (fact.returns) check(fact.function, *fact.returns, fact.where);
    // A pure answer is about the first argument.
    if (fact.pure || fact.constant) check(fact.function, HandleSlot{HandleSlot::Kind::Argument, 0, 0}, fact.where);
  }
  EXPECT_GT(compared, 60u);
}

TEST_F(LibpqSpecTest, AcquiredHandlesHaveTheTypeOfTheirResource) {
  for (const Resource &resource : specs_->specs().resources)
    for (const AcquireSpec &acquire : resource.acquire)
      if (const Declared *function = declared(acquire.function); function && acquire.handle.kind == HandleSlot::Kind::Return) {
        EXPECT_EQ(resourceOf(function->returned), resource.name == "libpq memory" ? "" : resource.name) << acquire.function;
      }
}

TEST_F(LibpqSpecTest, EveryFunctionThatReturnsAHandleAcquiresIt) {
  unsigned found = 0;
  for (const auto &[name, function] : functions_) {
    std::string wanted = resourceOf(function.returned);
    if (wanted.empty()) continue;
    ++found;
    const CallSpec *spec = specs_->find(name);
    ASSERT_TRUE(spec) << name;
    EXPECT_TRUE(std::any_of(spec->acquires.begin(), spec->acquires.end(), [&](const CallSpec::Acquires &acquires) {
      return specs_->resource(acquires.resource).name == wanted && acquires.how.handle.kind == HandleSlot::Kind::Return;
    })) << name << " returns " << function.returned;
  }
  EXPECT_GT(found, 15u);
}

TEST_F(LibpqSpecTest, EveryFunctionThatTakesAHandleBorrowsOrReleasesIt) {
  unsigned found = 0;
  for (const auto &[name, function] : functions_)
    for (unsigned i = 0; i < function.parameters.size(); ++i) {
      std::string wanted = resourceOf(function.parameters[i]);
      if (wanted.empty()) continue;
      ++found;
      const CallSpec *spec = specs_->find(name);
      ASSERT_TRUE(spec) << name;
      bool borrows = std::any_of(spec->borrows.begin(), spec->borrows.end(), [&](unsigned r) { return specs_->resource(r).name == wanted; });
      bool releases = std::any_of(spec->releases.begin(), spec->releases.end(), [&](const CallSpec::Releases &release) {
        return specs_->resource(release.resource).name == wanted && release.how.handle == HandleSlot{HandleSlot::Kind::Argument, i, 0};
      });
      EXPECT_TRUE(borrows || releases) << name << ": argument " << i << " is a " << function.parameters[i];
    }
  EXPECT_GT(found, 100u);
}

// What the manual says is freed with PQfreemem().
TEST_F(LibpqSpecTest, MemoryThatLibpqAllocatesIsAcquired) {
  for (const char *name : {"PQescapeLiteral", "PQescapeIdentifier", "PQescapeBytea", "PQescapeByteaConn", "PQunescapeBytea",
                           "PQencryptPassword", "PQencryptPasswordConn", "PQresultVerboseErrorMessage", "PQgetCopyData"}) {
    const CallSpec *spec = specs_->find(name);
    ASSERT_TRUE(spec) << name;
    EXPECT_TRUE(std::any_of(spec->acquires.begin(), spec->acquires.end(), [&](const CallSpec::Acquires &acquires) {
      return specs_->resource(acquires.resource).name == "libpq memory";
    })) << name;
  }
}

TEST_F(LibpqSpecTest, OnlyTheReleasingFunctionReleases) {
  for (const auto &[type, function] : std::map<std::string, std::string>{
           {"libpq connection", "PQfinish"}, {"libpq result", "PQclear"}, {"libpq cancel object", "PQfreeCancel"},
           {"libpq cancel connection", "PQcancelFinish"}, {"libpq connection options", "PQconninfoFree"}}) {
    for (const Resource &resource : specs_->specs().resources)
      if (resource.name == type) {
        ASSERT_EQ(resource.release.size(), 1u) << type;
        EXPECT_EQ(resource.release[0].function, function);
        EXPECT_EQ(resource.release[0].when, std::nullopt);
      }
  }
}

}  // namespace
}  // namespace connleak
