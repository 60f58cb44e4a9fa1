// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/function_context.h"

#include <algorithm>
#include <iterator>

namespace connleak {

uint32_t SiteSets::intern(std::vector<uint32_t> sites) {
  auto [entry, is_new] = numbers_.try_emplace(sites, static_cast<uint32_t>(sets_.size()));
  if (is_new) sets_.push_back(std::move(sites));
  return entry->second;
}

uint32_t SiteSets::united(uint32_t a, uint32_t b) {
  if (a == b || b == 0) return a;
  if (a == 0) return b;
  std::vector<uint32_t> both;
  std::set_union(sets_[a].begin(), sets_[a].end(), sets_[b].begin(), sets_[b].end(), std::back_inserter(both));
  return intern(std::move(both));
}

}  // namespace connleak
