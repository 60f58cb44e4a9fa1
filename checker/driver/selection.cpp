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
  if (name.is_marked || (name.is_function && specs_.acquires(name.name))) node.is_acquiring = true;
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

void Selection::add(size_t unit, const Outline &outline, uint32_t distance) {
  std::vector<uint32_t> ids;
  for (const Outline::Name &name : outline.names) ids.push_back(nodeOf(unit, name));
  for (const Outline::Body &body : outline.bodies) {
    uint32_t from = ids[body.name];
    nodes_[from].units.push_back(unit);
    nodes_[from].has_strong_body |= !outline.names[body.name].is_weak;
    for (uint32_t named : body.refers_to) {
      uint32_t to = ids[named];
      nodes_[from].refers_to.push_back(to);
      nodes_[to].referred_by.push_back(from);
      if (nodes_[to].is_interesting) nodes_[from].is_seed = true;
    }
  }
  if (wanted_bodies_.size() <= unit) { wanted_bodies_.resize(unit + 1, 0); distances_.resize(unit + 1, 0); }
  distances_[unit] = distance;
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
  for (uint32_t id = 0; id < nodes_.size(); ++id) {
    nodes_[id].is_touching = false;   // units were added since
    if (nodes_[id].is_seed) work.push_back(id);
  }
  while (!work.empty()) {
    Node &node = nodes_[work.back()];
    work.pop_back();
    if (node.is_touching) continue;
    node.is_touching = true;
    work.insert(work.end(), node.referred_by.begin(), node.referred_by.end());
  }
}

std::vector<std::string> Selection::mayAcquire() const {
  std::vector<bool> is_reached(nodes_.size(), false);
  std::vector<uint32_t> work;
  for (uint32_t id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].is_acquiring) work.push_back(id);
  std::vector<std::string> names;
  while (!work.empty()) {
    uint32_t id = work.back();
    work.pop_back();
    if (is_reached[id]) continue;
    is_reached[id] = true;
    const Node &node = nodes_[id];
    if (node.is_external && node.is_function && !node.units.empty() && !node.in_system_header) names.push_back(node.name);
    work.insert(work.end(), node.referred_by.begin(), node.referred_by.end());
  }
  return names;
}

// What touches a resource, and all that this names. Only what a seed leads to may call for further units.
void Selection::spreadDown() {
  for (Node &node : nodes_) { node.distance = kFar; node.is_wanted = false; }
  auto farthest = [&](const Node &node) {
    uint32_t distance = 0;
    for (size_t unit : node.units) distance = std::max(distance, distances_[unit]);
    return distance;
  };
  std::deque<uint32_t> queue;
  auto spread = [&](uint32_t id, uint32_t distance) {
    if (nodes_[id].is_wanted && nodes_[id].distance <= distance) return;
    nodes_[id].distance = std::min(nodes_[id].distance, distance);
    nodes_[id].is_wanted = true;
    queue.push_back(id);
  };
  for (uint32_t id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].is_touching) spread(id, nodes_[id].is_seed ? farthest(nodes_[id]) : kFar);
  while (!queue.empty()) {
    uint32_t from = queue.front();
    queue.pop_front();
    for (uint32_t to : nodes_[from].refers_to)
      spread(to, nodes_[from].distance == kFar ? kFar : std::max(nodes_[from].distance, farthest(nodes_[to])));
  }
}

bool Selection::isWanted(size_t unit, const Outline::Name &name) const {
  const Node *node = find(unit, name);
  return node && node->is_wanted;
}

size_t Selection::wantedBodies(size_t unit) const { return unit < wanted_bodies_.size() ? wanted_bodies_[unit] : 0; }

std::vector<std::pair<std::string, uint32_t>> Selection::unread() const {
  std::vector<std::pair<std::string, uint32_t>> names;
  for (const Node &node : nodes_)
    if (node.is_external && node.is_function && !node.has_strong_body && !node.in_system_header && !node.is_interesting &&
        node.distance < kFarthest && !specs_.find(node.name))
      names.emplace_back(node.name, node.distance + 1);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace connleak
