// SPDX-License-Identifier: Apache-2.0
// The vector's destructor closes what is inside the vector; the raw file in the next member is not.
#include <cstdio>
#include <memory>
#include <vector>

struct Close {
  void operator()(std::FILE *file) const noexcept { std::fclose(file); }
};

struct Log {
  std::vector<std::unique_ptr<std::FILE, Close>> old;
  std::FILE *current;
};

struct GoodLog {
  std::vector<std::unique_ptr<std::FILE, Close>> old;
  std::unique_ptr<std::FILE, Close> current;
};

int write_once(const char *path, const char *line) {
  Log log;
  log.current = std::fopen(path, "a");
  if (log.current == nullptr)
    return -1;
  int written = std::fputs(line, log.current);
  return written; // expect-connleak-never-released {'log.current' from fopen()}
}

int write_once_and_close(const char *path, const char *line) {
  GoodLog log;
  log.current.reset(std::fopen(path, "a"));
  if (log.current == nullptr)
    return -1;
  return std::fputs(line, log.current.get());
}

int write_shared(const char *path, const char *line) {
  struct {
    std::shared_ptr<std::FILE> first;
    std::FILE *second;
  } both;
  both.first.reset(std::fopen(path, "a"), Close());
  both.second = std::fopen(line, "r");
  return both.first == nullptr || both.second == nullptr; // expect-connleak-never-released
}
