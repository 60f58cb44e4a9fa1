// SPDX-License-Identifier: Apache-2.0
// Where findings go. Whoever asked for them is told when they did not get there.
#pragma once

#include <string>

namespace connleak {

// Opens what a caller left closed of standard input, output and error, so that no file of ours gets their numbers; a
// pipe whose reader went away is an error like others from here on.
void prepareStandardStreams();

// Each returns why it failed, as "No space left on device"; empty when all was written.
std::string writeStandardOutput(const std::string &text);
// A file is replaced as a whole and keeps its mode; a device, a pipe or what a symbolic link leads to is written
// through, and so is a file that cannot be replaced without a change of its owner or of its other names.
std::string writeFile(const std::string &path, const std::string &text);

// For `--color auto`: a terminal that is not a dumb one, and no NO_COLOR.
bool wantsColour(int descriptor);

}  // namespace connleak
