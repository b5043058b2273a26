#include "tests/unit/compiler/compile.h"

#include <algorithm>

namespace akad::tests {
namespace {

std::string codes(const std::string& text, Severity severity) {
  std::string out;
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    if (severity_of(row.code) != severity) continue;
    if (!out.empty()) out += " ";
    out += name_of(row.code);
  }
  return out;
}

}  // namespace

std::string agreement(const std::string& declarations) {
  return R"(language 1

agreement "Support" version "1" {
  provider "A"
  customer "B"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

)" + declarations;
}

std::string frame() {
  return R"(
fee charge = IDR 1_000_000 each calendar month, before tax

calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal priority is priority
  signal promised is promised_at as time
  signal weight is weight as number
  signal urgent is urgent as flag
}

clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts office
  judged by elapsed time
  when priority changes: carry the elapsed time
  missed before a change: the last limit decides
}
)";
}

driver::Compilation compiled(const std::string& text) {
  return driver::compile_text("test.sla", text, {});
}

std::string errors_of(const std::string& text) { return codes(text, Severity::Error); }
std::string warnings_of(const std::string& text) { return codes(text, Severity::Warning); }
std::string advice_of(const std::string& text) { return codes(text, Severity::Advice); }

std::string digest_of(const std::string& text) {
  const auto out = compiled(text);
  return out.program ? ir::digest(*out.program) : "mistakes";
}

std::string with_edits(const std::string& text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at) continue;
    out.append(text, at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out.append(text, at);
}

std::string with_sole_edits(const std::string& text) {
  std::vector<Edit> edits;
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    for (const Step& step : row.steps) {
      if (step.sole) edits.insert(edits.end(), step.edits.begin(), step.edits.end());
    }
  }
  return with_edits(text, std::move(edits));
}

}  // namespace akad::tests
