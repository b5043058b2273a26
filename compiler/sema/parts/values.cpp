// What is written for the values of a signal, and whether it can be a value at all.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using scope::missing;
using scope::said_once;

constexpr std::size_t kMostOffered = 5;  // values of a list

// Lines about what is written for a value belong to signals of one kind.
bool check_kind(Scope& scope, const ast::Signal& written, const std::vector<ast::Literals>& lines,
                ir::SignalKind kind, std::string_view rule) {
  if (lines.empty() || written.kind == kind) return true;
  scope::excluded(scope, lines.front().span, written.name.span, std::string(rule));
  return false;
}

void analyze_list(Scope& scope, const ast::Signal& written, ir::Signal& signal) {
  said_once(scope, written.one_of, "one of");
  if (!check_kind(scope, written, written.one_of, ir::SignalKind::Text,
                  "a list of values is for a signal `as text`")) {
    return;
  }
  std::vector<ir::Constant> values;
  for (const ast::Literals& list : written.one_of) {
    for (const ast::Literal& literal : list.values) {
      if (auto value = constant_for(scope, signal, literal)) values.push_back(std::move(*value));
    }
  }
  signal.one_of = std::move(values);
}

// By the characters, whether they stand in quotes in the record or not.
std::vector<ir::Constant> written_for(Scope& scope, const std::vector<ast::Literals>& lines) {
  std::vector<ir::Constant> values;
  for (const ast::Literals& line : lines) {
    for (const ast::Literal& literal : line.values) {
      const bool plain = literal.kind == ir::ConstantKind::Text ||
                         (literal.kind == ir::ConstantKind::Number && !literal.currency);
      if (plain) {
        values.push_back({ir::ConstantKind::Text, literal.text, 0, 0});
        continue;
      }
      complain(scope, diagnose(Code::AK0307, literal.span,
                               "what is written for true or false is a text or a number")
                          .with_label("a text or a number is needed")
                          .with_help("write it in quotes: a flag of JSON is written \"true\" or "
                                     "\"false\""));
    }
  }
  return values;
}

void analyze_flag(Scope& scope, const ast::Signal& written, ir::Signal& signal) {
  constexpr std::string_view kRule = "what is written for true and for false is said of a flag";
  said_once(scope, written.is_true, "true is");
  said_once(scope, written.is_false, "false is");
  if (!check_kind(scope, written, written.is_true, ir::SignalKind::Flag, kRule) ||
      !check_kind(scope, written, written.is_false, ir::SignalKind::Flag, kRule)) {
    return;
  }
  if (written.is_true.empty() != written.is_false.empty()) {
    const bool has_true = !written.is_true.empty();
    missing(scope, written.name.span,
            worded("the signal `{}` says what is written for {}, and not what for {}",
                   written.name.text, has_true ? "true" : "false", has_true ? "false" : "true"),
            has_true ? "…, false is …" : "…, true is …");
    return;
  }
  signal.is_true = written_for(scope, written.is_true);
  signal.is_false = written_for(scope, written.is_false);
  for (const ir::Constant& one : signal.is_false) {
    const bool also =
        std::any_of(signal.is_true.begin(), signal.is_true.end(),
                    [&](const ir::Constant& other) { return other.text == one.text; });
    if (!also) continue;
    scope::excluded(scope, written.is_false.front().span, written.is_true.front().span,
                    worded("\"{}\" is written for true and for false", one.text));
  }
}

}  // namespace

void analyze_values(Scope& scope, const ast::Signal& written, ir::Signal& signal) {
  analyze_list(scope, written, signal);
  analyze_flag(scope, written, signal);
}

namespace {

// What a signal may be, each once, in the order of the text; empty: anything.
std::vector<std::string_view> listed_values(const ir::Signal& signal) {
  std::vector<std::string_view> values;
  for (const ir::Constant& one : signal.one_of) values.push_back(one.text);
  std::set<std::string_view> known;
  for (const ir::ValueRow& row : signal.means) {
    if (known.insert(row.value).second) values.push_back(row.value);
  }
  return values;
}

}  // namespace

bool check_listed(Scope& scope, const ir::Signal& signal, const ir::Constant& constant, Span span) {
  const std::vector<std::string_view> may_be = listed_values(signal);
  if (may_be.empty() || std::find(may_be.begin(), may_be.end(), constant.text) != may_be.end()) {
    return true;
  }
  std::string values;
  for (std::size_t i = 0; i < may_be.size() && i <= kMostOffered; ++i) {
    values += i == kMostOffered ? ", …" : fmt::format("{}\"{}\"", i == 0 ? "" : ", ", may_be[i]);
  }
  const auto row = static_cast<std::size_t>(&signal - scope.program.signals.data());
  complain(scope, diagnose(Code::AK0310, span,
                           worded("\"{}\" is not in the list of values of the signal `{}`",
                                  constant.text, signal.name))
                      .with_label("never so in a sound record")
                      .with_other(scope.map.of<ir::Signal>()[row], "the list stands here")
                      .with_help(fmt::format("add it to the list, or write one of its values: {}",
                                             values)));
  return false;
}

}  // namespace akad::sema
