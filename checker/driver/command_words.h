// SPDX-License-Identifier: Apache-2.0
// A compile command's text as words: shell quoting, response files, and what stands in front of the compiler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace connleak {

using Words = std::vector<std::string>;

// As a POSIX shell splits and unquotes; variables and globs are left as they are.
Words shellWords(std::string_view text);

// Every word @FILE becomes the words of that file, nested ones too, relative to `directory`. A file that cannot be read
// is told in `problem` (the first one) and left out; module maps are left out without a word, as a build makes them.
Words withResponseFiles(const Words &words, const std::string &directory, std::string &problem);

// Without ccache, env, nice, libtool, cmake -E and their options: the compiler's name comes first.
Words withoutLaunchers(const Words &words);

// "aarch64-linux-gnu" of "/opt/bin/aarch64-linux-gnu-gcc-12"; empty when the name tells no target.
std::string targetOfProgram(const std::string &program);

// By its ending: something Clang's C family front end reads.
bool hasCEnding(const std::string &file);

}  // namespace connleak
