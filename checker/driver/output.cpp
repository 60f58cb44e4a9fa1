// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "common/files.h"

namespace connleak {

void prepareStandardStreams() {
  // The direction is the wrong one on purpose: to write to a closed standard output still fails.
  for (auto [descriptor, mode] : {std::pair{STDIN_FILENO, O_WRONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_WRONLY}})
    if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) (void)!open("/dev/null", mode);
  signal(SIGPIPE, SIG_IGN);
}

static std::string writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return strerror(errno);
    text.remove_prefix(written);
  }
  return "";
}

std::string writeStandardOutput(const std::string &text) {
  fflush(stdout);
  return writeAll(STDOUT_FILENO, text);
}

static std::string writeAndClose(int descriptor, const std::string &text) {
  std::string problem = writeAll(descriptor, text);
  if (close(descriptor) != 0 && problem.empty()) problem = strerror(errno);
  return problem;
}

static std::string writeThrough(const std::string &path, const std::string &text) {
  int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
  return descriptor < 0 ? strerror(errno) : writeAndClose(descriptor, text);
}

static mode_t modeOfNewFile() {
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

// Beside the target first, under a name nobody has, so that a full disk loses no older result.
static std::string replace(const std::string &path, const std::string &text, mode_t mode) {
  std::string temporary = path + ".XXXXXX";
  int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return writeThrough(path, text);
  std::string problem = fchmod(descriptor, mode) == 0 ? "" : strerror(errno);
  std::string unwritten = writeAndClose(descriptor, text);
  if (problem.empty()) problem = unwritten;
  if (problem.empty() && rename(temporary.c_str(), path.c_str()) != 0) problem = strerror(errno);
  if (!problem.empty()) unlink(temporary.c_str());
  return problem;
}

std::string writeFile(const std::string &path, const std::string &text) {
  std::string target = realPath(path);
  struct stat status;
  if (lstat(target.c_str(), &status) != 0) return errno == ENOENT ? replace(target, text, modeOfNewFile()) : writeThrough(target, text);
  bool is_ours = S_ISREG(status.st_mode) && status.st_nlink == 1 && status.st_uid == geteuid() && access(target.c_str(), W_OK) == 0;
  return is_ours ? replace(target, text, status.st_mode & 07777) : writeThrough(target, text);
}

bool wantsColour(int descriptor) {
  const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (none && *none) return false;
  return isatty(descriptor) && !(terminal && std::string_view(terminal) == "dumb");
}

}  // namespace connleak
