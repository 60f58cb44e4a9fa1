// SPDX-License-Identifier: Apache-2.0
// What a map did not take is closed, or forgotten.
// Known gap: whether the map took it is not tied to what emplace() answers; with libc++, not that it took it.
// flags: -std=c++17
#include <cstdio>
#include <map>

bool closes(std::map<int, FILE *> &all, const char *name) {
  FILE *file = fopen(name, "r");
  if (file == nullptr)
    return false;
  bool is_new = all.emplace(1, file).second;
  if (!is_new)
    fclose(file);
  return is_new; // gap on libc++: false connleak-error-path
}

bool forgets(std::map<int, FILE *> &all, const char *name) {
  FILE *file = fopen(name, "r");
  if (file == nullptr)
    return false;
  return all.emplace(1, file).second; // gap on libstdc++: misses connleak-error-path gap on libc++: false connleak-never-released
}
