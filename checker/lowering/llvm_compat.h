// SPDX-License-Identifier: Apache-2.0
// Every difference between LLVM versions, in one place. Built and tested with 19; 22 follows.
#pragma once

#include "clang/CodeGen/ModuleBuilder.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/CodeGenOptions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Support/VirtualFileSystem.h"

#if CONNLEAK_LLVM_MAJOR < 19
#error "connleak needs LLVM 19 or newer; configure with -DCONNLEAK_LLVM_MAJOR=19"
#endif

namespace connleak::compat {

// The variable whose life ends: the last argument (the size in front of it went away with LLVM 22).
inline const llvm::Value *lifetimeObject(const llvm::IntrinsicInst &intrinsic) {
  return intrinsic.getArgOperand(intrinsic.arg_size() - 1);
}

}  // namespace connleak::compat
