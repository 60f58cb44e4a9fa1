// SPDX-License-Identifier: Apache-2.0
// Of two that an owner has, one is taken out by swapping it with the last; the other is opened then.
// Known gap: where the last one went is lost among the elements.
// case: expect-none
#include <cstdio>
#include <vector>

struct Log {
  FILE *file = nullptr;
};

struct Owner {
  std::vector<Log *> all;
  ~Owner() {
    for (Log *log : all) {
      if (log->file)
        fclose(log->file);
      delete log;
    }
  }
  Log *add() {
    Log *log = new Log;
    all.push_back(log);
    return log;
  }
  void remove(Log *log) {
    for (size_t i = 0; i < all.size(); ++i)
      if (all[i] == log) {
        all[i] = all.back();
        all.pop_back();
        break;
      }
  }
};

int run(const char *name) {
  Owner owner;
  Log *first = owner.add(), *second = owner.add();
  owner.remove(first);
  second->file = fopen(name, "r");
  delete first;
  return 0; // gap: false connleak-error-path
}
