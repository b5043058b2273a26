// Tables whose rows ask for conditions: limits, and values with a name.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "compiler/sema/tables/tables.h"

namespace akad::sema {
namespace {

using tables::offer;

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

// The rows above, into which everything of this one falls.
struct Earlier {
  std::size_t row = 0;  // the last of them
  bool alone = true;    // it takes everything by itself
  bool wider = false;   // and something else too
};

std::optional<Earlier> earlier_rows(Seen& seen, Id<ir::Condition> id,
                                    const std::vector<Id<ir::Condition>>& rows) {
  const auto same = seen.conditions.find(number_of(seen, id));
  if (same != seen.conditions.end()) return Earlier{same->second};
  const auto listed = listed_by(seen, id);
  if (!listed || listed->values.empty()) return std::nullopt;
  std::set<std::size_t> taking;
  for (const Value& value : listed->values) {
    const auto found = seen.values.find({listed->signal, value});
    if (found == seen.values.end()) return std::nullopt;
    taking.insert(found->second);
  }
  Earlier earlier{*taking.rbegin(), taking.size() == 1};
  const auto whole = listed_by(seen, rows[earlier.row]);
  earlier.wider = earlier.alone && whole && whole->values.size() > listed->values.size();
  return earlier;
}

void remember(Seen& seen, Id<ir::Condition> id, std::size_t row) {
  seen.conditions.emplace(number_of(seen, id), row);
  const auto listed = listed_by(seen, id);
  if (!listed) return;
  for (const Value& value : listed->values) {
    seen.values.emplace(std::pair{listed->signal, value}, row);
  }
}

// What the row is for, nobody can tell from its words: a narrower one that belongs above, another
// condition that was meant, or the same thing said twice.
Diagnostic with_ways_on(Diagnostic row, const tables::Table& table, std::size_t at,
                        const Earlier& earlier) {
  const std::string& here = table.rows[at].owed;
  const std::string& there = table.rows[earlier.row].owed;
  if (here == there && earlier.alone) {
    return std::move(row).with_step(
        offer("leave this row out", fmt::format("row {} says the same", earlier.row + 1)));
  }
  if (!earlier.alone) return std::move(row).with_help("as it stands the rows above decide");
  row = std::move(row).with_help(
      fmt::format("as it stands `{}` holds there, by row {}", there, earlier.row + 1));
  if (earlier.wider) {
    return std::move(row).with_step(offer(
        fmt::format("write this row above row {}, if it is an exception to it", earlier.row + 1),
        fmt::format("`{}` then holds there", here)));
  }
  return std::move(row)
      .with_step(offer("write the condition that is meant, if this row is for others",
                       fmt::format("`{}` then holds for these", here)))
      .with_step(offer(fmt::format("leave out row {}, if this row is right", earlier.row + 1),
                       fmt::format("`{}` then holds there", here)));
}

// `rows`: what each row asks for, where that could be understood; `places`: where that stands.
void check_conditions(Scope& scope, const tables::Table& table,
                      const std::vector<Id<ir::Condition>>& rows, const std::vector<Span>& places) {
  if (rows.empty() || !check_end(scope, table)) return;
  Seen seen{scope.program};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!rows[at].valid()) continue;
    const auto earlier = earlier_rows(seen, rows[at], rows);
    if (!earlier) {
      remember(seen, rows[at], at);
      continue;
    }
    Diagnostic dead = diagnose(Code::AK0503, places[at],
                               worded("this row is never reached: what it asks for already "
                                      "falls in row {}",
                                      earlier->row + 1))
                          .with_label("never reached")
                          .with_other(table.rows[earlier->row].span, "this row takes it");
    complain(scope, with_ways_on(std::move(dead), table, at, *earlier));
  }
}

// What both kinds of table have: a row is for a condition, or for all that is left.
template <class Written, class Analysed, class Said>
void check_table(Scope& scope, tables::Table table, const std::vector<Written>& written,
                 const std::vector<Analysed>& analysed, Said said) {
  std::vector<Id<ir::Condition>> rows;
  std::vector<Span> places;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const Written& row = written[at];
    table.rows.push_back({!row.when, said(row), row.span});
    rows.push_back(analysed[at].when);
    places.push_back(row.when ? row.when->span : row.span);
  }
  check_conditions(scope, table, rows, places);
}

}  // namespace

void check_limit_rows(Scope& scope, const ast::LimitLine& written, const ir::OfItems& target,
                      const std::string& things) {
  check_table(scope,
              {.rows = {},
               .left = "what is promised of the other " + things,
               .own = "a limit of their own",
               .nothing = "no target",
               .waived = "nothing is promised of them",
               .broken = written.broken},
              written.rows, target.limits, [](const ast::LimitRow& row) { return row.limit.text; });
}

void check_value_rows(Scope& scope, const ast::ValueDeclaration& written, const ir::Signal& value) {
  check_table(scope,
              {.rows = {},
               .left = fmt::format("what `{}` is where none of its rows holds", written.name.text),
               .own = "a value of its own",
               .nothing = "",
               .waived = "",
               .broken = written.broken},
              written.rows, value.means,
              [](const ast::ValueRow& row) { return fmt::format("\"{}\"", row.value.text); });
}

}  // namespace akad::sema
