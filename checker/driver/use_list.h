// SPDX-License-Identifier: Apache-2.0
// Lists of file uses as bytes: of each path only what differs from the one before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/lowering/file_uses.h"

namespace connleak {

std::string written(const std::vector<FileUse> &uses);
std::string written(const std::vector<std::vector<FileUse>> &states);
bool read(std::string_view bytes, std::vector<FileUse> &uses);
bool read(std::string_view bytes, std::vector<std::vector<FileUse>> &states);

}  // namespace connleak
