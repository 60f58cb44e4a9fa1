// SPDX-License-Identifier: Apache-2.0
// Reading what a user names: only regular files are read, as a pipe or a device may never end.
#pragma once

#include <string>

#include "common/result.h"

namespace connleak {

// Why the file cannot be read: "does not exist", "is a folder", "is a pipe", "cannot be read: Permission denied".
// Empty when it can. Follows symbolic links; an empty file and the null device are fine.
std::string whyUnreadable(const std::string &path);
// The whole content. The error is whyUnreadable(), without the name.
Result<std::string> readFile(const std::string &path);

// Below a folder where the system keeps the headers of libraries, however the compiler came to look there.
bool isInSystemFolder(const std::string &path);

// The folder we are in; empty when it does not exist any more.
std::string currentFolder();
// With every symbolic link followed; `path` itself when it cannot be.
std::string realPath(const std::string &path);

}  // namespace connleak
