// SPDX-License-Identifier: Apache-2.0
#include "checker/resources/spec.h"

#include <fnmatch.h>

#include <algorithm>
#include <set>

namespace connleak {

static bool isGlob(const std::string &name) { return name.find_first_of("*?[") != std::string::npos; }

SpecIndex::SpecIndex(SpecSet specs) : specs_(std::move(specs)) {
  auto entry = [&](const std::string &name) -> CallSpec & {
    if (!isGlob(name)) return exact_[name];
    for (auto &[glob, spec] : globs_)
      if (glob == name) return spec;
    globs_.emplace_back(name, CallSpec{});
    return globs_.back().second;
  };
  for (unsigned r = 0; r < specs_.resources.size(); ++r) {
    const Resource &resource = specs_.resources[r];
    for (const AcquireSpec &acquire : resource.acquire) entry(acquire.function).acquires.push_back({r, acquire});
    for (const ReleaseSpec &release : resource.release) entry(release.function).releases.push_back({r, release});
    for (const std::string &borrow : resource.borrow) entry(borrow).borrows.push_back(r);
  }
  for (const FunctionFact &fact : specs_.functions) entry(fact.function).facts.push_back(&fact);
}

static void addTo(CallSpec &spec, const CallSpec &more) {
  spec.acquires.insert(spec.acquires.end(), more.acquires.begin(), more.acquires.end());
  spec.releases.insert(spec.releases.end(), more.releases.begin(), more.releases.end());
  spec.borrows.insert(spec.borrows.end(), more.borrows.begin(), more.borrows.end());
  spec.facts.insert(spec.facts.end(), more.facts.begin(), more.facts.end());
}

const CallSpec *SpecIndex::find(std::string_view name) const {
  std::lock_guard lock(mutex_);
  auto known = cache_.find(name);
  if (known == cache_.end()) {
    std::optional<CallSpec> answer;
    std::string text(name);
    if (auto exact = exact_.find(name); exact != exact_.end()) answer = exact->second;
    for (const auto &[glob, spec] : globs_) {
      if (fnmatch(glob.c_str(), text.c_str(), 0) != 0) continue;
      if (!answer) answer.emplace();
      // An exact entry that acquires or releases says all about ownership; a glob only adds that the rest is borrowed.
      addTo(*answer, spec);
    }
    known = cache_.emplace(text, std::move(answer)).first;
  }
  return known->second ? &*known->second : nullptr;
}

bool SpecIndex::isInteresting(std::string_view name) const {
  const CallSpec *spec = find(name);
  if (!spec || (spec->acquires.empty() && spec->releases.empty())) return false;
  // free() is named everywhere; whose result it frees, some acquisition has to tell.
  bool frees = std::any_of(spec->facts.begin(), spec->facts.end(), [](const FunctionFact *fact) { return fact->frees; });
  return !spec->acquires.empty() || !frees;
}

bool SpecIndex::acquires(std::string_view name) const {
  const CallSpec *spec = find(name);
  return spec && !spec->acquires.empty();
}

std::vector<std::string> SpecIndex::interestingIdentifiers() const {
  std::set<std::string> names;
  auto add = [&](const std::string &name) {
    size_t colon = name.rfind(':');
    if (isInteresting(name)) names.insert(colon == std::string::npos ? name : name.substr(colon + 1));
  };
  for (const Resource &resource : specs_.resources) {
    for (const AcquireSpec &acquire : resource.acquire) add(acquire.function);
    for (const ReleaseSpec &release : resource.release) add(release.function);
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> SpecIndex::macros() const {
  std::set<std::string> names;
  auto add = [&](const std::optional<Condition> &condition) {
    if (condition && !condition->macro.empty()) names.insert(condition->macro);
  };
  for (const Resource &resource : specs_.resources) {
    for (const AcquireSpec &acquire : resource.acquire) add(acquire.when);
    for (const ReleaseSpec &release : resource.release) add(release.when);
  }
  for (const FunctionFact &fact : specs_.functions) {
    for (const std::optional<Condition> *condition : {&fact.when, &fact.noreturn_when, &fact.ensures}) add(*condition);
    if (fact.jumps) add(fact.jumps->when);
  }
  return {names.begin(), names.end()};
}

}  // namespace connleak
