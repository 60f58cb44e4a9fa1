// SPDX-License-Identifier: Apache-2.0
#include "checker/lowering/recording_files.h"

#include <algorithm>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

namespace connleak {

Digest digestOf(std::string_view bytes) {
  llvm::XXH128_hash_t hash = llvm::xxh3_128bits(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()));
  return {hash.low64, hash.high64};
}

std::string hex(const Digest &digest) {
  return llvm::utohexstr(digest.high, true, 16) + llvm::utohexstr(digest.low, true, 16);
}

void tidy(std::vector<FileUse> &uses) {
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  std::vector<std::string> read;
  for (const FileUse &use : uses)
    if (use.kind == FileUse::Kind::Read) read.push_back(use.path);
  std::erase_if(uses, [&](const FileUse &use) {
    return use.kind == FileUse::Kind::Exists && std::binary_search(read.begin(), read.end(), use.path); });
}

bool exists(const std::string &path) { return llvm::sys::fs::exists(path); }

Digest digestOfNamesIn(const std::string &folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (llvm::sys::fs::directory_iterator at(folder, problem), end; at != end && !problem; at.increment(problem)) names.push_back(at->path());
  if (problem) return {};
  std::sort(names.begin(), names.end());
  return digestOf(llvm::join(names, "\n"));
}

namespace {

// What Clang gets to see of a file is what is noted, however the file may change meanwhile.
class RecordedFile : public llvm::vfs::File {
 public:
  RecordedFile(std::unique_ptr<llvm::vfs::File> file, std::string path, llvm::IntrusiveRefCntPtr<RecordingFiles> files)
      : file_(std::move(file)), path_(std::move(path)), files_(std::move(files)) {}
  llvm::ErrorOr<llvm::vfs::Status> status() override { return file_->status(); }
  llvm::ErrorOr<std::string> getName() override { return file_->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine &name, int64_t size, bool needs_zero, bool is_volatile) override {
    auto buffer = file_->getBuffer(name, size, needs_zero, is_volatile);
    if (buffer) files_->noteRead(path_, digestOf((*buffer)->getBuffer()));
    return buffer;
  }
  std::error_code close() override { return file_->close(); }

 private:
  std::unique_ptr<llvm::vfs::File> file_;
  std::string path_;
  llvm::IntrusiveRefCntPtr<RecordingFiles> files_;
};

}  // namespace

std::string RecordingFiles::absolute(const llvm::Twine &path) const {
  llvm::SmallString<256> full;
  path.toVector(full);
  if (makeAbsolute(full)) return path.str();
  return full.str().str();
}

llvm::ErrorOr<llvm::vfs::Status> RecordingFiles::status(const llvm::Twine &path) {
  llvm::ErrorOr<llvm::vfs::Status> status = ProxyFileSystem::status(path);
  if (!status) uses_.insert({FileUse::Kind::Missing, absolute(path), {}});
  else if (!status->isDirectory()) uses_.insert({FileUse::Kind::Exists, absolute(path), {}});
  return status;
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> RecordingFiles::openFileForRead(const llvm::Twine &path) {
  llvm::ErrorOr<llvm::vfs::Status> status = this->status(path);
  using llvm::sys::fs::file_type;
  bool is_endless = status && (status->getType() == file_type::fifo_file || status->getType() == file_type::socket_file ||
                               status->getType() == file_type::character_file || status->getType() == file_type::block_file);
  if (is_endless && path.str() != "/dev/null") {
    if (refused_.empty()) refused_ = path.str();
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> file = ProxyFileSystem::openFileForRead(path);
  if (!file) return file;
  return std::make_unique<RecordedFile>(std::move(*file), absolute(path), this);
}

llvm::vfs::directory_iterator RecordingFiles::dir_begin(const llvm::Twine &folder, std::error_code &problem) {
  std::string path = absolute(folder);
  uses_.insert({FileUse::Kind::Listed, path, digestOfNamesIn(path)});
  return ProxyFileSystem::dir_begin(folder, problem);
}

std::vector<FileUse> RecordingFiles::takeUses() {
  std::vector<FileUse> uses(uses_.begin(), uses_.end());
  uses_.clear();
  tidy(uses);
  return uses;
}

}  // namespace connleak
