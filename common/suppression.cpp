// SPDX-License-Identifier: Apache-2.0
#include "common/suppression.h"

#include <fnmatch.h>

#include <algorithm>

#include "common/source_text.h"

namespace connleak {

static std::string trimmed(std::string_view text) {
  size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// What stands between the parentheses behind a NOLINT word. No parentheses: every rule, as (*). Empty ones: none.
static std::pair<bool, std::vector<std::string>> globsAfter(std::string_view text) {
  if (text.empty() || text.front() != '(') return {true, {}};
  size_t close = text.find(')');
  if (close == std::string_view::npos) return {true, {}};
  std::vector<std::string> globs;
  std::string_view list = text.substr(1, close - 1);
  for (;;) {
    size_t comma = list.find(',');
    if (std::string glob = trimmed(list.substr(0, comma)); !glob.empty()) globs.push_back(glob);
    if (comma == std::string_view::npos) break;
    list = list.substr(comma + 1);
  }
  bool is_empty = globs.empty();
  if (globs == std::vector<std::string>{"*"}) globs.clear();
  return {!is_empty, globs};
}

NolintMap NolintMap::fromText(std::string_view text) {
  NolintMap map;
  std::vector<std::pair<unsigned, std::vector<std::string>>> open;
  unsigned number = 1;
  for (size_t begin = 0; begin <= text.size(); ++number) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    for (size_t at = line.find("NOLINT"); at != std::string_view::npos; at = line.find("NOLINT", at + 6)) {
      std::string_view rest = line.substr(at + 6);
      enum { This, Next, Begin, End } kind = This;
      if (rest.starts_with("NEXTLINE")) { kind = Next; rest.remove_prefix(8); }
      else if (rest.starts_with("BEGIN")) { kind = Begin; rest.remove_prefix(5); }
      else if (rest.starts_with("END")) { kind = End; rest.remove_prefix(3); }
      if (!rest.empty() && (isalnum(static_cast<unsigned char>(rest.front())) || rest.front() == '_')) continue;
      auto [counts, globs] = globsAfter(rest);
      if (!counts) continue;
      if (kind == This) map.ranges_.push_back({number, number, globs});
      if (kind == Next) map.ranges_.push_back({number + 1, number + 1, globs});
      if (kind == Begin) open.emplace_back(number, globs);
      if (kind != End) continue;
      // An end closes the latest begin with the same list; without one it does nothing.
      auto match = std::find_if(open.rbegin(), open.rend(), [&, &list = globs](const auto &o) { return o.second == list; });
      if (match == open.rend()) continue;
      map.ranges_.push_back({match->first, number, globs});
      open.erase(std::next(match).base());
    }
  }
  return map;
}

bool NolintMap::suppresses(unsigned line, std::string_view rule_id) const {
  return std::any_of(ranges_.begin(), ranges_.end(), [&](const Range &range) {
    if (line < range.first || line > range.last) return false;
    return range.globs.empty() || std::any_of(range.globs.begin(), range.globs.end(), [&](const std::string &glob) {
      return fnmatch(glob.c_str(), std::string(rule_id).c_str(), 0) == 0;
    });
  });
}

unsigned dropSuppressed(std::vector<Finding> &findings) {
  SourceText sources;
  std::map<std::string, NolintMap> maps;
  auto isSuppressed = [&](const SourcePlace &place, const Finding &finding) {
    if (!place.isKnown()) return false;
    auto [entry, is_new] = maps.try_emplace(place.file);
    if (is_new)
      if (const std::string *text = sources.whole(place.file)) entry->second = NolintMap::fromText(*text);
    return entry->second.suppresses(place.line, ruleInfo(finding.rule).id);
  };
  size_t before = findings.size();
  std::erase_if(findings, [&](const Finding &f) { return isSuppressed(f.place, f) || isSuppressed(f.acquired, f); });
  return before - findings.size();
}

}  // namespace connleak
