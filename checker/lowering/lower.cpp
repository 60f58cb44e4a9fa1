// SPDX-License-Identifier: Apache-2.0
// Puts the stages of lowering together: AST -> module -> the slice that matters -> unit; and, for the standalone
// checker, the parse in front of it.
#include "checker/lowering/lower.h"

#include "checker/lowering/ast_outline.h"
#include "checker/lowering/emit.h"
#include "checker/lowering/exception_types.h"
#include "checker/lowering/member_facts.h"
#include "checker/lowering/llvm_compat.h"
#include "checker/lowering/recording_files.h"
#include "checker/lowering/unit_builder.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace connleak {

namespace {

// The functions of the module whose bodies are wanted, and all that they call or name: what the compiler made by
// itself, such as the copy of a template, is wanted when somebody wanted names it.
class ModuleSlice {
 public:
  ModuleSlice(const EmittedModule &emitted, const BodySet &wanted) : emitted_(emitted) {
    for (const llvm::Function &function : emitted.module())
      if (isWanted(function, wanted)) add(function);
    for (const llvm::GlobalVariable &variable : emitted.module().globals())
      if (isWanted(variable, wanted)) addReferenced(&variable, 0);
    for (size_t i = 0; i < chosen_.size(); ++i) addNamed(*chosen_[i]);
  }
  llvm::ArrayRef<const llvm::Function *> functions() const { return chosen_.getArrayRef(); }
  llvm::ArrayRef<const llvm::GlobalVariable *> variables() const { return variables_.getArrayRef(); }

 private:
  bool isWanted(const llvm::GlobalValue &value, const BodySet &wanted) const {
    if (value.isDeclaration()) return false;
    const Decl *declaration = emitted_.declarationOf(value.getName());
    return declaration && wanted.contains(declaration->getCanonicalDecl());
  }
  void add(const llvm::Function &function) {
    if (!function.isDeclaration()) chosen_.insert(&function);
  }
  void addReferenced(const llvm::Value *value, unsigned depth) {
    if (const auto *function = dyn_cast<llvm::Function>(value)) return add(*function);
    if (const auto *variable = dyn_cast<llvm::GlobalVariable>(value)) {
      if (!variables_.insert(variable) || !variable->hasInitializer() || depth > 8) return;
      return addReferenced(variable->getInitializer(), depth + 1);
    }
    const auto *constant = dyn_cast<llvm::Constant>(value);
    if (!constant || depth > 8) return;
    for (const llvm::Use &operand : constant->operands()) addReferenced(operand.get(), depth + 1);
  }
  void addNamed(const llvm::Function &function) {
    for (const llvm::BasicBlock &block : function)
      for (const llvm::Instruction &instruction : block)
        for (const llvm::Use &operand : instruction.operands())
          if (isa<llvm::Constant>(operand.get())) addReferenced(operand.get(), 0);
  }

  const EmittedModule &emitted_;
  llvm::SetVector<const llvm::Function *> chosen_;
  llvm::SetVector<const llvm::GlobalVariable *> variables_;
};

// Throws, or has a handler for some type.
bool namesException(const llvm::Function &function) {
  for (const llvm::BasicBlock &block : function)
    for (const llvm::Instruction &instruction : block) {
      if (const auto *pad = dyn_cast<llvm::LandingPadInst>(&instruction); pad && pad->getNumClauses() > 0) return true;
      const auto *call = dyn_cast<llvm::CallBase>(&instruction);
      const auto *callee = call ? dyn_cast<llvm::Function>(call->getCalledOperand()) : nullptr;
      if (callee && callee->getName() == "__cxa_throw") return true;
    }
  return false;
}

BodySet chooseBodies(const AstOutline &outline, const BodyFilter &is_wanted) {
  BodySet bodies;
  for (const Outline::Body &body : outline.outline.bodies)
    if (!is_wanted || is_wanted(outline.outline.names[body.name])) bodies.insert(outline.declarations[body.name]);
  return bodies;
}

}  // namespace

// Names by the declarations they came from; what the compiler made by itself has none.
static std::vector<uint32_t> namesOf(const std::vector<UnitSymbol> &symbols, const EmittedModule &emitted, const AstOutline &outline) {
  llvm::DenseMap<const Decl *, uint32_t> names;
  for (uint32_t i = 0; i < outline.declarations.size(); ++i) names[outline.declarations[i]] = i;
  std::vector<uint32_t> out;
  for (const UnitSymbol &symbol : symbols) {
    const Decl *declaration = emitted.declarationOf(symbol.name);
    auto found = declaration ? names.find(declaration->getCanonicalDecl()) : names.end();
    out.push_back(found == names.end() ? kNone : found->second);
  }
  return out;
}

Unit lower(ASTContext &context, const AstOutline &outline, const BodyFilter &is_wanted, std::vector<uint32_t> *name_of_symbol) {
  Unit unit;
  unit.language = context.getLangOpts().CPlusPlus ? "c++" : "c";
  BodySet wanted = chooseBodies(outline, is_wanted);
  if (wanted.empty()) return unit;
  EmittedModule emitted(context, outline, wanted);
  UnitBuilder builder(unit, emitted, context);
  ModuleSlice slice(emitted, wanted);
  std::vector<const FunctionDecl *> throwing;
  for (const llvm::Function *function : slice.functions()) {
    translateFunction(*function, builder);
    const FunctionDecl *declaration = namesException(*function) ? builder.functionDeclaration(*function) : nullptr;
    if (declaration) throwing.push_back(declaration);
  }
  unit.exception_types = exceptionTypesOf(context, throwing);
  if (context.getLangOpts().CPlusPlus) unit.members = memberFactsOf(context, builder);
  for (const llvm::GlobalAlias &alias : emitted.module().aliases())
    if (const llvm::GlobalObject *object = alias.getAliaseeObject()) {
      uint32_t name = builder.symbol(alias), target = builder.symbol(*object);
      unit.symbols[name].alias_of = target;
      unit.symbols[name].is_function = isa<llvm::Function>(object);
    }
  llvm::DenseSet<const Decl *> only_read;
  for (size_t i = 0; i < outline.declarations.size(); ++i)
    if (outline.outline.names[i].is_only_read) only_read.insert(outline.declarations[i]);
  for (const llvm::GlobalVariable *variable : slice.variables()) {
    const Decl *declaration = emitted.declarationOf(variable->getName());
    translateVariable(*variable, declaration && only_read.contains(declaration->getCanonicalDecl()), builder);
  }
  if (name_of_symbol) *name_of_symbol = namesOf(unit.symbols, emitted, outline);
  return unit;
}

namespace {

// Keeps the first error; everything else Clang says about the user's code is the user's compiler's business.
class FirstError : public DiagnosticConsumer {
 public:
  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &info) override {
    DiagnosticConsumer::HandleDiagnostic(level, info);
    if (level < DiagnosticsEngine::Error || !text.empty()) return;
    llvm::SmallString<256> words;
    info.FormatDiagnostic(words);
    text = words.str().str();
    if (!info.hasSourceManager() || info.getLocation().isInvalid()) return;
    PresumedLoc at = info.getSourceManager().getPresumedLoc(info.getLocation());
    if (at.isValid()) place = {at.getFilename(), at.getLine(), at.getColumn()};
  }

  std::string text;
  SourcePlace place;
};

// Parses and stops there: EndSourceFile() would take the AST away.
class AstOnlyAction : public ASTFrontendAction {
 public:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<ASTConsumer>();
  }
};

}  // namespace

static std::string absoluteIn(const std::string &directory, const std::string &name) {
  llvm::SmallString<256> path(name);
  if (!llvm::sys::path::is_absolute(path) && !name.starts_with("<")) {   // <command line>
    path = directory;
    llvm::sys::path::append(path, name);
  }
  llvm::sys::path::remove_dots(path, true);
  return path.str().str();
}

struct ParsedUnit::Session : tooling::ToolAction {
  ~Session() override { if (has_begun) action.EndSourceFile(); }

  bool runInvocation(std::shared_ptr<CompilerInvocation> invocation, FileManager *files,
                     std::shared_ptr<PCHContainerOperations> containers, DiagnosticConsumer *consumer) override {
    compiler = std::make_unique<CompilerInstance>(std::move(containers));
    compiler->setInvocation(std::move(invocation));
    compiler->setFileManager(files);
    compiler->createDiagnostics(consumer, /*ShouldOwnClient=*/false);
    compiler->createSourceManager(*files);
    if (compiler->getFrontendOpts().Inputs.size() != 1 || !compiler->createTarget()) return false;
    has_begun = action.BeginSourceFile(*compiler, compiler->getFrontendOpts().Inputs.front());
    if (!has_begun) return false;
    if (llvm::Error problem = action.Execute()) llvm::consumeError(std::move(problem));
    return !compiler->getDiagnostics().hasErrorOccurred();
  }

  llvm::IntrusiveRefCntPtr<FileManager> files;
  FirstError errors;
  std::unique_ptr<CompilerInstance> compiler;
  AstOnlyAction action;
  AstOutline outline;
  bool has_begun = false;
};

ParsedUnit::ParsedUnit() = default;
ParsedUnit::ParsedUnit(ParsedUnit &&) noexcept = default;
ParsedUnit &ParsedUnit::operator=(ParsedUnit &&) noexcept = default;
ParsedUnit::~ParsedUnit() = default;

ParsedUnit ParsedUnit::parse(const std::vector<std::string> &arguments, const std::string &directory) {
  ParsedUnit parsed;
  auto system = llvm::vfs::createPhysicalFileSystem();
  if (system->setCurrentWorkingDirectory(directory)) {
    parsed.error = "the folder '" + directory + "' of its command cannot be entered; was it made by the build?";
    return parsed;
  }
  parsed.session_ = std::make_unique<Session>();
  Session &session = *parsed.session_;
  llvm::IntrusiveRefCntPtr<RecordingFiles> recording(new RecordingFiles(std::move(system)));
  session.files = new FileManager(FileSystemOptions(), recording);
  tooling::ToolInvocation invocation(arguments, &session, session.files.get(),
                                     std::make_shared<PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&session.errors);
  bool ok = invocation.run();
  parsed.uses = recording->takeUses();
  if (!ok) {
    parsed.error = session.errors.text.empty() ? "Clang could not run this command" : session.errors.text;
    parsed.error_place = session.errors.place;
    if (parsed.error_place.isKnown()) parsed.error_place.file = absoluteIn(directory, parsed.error_place.file);
    if (!recording->refused().empty()) parsed.error = "'" + recording->refused() + "' is a pipe or a device, not a file";
    return parsed;
  }
  session.outline = outlineOf(session.compiler->getASTContext());
  return parsed;
}

const Outline &ParsedUnit::outline() const { return session_->outline.outline; }

// Those that are plain numbers: `#define ERROR 21`.
static std::vector<std::pair<std::string, int64_t>> numbersOf(CompilerInstance &compiler, const std::vector<std::string> &macros) {
  std::vector<std::pair<std::string, int64_t>> numbers;
  Preprocessor &preprocessor = compiler.getPreprocessor();
  for (const std::string &name : macros) {
    const MacroInfo *macro = preprocessor.getMacroInfo(preprocessor.getIdentifierInfo(name));
    int64_t number = 0;
    if (!macro || macro->isFunctionLike() || macro->getNumTokens() != 1 || macro->getReplacementToken(0).isNot(tok::numeric_constant)) continue;
    if (!StringRef(preprocessor.getSpelling(macro->getReplacementToken(0))).getAsInteger(0, number)) numbers.emplace_back(name, number);
  }
  return numbers;
}

Unit ParsedUnit::lower(const BodyFilter &is_wanted, const std::vector<std::string> &macros) {
  Unit unit = connleak::lower(session_->compiler->getASTContext(), session_->outline, is_wanted);
  unit.constants = numbersOf(*session_->compiler, macros);
  return unit;
}

static std::vector<bool> ofTheUser(const Outline &outline) {
  std::vector<std::vector<uint32_t>> named(outline.names.size());
  std::vector<uint32_t> work;
  for (const Outline::Body &body : outline.bodies) {
    named[body.name].insert(named[body.name].end(), body.refers_to.begin(), body.refers_to.end());
    if (!outline.names[body.name].in_system_header) work.push_back(body.name);
  }
  std::vector<bool> is_reached(outline.names.size(), false);
  while (!work.empty()) {
    uint32_t name = work.back();
    work.pop_back();
    if (is_reached[name]) continue;
    is_reached[name] = true;
    work.insert(work.end(), named[name].begin(), named[name].end());
  }
  return is_reached;
}

Artefact ParsedUnit::lowerWhole(const std::vector<std::string> &macros) {
  Artefact whole;
  whole.outline = outline();
  std::vector<bool> is_wanted = ofTheUser(outline());
  auto wanted = [&](const Outline::Name &name) { return is_wanted[&name - outline().names.data()]; };
  whole.unit = connleak::lower(session_->compiler->getASTContext(), session_->outline, wanted, &whole.name_of_symbol);
  whole.unit.constants = numbersOf(*session_->compiler, macros);
  return whole;
}

void ParsedUnit::abandon() {
  static std::vector<Session *> kept;   // still reachable, so that no leak checker takes offence
  kept.push_back(session_.release());
}

}  // namespace connleak
