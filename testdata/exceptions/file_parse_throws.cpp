// SPDX-License-Identifier: Apache-2.0
// A stream of C is open while a line is parsed.
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>

long sum_lines(const char *path) {
  std::FILE *in = std::fopen(path, "r");
  if (!in)
    throw std::system_error(errno, std::generic_category(), path);
  char line[128];
  long sum = 0;
  while (std::fgets(line, sizeof line, in))
    sum += std::stol(line); // expect-connleak-exception-path {'in' from fopen()}
  std::fclose(in);
  return sum;
}

long sum_valid_lines(const char *path) {
  std::FILE *in = std::fopen(path, "r");
  if (!in)
    throw std::system_error(errno, std::generic_category(), path);
  char line[128];
  long sum = 0;
  while (std::fgets(line, sizeof line, in)) {
    try {
      sum += std::stol(line);
    } catch (const std::invalid_argument &) {
      continue;
    } catch (const std::out_of_range &) {
      break;
    }
  }
  std::fclose(in);
  return sum;
}
