// SPDX-License-Identifier: Apache-2.0
#include "common/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

namespace connleak {

// What is wrong with reading something of this kind; empty for a file.
static std::string wrongKind(const std::string &path, mode_t mode) {
  if (S_ISREG(mode) || path == "/dev/null") return "";
  if (S_ISDIR(mode)) return "is a folder, not a file";
  if (S_ISFIFO(mode)) return "is a pipe, not a file";
  if (S_ISSOCK(mode)) return "is a socket, not a file";
  return "is a device, not a file";
}

static std::string reason(int error) {
  if (error == ENOENT || error == ENOTDIR) return "does not exist";
  return std::string("cannot be read: ") + strerror(error);
}

std::string whyUnreadable(const std::string &path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return reason(errno);
  if (std::string wrong = wrongKind(path, status.st_mode); !wrong.empty()) return wrong;
  return access(path.c_str(), R_OK) == 0 ? "" : reason(errno);
}

static Result<std::string> readAll(int descriptor, const std::string &path) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return Error{reason(errno)};
  if (std::string wrong = wrongKind(path, status.st_mode); !wrong.empty()) return Error{wrong};
  std::string text;
  text.resize(S_ISREG(status.st_mode) ? status.st_size + 1 : 1);
  size_t filled = 0;
  for (;;) {
    if (filled == text.size()) text.resize(2 * filled);
    ssize_t got = read(descriptor, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{reason(errno)};
    if (got == 0) break;
    filled += got;
  }
  text.resize(filled);
  return text;
}

Result<std::string> readFile(const std::string &path) {
  // Not to block on a pipe that nobody writes to, before we know what it is.
  int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    std::string why = whyUnreadable(path);
    return Error{why.empty() ? reason(errno) : why};
  }
  Result<std::string> text = readAll(descriptor, path);
  close(descriptor);
  return text;
}

std::string currentFolder() {
  char buffer[PATH_MAX];
  return getcwd(buffer, sizeof buffer) && buffer[0] == '/' ? buffer : "";
}

std::string realPath(const std::string &path) {
  char buffer[PATH_MAX];
  return realpath(path.c_str(), buffer) ? buffer : path;
}

bool isInSystemFolder(const std::string &path) {
  for (const char *system : {"/usr/include", "/usr/lib", "/usr/local/include", "/lib"})
    if (path == system || path.starts_with(std::string(system) + "/")) return true;
  return false;
}

}  // namespace connleak
