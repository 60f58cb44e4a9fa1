// SPDX-License-Identifier: Apache-2.0
// FOLDER/ab/cdef….KIND, as the object files of Git. The time of an entry's last change is when it was last of use.
#include "checker/driver/cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "checker/program/sealed.h"
#include "clang/Basic/Version.h"
#include "common/files.h"
#include "connleak_version.h"

namespace connleak {

namespace fs = std::filesystem;

static constexpr uint32_t kCacheVersion = 1;
static constexpr std::string_view kCacheKind = "connleak cache entry";

std::string defaultCacheFolder() {
  for (auto [variable, below] : {std::pair{"XDG_CACHE_HOME", "/connleak"}, {"HOME", "/.cache/connleak"}})
    if (const char *folder = getenv(variable); folder && folder[0] == '/') return std::string(folder) + below;
  return "";
}

static std::string madeIdentity() {
  Result<std::string> self = readFile("/proc/self/exe");
  std::string identity = fmt::format("{} {} {}", kVersion, self ? hex(digestOf(*self)) : "", clang::getClangFullVersion());
  for (const char *variable : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "GCC_EXEC_PREFIX", "COMPILER_PATH", "SDKROOT",
                               "SOURCE_DATE_EPOCH", "CCC_OVERRIDE_OPTIONS"})
    if (const char *value = getenv(variable)) identity += fmt::format(" {}={}", variable, value);
  return identity;
}

const std::string &checkerIdentity() {
  static const std::string identity = madeIdentity();
  return identity;
}

static SealedAs sealedAsEntry() { return {kCacheKind, kCacheVersion, kVersion}; }

Cache::Cache(std::string folder, uint64_t most_bytes) : folder_(std::move(folder)), most_bytes_(most_bytes) {
  std::error_code problem;
  fs::create_directories(folder_, problem);
  if (problem) stopWriting(problem.message());
  else if (access(folder_.c_str(), W_OK) != 0) stopWriting(strerror(errno));
}

std::string Cache::pathOf(std::string_view kind, const Digest &key) const {
  std::string name = hex(key);
  return fmt::format("{}/{}/{}.{}", folder_, name.substr(0, 2), name.substr(2), kind);
}

void Cache::warn(const std::string &sentence) {
  std::lock_guard lock(mutex_);
  warnings_.push_back(sentence);
}

// Once is enough: what fails now will fail again.
void Cache::stopWriting(const std::string &why) {
  std::lock_guard lock(mutex_);
  if (!std::exchange(writes_, false)) return;
  warnings_.push_back(fmt::format("cannot write to the cache '{}': {}; results are not kept; pass --cache-dir DIR or --no-cache", folder_, why));
}

std::vector<std::string> Cache::warnings() const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> sorted = warnings_;   // by what threads found, in no order
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::optional<std::string> Cache::find(std::string_view kind, const Digest &key) {
  std::string path = pathOf(kind, key);
  Result<std::string> bytes = readFile(path);
  if (!bytes) {
    if (bytes.error() != "does not exist") warn(fmt::format("the cache entry '{}' {}; made again", path, bytes.error()));
    return std::nullopt;
  }
  Unsealed entry = unseal(sealedAsEntry(), *bytes);
  // Its first word is its own key, so that an entry that was put in another's place is noticed.
  std::string name = hex(key);
  if (entry.problem == SealProblem::None && !entry.payload.starts_with(name)) entry.problem = SealProblem::Damaged;
  if (entry.problem != SealProblem::None) {
    warn(fmt::format("the cache entry '{}' {}; made again", path, tell(entry.problem, sealedAsEntry(), entry.made_by)));
    return std::nullopt;
  }
  utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
  return std::string(entry.payload.substr(name.size()));
}

void Cache::refuse(std::string_view kind, const Digest &key) {
  warn(fmt::format("the cache entry '{}' is damaged; made again", pathOf(kind, key)));
}

static std::string writeNew(const std::string &path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return strerror(errno);
  std::string problem;
  while (!bytes.empty() && problem.empty()) {
    ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) problem = strerror(errno);
    if (written > 0) bytes.remove_prefix(written);
  }
  if (close(descriptor) != 0 && problem.empty()) problem = strerror(errno);
  if (problem.empty() && rename(temporary.c_str(), path.c_str()) != 0) problem = strerror(errno);
  if (!problem.empty()) unlink(temporary.c_str());
  return problem;
}

void Cache::store(std::string_view kind, const Digest &key, std::string_view payload) {
  {
    std::lock_guard lock(mutex_);
    if (!writes_) return;
    has_stored_ = true;
  }
  std::string path = pathOf(kind, key);
  std::error_code ignored;   // the write says it
  fs::create_directories(fs::path(path).parent_path(), ignored);
  if (std::string why = writeNew(path, seal(sealedAsEntry(), hex(key) + std::string(payload))); !why.empty()) stopWriting(why);
}

// ---------------------------------------------------------------- size

namespace {

struct Stored {
  timespec used;
  uint64_t bytes = 0;
  std::string path;
};

bool isOurs(const std::string &folder, const std::string &name) {
  auto isHex = [](const std::string &text) { return text.find_first_not_of("0123456789abcdef") == std::string::npos; };
  return folder.size() == 2 && isHex(folder) && name.size() > 31 && name[30] == '.' && isHex(name.substr(0, 30));
}

// Also what a run that was ended early has left half written.
std::vector<Stored> entriesIn(const std::string &folder) {
  std::vector<Stored> entries;
  std::error_code problem;
  for (fs::directory_iterator sub(folder, problem), end; !problem && sub != end; sub.increment(problem)) {
    std::error_code of_sub;
    for (fs::directory_iterator at(sub->path(), of_sub); !of_sub && at != end; at.increment(of_sub)) {
      struct stat status;
      if (!isOurs(sub->path().filename(), at->path().filename()) || lstat(at->path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
      entries.push_back({status.st_mtim, static_cast<uint64_t>(status.st_blocks) * 512, at->path()});
    }
  }
  return entries;
}

}  // namespace

void Cache::trim() {
  if (!has_stored_) return;
  std::vector<Stored> entries = entriesIn(folder_);
  uint64_t bytes = 0;
  for (const Stored &entry : entries) bytes += entry.bytes;
  if (bytes <= most_bytes_) return;
  std::sort(entries.begin(), entries.end(), [](const Stored &a, const Stored &b) {
    return std::tie(a.used.tv_sec, a.used.tv_nsec, a.path) < std::tie(b.used.tv_sec, b.used.tv_nsec, b.path); });
  // A bit more than needed, so that not every run has to.
  for (const Stored &entry : entries) {
    if (bytes <= most_bytes_ / 10 * 9) return;
    if (unlink(entry.path.c_str()) == 0 || errno == ENOENT) bytes -= entry.bytes;
  }
}

// ---------------------------------------------------------------- files

bool FileStates::isAsItWas(const FileUse &use) {
  std::lock_guard lock(mutex_);
  if (use.kind == FileUse::Kind::Missing || use.kind == FileUse::Kind::Exists) {
    auto [known, is_new] = exists_.try_emplace(use.path, false);
    if (is_new) known->second = exists(use.path);
    return known->second == (use.kind == FileUse::Kind::Exists);
  }
  auto &all = use.kind == FileUse::Kind::Read ? contents_ : names_;
  auto [known, is_new] = all.try_emplace(use.path);
  if (is_new && use.kind == FileUse::Kind::Listed) known->second = digestOfNamesIn(use.path);
  if (is_new && use.kind == FileUse::Kind::Read)
    if (Result<std::string> content = readFile(use.path)) known->second = digestOf(*content);
  return known->second == use.digest;
}

bool FileStates::areAsTheyWere(const std::vector<FileUse> &uses) {
  return std::all_of(uses.begin(), uses.end(), [&](const FileUse &use) { return isAsItWas(use); });
}

}  // namespace connleak
