// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/selection.h"

#include <algorithm>
#include <deque>

namespace connleak {

uint32_t Selection::nodeOf(size_t unit, const Outline::Name &name) {
  uint32_t next = nodes_.size();
  uint32_t id = name.is_internal ? internal_.try_emplace({unit, name.name}, next).first->second
                                 : external_.try_emplace(name.name, next).first->second;
  if (id == next) {
    nodes_.emplace_back();
    nodes_.back().name = name.name;
    nodes_.back().is_external = !name.is_internal;
  }
  Node &node = nodes_[id];
  node.is_function |= name.is_function;
  node.in_system_header |= name.in_system_header;
  node.is_interesting |= name.is_marked || (name.is_function && specs_.isInteresting(name.name));
  return id;
}

const Selection::Node *Selection::find(size_t unit, const Outline::Name &name) const {
  if (name.is_internal) {
    auto found = internal_.find({unit, name.name});
    return found == internal_.end() ? nullptr : &nodes_[found->second];
  }
  auto found = external_.find(name.name);
  return found == external_.end() ? nullptr : &nodes_[found->second];
}

void Selection::add(size_t unit, const Outline &outline) {
  std::vector<uint32_t> ids;
  for (const Outline::Name &name : outline.names) ids.push_back(nodeOf(unit, name));
  for (const Outline::Body &body : outline.bodies) {
    uint32_t from = ids[body.name];
    nodes_[from].units.push_back(unit);
    for (uint32_t named : body.refers_to) {
      uint32_t to = ids[named];
      nodes_[from].refers_to.push_back(to);
      nodes_[to].referred_by.push_back(from);
      if (nodes_[to].is_interesting) nodes_[from].is_seed = true;
    }
  }
  if (wanted_bodies_.size() <= unit) wanted_bodies_.resize(unit + 1, 0);
}

void Selection::want(const std::string &external_name) {
  Outline::Name name;
  name.name = external_name;
  name.is_function = true;
  nodes_[nodeOf(0, name)].is_seed = true;
}

void Selection::settle() {
  spreadUp();
  spreadDown();
  std::fill(wanted_bodies_.begin(), wanted_bodies_.end(), 0);
  for (const Node &node : nodes_)
    if (node.is_wanted)
      for (size_t unit : node.units) ++wanted_bodies_[unit];
}

void Selection::spreadUp() {
  std::vector<uint32_t> work;
  for (uint32_t id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].is_seed) work.push_back(id);
  while (!work.empty()) {
    Node &node = nodes_[work.back()];
    work.pop_back();
    if (node.is_touching) continue;
    node.is_touching = true;
    work.insert(work.end(), node.referred_by.begin(), node.referred_by.end());
  }
}

// Breadth first over the units: what lies in the same unit is as near as what names it.
void Selection::spreadDown() {
  for (Node &node : nodes_) { node.hops = kFar; node.is_wanted = false; }
  auto spread = [&](uint32_t first, uint32_t hops, std::deque<std::pair<uint32_t, uint32_t>> &queue) {
    if (nodes_[first].hops <= hops && nodes_[first].is_wanted) return;
    nodes_[first].hops = std::min(nodes_[first].hops, hops);
    nodes_[first].is_wanted = true;
    queue.emplace_back(first, hops);
  };
  std::deque<std::pair<uint32_t, uint32_t>> queue;
  for (uint32_t id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].is_seed) spread(id, 0, queue);
  for (uint32_t id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].is_touching && !nodes_[id].is_seed) spread(id, kMostHops + 1, queue);
  while (!queue.empty()) {
    auto [id, hops] = queue.front();
    queue.pop_front();
    if (nodes_[id].hops < hops) continue;
    for (uint32_t to : nodes_[id].refers_to) {
      bool same_unit = std::any_of(nodes_[to].units.begin(), nodes_[to].units.end(), [&, from = id](size_t unit) {
        return std::find(nodes_[from].units.begin(), nodes_[from].units.end(), unit) != nodes_[from].units.end(); });
      spread(to, same_unit ? hops : hops + 1, queue);
    }
  }
}

bool Selection::isWanted(size_t unit, const Outline::Name &name) const {
  const Node *node = find(unit, name);
  return node && node->is_wanted;
}

size_t Selection::wantedBodies(size_t unit) const { return unit < wanted_bodies_.size() ? wanted_bodies_[unit] : 0; }

std::vector<std::string> Selection::unread() const {
  std::vector<std::string> names;
  for (const Node &node : nodes_)
    if (node.is_external && node.is_function && node.units.empty() && !node.in_system_header && !node.is_interesting &&
        node.hops <= kMostHops && !specs_.find(node.name))
      names.push_back(node.name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace connleak
