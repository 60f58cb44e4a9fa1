// SPDX-License-Identifier: Apache-2.0
// Which bodies of which units can matter, told from the outlines of all parsed units together. A body touches a
// resource when it names a function that acquires or releases, or a body that does; whatever those name may take,
// keep, release or never return, so it is wanted as well.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/program/outline.h"
#include "checker/resources/spec.h"

namespace connleak {

class Selection {
 public:
  explicit Selection(const SpecIndex &specs) : specs_(specs) {}

  // Once per unit. `distance`: 0 when its text names a resource or a wrapper, else how many units lie between it and
  // one that does.
  void add(size_t unit, const Outline &outline, uint32_t distance);
  void want(const std::string &external_name);     // its body, and what it names
  void settle();                                   // after add() and want(), before the questions below

  // External functions with a body that comes to an acquisition: some of them hand it on to whoever names them.
  std::vector<std::string> mayAcquire() const;
  bool isWanted(size_t unit, const Outline::Name &name) const;
  // How many bodies of the unit are wanted; it only ever grows.
  size_t wantedBodies(size_t unit) const;
  // External functions that bodies near a resource name and that no unit added so far defines, with the distance of the
  // unit that would; sorted.
  std::vector<std::pair<std::string, uint32_t>> unread() const;

 private:
  struct Node {
    std::string name;
    bool is_function = false, is_interesting = false, is_acquiring = false, is_seed = false, is_external = false, in_system_header = false;
    bool is_touching = false, is_wanted = false;
    uint32_t distance = kFar;                       // on the way from a seed: of the farthest unit passed; kFar: on none
    std::vector<uint32_t> refers_to, referred_by;
    std::vector<size_t> units;                      // with a body for it
    bool has_strong_body = false;
  };
  static constexpr uint32_t kFar = ~0u;
  static constexpr uint32_t kFarthest = 2;          // for what is not parsed yet

  uint32_t nodeOf(size_t unit, const Outline::Name &name);
  const Node *find(size_t unit, const Outline::Name &name) const;
  void spreadUp();
  void spreadDown();

  const SpecIndex &specs_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, uint32_t> external_;
  std::map<std::pair<size_t, std::string>, uint32_t> internal_;
  std::vector<uint32_t> distances_;                 // by unit
  std::vector<size_t> wanted_bodies_;               // by unit
};

}  // namespace connleak
