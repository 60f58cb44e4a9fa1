// SPDX-License-Identifier: Apache-2.0
// The module made by replaying a finished AST defines what the compiler's own module defines, with the same linkage.
// Beyond that it has only the inline and static functions of the user's that nobody in the unit calls: a leak in one
// of them is a leak.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "checker/lowering/ast_outline.h"
#include "checker/lowering/emit.h"
#include "clang/CodeGen/CodeGenAction.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

namespace connleak {
namespace {

using Definitions = std::map<std::string, std::string>;   // symbol -> linkage

std::string linkageName(const llvm::GlobalValue &value) {
  switch (value.getLinkage()) {
    case llvm::GlobalValue::ExternalLinkage: return "external";
    case llvm::GlobalValue::AvailableExternallyLinkage: return "available_externally";
    case llvm::GlobalValue::LinkOnceAnyLinkage: return "linkonce";
    case llvm::GlobalValue::LinkOnceODRLinkage: return "linkonce_odr";
    case llvm::GlobalValue::WeakAnyLinkage: return "weak";
    case llvm::GlobalValue::WeakODRLinkage: return "weak_odr";
    case llvm::GlobalValue::AppendingLinkage: return "appending";
    case llvm::GlobalValue::InternalLinkage: return "internal";
    case llvm::GlobalValue::PrivateLinkage: return "private";
    case llvm::GlobalValue::ExternalWeakLinkage: return "extern_weak";
    case llvm::GlobalValue::CommonLinkage: return "common";
  }
  return "";
}

Definitions definitionsOf(const llvm::Module &module) {
  Definitions out;
  for (const llvm::GlobalValue &value : module.global_values())
    if (!value.isDeclaration() && !value.hasPrivateLinkage() && !value.getName().starts_with("llvm."))
      out[value.getName().starts_with("_GLOBAL__sub_I_") ? "_GLOBAL__sub_I_" : value.getName().str()] = linkageName(value);
  return out;
}

std::vector<std::string> argumentsFor(const std::string &name, const std::vector<std::string> &flags) {
  std::vector<std::string> arguments = {"-w", name.ends_with(".c") ? "-std=gnu11" : "-std=c++20", "-O1"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return arguments;
}

// What `clang -emit-llvm` makes of it, before any pass, with a body for each constructor and destructor.
Definitions byCompiler(const std::string &text, const std::string &name, const std::vector<std::string> &flags = {}) {
  Definitions out;
  class Action : public clang::EmitLLVMOnlyAction {
   public:
    Action(llvm::LLVMContext *context, Definitions &out) : EmitLLVMOnlyAction(context), out_(out) {}
    void EndSourceFileAction() override {
      EmitLLVMOnlyAction::EndSourceFileAction();
      if (std::unique_ptr<llvm::Module> module = takeModule()) out_ = definitionsOf(*module);
    }

   private:
    Definitions &out_;
  };
  llvm::LLVMContext context;
  std::vector<std::string> arguments = argumentsFor(name, flags);
  arguments.insert(arguments.end(), {"-Xclang", "-disable-llvm-passes", "-Xclang", "-mno-constructor-aliases"});
  EXPECT_TRUE(clang::tooling::runToolOnCodeWithArgs(std::make_unique<Action>(&context, out), text, arguments, name));
  return out;
}

Definitions byReplay(const std::string &text, const std::string &name, const std::vector<std::string> &flags = {},
                     const std::set<std::string> *wanted_names = nullptr) {
  auto unit = clang::tooling::buildASTFromCodeWithArgs(text, argumentsFor(name, flags), name);
  EXPECT_TRUE(unit);
  if (!unit) return {};
  AstOutline outline = outlineOf(unit->getASTContext());
  BodySet wanted;
  for (const Outline::Body &body : outline.outline.bodies)
    if (!wanted_names || wanted_names->contains(outline.outline.names[body.name].name)) wanted.insert(outline.declarations[body.name]);
  return definitionsOf(EmittedModule(unit->getASTContext(), outline, wanted).module());
}

// `more`: what the replay has beyond the compiler.
void expectSame(const std::string &text, const std::string &name, const Definitions &more = {}, const std::vector<std::string> &flags = {}) {
  Definitions expected = byCompiler(text, name, flags);
  EXPECT_FALSE(expected.empty());
  expected.insert(more.begin(), more.end());
  EXPECT_EQ(byReplay(text, name, flags), expected);
}

TEST(Outline, TemplatesWithoutAnInstance) {
  auto unit = clang::tooling::buildASTFromCodeWithArgs(
      "int take(int); int take(char); int other();\n"
      "namespace app { template <typename T> T never(T a) { return take(a) + other(); } }\n"
      "template <typename T> T used(T a) { return a; }\n"
      "template <typename T> struct Box { int first() { return other(); } int second() { return 2; } };\n"
      "int f(Box<int> &box) { return used(1) + box.second(); }\n", argumentsFor("a.cpp", {}), "a.cpp");
  ASSERT_TRUE(unit);
  Outline outline = outlineOf(unit->getASTContext()).outline;
  ASSERT_EQ(outline.templates.size(), 2u);
  EXPECT_EQ(outline.templates[0].name, "app::never");
  EXPECT_EQ(outline.templates[0].refers_to, (std::vector<std::string>{"take", "take", "other"}));   // whichever is meant
  EXPECT_EQ(outline.templates[1].name, "Box::first");
  EXPECT_EQ(outline.templates[1].refers_to, std::vector<std::string>{"other"});
  EXPECT_EQ(outline.instantiated, (std::vector<std::string>{"Box::second", "used"}));
}

TEST(LinkageC, TentativeDefinitions) {
  expectSame("int external_later; static int internal_later; extern int elsewhere; int twice; int twice;\n"
             "static int given; static int given = 3; int array[]; struct s; extern struct s opaque;\n"
             "int *f(void) { internal_later++; given++; return &elsewhere + array[0] + external_later + twice; }\n",
             "a.c");
  EXPECT_EQ(byReplay("static int later; int f(void) { return later; }\n", "a.c").at("later"), "internal");
  EXPECT_EQ(byReplay("int tentative; int f(void) { return tentative; }\n", "a.c").at("tentative"), "external");
}

TEST(LinkageC, StaticAndInline) {
  expectSame("static int used(void) { return 1; }\nstatic inline int helper(void) { return used(); }\n"
             "inline int c99_inline(void) { return 2; }\nextern inline int c99_extern(void) { return 3; }\n"
             "int f(void) { return helper() + c99_inline(); }\n",
             "a.c");
}

TEST(LinkageC, WhatNobodyCallsIsThereToo) {
  expectSame("static int unused(void) { return 1; }\nstatic inline int unused_inline(void) { return 2; }\nint f(void) { return 3; }\n", "a.c",
             {{"unused", "internal"}, {"unused_inline", "internal"}});
}

TEST(LinkageC, WeakAliasAndVisibility) {
  expectSame("__attribute__((weak)) int weak_function(void) { return 1; }\n__attribute__((weak)) int weak_variable = 1;\n"
             "extern int missing(void) __attribute__((weak));\nint real(void) { return missing ? 1 : 0; }\n"
             "int other(void) __attribute__((alias(\"real\")));\nint weak_alias(void) __attribute__((weak, alias(\"real\")));\n"
             "__attribute__((visibility(\"hidden\"))) int hidden(void) { return 4; }\n"
             "__attribute__((constructor)) static void at_start(void) {}\n__attribute__((used)) static int kept = 1;\n"
             "int renamed(void) __asm__(\"other_name\"); int renamed(void) { return 2; }\n",
             "a.c");
}

TEST(LinkageC, FunctionsInTablesAndStaticLocals) {
  expectSame("static int one(void) { static int count; return ++count; }\nstatic int two(void) { return 2; }\n"
             "static int (*const table[])(void) = { one, two };\nint call(int i) { return table[i](); }\n",
             "a.c");
}

TEST(LinkageC, OldStylesAndNesting) {
  expectSame("int old(a, b) int a; long b; { return a + b; }\nint f() { extern int g(void); return g(); }\nint g(void) { return f(); }\n", "a.c");
}

TEST(LinkageCxx, NamespacesAndOverloads) {
  expectSame("namespace app { int f(int a) { return a; } int f(long a) { return a; } }\nnamespace { int hidden() { return 1; } }\n"
             "static int own() { return hidden(); }\nextern \"C\" int plain() { return own(); }\ninline namespace v1 { int g() { return 2; } }\n",
             "a.cpp");
}

TEST(LinkageCxx, InlineMethodsThatAreCalled) {
  expectSame("struct Pool { int n = 0; int take() { return ++n; } static int count() { return 1; } Pool() {} ~Pool() {} };\n"
             "int f() { Pool p; return p.take() + Pool::count(); }\n",
             "a.cpp");
}

TEST(LinkageCxx, InlineMethodsThatNobodyCallsAreThereToo) {
  expectSame("struct Pool { int take() { return 1; } };\nint f() { return 1; }\n", "a.cpp", {{"_ZN4Pool4takeEv", "linkonce_odr"}});
}

TEST(LinkageCxx, Templates) {
  expectSame("template <typename T> T twice(T a) { return a + a; }\ntemplate <typename T> struct Box { T v; T get() const { return v; } T unused() { return v; } };\n"
             "template int twice<int>(int);\nextern template long twice<long>(long);\n"
             "int f() { Box<int> b{1}; return b.get() + twice(2) + (int)twice(2L) + (int)twice(2.0); }\n",
             "a.cpp");
}

TEST(LinkageCxx, ExplicitSpecialisationsAndVariableTemplates) {
  expectSame("template <typename T> int size() { return 0; }\ntemplate <> int size<char>() { return 1; }\n"
             "template <typename T> struct S { static int n; };\ntemplate <typename T> int S<T>::n = 3;\n"
             "template <int N> int number = N;\nint f() { return size<char>() + size<int>() + S<int>::n + number<4>; }\n",
             "a.cpp");
}

TEST(LinkageCxx, VTablesOfClassesWithAKeyFunction) {
  expectSame("struct Base { virtual ~Base(); virtual int run() = 0; };\nBase::~Base() {}\n"
             "struct Derived : Base { int run() override; };\nint Derived::run() { return 1; }\n"
             "int f(Base *b) { return b->run(); }\nstruct Elsewhere { virtual int key(); };\n",
             "a.cpp");
}

TEST(LinkageCxx, VTablesWithoutAKeyFunction) {
  expectSame("struct Plain { virtual int run() { return 1; } virtual ~Plain() {} };\nint f() { Plain p; Plain *q = &p; return q->run(); }\n", "a.cpp");
}

TEST(LinkageCxx, LambdasInlineVariablesAndInitialisers) {
  expectSame("inline int shared = 4;\nstruct Open { Open(); int n; };\nOpen at_start;\n"
             "int f(int a) { auto add = [a](int b) { return a + b; }; static Open once; return add(1) + shared + once.n; }\n",
             "a.cpp");
}

TEST(LinkageCxx, ConstevalAndDeletedHaveNoBody) {
  expectSame("consteval int at_compile_time() { return 3; }\nconstexpr int maybe() { return 4; }\n"
             "struct No { No(const No &) = delete; No() = default; };\nint f() { No n; (void)n; return at_compile_time() + maybe(); }\n",
             "a.cpp", {{"_ZN2NoC1Ev", "linkonce_odr"}, {"_ZN2NoC2Ev", "linkonce_odr"}});
}

TEST(LinkageCxx, VirtualAndMultipleInheritance) {
  expectSame("struct A { virtual void a(); int x; }; struct B : virtual A { virtual void b(); }; struct C { virtual void c(); };\n"
             "struct D : B, C { void a() override; void b() override; void c() override; };\n"
             "void D::a() {} void D::b() {} void D::c() {}\n",
             "a.cpp");
}

// The user's -Werror turns warnings of CodeGen into errors; there would be no module.
TEST(Replay, WarningsAsErrorsLeaveAModule) {
  const std::string text = "int f(void) { int big[1000]; big[0] = 1; return big[0]; }\n";
  EXPECT_EQ(byReplay(text, "a.c", {"-Werror", "-Wframe-larger-than=16"}), (Definitions{{"f", "external"}}));
}

TEST(Replay, UnwantedBodiesOfCAreLeftOut) {
  const std::string text = "static int helper(void) { return 1; }\nint wanted(void) { return helper(); }\nint other(void) { return 2; }\n";
  std::set<std::string> names = {"wanted", "helper"};
  EXPECT_EQ(byReplay(text, "a.c", {}, &names), (Definitions{{"wanted", "external"}, {"helper", "internal"}}));
}

}  // namespace
}  // namespace connleak
