// SPDX-License-Identifier: Apache-2.0
// Puts the stages of lowering together: AST -> module -> the slice that matters -> unit; and, for the standalone
// checker, the parse in front of it.
#include "checker/lowering/lower.h"

#include "checker/lowering/ast_outline.h"
#include "checker/lowering/emit.h"
#include "checker/lowering/exception_types.h"
#include "checker/lowering/llvm_compat.h"
#include "checker/lowering/unit_builder.h"
#include "clang/Frontend/FrontendActions.h"
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

Unit lower(ASTContext &context, const AstOutline &outline, const BodyFilter &is_wanted) {
  Unit unit;
  unit.language = context.getLangOpts().CPlusPlus ? "c++" : "c";
  unit.functions_not_analysed = outline.outline.templates_not_instantiated;
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

// A pipe or a device as a header would be waited for without end. The null device is what `-include /dev/null` means.
class RegularFiles : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &path) override {
    llvm::ErrorOr<llvm::vfs::Status> status = ProxyFileSystem::status(path);
    using llvm::sys::fs::file_type;
    bool is_endless = status && (status->getType() == file_type::fifo_file || status->getType() == file_type::socket_file ||
                                 status->getType() == file_type::character_file || status->getType() == file_type::block_file);
    if (!is_endless || path.str() == "/dev/null") return ProxyFileSystem::openFileForRead(path);
    if (refused.empty()) refused = path.str();
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }

  std::string refused;   // the first one
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
  llvm::IntrusiveRefCntPtr<RegularFiles> regular(new RegularFiles(std::move(system)));
  session.files = new FileManager(FileSystemOptions(), regular);
  tooling::ToolInvocation invocation(arguments, &session, session.files.get(),
                                     std::make_shared<PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&session.errors);
  bool ok = invocation.run();
  if (!ok) {
    parsed.error = session.errors.text.empty() ? "Clang could not run this command" : session.errors.text;
    parsed.error_place = session.errors.place;
    if (parsed.error_place.isKnown()) parsed.error_place.file = absoluteIn(directory, parsed.error_place.file);
    if (!regular->refused.empty()) parsed.error = "'" + regular->refused + "' is a pipe or a device, not a file";
    return parsed;
  }
  session.outline = outlineOf(session.compiler->getASTContext());
  return parsed;
}

const Outline &ParsedUnit::outline() const { return session_->outline.outline; }

Unit ParsedUnit::lower(const BodyFilter &is_wanted) {
  return connleak::lower(session_->compiler->getASTContext(), session_->outline, is_wanted);
}

size_t ParsedUnit::bytes() const {
  if (!session_ || !session_->compiler || !session_->compiler->hasASTContext()) return 0;
  const ASTContext &context = session_->compiler->getASTContext();
  return context.getASTAllocatedMemory() + context.getSideTableAllocatedMemory();
}

void ParsedUnit::abandon() {
  static std::vector<Session *> kept;   // still reachable, so that no leak checker takes offence
  kept.push_back(session_.release());
}

}  // namespace connleak
