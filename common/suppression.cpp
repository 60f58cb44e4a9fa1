// SPDX-License-Identifier: Apache-2.0
#include "common/suppression.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

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

// ---------------------------------------------------------------- #line

namespace {

// Lines of a source from `first` on are line `presumed` on of `file`, until the next stretch.
struct Stretch {
  unsigned first = 1;
  std::string file;
  unsigned presumed = 1;
};

// `#line 12 "gram.y"`, `# 12 "gram.y" 1`, `#line 12`. False when the line is something else.
bool readLineDirective(std::string_view line, unsigned &number, std::string &file) {
  auto skip = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
  skip();
  if (!line.starts_with("#")) return false;
  line.remove_prefix(1);
  skip();
  if (line.starts_with("line")) line.remove_prefix(4);
  skip();
  size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 9) return false;
  number = std::stoul(std::string(line.substr(0, digits)));
  line.remove_prefix(digits);
  skip();
  if (!line.starts_with("\"")) return line.empty() || line.starts_with("\r");
  size_t end = line.find('"', 1);
  if (end == std::string_view::npos) return false;
  file = std::string(line.substr(1, end - 1));
  return true;
}

std::string absoluteName(const std::string &name, const std::string &directory) {
  return std::filesystem::path(name.starts_with("/") ? name : directory + "/" + name).lexically_normal().string();
}

std::vector<Stretch> stretchesOf(std::string_view text, const GivenSource &source) {
  std::vector<Stretch> stretches;
  std::string file = source.file;
  unsigned line = 1;
  for (size_t begin = 0; begin < text.size(); ++line) {
    size_t end = std::min(text.find('\n', begin), text.size());
    unsigned number = 0;
    std::string named;
    if (readLineDirective(text.substr(begin, end - begin), number, named)) {
      if (!named.empty()) file = absoluteName(named, source.directory);
      stretches.push_back({line + 1, file, number});
    }
    begin = end + 1;
  }
  return stretches;
}

// What NOLINT comments say of places, wherever those are written.
class Suppressions {
 public:
  explicit Suppressions(const std::vector<GivenSource> &sources) {
    for (const GivenSource &source : sources) {
      const std::string *text = texts_.whole(source.file);
      if (!text || text->find("NOLINT") == std::string::npos) continue;
      if (std::vector<Stretch> stretches = stretchesOf(*text, source); !stretches.empty()) renamed_.push_back({source.file, std::move(stretches)});
    }
  }
  bool suppresses(const SourcePlace &place, std::string_view rule_id) {
    if (!place.isKnown()) return false;
    if (mapOf(place.file).suppresses(place.line, rule_id)) return true;
    return std::any_of(renamed_.begin(), renamed_.end(), [&](const Renamed &source) { return suppressesRenamed(source, place, rule_id); });
  }

 private:
  struct Renamed {
    std::string file;
    std::vector<Stretch> stretches;
  };
  const NolintMap &mapOf(const std::string &file) {
    auto [entry, is_new] = maps_.try_emplace(file);
    if (is_new)
      if (const std::string *text = texts_.whole(file)) entry->second = NolintMap::fromText(*text);
    return entry->second;
  }
  bool suppressesRenamed(const Renamed &source, const SourcePlace &place, std::string_view rule_id) {
    for (size_t k = 0; k < source.stretches.size(); ++k) {
      const Stretch &stretch = source.stretches[k];
      if (stretch.file != place.file || place.line < stretch.presumed) continue;
      unsigned line = stretch.first + (place.line - stretch.presumed);
      bool is_inside = k + 1 == source.stretches.size() || line + 1 < source.stretches[k + 1].first;
      if (is_inside && mapOf(source.file).suppresses(line, rule_id)) return true;
    }
    return false;
  }

  SourceText texts_;
  std::map<std::string, NolintMap> maps_;
  std::vector<Renamed> renamed_;
};

}  // namespace

unsigned dropSuppressed(std::vector<Finding> &findings, const std::vector<GivenSource> &sources) {
  Suppressions suppressions(sources);
  auto isSuppressed = [&](const Finding &finding) {
    std::string_view id = ruleInfo(finding.rule).id;
    if (suppressions.suppresses(finding.place, id) || suppressions.suppresses(finding.acquired, id)) return true;
    for (size_t k = 1; k < finding.path.size(); ++k) {
      StepKind before = finding.path[k - 1].kind;
      bool is_of_handle = before == StepKind::Acquire || before == StepKind::Lost;
      if (is_of_handle && finding.path[k].kind == StepKind::Spelling && suppressions.suppresses(finding.path[k].place, id)) return true;
    }
    return false;
  };
  size_t before = findings.size();
  std::erase_if(findings, isSuppressed);
  return before - findings.size();
}

}  // namespace connleak
