// SPDX-License-Identifier: Apache-2.0
// Clang's own style: what an editor or a CI log already knows how to read.
#include <fmt/format.h>

#include "common/render.h"
#include "common/source_text.h"

namespace connleak {

namespace {

class TextRenderer {
 public:
  explicit TextRenderer(const RenderOptions &options) : options_(options) {}

  std::string render(const std::vector<Finding> &findings) {
    for (const Finding &finding : findings) one(finding);
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    return options_.colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
  }
  void line(const SourcePlace &place, std::string_view kind, std::string_view code, std::string_view text) {
    if (place.isKnown())
      out_ += paint("1", fmt::format("{}:{}:{}:", relativeTo(place.file, options_.root), place.line, place.column)) + " ";
    out_ += paint(code, fmt::format("{}:", kind)) + " " + std::string(text) + "\n";
    const std::string *source = place.isKnown() ? sources_.line(place.file, place.line) : nullptr;
    if (!source || source->size() > 400) return;
    out_ += fmt::format("{:>5} | {}\n", place.line, *source);
    if (place.column == 0 || place.column > source->size() + 1) return;
    std::string margin;
    for (char c : source->substr(0, place.column - 1))
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) margin.push_back(c == '\t' ? '\t' : ' ');   // one for each character
    out_ += "      | " + margin + paint("1;32", "^") + "\n";
  }
  void one(const Finding &finding) {
    std::string doubt = finding.confidence == Confidence::Certain ? "" : fmt::format(" ({})", confidenceName(finding.confidence));
    std::string id = fmt::format("[{}]", ruleInfo(finding.rule).id);
    line(finding.place, "warning", "1;35", paint("1", finding.message + doubt) + " " + id);
    for (const PathStep &step : finding.path) {
      if (step.kind == StepKind::Lost && step.place == finding.place) continue;  // said by the warning itself
      line(step.place, "note", "1;36", std::string(2 * step.depth, ' ') + step.text);
    }
    for (const PathStep &step : finding.also_lost) line(step.place, "note", "1;36", step.text);
    for (const SourcePlace &place : finding.also_acquired)
      line(place, "note", "1;36", "a handle acquired here is lost in the same place");
  }

  const RenderOptions &options_;
  SourceText sources_;
  std::string out_;
};

}  // namespace

std::string renderText(const std::vector<Finding> &findings, const RenderOptions &options) {
  return TextRenderer(options).render(findings);
}

}  // namespace connleak
