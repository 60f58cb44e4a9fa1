// SPDX-License-Identifier: Apache-2.0
#include "checker/program/artefact.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "checker/program/archive.h"

namespace connleak {

template <typename A> void describe(A &a, Outline::Name &v) {
  a & v.name & v.is_function & v.is_internal & v.is_weak & v.is_marked & v.in_system_header & v.is_only_read;
}
template <typename A> void describe(A &a, Outline::Body &v) { a & v.name & v.refers_to; }
template <typename A> void describe(A &a, Outline::Template &v) { a & v.name & v.refers_to; }
template <typename A> void describe(A &a, Outline &v) { a & v.names & v.bodies & v.templates & v.instantiated; }

std::string serialise(const Outline &outline) {
  Writer writer;
  writer & outline;
  return std::move(writer.bytes);
}

static bool isConsistent(const Outline &outline) {
  auto nameOk = [&](uint32_t name) { return name < outline.names.size(); };
  return std::all_of(outline.bodies.begin(), outline.bodies.end(), [&](const Outline::Body &body) {
    return nameOk(body.name) && std::all_of(body.refers_to.begin(), body.refers_to.end(), nameOk); });
}

bool deserialise(std::string_view bytes, Outline &outline) {
  Reader reader(bytes);
  reader & outline;
  return !reader.failed() && reader.atEnd() && isConsistent(outline);
}

std::string serialise(const Artefact &artefact) {
  Writer writer;
  writer & serialise(artefact.outline) & serialise(artefact.unit) & artefact.name_of_symbol;
  return std::move(writer.bytes);
}

bool deserialise(std::string_view bytes, Artefact &artefact) {
  Reader reader(bytes);
  std::string outline, unit;
  reader & outline & unit & artefact.name_of_symbol;
  if (reader.failed() || !reader.atEnd()) return false;
  if (!deserialise(outline, artefact.outline) || !deserialise(unit, artefact.unit)) return false;
  auto nameOk = [&](uint32_t name) { return name == kNone || name < artefact.outline.names.size(); };
  return artefact.name_of_symbol.size() == artefact.unit.symbols.size() &&
         std::all_of(artefact.name_of_symbol.begin(), artefact.name_of_symbol.end(), nameOk);
}

// ---------------------------------------------------------------- the slice

namespace {

// Takes what it keeps out of one unit and puts it into another, numbered anew.
class Slice {
 public:
  explicit Slice(Unit &&whole) : whole_(std::move(whole)), new_number_(whole_.symbols.size(), kNone),
                                 functions_of_(whole_.symbols.size()), variables_of_(whole_.symbols.size()) {
    for (uint32_t f = 0; f < whole_.functions.size(); ++f) functions_of_[whole_.functions[f].symbol].push_back(f);
    for (uint32_t v = 0; v < whole_.variables.size(); ++v) variables_of_[whole_.variables[v].symbol].push_back(v);
    is_kept_function_.resize(whole_.functions.size());
    is_kept_variable_.resize(whole_.variables.size());
  }

  void want(uint32_t symbol) { work_.push_back(symbol); }
  Unit take() {
    wantNamedByMembers();
    followNames();
    Unit out = std::move(whole_);
    std::vector<UnitSymbol> symbols = std::exchange(out.symbols, {});
    std::vector<Function> functions = std::exchange(out.functions, {});
    std::vector<Variable> variables = std::exchange(out.variables, {});
    for (uint32_t s = 0; s < symbols.size(); ++s) {
      uint32_t target = symbols[s].alias_of;
      bool is_name_of_kept = target != kNone && is_seen(target);
      if (!is_seen(s) && !is_name_of_kept) continue;
      new_number_[s] = out.symbols.size();
      out.symbols.push_back(std::move(symbols[s]));
    }
    for (UnitSymbol &symbol : out.symbols)
      if (symbol.alias_of != kNone) symbol.alias_of = new_number_[symbol.alias_of];
    for (uint32_t f = 0; f < functions.size(); ++f)
      if (is_kept_function_[f]) out.functions.push_back(renumbered(std::move(functions[f])));
    for (uint32_t v = 0; v < variables.size(); ++v)
      if (is_kept_variable_[v]) out.variables.push_back(renumbered(std::move(variables[v])));
    return out;
  }

 private:
  // What a private member is passed to counts, also where no body that is kept names it.
  void wantNamedByMembers() {
    std::set<std::string_view> named;
    for (const MemberFact &member : whole_.members)
      for (const MemberFact::Passing &passing : member.passed_to) named.insert(passing.function);
    for (uint32_t s = 0; s < whole_.symbols.size(); ++s)
      if (functions_of_[s].empty() && whole_.symbols[s].is_function && named.contains(whole_.symbols[s].qualified)) want(s);
  }
  bool is_seen(uint32_t symbol) const { return !seen_.empty() && seen_[symbol]; }
  void followNames() {
    seen_.assign(new_number_.size(), false);
    while (!work_.empty()) {
      uint32_t symbol = work_.back();
      work_.pop_back();
      if (seen_[symbol]) continue;
      seen_[symbol] = true;
      if (whole_.symbols[symbol].alias_of != kNone) work_.push_back(whole_.symbols[symbol].alias_of);
      for (uint32_t f : functions_of_[symbol]) {
        is_kept_function_[f] = true;
        for (const Instruction &instruction : whole_.functions[f].instructions)
          for (const Operand &operand : instruction.operands) follow(operand);
      }
      for (uint32_t v : variables_of_[symbol]) {
        is_kept_variable_[v] = true;
        for (const InitialCell &cell : whole_.variables[v].cells) follow(cell.value);
      }
    }
  }
  void follow(const Operand &operand) {
    if (operand.kind == Operand::Kind::Symbol) work_.push_back(operand.index);
  }
  void renumber(Operand &operand) const {
    if (operand.kind == Operand::Kind::Symbol) operand.index = new_number_[operand.index];
  }
  Function renumbered(Function function) const {
    function.symbol = new_number_[function.symbol];
    for (Instruction &instruction : function.instructions)
      for (Operand &operand : instruction.operands) renumber(operand);
    return function;
  }
  Variable renumbered(Variable variable) const {
    variable.symbol = new_number_[variable.symbol];
    for (InitialCell &cell : variable.cells) renumber(cell.value);
    return variable;
  }

  Unit whole_;
  std::vector<uint32_t> new_number_;
  std::vector<std::vector<uint32_t>> functions_of_, variables_of_;
  std::vector<bool> is_kept_function_, is_kept_variable_, seen_;
  std::vector<uint32_t> work_;
};

}  // namespace

Unit sliceOf(Artefact artefact, const std::vector<bool> &is_wanted) {
  Slice slice(std::move(artefact.unit));
  for (uint32_t symbol = 0; symbol < artefact.name_of_symbol.size(); ++symbol) {
    uint32_t name = artefact.name_of_symbol[symbol];
    if (name != kNone && is_wanted[name]) slice.want(symbol);
  }
  return slice.take();
}

}  // namespace connleak
