// Tables are read from the top: every row can be reached, the last is `otherwise`.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// What a condition means, in values that compare exactly. Conditions that mean the same in the same
// words are one row of `known`, and its number stands for them.
using Value = std::tuple<ir::ConstantKind, std::string, Rational, Instant>;
using Meaning = std::tuple<ir::Operator, Id<ir::Signal>, Id<ir::Calendar>, std::vector<Value>,
                           std::vector<std::size_t>>;

struct Seen {
  const ir::Program& program;
  std::map<Meaning, std::size_t> known{};                            // to its number
  std::map<Id<ir::Condition>, std::size_t> numbers{};                // the same, by row
  std::map<std::size_t, std::size_t> conditions{};                   // a number to its row
  std::map<std::pair<Id<ir::Signal>, Value>, std::size_t> values{};  // to the row that takes it
};

std::vector<Value> values_of(const ir::Condition& condition) {
  std::vector<Value> values;
  for (const ir::Constant& constant : condition.constants) {
    values.emplace_back(constant.kind, constant.text, constant.number, constant.time);
  }
  return values;
}

std::size_t number_of(Seen& seen, Id<ir::Condition> id) {
  const auto before = seen.numbers.find(id);
  if (before != seen.numbers.end()) return before->second;
  const ir::Condition& condition = seen.program.conditions[id.index()];
  std::vector<std::size_t> parts;
  for (const Id<ir::Condition> part : condition.parts) parts.push_back(number_of(seen, part));
  Meaning meaning{condition.op, condition.signal, condition.calendar, values_of(condition),
                  std::move(parts)};
  const auto found = seen.known.emplace(std::move(meaning), seen.known.size()).first;
  seen.numbers.emplace(id, found->second);
  return found->second;
}

// The values of one signal for which a condition holds, where it only lists values.
struct Listed {
  Id<ir::Signal> signal;
  std::vector<Value> values;
};
std::optional<Listed> listed_by(const Seen& seen, Id<ir::Condition> id) {
  const ir::Condition& condition = seen.program.conditions[id.index()];
  if (condition.op == ir::Operator::Equal || condition.op == ir::Operator::OneOf) {
    return Listed{condition.signal, values_of(condition)};
  }
  if (condition.op != ir::Operator::Or) return std::nullopt;
  std::optional<Listed> all;
  for (const Id<ir::Condition> part : condition.parts) {
    const auto some = listed_by(seen, part);
    if (!some || (all && all->signal != some->signal)) return std::nullopt;
    if (!all) all = Listed{some->signal, {}};
    all->values.insert(all->values.end(), some->values.begin(), some->values.end());
  }
  return all;
}

// The earlier row into which everything of this one falls.
std::optional<std::size_t> earlier_row(Seen& seen, Id<ir::Condition> id) {
  const auto same = seen.conditions.find(number_of(seen, id));
  if (same != seen.conditions.end()) return same->second;
  const auto listed = listed_by(seen, id);
  if (!listed || listed->values.empty()) return std::nullopt;
  std::size_t row = 0;
  for (const Value& value : listed->values) {
    const auto found = seen.values.find({listed->signal, value});
    if (found == seen.values.end()) return std::nullopt;
    row = std::max(row, found->second);
  }
  return row;
}

void remember(Seen& seen, Id<ir::Condition> id, std::size_t row) {
  seen.conditions.emplace(number_of(seen, id), row);
  const auto listed = listed_by(seen, id);
  if (!listed) return;
  for (const Value& value : listed->values) {
    seen.values.emplace(std::pair{listed->signal, value}, row);
  }
}

void report_no_otherwise(Scope& scope, Span last, const std::string& frame) {
  complain(scope, diagnose(Code::AK0501, last, "the table does not end with `otherwise`")
                      .with_label("the last row")
                      .with_help("write as the last row: " + frame));
}

void report_after_otherwise(Scope& scope, Span row_span, Span otherwise) {
  complain(scope, diagnose(Code::AK0502, row_span, "a row stands after `otherwise`")
                      .with_label("never read")
                      .with_other(otherwise, "everything falls in this row")
                      .with_help("move `otherwise` to the end"));
}

// AK0501 and AK0502 for rows of either table; false when the order is wrong.
template <class Row, class IsOtherwise>
bool check_otherwise(Scope& scope, const std::vector<Row>& rows, IsOtherwise is_otherwise,
                     const std::string& frame) {
  const auto found = std::find_if(rows.begin(), rows.end(), is_otherwise);
  if (found == rows.end()) {
    report_no_otherwise(scope, rows.back().span, frame);
    return true;
  }
  if (found + 1 == rows.end()) return true;
  report_after_otherwise(scope, (found + 1)->span, found->span);
  return false;
}

struct Threshold {
  Rational result;
  std::size_t row = 0;  // from 1
  Span span;
};

// A table of results, of the kind that is measured.
struct Slabs {
  Scope& scope;
  const std::vector<ast::SlabRow>& rows;
  const std::vector<std::optional<Rational>>& results;
  MeasuredKind kind;
  bool falling = false;  // from the greatest result to the least
  std::optional<Threshold> tightest = {};

  std::string text(const Rational& result) const { return scope::quantity_text(kind, result); }
};

// A result that a row asks for, and that an earlier row takes.
Rational witness(const Slabs& slabs, const Rational& result) {
  const auto least = scale_of(slabs.kind).least;
  if (slabs.falling) return result;
  return least ? (*least + result) / 2 : result - 1;
}

// `at least` rows must fall, `below` rows must rise: otherwise an earlier row takes everything.
void check_bound(Slabs& slabs, std::size_t at) {
  const ast::SlabRow& row = slabs.rows[at];
  const Rational& result = *slabs.results[at];
  const auto& tightest = slabs.tightest;
  const bool reached =
      !tightest || (slabs.falling ? result < tightest->result : result > tightest->result);
  const bool empty = row.bound == ir::BoundKind::Below && result == scale_of(slabs.kind).least;
  if (reached && !empty) {
    slabs.tightest = Threshold{result, at + 1, row.span};
    return;
  }
  if (empty) {
    complain(slabs.scope, Code::AK0503, row.span,
             fmt::format("this row is never reached: no result is below {}", slabs.text(result)));
    return;
  }
  complain(slabs.scope,
           diagnose(Code::AK0503, row.span,
                    fmt::format("this row is never reached: a result of {} already falls in row {}",
                                slabs.text(witness(slabs, result)), tightest->row))
               .with_label("never reached")
               .with_other(tightest->span, "this row takes it")
               .with_help(slabs.falling ? "write `at least` rows from the highest to the lowest"
                                        : "write `below` rows from the lowest to the highest"));
}

// Whether `otherwise` is left with nothing.
void check_rest(const Slabs& slabs, const ast::SlabRow& row) {
  const auto& tightest = slabs.tightest;
  if (!tightest || !slabs.falling || tightest->result != scale_of(slabs.kind).least) return;
  const std::string least = slabs.text(tightest->result);
  complain(slabs.scope,
           diagnose(Code::AK0503, row.span,
                    fmt::format("this row is never reached: a result of {} already falls in row {}",
                                least, tightest->row))
               .with_label("never reached")
               .with_other(tightest->span, fmt::format("every result is at least {}", least))
               .with_help(fmt::format("write `otherwise` in place of `at least {}`", least)));
}

bool is_mixed(Scope& scope, const std::vector<ast::SlabRow>& rows) {
  const ast::SlabRow* first = nullptr;
  for (const ast::SlabRow& row : rows) {
    if (row.bound == ir::BoundKind::Otherwise) continue;
    if (first == nullptr) first = &row;
    if (row.bound == first->bound) continue;
    complain(scope, diagnose(Code::AK0504, row.span, "a table says `at least` or `below`, not both")
                        .with_label("the other word")
                        .with_other(first->span, "the first word here")
                        .with_help("write each boundary once: with `at least` from the highest to "
                                   "the lowest, or with `below` from the lowest to the highest"));
    return true;
  }
  return false;
}

}  // namespace

namespace {

// The rows of a table that goes by conditions, beside what they became.
template <class Row, class Analysed>
void check_conditions(Scope& scope, const std::vector<Row>& rows,
                      const std::vector<Analysed>& analysed, const std::string& frame) {
  const auto is_otherwise = [](const Row& row) { return !row.when; };
  if (rows.empty()) return;
  if (!check_otherwise(scope, rows, is_otherwise, frame)) return;
  Seen seen{scope.program};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Row& row = rows[at];
    const Id<ir::Condition> when = analysed[at].when;
    if (!when.valid()) continue;
    const auto earlier = earlier_row(seen, when);
    if (earlier) {
      complain(scope, diagnose(Code::AK0503, row.when->span,
                               fmt::format("this row is never reached: what it asks for already "
                                           "falls in row {}",
                                           *earlier + 1))
                          .with_label("never reached")
                          .with_other(rows[*earlier].span, "this row takes it"));
      continue;
    }
    remember(seen, when, at);
  }
}

}  // namespace

void check_limit_rows(Scope& scope, const ast::LimitLine& written, const ir::OfItems& target) {
  check_conditions(scope, written.rows, target.limits, "| otherwise | no target |");
}

void check_value_rows(Scope& scope, const ast::ValueDeclaration& written, const ir::Signal& value) {
  check_conditions(scope, written.rows, value.means, "| otherwise | \"…\" |");
}

void check_slabs(Scope& scope, const ast::SlabTable& written, MeasuredKind kind,
                 const std::vector<std::optional<Rational>>& results) {
  const auto is_otherwise = [](const ast::SlabRow& row) { return !ir::test_of(row.bound); };
  if (written.rows.empty()) return;
  const bool ordered =
      check_otherwise(scope, written.rows, is_otherwise, "| otherwise | no credit |");
  if (is_mixed(scope, written.rows) || !ordered) return;
  Slabs slabs{scope, written.rows, results, kind};
  const auto first = ir::test_of(written.rows.front().bound);
  slabs.falling = first && ir::more_is_better(*first);
  for (std::size_t at = 0; at < written.rows.size(); ++at) {
    if (is_otherwise(written.rows[at])) {
      check_rest(slabs, written.rows[at]);
    } else if (results[at]) {
      check_bound(slabs, at);
    }
  }
}

}  // namespace akad::sema
