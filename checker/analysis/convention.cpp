// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <vector>

#include "checker/analysis/convention.h"

namespace connleak {

// "closeAllConns", "db_close", "PQfinish" -> lower-case words.
static std::vector<std::string> wordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  for (size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (!isalpha(static_cast<unsigned char>(c))) {
      if (!words.back().empty()) words.emplace_back();
      continue;
    }
    bool upper = isupper(static_cast<unsigned char>(c));
    bool after_lower = i > 0 && islower(static_cast<unsigned char>(name[i - 1]));
    if (upper && after_lower && !words.back().empty()) words.emplace_back();
    words.back().push_back(static_cast<char>(tolower(static_cast<unsigned char>(c))));
  }
  return words;
}

constexpr std::array<std::string_view, 24> kEndWords = {
    "close", "free", "finish", "release", "destroy", "delete", "dispose", "cleanup", "clean", "clear", "disconnect", "end",
    "shutdown", "drop", "unref", "dealloc", "deallocate", "term", "terminate", "fini", "deinit", "teardown", "discard", "kill"};
constexpr std::array<std::string_view, 27> kKeepWords = {
    "put", "push", "add", "store", "register", "append", "insert", "enqueue", "attach", "save", "keep", "assign", "adopt",
    "give", "transfer", "own", "set", "link", "prepend", "queue", "install", "submit", "track", "manage", "cache", "return",
    "emplace"};

// What a function named set_… may set to the only thing it is given.
constexpr std::array<std::string_view, 14> kHandleWords = {"set", "conn", "connection", "db", "database", "handle", "session", "link", "result", "res",
                                                         "file", "fd", "stmt", "statement"};

static bool hasWord(const std::vector<std::string> &words, const auto &list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

Custom customOf(std::string_view function, unsigned argument, unsigned argument_count) {
  std::vector<std::string> words = wordsOf(function);
  // "PQfinish", "freeaddrinfo": a verb glued to a prefix or a noun.
  for (std::string_view end : {"close", "finish", "free", "destroy", "cleanup", "release", "dispose"})
    for (const std::string &word : words)
      if (word.size() > end.size() && (word.ends_with(end) || word.starts_with(end))) return Custom::Ends;
  if (hasWord(words, kEndWords)) return Custom::Ends;
  if (!hasWord(words, kKeepWords)) return Custom::Borrows;
  // add(list, item) takes the item; setopt(handle, option, value) does not take the handle.
  if (argument == 0 && argument_count > 1) return Custom::Borrows;
  // set_search_path(conn) sets something of the connection.
  bool only_sets = words.size() > 1 && words.front() == "set" && argument == 0;
  if (only_sets && std::none_of(words.begin() + 1, words.end(), [](const std::string &word) {
        return std::find(kHandleWords.begin(), kHandleWords.end(), word) != kHandleWords.end(); }))
    return Custom::Borrows;
  return Custom::Keeps;
}

}  // namespace connleak
