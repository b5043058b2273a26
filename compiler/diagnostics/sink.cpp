#include <algorithm>
#include <tuple>

#include "compiler/diagnostics/diagnostic.h"

namespace akad {
namespace {

auto order_of(const Diagnostic& row) {
  return std::make_tuple(row.span.file, row.span.begin, row.code, row.span.end,
                         std::string_view(row.message));
}

}  // namespace

void add_to(Sink& sink, Diagnostic diagnostic) {
  sink.diagnostics.push_back(std::move(diagnostic));
}

bool has_errors(const Sink& sink) { return count_of(sink).errors > 0; }

DiagnosticCount count_of(const Sink& sink) {
  DiagnosticCount count;
  for (const Diagnostic& row : sink.diagnostics) {
    if (row.accepted) {
      ++count.accepted;
      continue;
    }
    switch (severity_of(row.code)) {
      case Severity::Error: ++count.errors; break;
      case Severity::Warning: ++count.warnings; break;
      case Severity::Advice: ++count.advice; break;
    }
  }
  return count;
}

void sort_in_file_order(Sink& sink) {
  auto& rows = sink.diagnostics;
  std::stable_sort(rows.begin(), rows.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) < order_of(b);
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) == order_of(b);
  };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
}

}  // namespace akad
