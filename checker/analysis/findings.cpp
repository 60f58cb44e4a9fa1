// SPDX-License-Identifier: Apache-2.0
// Outcomes of acquisitions -> findings: which rule, which words, which steps.
#include "checker/analysis/findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace connleak {

namespace {

class Teller {
 public:
  Teller(const Program &program, const SiteOutcome &site, std::vector<Finding> &out)
      : program_(program), site_(site), function_(program.function(site.function)),
        instruction_(function_.instructions[site.instruction]), out_(out) {
    if (instruction_.fact != kNone) fact_ = &function_.facts[instruction_.fact];
  }

  void tell() {
    tellLosses();
    for (const Misuse &misuse : site_.table.misuses) tellMisuse(misuse);
  }
  // Put into a member of a class in which nothing can release it: told here, whoever made the object.
  void tellMember(const MemberFact &member, const SourcePlace &destructor, std::vector<PathStep> lost) {
    Finding finding = begin();
    finding.rule = Rule::NeverReleased;
    finding.place = finding.acquired;
    size_t colon = member.of_class.rfind(':') + 1;   // of no namespace: 0
    std::string class_name = member.of_class.substr(colon);
    finding.message = subject() + " is not released " + (member.has_destructor ? "by ~" + class_name + "(), nor by anything else in " + class_name
                                                                               : "by anything in " + class_name + ", which has no destructor");
    finding.also_lost = std::move(lost);
    PathStep acquired;
    acquired.kind = StepKind::Acquire;
    acquired.place = finding.acquired;
    acquired.function = finding.function;
    acquired.text = "acquired here by " + site_.called + "()";
    finding.path.push_back(std::move(acquired));
    addSpelling(finding);
    PathStep last;
    last.kind = StepKind::Lost;
    last.place = destructor;
    last.function = member.of_class;
    last.text = member.has_destructor ? "the destructor does not release it" : "the class has no destructor that releases it";
    finding.path.push_back(std::move(last));
    out_.push_back(std::move(finding));
  }

 private:
  bool isReleasedSomewhere() const { return site_.was_released || site_.was_handed_on; }

  // As the source has it: a member function's hidden first argument stands in no parentheses.
  std::string argumentText(size_t number) const {
    if (!fact_) return "";
    size_t passed = instruction_.operands.size() - 1, written = fact_->arguments.size();
    size_t hidden = passed > written ? passed - written : 0;
    return number >= hidden && number - hidden < written ? fact_->arguments[number - hidden] : "";
  }
  // Which argument the handle came back through, if not by the return value.
  std::string outParameter() const {
    if (!fact_) return "";
    const GlobalInfo &callee = program_.global(site_.callee);
    for (const CallEffect::Acquire &acquire : callee.effect.acquires)
      if (acquire.resource == site_.resource && acquire.how.handle.kind == HandleSlot::Kind::Pointee &&
          acquire.how.where == site_.spec_where) {
        // pipe(fds): one of two
        bool is_one_of_two = std::any_of(callee.effect.acquires.begin(), callee.effect.acquires.end(), [&](const CallEffect::Acquire &other) {
          return other.how.handle.kind == HandleSlot::Kind::Pointee && other.how.handle.argument == acquire.how.handle.argument &&
                 other.how.handle.offset != acquire.how.handle.offset; });
        std::string name = argumentText(acquire.how.handle.argument);
        if (name.empty()) continue;
        return is_one_of_two ? name + "[" + std::to_string(acquire.how.handle.offset / 4) + "]" : name;
      }
    if (!site_.global.empty()) return site_.global;
    return argumentText(site_.out_argument);
  }
  std::string variable() const {
    if (!fact_) return "";
    if (site_.is_established) return argumentText(site_.released_argument);
    if (std::string name = outParameter(); !name.empty()) return name;
    return fact_->holder;
  }
  std::string subject() const {
    std::string name = variable();
    if (site_.is_established) return name.empty() ? "the handle" : "'" + name + "'";
    if (name.empty()) return "the result of " + site_.called + "()";
    return (site_.is_inside_argument ? "the handle in '" : "'") + name + "' from " + site_.called + "()";
  }
  static std::string reason(const Loss &loss) {
    if (loss.kind == LossKind::Throw || loss.kind == LossKind::Jump) return loss.reason;
    if (loss.kind == LossKind::Return || loss.kind == LossKind::ScopeEnd) {
      switch (loss.jump) {
        case JumpKind::Return: return "before this return";
        case JumpKind::Break: return "before this break";
        case JumpKind::Continue: return "before this continue";
        case JumpKind::Goto: return "before this goto";
        case JumpKind::None: break;
      }
    }
    switch (loss.kind) {
      case LossKind::Overwrite: return "before it is overwritten";
      case LossKind::Free: return "before its holder is freed";
      case LossKind::Discard: case LossKind::CallEnd: return "and nothing holds it any more";
      case LossKind::Return: return "before the function ends";
      case LossKind::ScopeEnd: return "before its scope is left";
      case LossKind::Throw: case LossKind::Jump: break;
    }
    return "";
  }
  static Confidence confidenceOf(const Observation &handle) {
    unsigned doubts = handle.unknown_callees + (handle.merged_callee ? 2 : 0);
    return doubts == 0 ? Confidence::Certain : doubts == 1 ? Confidence::Likely : Confidence::Possible;
  }

  // Of what nobody could read it is only likely that it throws.
  static Confidence doubtOf(const Loss &loss) {
    if (loss.kind != LossKind::Throw || loss.thrown == ThrowKind::Explicit) return Confidence::Certain;
    return loss.thrown == ThrowKind::Allocation ? Confidence::Possible : Confidence::Likely;
  }

  Finding begin() const {
    Finding finding;
    finding.acquired = program_.place(site_.function.unit, instruction_.place);
    finding.resource = program_.resource(site_.resource).name;
    finding.is_established = site_.is_established;
    finding.is_left_in_global = !site_.global.empty();
    finding.function = program_.displayName(program_.globalOf(site_.function));
    finding.acquired_by = fact_ && !fact_->expression.empty() ? fact_->expression : site_.called + "()";
    finding.variable = variable();
    if (site_.is_established) {
      PathStep step;
      step.kind = StepKind::Acquire;
      step.place = finding.acquired;
      step.function = finding.function;
      step.text = "other paths release it here: it is open when " + finding.function + "() is called";
      finding.path.push_back(std::move(step));
    }
    return finding;
  }
  void addSpelling(Finding &finding) const {
    if (!fact_ || !fact_->spelling || finding.path.empty()) return;
    PathStep step;
    step.kind = StepKind::Spelling;
    step.place = program_.place(site_.function.unit, fact_->spelling);
    step.function = finding.function;
    step.text = "the call stands in a macro";
    finding.path.insert(finding.path.begin() + 1, std::move(step));
  }
  void end(Finding finding, const std::vector<PathStep> &steps, StepKind kind, const std::string &text,
           const std::string &function) {
    finding.path.insert(finding.path.end(), steps.begin(), steps.end());
    addSpelling(finding);
    PathStep last;
    last.kind = kind;
    last.place = finding.place;
    last.function = function;
    last.text = text;
    finding.path.push_back(std::move(last));
    out_.push_back(std::move(finding));
  }

  void tellLosses() {
    const std::vector<Loss> &losses = site_.table.losses;
    if (losses.empty()) return;
    bool only_overwrites = std::all_of(losses.begin(), losses.end(), [](const Loss &loss) { return loss.kind == LossKind::Overwrite; });
    if (!isReleasedSomewhere() && !only_overwrites) return tellNever();
    tellThrows();
    for (const Loss &loss : losses) {
      if (loss.kind == LossKind::Throw) continue;
      Finding finding = begin();
      finding.rule = loss.kind == LossKind::Overwrite ? Rule::Overwrite
                     : loss.kind == LossKind::Discard ? Rule::NeverReleased : Rule::ErrorPath;
      tellLoss(std::move(finding), loss);
    }
  }
  // One finding for all exceptions, at the surest of them.
  void tellThrows() {
    std::vector<const Loss *> thrown;
    for (const Loss &loss : site_.table.losses)
      if (loss.kind == LossKind::Throw) thrown.push_back(&loss);
    if (thrown.empty()) return;
    std::stable_sort(thrown.begin(), thrown.end(), [](const Loss *a, const Loss *b) { return std::tie(a->thrown, a->place) < std::tie(b->thrown, b->place); });
    Finding finding = begin();
    finding.rule = Rule::ExceptionPath;
    std::set<SourcePlace> told = {thrown.front()->place};
    for (const Loss *loss : thrown) {
      if (!told.insert(loss->place).second) continue;
      PathStep step;
      step.kind = StepKind::Throw;
      step.place = loss->place;
      step.function = loss->function;
      step.text = "not released either " + loss->reason;
      finding.also_lost.push_back(std::move(step));
    }
    tellLoss(std::move(finding), *thrown.front());
  }
  void tellLoss(Finding finding, const Loss &loss) {
    finding.confidence = std::max(confidenceOf(loss.handle), doubtOf(loss));
    finding.place = loss.place;
    finding.message = subject() + " is not released " + reason(loss);
    finding.also_acquired = loss.also_acquired_at;
    end(std::move(finding), stepsOf(loss.trail, program_), StepKind::Lost, "lost here", loss.function);
  }
  // Told at the exit that comes last in the source: the others would say the same.
  void tellNever() {
    const Loss *last = nullptr;
    for (const Loss &loss : site_.table.losses) {
      auto weight = [](const Loss &one) { return one.kind == LossKind::Throw ? 0 : one.kind == LossKind::Jump ? 1 : one.kind == LossKind::Overwrite ? 2 : 3; };
      bool is_surer = last && weight(loss) == 0 && loss.thrown < last->thrown;
      if (last && weight(*last) > weight(loss)) continue;
      if (!last || weight(*last) < weight(loss) || is_surer || (last->thrown == loss.thrown && last->place < loss.place)) last = &loss;
    }
    Finding finding = begin();
    finding.rule = Rule::NeverReleased;
    tellLoss(std::move(finding), *last);
  }
  void tellMisuse(const Misuse &misuse) {
    Finding finding = begin();
    finding.rule = misuse.rule;
    finding.is_callers_fault = misuse.is_callers_fault;
    finding.confidence = confidenceOf(misuse.handle);
    finding.place = misuse.place;
    std::string what = finding.variable.empty() ? subject() : "'" + finding.variable + "'";
    bool twice = misuse.rule == Rule::DoubleRelease;
    finding.message = what + (twice ? " is released twice" : " is used after its release");
    end(std::move(finding), stepsOf(misuse.trail, program_), twice ? StepKind::Release : StepKind::Use,
        twice ? "released again here" : "used here", misuse.function);
  }

  const Program &program_;
  const SiteOutcome &site_;
  const Function &function_;
  const Instruction &instruction_;
  const SourceFact *fact_ = nullptr;
  std::vector<Finding> &out_;
};

// Equal calls in one function are told apart by their order.
void numberEqualCalls(std::vector<Finding> &findings) {
  std::map<std::tuple<std::string, std::string, std::string>, std::set<SourcePlace>> places;
  for (const Finding &f : findings) places[{f.acquired.file, f.function, f.acquired_by}].insert(f.acquired);
  for (Finding &f : findings) {
    const std::set<SourcePlace> &all = places[{f.acquired.file, f.function, f.acquired_by}];
    f.ordinal = std::distance(all.begin(), all.find(f.acquired));
  }
}

// What is wrong in a callee is told once, not once per caller: where the callee itself is known to be wrong, there.
void tellOnce(std::vector<Finding> &findings) {
  auto isMisuse = [](const Finding &f) { return f.rule == Rule::DoubleRelease || f.rule == Rule::UseAfterRelease; };
  std::map<std::pair<Rule, SourcePlace>, std::string> told;   // -> the acquiring call told there
  for (const Finding &f : findings)
    if (f.is_established) told.emplace(std::pair{f.rule, f.place}, f.acquired_by);
  std::map<std::pair<Rule, SourcePlace>, bool> misuses;
  for (const Finding &f : findings)
    if (isMisuse(f) && !f.is_established) misuses[{f.rule, f.place}] = true;
  std::set<std::pair<Rule, SourcePlace>> seen;
  std::erase_if(findings, [&](const Finding &f) {
    std::pair key{f.rule, f.place};
    if (isMisuse(f)) {
      // A misuse of what is acquired in sight says more than one of what was open before.
      if (f.is_established && misuses.contains(key)) return true;
      return !f.is_callers_fault && !seen.insert(key).second;
    }
    return !f.is_established && told.contains(key) && f.path.back().function != f.function;
  });
}

// The calls an acquisition passes through, outermost first: the finding's first steps.
std::vector<const PathStep *> chainOf(const Finding &f) {
  std::vector<const PathStep *> chain;
  for (const PathStep &step : f.path) {
    if (step.kind == StepKind::Acquire) chain.push_back(&step);
    else if (step.kind != StepKind::Spelling) break;
  }
  return chain;
}

// Members of classes that keep what they are filled with: everything that can see them is known, and nothing of it releases
// what is there, or hands it on.
class KeepingMembers {
 public:
  explicit KeepingMembers(const Program &program) : program_(program) {
    for (uint32_t u = 0; u < program.units().size(); ++u)
      for (const MemberFact &fact : program.unit(u).members) {
        Member &member = members_[{fact.of_class, fact.name}];
        if (!member.fact) { member.fact = &fact; member.unit = u; }
        // The unit with the destructor's body knows its place.
        if (member.fact->methods.size() < fact.methods.size()) { member.fact = &fact; member.unit = u; }
        member.is_open |= fact.is_open;
        member.is_made |= fact.is_made;
        member.defined.insert(fact.methods.begin(), fact.methods.end());
        member.declared.insert(fact.methods_elsewhere.begin(), fact.methods_elsewhere.end());
        for (const MemberFact::Passing &passing : fact.passed_to) member.passed.insert({passing.function, passing.argument});
        for (uint32_t place : fact.filled_at) member.filled_at.insert(program.place(u, place));
      }
    std::set<std::string> functions;
    for (auto &[key, member] : members_) {
      member.is_open |= !std::includes(member.defined.begin(), member.defined.end(), member.declared.begin(), member.declared.end());
      if (member.is_open) continue;
      functions.insert(member.fact->constructor);
      for (const auto &[function, argument] : member.passed) functions.insert(function);
    }
    if (functions.empty()) return;
    for (GlobalId id = 0; id < program.globalCount(); ++id)
      if (const GlobalInfo &global = program.global(id); global.is_function && functions.contains(global.qualified)) named_[global.qualified].push_back(id);
  }

  // Tells them, and takes away what was told of their objects one by one.
  void tell(const Summaries &summaries, std::vector<Finding> &findings) {
    for (auto &[key, member] : members_) {
      if (member.is_open) continue;
      for (FunctionRef ref : program_.functions()) {
        const FunctionResult *result = summaries.resultOf(ref);
        if (!result || program_.function(ref).in_system_header) continue;
        for (const SiteOutcome &site : result->sites) {
          SourcePlace place = program_.place(ref.unit, program_.function(ref).instructions[site.instruction].place);
          if (!site.is_established && member.filled_at.contains(place) && keeps(member, site.resource)) tell(member, site, place, findings);
        }
      }
    }
  }

 private:
  struct Member {
    const MemberFact *fact = nullptr;   // the fullest
    uint32_t unit = 0;
    bool is_open = false, is_made = false;
    std::set<std::string> defined, declared;
    std::set<std::pair<std::string, uint32_t>> passed;
    std::set<SourcePlace> filled_at;
  };

  bool keeps(const Member &member, uint32_t resource) const {
    return std::all_of(member.passed.begin(), member.passed.end(), [&](const auto &passing) {
      auto named = named_.find(passing.first);
      if (named == named_.end()) return false;
      return std::all_of(named->second.begin(), named->second.end(), [&](GlobalId id) {
        const CallEffect &effect = program_.global(id).effect;
        auto isIt = [&](const HandleSlot &slot) { return slot.kind != HandleSlot::Kind::Return && slot.argument == passing.second; };
        return effect.is_known && std::none_of(effect.transfers.begin(), effect.transfers.end(), [&](const CallEffect::Transfer &t) { return isIt(t.handle); }) &&
               std::none_of(effect.releases.begin(), effect.releases.end(), [&](const CallEffect::Release &r) { return isIt(r.how.handle); });
      });
    });
  }
  bool isMadeInSight(const Member &member) const {
    if (member.is_made) return true;
    auto named = named_.find(member.fact->constructor);
    if (named == named_.end()) return false;
    return std::any_of(named->second.begin(), named->second.end(), [&](GlobalId id) {
      const std::vector<FunctionRef> &callers = program_.callersOf(id);
      return std::any_of(callers.begin(), callers.end(), [&](FunctionRef caller) {
        return program_.global(program_.globalOf(caller)).qualified != member.fact->constructor; });
    });
  }
  // Objects that were seen to die say that it matters. Those that live as long as the program do not; nor is anything said of
  // those that nobody made in sight, but that a class is there to have objects.
  void tell(const Member &member, const SiteOutcome &site, const SourcePlace &place, std::vector<Finding> &findings) {
    auto isOfObject = [&](const Finding &f) {
      auto chain = chainOf(f);
      return !chain.empty() && chain.back()->place == place && f.rule != Rule::DoubleRelease && f.rule != Rule::UseAfterRelease; };
    std::vector<PathStep> lost;
    for (const Finding &f : findings) {
      if (!isOfObject(f)) continue;
      if (f.place == place) return;   // told already, as of another unit
      lost.push_back(f.path.back());
      lost.back().depth = 0;
      lost.back().text = "an object is lost here with it";
    }
    if (lost.empty() && isMadeInSight(member)) return;
    std::erase_if(findings, isOfObject);
    Teller(program_, site, findings).tellMember(*member.fact, program_.place(member.unit, member.fact->destructor_place), std::move(lost));
  }

  const Program &program_;
  std::map<std::pair<std::string, std::string>, Member> members_;
  std::map<std::string, std::vector<GlobalId>> named_;
};

// A function that overwrites what an earlier call of itself has left, or what a function that opens a global has, is wrong
// once, however many ways lead to its calls: told with the shortest, the others' acquisitions beside it.
void tellRepeatedOverwritesOnce(std::vector<Finding> &findings) {
  auto isRepeated = [&](const Finding &f) {
    const std::string &loser = f.path.back().function;
    auto chain = chainOf(f);
    if (f.rule != Rule::Overwrite || chain.empty()) return false;
    return f.is_left_in_global || (f.function != loser &&
           std::any_of(chain.begin(), chain.end(), [&](const PathStep *step) { return step->function == loser; }));
  };
  std::map<std::pair<SourcePlace, SourcePlace>, size_t> shortest;   // place of the loss, innermost acquisition -> finding
  for (size_t n = 0; n < findings.size(); ++n) {
    if (!isRepeated(findings[n])) continue;
    auto [at, is_new] = shortest.try_emplace({findings[n].place, chainOf(findings[n]).back()->place}, n);
    if (!is_new && chainOf(findings[n]).size() < chainOf(findings[at->second]).size()) at->second = n;
  }
  std::vector<bool> is_repeated(findings.size(), false);
  for (size_t n = 0; n < findings.size(); ++n) {
    if (!isRepeated(findings[n])) continue;
    Finding &told = findings[shortest.at({findings[n].place, chainOf(findings[n]).back()->place})];
    if (&told == &findings[n]) continue;
    is_repeated[n] = true;
    told.also_acquired.push_back(findings[n].acquired);
  }
  for (const auto &[key, n] : shortest) {
    std::vector<SourcePlace> &also = findings[n].also_acquired;
    std::sort(also.begin(), also.end());
    also.erase(std::unique(also.begin(), also.end()), also.end());
    std::erase(also, findings[n].acquired);
  }
  size_t at = 0;
  std::erase_if(findings, [&](const Finding &) { return is_repeated[at++]; });
}

// External functions called in a function that lost a handle, and those that had one in hand: their bodies are worth
// reading, those of the same program above all.
void collectUnread(const Program &program, FunctionRef ref, const std::set<std::string> *only, std::set<std::string> &out) {
  for (const Instruction &i : program.function(ref).instructions) {
    if (i.opcode != Opcode::Call || i.operands.empty() || i.operands[0].kind != Operand::Kind::Symbol) continue;
    const GlobalInfo &callee = program.global(program.globalOf(ref.unit, i.operands[0].index));
    if (only && !only->contains(callee.name)) continue;
    if (callee.is_function && !program.hasDefinitionInTarget(program.globalOf(ref.unit, i.operands[0].index), ref.unit) && !callee.effect.is_known && !callee.effect.borrowsSomething() &&
        !callee.effect.noreturn && !callee.in_system_header)
      out.insert(callee.qualified);
  }
}

}  // namespace

AnalysisReport analyseProgram(const Program &program, const Limits &limits, const Workers &workers) {
  AnalysisReport report;
  Summaries summaries = summariseProgram(program, limits, workers);
  std::set<std::string> unread, wrappers;
  for (FunctionRef ref : program.functions()) {
    const FunctionResult *result = summaries.resultOf(ref);
    if (!result) continue;
    ++report.functions;
    GlobalId global = program.globalOf(ref);
    bool gave_up = result->base.gave_up;
    for (const SiteOutcome &site : result->sites) {
      gave_up |= site.table.gave_up;
      // In a library's header it is the library's to mend.
      if (!program.function(ref).in_system_header) Teller(program, site, report.findings).tell();
    }
    if (!result->acquisitions.empty() && !program.global(global).is_internal) wrappers.insert(program.global(global).qualified);
    bool tells = std::any_of(result->sites.begin(), result->sites.end(), [](const SiteOutcome &site) {
      return !site.table.losses.empty() || !site.table.misuses.empty(); });
    collectUnread(program, ref, tells ? nullptr : &summaries.unread, unread);
    if (gave_up) report.gave_up.push_back(program.displayName(global));
  }
  for (const std::string &name : program.tablesNaming([&](GlobalId function) {
         const GlobalInfo &global = program.global(function);
         if (!global.effect.acquires.empty()) return true;
         return std::any_of(global.definitions.begin(), global.definitions.end(), [&](FunctionRef ref) {
           const FunctionResult *result = summaries.resultOf(ref);
           return result && !result->acquisitions.empty();
         });
       }))
    wrappers.insert(name);
  tellOnce(report.findings);
  KeepingMembers(program).tell(summaries, report.findings);
  tellRepeatedOverwritesOnce(report.findings);
  numberEqualCalls(report.findings);
  finishFindings(report.findings);
  report.unread.assign(unread.begin(), unread.end());
  report.wrappers.assign(wrappers.begin(), wrappers.end());
  return report;
}

std::vector<Explanation> explainSilence(const Program &program, const std::string &file, unsigned line, const Limits &limits,
                                        const Workers &workers) {
  std::vector<Explanation> explanations;
  Summaries summaries = summariseProgram(program, limits, workers);
  for (FunctionRef ref : program.functions()) {
    const FunctionResult *result = summaries.resultOf(ref);
    if (!result) continue;
    for (const SiteOutcome &site : result->sites) {
      const Instruction &i = program.function(ref).instructions[site.instruction];
      SourcePlace place = program.place(ref.unit, i.place);
      bool same_file = place.file == file || (place.file.size() > file.size() && place.file.ends_with("/" + file));
      if (!same_file || place.line != line) continue;
      Explanation explanation;
      explanation.place = place;
      explanation.call = site.called;
      std::set<std::string> told;
      for (const auto &[where, what] : site.fates) {
        std::string sentence = what + " at " + where.file + ":" + std::to_string(where.line);
        if (told.insert(sentence).second) explanation.sentences.push_back(sentence);
      }
      for (const Loss &loss : site.table.losses)
        explanation.sentences.push_back("is lost at " + loss.place.file + ":" + std::to_string(loss.place.line) + " (reported)");
      if (site.table.gave_up || result->base.gave_up)
        explanation.sentences.push_back("the analysis of " + program.displayName(program.globalOf(ref)) +
                                        "() gave up at a limit; what was not visited is not reported");
      if (explanation.sentences.empty())
        explanation.sentences.push_back("no path that was followed leaves the function with it: each ends the process, never ends or cannot happen");
      // A function of a header is in every unit that includes it.
      bool is_told = std::any_of(explanations.begin(), explanations.end(), [&](const Explanation &other) {
        return other.place == explanation.place && other.call == explanation.call && other.sentences == explanation.sentences; });
      if (!is_told) explanations.push_back(std::move(explanation));
    }
  }
  return explanations;
}

}  // namespace connleak
