#include "compiler/diagnostics/codes.h"

#include <array>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/base/assert.h"

namespace akad {
namespace {

struct Row {
  std::string_view name;
  Severity severity;
  std::string_view title;
};

constexpr std::array kRows = {
#define AKAD_ROW(code, severity, title) Row{#code, Severity::severity, title},
    AKAD_DIAGNOSTIC_CODES(AKAD_ROW)
#undef AKAD_ROW
};

const Row& row_of(Code code) {
  const auto at = static_cast<std::size_t>(code);
  AKAD_ASSERT(at < kRows.size());
  return kRows[at];
}

}  // namespace

Severity severity_of(Code code) { return row_of(code).severity; }

std::string_view word_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Advice: return "advice";
  }
  return "";
}

std::string_view name_of(Code code) { return row_of(code).name; }
std::string_view title_of(Code code) { return row_of(code).title; }

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = {
#define AKAD_LISTED(code, severity, title) Code::code,
      AKAD_DIAGNOSTIC_CODES(AKAD_LISTED)
#undef AKAD_LISTED
  };
  return codes;
}

}  // namespace akad
