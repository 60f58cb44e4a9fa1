// SPDX-License-Identifier: Apache-2.0
// LLVM IR -> Unit, one small function per kind of instruction. What has no meaning for who holds a handle (floating
// point, vectors, inline assembly) becomes Other: a result that can be anything. Aggregates in registers are taken
// apart here, so that the analysis sees scalars only.
#include "checker/lowering/llvm_compat.h"
#include "checker/lowering/source_facts.h"
#include "checker/lowering/unit_builder.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/GetElementPtrTypeIterator.h"
#include "llvm/IR/InstVisitor.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Operator.h"

namespace connleak {

namespace {

Relation relationOf(llvm::CmpInst::Predicate predicate) {
  using P = llvm::CmpInst::Predicate;
  switch (predicate) {
    case P::ICMP_EQ: return Relation::Equal;
    case P::ICMP_NE: return Relation::NotEqual;
    case P::ICMP_SLT: return Relation::Less;
    case P::ICMP_SLE: return Relation::LessEqual;
    case P::ICMP_SGT: return Relation::Greater;
    case P::ICMP_SGE: return Relation::GreaterEqual;
    case P::ICMP_ULT: return Relation::UnsignedLess;
    case P::ICMP_ULE: return Relation::UnsignedLessEqual;
    case P::ICMP_UGT: return Relation::UnsignedGreater;
    default: return Relation::UnsignedGreaterEqual;
  }
}

Operand constantOperand(const llvm::Constant *constant, UnitBuilder &builder, const llvm::DataLayout &layout) {
  if (const auto *integer = dyn_cast<llvm::ConstantInt>(constant))
    return integer->getBitWidth() <= 64 ? Operand::integer(integer->getBitWidth() == 1 ? integer->getZExtValue()
                                                                                       : integer->getSExtValue())
                                        : Operand::unknown();
  if (const auto *real = dyn_cast<llvm::ConstantFP>(constant))   // its bits: equal numbers are equal
    return real->getType()->getPrimitiveSizeInBits() <= 64
               ? Operand::integer(real->getValueAPF().bitcastToAPInt().getZExtValue()) : Operand::unknown();
  if (constant->isNullValue()) return Operand::integer(0);
  if (!constant->getType()->isPointerTy() && !isa<llvm::ConstantExpr>(constant)) return Operand::unknown();
  const auto *expression = dyn_cast<llvm::ConstantExpr>(constant);
  if (expression && (expression->getOpcode() == llvm::Instruction::IntToPtr || expression->getOpcode() == llvm::Instruction::PtrToInt))
    return constantOperand(expression->getOperand(0), builder, layout);
  llvm::APInt offset(64, 0);
  const llvm::Value *base = constant;
  if (constant->getType()->isPointerTy())
    base = constant->stripAndAccumulateConstantOffsets(layout, offset, /*AllowNonInbounds=*/true);
  if (const auto *alias = dyn_cast<llvm::GlobalAlias>(base)) base = alias->getAliaseeObject();
  if (const auto *global = dyn_cast_or_null<llvm::GlobalValue>(base))
    return Operand::symbol(builder.symbol(*global), offset.getSExtValue());
  return Operand::unknown();
}

class FunctionTranslator : public llvm::InstVisitor<FunctionTranslator> {
 public:
  FunctionTranslator(const llvm::Function &function, UnitBuilder &builder)
      : function_(function), builder_(builder), layout_(function.getParent()->getDataLayout()) {}

  void run() {
    out_.symbol = builder_.symbol(function_);
    describe();
    for (const llvm::Argument *argument : parameters()) number(*argument);
    out_.parameter_count = next_value_;
    for (const llvm::BasicBlock &block : function_) blocks_[&block] = blocks_.size();
    for (const llvm::BasicBlock &block : function_)
      for (const llvm::Instruction &instruction : block) number(instruction);
    for (const llvm::BasicBlock &block : function_) translateBlock(block);
    out_.value_count = next_value_;
    builder_.unit.functions.push_back(std::move(out_));
  }

  void visitAllocaInst(llvm::AllocaInst &i) {
    start(i, Opcode::Allocate);
    out_.variables.emplace_back(current_.result, i.getName().str());
  }
  void visitLoadInst(llvm::LoadInst &i) { componentwise(i, *i.getPointerOperand()); }
  void visitStoreInst(llvm::StoreInst &i) {
    const llvm::Value &value = *i.getValueOperand();
    std::vector<Part> parts = partsOf(value.getType());
    for (size_t k = 0; k < parts.size(); ++k) {
      start(i, Opcode::Store);
      current_.width = widthOf(parts[k].type);
      current_.is_pointer = parts[k].type->isPointerTy();
      operands({component(value, k), offsetBy(operand(*i.getPointerOperand()), parts[k].offset, i)});
      markJump(i);
      emit();
    }
    done_ = true;
  }
  void visitGetElementPtrInst(llvm::GetElementPtrInst &i) {
    if (i.getType()->isVectorTy()) return start(i, Opcode::Other);
    llvm::APInt offset(64, 0);
    if (i.accumulateConstantOffset(layout_, offset)) {
      start(i, Opcode::Offset);
      current_.is_step = i.getNumIndices() == 1 && !i.getSourceElementType()->isIntegerTy(8);
      std::vector<Operand> all = {operand(*i.getPointerOperand()), Operand::integer(offset.getSExtValue())};
      if (int64_t bytes = bytesBehind(i)) all.push_back(Operand::integer(bytes));
      return operands(std::move(all));
    }
    // What is known in front of an index says which array, what is known behind it which field.
    Operand address = operand(*i.getPointerOperand());
    int64_t known = 0;
    llvm::Type *container = nullptr;   // of the first index: how long that array is does not stand here
    for (llvm::gep_type_iterator step = llvm::gep_type_begin(i), end = llvm::gep_type_end(i); step != end; container = (step++).getIndexedType()) {
      if (llvm::StructType *record = step.getStructTypeOrNull()) {
        auto field = static_cast<unsigned>(cast<llvm::ConstantInt>(step.getOperand())->getZExtValue());
        known += static_cast<int64_t>(layout_.getStructLayout(record)->getElementOffset(field).getKnownMinValue());
        continue;
      }
      if (const auto *index = dyn_cast<llvm::ConstantInt>(step.getOperand())) {
        known += index->getSExtValue() * static_cast<int64_t>(step.getSequentialElementStride(layout_).getKnownMinValue());
        continue;
      }
      auto size = static_cast<int64_t>(step.getSequentialElementStride(layout_).getKnownMinValue());
      int64_t bytes = container && container->isArrayTy() ? bytesOf(container) : 0;
      address = elementOf(offsetBy(address, known, i), operand(*step.getOperand()), size, bytes, i);
      known = 0;
    }
    start(i, Opcode::Offset);
    operands({address, Operand::integer(known)});
  }
  // How long the member is whose address that is; of an element, the array from there on. 0: not known.
  int64_t bytesBehind(const llvm::GetElementPtrInst &i) const {
    int64_t bytes = 0;
    llvm::Type *container = nullptr;
    for (llvm::gep_type_iterator step = llvm::gep_type_begin(i), end = llvm::gep_type_end(i); step != end; container = (step++).getIndexedType()) {
      if (!container) continue;
      bytes = bytesOf(step.getIndexedType());
      const auto *index = dyn_cast<llvm::ConstantInt>(step.getOperand());
      if (container->isArrayTy()) bytes = index ? bytesOf(container) - index->getSExtValue() * bytes : 0;
    }
    return std::max<int64_t>(bytes, 0);
  }
  int64_t bytesOf(llvm::Type *type) const {
    return type->isSized() ? static_cast<int64_t>(layout_.getTypeAllocSize(type).getKnownMinValue()) : 0;
  }
  Operand elementOf(Operand address, Operand index, int64_t size, int64_t bytes, const llvm::Instruction &at) {
    start(at, Opcode::Element);
    current_.result = next_value_++;
    current_.result_count = 1;
    uint32_t result = current_.result;
    operands({address, index, Operand::integer(size), Operand::integer(bytes)});
    emit();
    return Operand::value(result);
  }
  void visitICmpInst(llvm::ICmpInst &i) {
    start(i, Opcode::Compare);
    current_.relation = relationOf(i.getPredicate());
    current_.is_pointer = i.getOperand(0)->getType()->isPointerTy();
    operands({operand(*i.getOperand(0)), operand(*i.getOperand(1))});
  }
  void visitFCmpInst(llvm::FCmpInst &i) {
    if (i.getType()->isVectorTy()) return start(i, Opcode::Other);
    start(i, Opcode::Arithmetic);
    current_.arithmetic = Arithmetic::FloatCompare;
    operands({operand(*i.getOperand(0)), operand(*i.getOperand(1)), Operand::integer(i.getPredicate())});
  }
  void visitBinaryOperator(llvm::BinaryOperator &i) {
    start(i, Opcode::Arithmetic);
    switch (i.getOpcode()) {
      case llvm::Instruction::Add: current_.arithmetic = Arithmetic::Add; break;
      case llvm::Instruction::Sub: current_.arithmetic = Arithmetic::Subtract; break;
      case llvm::Instruction::Mul: current_.arithmetic = Arithmetic::Multiply; break;
      case llvm::Instruction::SDiv: current_.arithmetic = Arithmetic::Divide; break;
      case llvm::Instruction::SRem: current_.arithmetic = Arithmetic::Remainder; break;
      case llvm::Instruction::UDiv: current_.arithmetic = Arithmetic::UnsignedDivide; break;
      case llvm::Instruction::URem: current_.arithmetic = Arithmetic::UnsignedRemainder; break;
      case llvm::Instruction::Shl: current_.arithmetic = Arithmetic::ShiftLeft; break;
      case llvm::Instruction::AShr: current_.arithmetic = Arithmetic::ShiftRight; break;
      case llvm::Instruction::LShr: current_.arithmetic = Arithmetic::UnsignedShiftRight; break;
      case llvm::Instruction::And: current_.arithmetic = Arithmetic::And; break;
      case llvm::Instruction::Or: current_.arithmetic = Arithmetic::Or; break;
      case llvm::Instruction::Xor: current_.arithmetic = Arithmetic::Xor; break;
      default: current_.arithmetic = Arithmetic::Other;
    }
    operands({operand(*i.getOperand(0)), operand(*i.getOperand(1))});
  }
  void visitCastInst(llvm::CastInst &i) {
    bool keeps = i.isIntegerCast() || i.getType()->isPtrOrPtrVectorTy() || i.getSrcTy()->isPtrOrPtrVectorTy() ||
                 isa<llvm::ZExtInst>(i) || isa<llvm::SExtInst>(i);
    start(i, keeps && !i.getSrcTy()->isVectorTy() && !i.getType()->isVectorTy() ? Opcode::Convert : Opcode::Other);
    current_.from_width = widthOf(i.getSrcTy());
    if (isa<llvm::ZExtInst>(i)) current_.conversion = Conversion::ZeroExtend;
    if (isa<llvm::SExtInst>(i)) current_.conversion = Conversion::SignExtend;
    if (isa<llvm::TruncInst>(i)) current_.conversion = Conversion::Truncate;
    operands({operand(*i.getOperand(0))});
  }
  void visitFreezeInst(llvm::FreezeInst &i) { start(i, Opcode::Convert); operands({operand(*i.getOperand(0))}); }
  void visitSelectInst(llvm::SelectInst &i) {
    start(i, i.getCondition()->getType()->isVectorTy() ? Opcode::Other : Opcode::Select);
    operands({operand(*i.getCondition()), operand(*i.getTrueValue()), operand(*i.getFalseValue())});
  }
  void visitPHINode(llvm::PHINode &i) {
    if (partsOf(i.getType()).size() != 1) return start(i, Opcode::Other);
    start(i, Opcode::Phi);
    for (unsigned k = 0; k < i.getNumIncomingValues(); ++k) {
      current_.operands.push_back(operand(*i.getIncomingValue(k)));
      current_.targets.push_back(blocks_[i.getIncomingBlock(k)]);
    }
  }
  void visitAtomicRMWInst(llvm::AtomicRMWInst &i) {
    start(i, Opcode::AtomicUpdate);
    switch (i.getOperation()) {
      case llvm::AtomicRMWInst::Add: current_.arithmetic = Arithmetic::Add; break;
      case llvm::AtomicRMWInst::Sub: current_.arithmetic = Arithmetic::Subtract; break;
      case llvm::AtomicRMWInst::Xchg: current_.arithmetic = Arithmetic::Exchange; break;
      default: current_.arithmetic = Arithmetic::Other;
    }
    operands({operand(*i.getPointerOperand()), operand(*i.getValOperand())});
  }
  void visitAtomicCmpXchgInst(llvm::AtomicCmpXchgInst &i) {
    start(i, Opcode::AtomicUpdate);
    current_.arithmetic = Arithmetic::CompareExchange;
    operands({operand(*i.getPointerOperand()), operand(*i.getNewValOperand()), operand(*i.getCompareOperand())});
  }
  void visitExtractValueInst(llvm::ExtractValueInst &i) {
    if (partsOf(i.getType()).size() != 1) return start(i, Opcode::Other);
    start(i, Opcode::Convert);
    operands({component(*i.getAggregateOperand(), flatIndex(i.getAggregateOperand()->getType(), i.getIndices()))});
  }
  void visitInsertValueInst(llvm::InsertValueInst &i) {
    std::vector<Part> parts = partsOf(i.getType());
    size_t at = flatIndex(i.getType(), i.getIndices()), count = partsOf(i.getInsertedValueOperand()->getType()).size();
    uint32_t first = values_[&i];
    for (size_t k = 0; k < parts.size(); ++k) {
      start(i, Opcode::Convert);
      current_.result = first + k;
      current_.result_count = 1;
      operands({k >= at && k < at + count ? component(*i.getInsertedValueOperand(), k - at)
                                          : component(*i.getAggregateOperand(), k)});
      emit();
    }
    done_ = true;
  }
  void visitIntrinsicInst(llvm::IntrinsicInst &i) {
    switch (i.getIntrinsicID()) {
      case llvm::Intrinsic::lifetime_start:
        if (!calls_setjmp_) { done_ = true; return; }
        start(i, Opcode::ScopeBegin);
        return operands({operand(*compat::lifetimeObject(i))});
      case llvm::Intrinsic::lifetime_end:
        start(i, Opcode::ScopeEnd);
        return operands({operand(*compat::lifetimeObject(i))});
      case llvm::Intrinsic::memcpy: case llvm::Intrinsic::memcpy_inline: case llvm::Intrinsic::memmove:
        start(i, Opcode::CopyMemory);
        return operands({operand(*i.getArgOperand(0)), operand(*i.getArgOperand(1)), operand(*i.getArgOperand(2))});
      case llvm::Intrinsic::memset: case llvm::Intrinsic::memset_inline:
        start(i, Opcode::FillMemory);
        return operands({operand(*i.getArgOperand(0)), operand(*i.getArgOperand(1)), operand(*i.getArgOperand(2))});
      case llvm::Intrinsic::expect: case llvm::Intrinsic::expect_with_probability:
      case llvm::Intrinsic::launder_invariant_group: case llvm::Intrinsic::strip_invariant_group:
      case llvm::Intrinsic::threadlocal_address: case llvm::Intrinsic::ptrmask: case llvm::Intrinsic::eh_typeid_for:
        start(i, Opcode::Convert);
        return operands({operand(*i.getArgOperand(0))});
      // A coroutine is followed from one resumption to the next, to its end: what it holds stays in its frame meanwhile.
      case llvm::Intrinsic::coro_suspend: {
        const auto *is_final = dyn_cast<llvm::ConstantInt>(i.getArgOperand(1));
        start(i, Opcode::Convert);
        return operands({Operand::integer(is_final && is_final->isOne() ? 1 : 0)});
      }
      case llvm::Intrinsic::coro_begin:
        start(i, Opcode::Convert);
        return operands({operand(*i.getArgOperand(1))});
      case llvm::Intrinsic::is_constant:   // what is one was told before: ereport() asks of its level
        start(i, Opcode::Convert);
        return operands({Operand::integer(0)});
      case llvm::Intrinsic::trap: case llvm::Intrinsic::ubsantrap: return start(i, Opcode::Unreachable);
      default:
        if (i.getType()->isVoidTy()) { done_ = true; return; }
        start(i, Opcode::Other);
    }
  }
  void visitCallBase(llvm::CallBase &i) {
    if (i.isInlineAsm() && !isa<llvm::CallBrInst>(i)) {   // may do anything to what it is given
      start(i, Opcode::Call);
      current_.operands.push_back(Operand::unknown());
      for (const llvm::Use &argument : i.args()) current_.operands.push_back(component(*argument, 0));
      return;
    }
    if (isOfExceptions(i)) return;
    start(i, isa<llvm::CallBrInst>(i) ? Opcode::IndirectJump : Opcode::Call);
    current_.may_throw = !i.doesNotThrow();
    if (const auto *callee = dyn_cast<llvm::Function>(i.getCalledOperand()->stripPointerCasts()))
      current_.is_cleanup = isa_and_nonnull<clang::CXXDestructorDecl>(builder_.functionDeclaration(*callee));
    if (isa<llvm::CallBrInst>(i)) return successors(i);
    current_.operands.push_back(operand(*i.getCalledOperand()));
    passArguments(i);
    if (isa<llvm::InvokeInst>(i)) successors(i);
    attachCallFact(i);
  }
  // What the C++ runtime does when something is thrown (Itanium C++ ABI: Exception Handling).
  bool isOfExceptions(llvm::CallBase &i) {
    const auto *callee = dyn_cast<llvm::Function>(i.getCalledOperand()->stripPointerCasts());
    llvm::StringRef name = callee ? callee->getName() : "";
    bool is_again = name == "__cxa_rethrow" || name.starts_with("_ZSt17rethrow_exception");
    if (name == "__cxa_throw" || is_again) {
      start(i, Opcode::Throw);
      if (!is_again && i.arg_size() >= 2) operands({component(*i.getArgOperand(0), 0), component(*i.getArgOperand(1), 0)});
      else if (name != "__cxa_rethrow") operands({Operand::unknown()});
      if (isa<llvm::InvokeInst>(i)) successors(i);
      return true;
    }
    if (name == "__cxa_begin_catch" || name == "__cxa_get_exception_ptr") {
      start(i, name == "__cxa_begin_catch" ? Opcode::Catch : Opcode::Convert);
      operands({component(*i.getArgOperand(0), 0)});
    } else if (name == "__cxa_end_catch") {
      start(i, Opcode::CatchEnd);
    } else {
      return false;
    }
    const auto *invoke = dyn_cast<llvm::InvokeInst>(&i);   // a destructor that throws from there is not followed
    if (!invoke) return true;
    emit();
    start(i, Opcode::Jump);
    current_.result = kNone;
    current_.result_count = 0;
    current_.targets.push_back(blocks_[invoke->getNormalDest()]);
    return true;
  }
  void visitLandingPadInst(llvm::LandingPadInst &i) {
    start(i, Opcode::LandingPad);
    current_.is_cleanup = i.isCleanup();
    for (unsigned k = 0; k < i.getNumClauses(); ++k)
      current_.operands.push_back(i.isCatch(k) ? constantOperand(i.getClause(k), builder_, layout_) : Operand::unknown());
  }
  void visitBranchInst(llvm::BranchInst &i) {
    start(i, i.isConditional() ? Opcode::Branch : Opcode::Jump);
    if (i.isConditional()) {
      operands({operand(*i.getCondition())});
      attachCondition(i);
    }
    successors(i);
  }
  void visitSwitchInst(llvm::SwitchInst &i) {
    start(i, Opcode::Switch);
    operands({operand(*i.getCondition())});
    current_.targets.push_back(blocks_[i.getDefaultDest()]);
    for (auto &one : i.cases()) {
      current_.operands.push_back(Operand::integer(one.getCaseValue()->getSExtValue()));
      current_.targets.push_back(blocks_[one.getCaseSuccessor()]);
    }
    attachCondition(i);
  }
  void visitIndirectBrInst(llvm::IndirectBrInst &i) { start(i, Opcode::IndirectJump); successors(i); }
  void visitReturnInst(llvm::ReturnInst &i) {
    start(i, Opcode::Return);
    if (current_.jump == JumpKind::None) markJump(i);
    if (const llvm::Value *value = i.getReturnValue())
      for (size_t k = 0; k < partsOf(value->getType()).size(); ++k) current_.operands.push_back(component(*value, k));
  }
  void visitResumeInst(llvm::ResumeInst &i) { start(i, Opcode::Resume); }
  void visitUnreachableInst(llvm::UnreachableInst &i) { start(i, Opcode::Unreachable); }
  void visitInstruction(llvm::Instruction &i) {
    start(i, i.isTerminator() ? Opcode::IndirectJump : Opcode::Other);
    if (i.isTerminator()) successors(i);
  }

 private:
  struct Part { llvm::Type *type; int64_t offset; };

  // Where a result goes that is returned in memory is the last parameter that is declared: those of the source keep their
  // numbers.
  std::vector<const llvm::Argument *> parameters() const {
    std::vector<const llvm::Argument *> order;
    const llvm::Argument *result = nullptr;
    for (const llvm::Argument &argument : function_.args())
      if (argument.hasStructRetAttr()) result = &argument;
      else order.push_back(&argument);
    if (result) order.push_back(result);
    return order;
  }
  void passArguments(llvm::CallBase &i) {
    std::vector<const llvm::Value *> order(i.arg_begin(), i.arg_end());
    auto declared_end = order.begin() + std::min<size_t>(i.getFunctionType()->getNumParams(), order.size());
    for (auto at = order.begin(); at != declared_end; ++at)
      if (i.paramHasAttr(at - order.begin(), llvm::Attribute::StructRet)) { std::rotate(at, at + 1, declared_end); break; }
    for (const llvm::Value *argument : order) current_.operands.push_back(component(*argument, 0));
  }

  void describe() {
    out_.is_constructor = false;
    for (const llvm::Argument *argument : parameters()) {
      out_.pointer_parameters.push_back(argument->getType()->isPointerTy());
      out_.parameter_names.push_back(argument->getName().str());
    }
    calls_setjmp_ = function_.callsFunctionThatReturnsTwice();
    const clang::FunctionDecl *declaration = builder_.functionDeclaration(function_);
    if (!declaration) return;
    const clang::SourceManager &sources = builder_.sources();
    out_.is_constructor = isa<clang::CXXConstructorDecl>(declaration);
    out_.is_destructor = isa<clang::CXXDestructorDecl>(declaration);
    if (out_.is_destructor && function_.arg_size() > 0) out_.this_bytes = function_.getArg(0)->getDereferenceableBytes();
    out_.returns_view = declaration->getReturnType()->isReferenceType() || declaration->getReturnType()->isRecordType();
    const clang::FunctionDecl *definition = declaration->getDefinition();
    if (!definition) definition = declaration;
    out_.place = builder_.place(sources.getExpansionLoc(definition->getLocation()));
    out_.end_place = builder_.place(sources.getExpansionLoc(definition->getBodyRBrace()));
    out_.in_system_header = builder_.inSystemHeader(definition->getLocation());
    if (!out_.in_system_header) facts_ = collectBodyFacts(*definition);
  }

  void flatten(llvm::Type *type, int64_t offset, std::vector<Part> &parts, unsigned depth) {
    if (auto *record = dyn_cast<llvm::StructType>(type); record && depth < 8 && !record->isOpaque()) {
      const llvm::StructLayout *layout = layout_.getStructLayout(record);
      for (unsigned k = 0; k < record->getNumElements(); ++k)
        flatten(record->getElementType(k), offset + int64_t(layout->getElementOffset(k).getKnownMinValue()), parts, depth + 1);
      return;
    }
    if (auto *array = dyn_cast<llvm::ArrayType>(type); array && array->getNumElements() <= 16 && depth < 8) {
      int64_t size = layout_.getTypeAllocSize(array->getElementType()).getKnownMinValue();
      for (unsigned k = 0; k < array->getNumElements(); ++k)
        flatten(array->getElementType(), offset + int64_t(k) * size, parts, depth + 1);
      return;
    }
    parts.push_back({type, offset});
  }
  std::vector<Part> partsOf(llvm::Type *type) {
    std::vector<Part> parts;
    if (type->isVoidTy()) return parts;
    flatten(type, 0, parts, 0);
    if (parts.empty()) parts.push_back({type, 0});
    return parts;
  }
  size_t flatIndex(llvm::Type *type, llvm::ArrayRef<unsigned> indices) {
    size_t flat = 0;
    for (unsigned index : indices) {
      for (unsigned k = 0; k < index; ++k) {
        llvm::Type *before = isa<llvm::StructType>(type) ? cast<llvm::StructType>(type)->getElementType(k)
                                                         : cast<llvm::ArrayType>(type)->getElementType();
        flat += partsOf(before).size();
      }
      type = isa<llvm::StructType>(type) ? cast<llvm::StructType>(type)->getElementType(index)
                                         : cast<llvm::ArrayType>(type)->getElementType();
    }
    return flat;
  }
  uint8_t widthOf(llvm::Type *type) const {
    if (type->isPointerTy()) return 64;
    return type->isIntegerTy() && type->getIntegerBitWidth() <= 64 ? type->getIntegerBitWidth() : 0;
  }

  void number(const llvm::Value &value) {
    if (value.getType()->isVoidTy() || value.getType()->isTokenTy()) return;
    values_[&value] = next_value_;
    next_value_ += isa<llvm::Argument>(value) ? 1 : partsOf(value.getType()).size();
  }
  Operand operand(const llvm::Value &value) { return component(value, 0); }
  Operand component(const llvm::Value &value, size_t index) {
    if (const auto *constant = dyn_cast<llvm::Constant>(&value)) {
      if (constant->isNullValue()) return Operand::integer(0);
      // Into the member of a constant record that has the part: a pointer to a member function is two numbers.
      while (constant && constant->getType()->isAggregateType()) {
        unsigned member = 0;
        const llvm::Constant *element = constant->getAggregateElement(0u);
        for (; element && partsOf(element->getType()).size() <= index; element = constant->getAggregateElement(++member))
          index -= partsOf(element->getType()).size();
        constant = element;
      }
      return constant ? constantOperand(constant, builder_, layout_) : Operand::unknown();
    }
    auto found = values_.find(&value);
    return found == values_.end() ? Operand::unknown() : Operand::value(found->second + index);
  }
  Operand offsetBy(Operand address, int64_t offset, const llvm::Instruction &at) {
    if (offset == 0) return address;
    if (address.kind == Operand::Kind::Symbol) { address.number += offset; return address; }
    Instruction saved = std::move(current_);
    current_ = {};
    current_.opcode = Opcode::Offset;
    current_.place = saved.place;
    current_.result = next_value_++;
    current_.result_count = 1;
    current_.is_pointer = true;
    current_.width = 64;
    uint32_t result = current_.result;
    operands({address, Operand::integer(offset)});
    emit();
    current_ = std::move(saved);
    return Operand::value(result);
  }
  void componentwise(llvm::LoadInst &i, const llvm::Value &address) {
    std::vector<Part> parts = partsOf(i.getType());
    for (size_t k = 0; k < parts.size(); ++k) {
      start(i, Opcode::Load);
      current_.is_volatile = i.isVolatile();
      current_.result = values_[&i] + k;
      current_.result_count = 1;
      current_.width = widthOf(parts[k].type);
      current_.is_pointer = parts[k].type->isPointerTy();
      operands({offsetBy(operand(address), parts[k].offset, i)});
      emit();
    }
    done_ = true;
  }

  void start(const llvm::Instruction &i, Opcode opcode) {
    current_ = {};
    current_.opcode = opcode;
    current_.place = placeOf(i);
    if (auto found = values_.find(&i); found != values_.end()) {
      current_.result = found->second;
      current_.result_count = partsOf(i.getType()).size();
      current_.width = widthOf(i.getType());
      current_.is_pointer = i.getType()->isPointerTy();
    }
  }
  // What happens at the brace behind a `return` or a `break` happens because of it.
  uint32_t placeOf(const llvm::Instruction &i) {
    if (!i.getDebugLoc()) return 0;
    auto last = facts_.last_jumps.find({i.getDebugLoc().getLine(), i.getDebugLoc().getCol()});
    if (last == facts_.last_jumps.end()) return builder_.place(i.getDebugLoc());
    current_.jump = last->second.second;
    return builder_.place(last->second.first);
  }
  void operands(std::vector<Operand> list) { current_.operands = std::move(list); }
  void emit() { out_.instructions.push_back(std::move(current_)); current_ = {}; }
  void successors(const llvm::Instruction &i) {
    for (unsigned k = 0; k < i.getNumSuccessors(); ++k) current_.targets.push_back(blocks_[i.getSuccessor(k)]);
    if (current_.opcode == Opcode::Jump) markJump(i);
  }
  void markJump(const llvm::Instruction &i) {
    if (!i.getDebugLoc()) return;
    auto found = facts_.jumps.find({i.getDebugLoc().getLine(), i.getDebugLoc().getCol()});
    if (found == facts_.jumps.end()) return;
    current_.jump = found->second.kind;
    current_.jump_end = builder_.place(found->second.leads_to);
  }
  void attachCondition(const llvm::Instruction &i) {
    if (!i.getDebugLoc()) return;
    auto found = facts_.conditions.find({i.getDebugLoc().getLine(), i.getDebugLoc().getCol()});
    if (found == facts_.conditions.end()) return;
    SourceFact fact;
    fact.expression = found->second;
    current_.fact = out_.facts.size();
    out_.facts.push_back(std::move(fact));
  }
  void attachCallFact(const llvm::CallBase &i) {
    if (!i.getDebugLoc()) return;
    auto [first, last] = facts_.calls.equal_range({i.getDebugLoc().getLine(), i.getDebugLoc().getCol()});
    const auto *callee = dyn_cast<llvm::Function>(i.getCalledOperand()->stripPointerCasts());
    for (auto it = first; it != last; ++it) {
      const CallText &text = it->second;
      if (callee && !text.callee.empty() && callee->getName() != text.callee &&
          !callee->getName().contains(text.callee)) continue;
      SourceFact fact = text.fact;
      fact.spelling = builder_.place(text.spelling);
      if (i.hasStructRetAttr()) fact.arguments.emplace_back();   // nobody wrote that one
      current_.fact = out_.facts.size();
      out_.facts.push_back(std::move(fact));
      return;
    }
  }

  void translateBlock(const llvm::BasicBlock &block) {
    Block made;
    made.first = out_.instructions.size();
    for (const llvm::Instruction &instruction : block) {
      if (instruction.isDebugOrPseudoInst()) continue;
      done_ = false;
      visit(const_cast<llvm::Instruction &>(instruction));
      if (!done_) emit();
    }
    made.count = out_.instructions.size() - made.first;
    out_.blocks.push_back(made);
  }

  const llvm::Function &function_;
  UnitBuilder &builder_;
  const llvm::DataLayout &layout_;
  BodyFacts facts_;
  bool calls_setjmp_ = false;   // or another function that returns twice
  Function out_;
  Instruction current_;
  bool done_ = false;
  uint32_t next_value_ = 0;
  llvm::DenseMap<const llvm::Value *, uint32_t> values_;
  llvm::DenseMap<const llvm::BasicBlock *, uint32_t> blocks_;
};

constexpr size_t kMostInitialCells = 512;

// False when something in there is neither zero nor written down.
bool collectCells(const llvm::Constant *constant, int64_t offset, UnitBuilder &builder, const llvm::DataLayout &layout,
                  std::vector<InitialCell> &cells) {
  if (constant->isNullValue() || isa<llvm::UndefValue>(constant)) return true;
  if (cells.size() >= kMostInitialCells || isa<llvm::ConstantDataSequential>(constant)) return false;
  bool is_complete = true;
  if (const auto *record = dyn_cast<llvm::ConstantStruct>(constant)) {
    const llvm::StructLayout *places = layout.getStructLayout(record->getType());
    for (unsigned k = 0; k < record->getNumOperands(); ++k)
      is_complete &= collectCells(record->getOperand(k), offset + int64_t(places->getElementOffset(k).getKnownMinValue()), builder, layout, cells);
    return is_complete;
  }
  if (const auto *array = dyn_cast<llvm::ConstantArray>(constant)) {
    int64_t size = layout.getTypeAllocSize(array->getType()->getElementType()).getKnownMinValue();
    for (unsigned k = 0; k < array->getNumOperands(); ++k)
      is_complete &= collectCells(array->getOperand(k), offset + int64_t(k) * size, builder, layout, cells);
    return is_complete;
  }
  Operand value = constantOperand(constant, builder, layout);
  if (value.kind == Operand::Kind::Unknown) return false;
  cells.push_back({offset, value});
  return true;
}

}  // namespace

void translateFunction(const llvm::Function &function, UnitBuilder &builder) {
  FunctionTranslator(function, builder).run();
}

void translateVariable(const llvm::GlobalVariable &global, bool is_only_read, UnitBuilder &builder) {
  if (!global.hasInitializer() || isa<llvm::ConstantDataSequential>(global.getInitializer())) return;
  Variable variable;
  variable.symbol = builder.symbol(global);
  variable.is_constant = global.isConstant() || is_only_read;
  variable.is_zero = collectCells(global.getInitializer(), 0, builder, global.getParent()->getDataLayout(), variable.cells);
  builder.unit.variables.push_back(std::move(variable));
}

}  // namespace connleak
