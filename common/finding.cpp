// SPDX-License-Identifier: Apache-2.0
#include "common/finding.h"

#include <algorithm>
#include <map>
#include <set>

namespace connleak {

const std::vector<RuleInfo> &allRules() {
  static const std::vector<RuleInfo> rules = {
#define CONNLEAK_RULE(enumerator, id, cwe, summary, help) {Rule::enumerator, id, cwe, summary, help},
#include "common/rules.def"
  };
  return rules;
}

const RuleInfo &ruleInfo(Rule rule) { return allRules()[static_cast<size_t>(rule)]; }

std::string_view confidenceName(Confidence confidence) {
  switch (confidence) {
    case Confidence::Certain: return "certain";
    case Confidence::Likely: return "likely";
    case Confidence::Possible: return "possible";
  }
  return "";
}

// FNV-1a with 64 bits: stable across machines and versions, and short enough to read out.
static uint64_t hash(uint64_t seed, std::string_view text) {
  for (char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return (seed ^ 0xff) * 0x100000001b3ull;
}

static std::string hex(uint64_t number) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(digits[number >> shift & 15]);
  return out;
}

// Spaces and line breaks do not count: reformatting is no new finding.
static std::string withoutSpace(std::string_view text) {
  std::string out;
  for (char c : text)
    if (!isspace(static_cast<unsigned char>(c))) out.push_back(c);
  return out;
}

static uint64_t baseHash(const Finding &finding) {
  uint64_t h = 0xcbf29ce484222325ull;
  h = hash(h, ruleInfo(finding.rule).id);
  h = hash(h, finding.resource);
  h = hash(h, finding.function);
  h = hash(h, withoutSpace(finding.acquired_by));
  return hash(h, std::to_string(finding.ordinal));
}

std::string fingerprint(const Finding &finding) { return hex(baseHash(finding)); }

static std::string_view lastPart(std::string_view file) { return file.substr(file.rfind('/') + 1); }

// What tells the files of findings with equal hashes apart: their names, or what their paths do not share.
static std::map<std::string, std::string> namesApart(const std::set<std::string> &files) {
  std::map<std::string, std::string> names;
  std::set<std::string_view> last_parts;
  for (const std::string &file : files) last_parts.insert(lastPart(file));
  std::string_view first = *files.begin(), last = *files.rbegin();   // sorted: what these share all do
  size_t shared = std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first - first.begin();
  size_t folder = first.substr(0, shared).rfind('/') + 1;
  for (const std::string &file : files) names[file] = last_parts.size() == files.size() ? std::string(lastPart(file)) : file.substr(folder);
  return names;
}

// Functions of one name in several files keep theirs whatever the order of the files is; exits of one acquisition are
// told apart by their order.
static void assignFingerprints(std::vector<Finding> &findings) {
  std::map<uint64_t, std::set<std::string>> files;
  for (const Finding &finding : findings) files[baseHash(finding)].insert(finding.acquired.file);
  std::map<uint64_t, unsigned> seen;
  for (Finding &finding : findings) {
    uint64_t base = baseHash(finding);
    const std::set<std::string> &group = files[base];
    if (group.size() > 1) base = hash(base, namesApart(group)[finding.acquired.file]);
    unsigned number = seen[base]++;
    finding.fingerprint = hex(number == 0 ? base : hash(base, std::to_string(number)));
  }
}

void finishFindings(std::vector<Finding> &findings) {
  auto key = [](const Finding &f) { return std::tie(f.place, f.rule, f.acquired, f.message); };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding &a, const Finding &b) {
    if (key(a) != key(b)) return key(a) < key(b);
    return a.confidence < b.confidence;
  });
  auto same = [](const Finding &a, const Finding &b) {
    return a.place == b.place && a.rule == b.rule && a.acquired == b.acquired && a.resource == b.resource && a.variable == b.variable;
  };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
  assignFingerprints(findings);
}

}  // namespace connleak
