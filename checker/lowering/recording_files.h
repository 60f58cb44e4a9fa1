// SPDX-License-Identifier: Apache-2.0
// The files of the machine as Clang sees them while it parses one unit, with a record of what it asked for.
#pragma once

#include <set>

#include "checker/lowering/file_uses.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace connleak {

// A pipe or a device as a header would be waited for without end. The null device is what `-include /dev/null` means.
class RecordingFiles : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;
  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &folder, std::error_code &problem) override;   // NOLINT(readability-identifier-naming)
  bool exists(const llvm::Twine &path) override { return bool(status(path)); }

  void noteRead(std::string path, const Digest &digest) { uses_.insert({FileUse::Kind::Read, std::move(path), digest}); }
  std::vector<FileUse> takeUses();
  const std::string &refused() const { return refused_; }   // the first one

 private:
  std::string absolute(const llvm::Twine &path) const;

  std::set<FileUse> uses_;
  std::string refused_;
};

}  // namespace connleak
