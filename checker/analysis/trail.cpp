// SPDX-License-Identifier: Apache-2.0
// Trails are shared by all that went the same way; what is told of them is written out for each finding.
#include <unordered_map>
#include <utility>

#include "checker/analysis/program.h"
#include "checker/analysis/summary.h"

namespace connleak {

namespace {

constexpr size_t kMostSteps = 60;

std::string textOf(const TrailStep &step, const Function &function) {
  if (step.kind != StepKind::Branch || !step.text.empty()) return step.text;
  const char *way = step.is_taken ? "true" : "false";
  const SourceFact *fact = step.fact == kNone ? nullptr : &function.facts[step.fact];
  if (!fact || fact->expression.empty()) return std::string("taking the ") + way + " branch";
  return "'" + fact->expression + "' is " + way;
}

void leaveOutMiddle(std::vector<PathStep> &steps) {
  if (steps.size() <= kMostSteps) return;
  size_t dropped = steps.size() - kMostSteps;
  PathStep remark = steps[kMostSteps / 2];
  remark.kind = StepKind::Remark;
  remark.text = std::to_string(dropped) + " steps left out here";
  steps.erase(steps.begin() + kMostSteps / 2, steps.begin() + kMostSteps / 2 + dropped);
  steps.insert(steps.begin() + kMostSteps / 2, std::move(remark));
}

class Writer {
 public:
  explicit Writer(const Program &program) : program_(program) {}

  // One trail may be inside many others: each is written once.
  const std::vector<PathStep> &write(const Trail &trail) {
    auto known = written_.find(&trail);
    if (known != written_.end()) return known->second;
    std::vector<PathStep> steps;
    for (const TrailStep &own : trail.steps) {
      PathStep step;
      step.kind = own.kind;
      step.place = program_.place(trail.function.unit, own.place);
      step.function = program_.displayName(program_.globalOf(trail.function));
      step.text = textOf(own, program_.function(trail.function));
      steps.push_back(std::move(step));
      if (!own.inside) continue;
      for (PathStep inner : write(*own.inside)) {
        ++inner.depth;
        steps.push_back(std::move(inner));
      }
    }
    leaveOutMiddle(steps);
    return written_.emplace(&trail, std::move(steps)).first->second;
  }

 private:
  const Program &program_;
  std::unordered_map<const Trail *, std::vector<PathStep>> written_;
};

}  // namespace

std::vector<PathStep> stepsOf(const SharedTrail &trail, const Program &program) {
  return trail ? Writer(program).write(*trail) : std::vector<PathStep>();
}

}  // namespace connleak
