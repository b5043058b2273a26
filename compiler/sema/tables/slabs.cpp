// Tables whose rows ask for results: credits. Rows are read from the top, so every row must leave
// something to the ones below it.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "compiler/sema/tables/results.h"
#include "compiler/sema/tables/tables.h"

namespace akad::sema {
namespace {

using tables::offer;
using tables::Slabs;

bool is_otherwise(const ast::SlabRow& row) { return !ir::test_of(row.bound); }

// The first row that takes results where a row with this cut begins; `taken` has one.
std::size_t taker_of(const Slabs& slabs, const ir::Cut& cut) {
  const auto found = std::find_if(slabs.taken.begin(), slabs.taken.end(),
                                  [&](const auto& row) { return !slabs.goes_on(cut, row.cut); });
  return static_cast<std::size_t>(found - slabs.taken.begin());
}

// A result that a row with this cut asks for, and none of a row that begins at `before`.
Rational witness(const Slabs& slabs, const ir::Cut& cut, const ir::Cut* before) {
  if (slabs.falling != cut.behind) return cut.result;
  const Scale scale = scale_of(slabs.kind);
  const auto& last = slabs.falling ? scale.most : scale.least;
  const std::optional<Rational> end = before != nullptr ? before->result : last;
  if (end) return (*end + cut.result) / 2;
  return slabs.falling ? cut.result + 1 : cut.result - 1;
}

// Where a row lies that is told apart from one with a boundary at `than`: "more than 95%". The
// same boundary would do where one of the two has what lies on it, and not the other.
std::string other_boundary(const Slabs& slabs, bool more, const Rational& than, bool or_same) {
  if (or_same) return fmt::format("{} or {}", slabs.text(than), more ? "more" : "less");
  return fmt::format("{} than {}", more ? "more" : "less", slabs.text(than));
}

// Whether a row with this cut could have the result of `other`, and take more than it.
bool could_share(const Slabs& slabs, const ir::Cut& cut, const ir::Cut& other) {
  return slabs.goes_on({other.result, cut.behind}, other);
}

// The boundary that the row would have if it were for what row `above` leaves. None where that, or
// the next row, leaves no room.
std::optional<std::string> own_boundary(const Slabs& slabs, std::size_t at, const ir::Cut& above) {
  if (slabs.takes_all(above)) return std::nullopt;
  const bool last = at + 1 >= slabs.rows.size() || !slabs.results[at + 1];
  const std::string boundary = other_boundary(slabs, !slabs.falling, above.result,
                                              could_share(slabs, slabs.cut_of(at), above));
  if (last || !slabs.goes_on(slabs.cut_of(at + 1), above)) return boundary;
  if (*slabs.results[at + 1] == above.result) return std::nullopt;
  return boundary + " and " +
         other_boundary(slabs, slabs.falling, *slabs.results[at + 1],
                        could_share(slabs, slabs.cut_of(at + 1),
                                    {*slabs.results[at + 1], slabs.cut_of(at).behind}));
}

// One of the two boundaries is wrong, and only the author knows which; an exchange of the rows
// would give to some results what was written for others.
Diagnostic with_ways_on(Diagnostic row, const Slabs& slabs, std::size_t at,
                        const std::string& result, std::size_t taker) {
  const ir::Cut cut = slabs.cut_of(at);
  const auto& taken = slabs.taken.back();
  row = std::move(row).with_help(fmt::format("as it stands a result of {} earns {}, by row {}",
                                             result, slabs.rows[taker - 1].amount.text, taker));
  if (const auto own = own_boundary(slabs, at, taken.cut)) {
    row = std::move(row).with_help(fmt::format("if this row is for results {} row {}, its boundary "
                                               "is {}",
                                               slabs.falling ? "below" : "above", taken.row, *own));
  }
  const bool first = slabs.taken.size() == 1;
  const ir::Cut* before = first ? nullptr : &slabs.taken[slabs.taken.size() - 2].cut;
  const bool or_same = could_share(slabs, cut, {cut.result, taken.cut.behind});
  if (!or_same && slabs.takes_none({cut.result, slabs.falling})) return row;
  const std::string other = other_boundary(slabs, slabs.falling, cut.result, or_same);
  const std::string_view too = slabs.falling ? "begin too low" : "end too high";
  if (before != nullptr && !slabs.goes_on(cut, *before)) {
    return std::move(row).with_help(
        fmt::format("if the rows above it {}, their boundaries are {}", too, other));
  }
  if (before != nullptr && before->result == cut.result) return row;
  const std::string end = before == nullptr
                              ? ""
                              : " and " + other_boundary(slabs, !slabs.falling, before->result,
                                                         could_share(slabs, taken.cut, *before));
  return std::move(row).with_help(fmt::format("if row {} {}, its boundary is {}{}", taken.row,
                                              slabs.falling ? "begins too low" : "ends too high",
                                              other, end));
}

bool says_the_same(const ast::SlabRow& one, const ast::SlabRow& other) {
  return one.bound == other.bound && one.amount.text == other.amount.text;
}

void report_empty(const Slabs& slabs, std::size_t at) {
  const std::string result = slabs.text(*slabs.results[at]);
  complain(slabs.scope,
           diagnose(Code::AK0503, slabs.rows[at].span,
                    worded("this row is never reached: no result is {} {}",
                           slabs.falling ? "more than" : "below", result))
               .with_help(fmt::format("leave it out, or write the boundary that is meant: it is "
                                      "{} than {}",
                                      slabs.falling ? "less" : "more", result)));
}

// Rows that go down must each begin lower, rows that go up end higher: otherwise an earlier row
// takes everything.
void check_bound(Slabs& slabs, std::size_t at) {
  const ast::SlabRow& row = slabs.rows[at];
  const ir::Cut cut = slabs.cut_of(at);
  if (slabs.takes_none(cut)) return report_empty(slabs, at);
  if (slabs.taken.empty() || slabs.goes_on(cut, slabs.taken.back().cut)) {
    slabs.taken.push_back({cut, at + 1, row.span});
    return;
  }
  const std::size_t taker = taker_of(slabs, cut);
  const auto& taken = slabs.taken[taker];
  const ir::Cut* before = taker == 0 ? nullptr : &slabs.taken[taker - 1].cut;
  const std::string result = slabs.text(witness(slabs, cut, before));
  Diagnostic dead =
      diagnose(Code::AK0503, row.span,
               worded("this row is never reached: a result of {} already falls in row {}", result,
                      taken.row))
          .with_label("never reached")
          .with_other(taken.span, "this row takes it");
  const bool twice = cut == taken.cut && says_the_same(slabs.rows[taken.row - 1], row);
  if (twice) {
    complain(slabs.scope, std::move(dead).with_help(fmt::format(
                              "it says the same as row {}: leave one of them out", taken.row)));
    return;
  }
  complain(slabs.scope, with_ways_on(std::move(dead), slabs, at, result, taken.row));
}

// Of the row that takes all that is left: its boundary, "at least 0%".
std::string last_bound(const Slabs& slabs) {
  const auto& taken = slabs.taken.back();
  return slabs.bound_text(slabs.rows[taken.row - 1].bound, taken.cut.result);
}

// Whether `otherwise` is left with nothing.
void check_rest(const Slabs& slabs, std::size_t at) {
  if (!slabs.takes_all()) return;
  const ast::SlabRow& row = slabs.rows[at];
  const auto& taken = slabs.taken.back();
  const std::string end = slabs.text(taken.cut.result);
  const std::string& amount = slabs.rows[taken.row - 1].amount.text;
  complain(slabs.scope,
           diagnose(Code::AK0503, row.span,
                    worded("this row is never reached: a result of {} already falls in row {}", end,
                           taken.row))
               .with_label("never reached")
               .with_other(taken.span, fmt::format("every result is {}", last_bound(slabs)))
               .with_step(offer(fmt::format("leave this row out, and write `otherwise` in place of "
                                            "`{}`",
                                            last_bound(slabs)),
                                fmt::format("`{}` holds for the rest, as it stands", amount)))
               .with_help(fmt::format("if this row is right, the boundary of row {} is {} than {}",
                                      taken.row, slabs.falling ? "more" : "less", end)));
}

// The last row takes everything that is left, without the word for it.
void report_last_takes_all(const Slabs& slabs) {
  const ast::SlabRow& last = slabs.rows.back();
  const std::string bound = last_bound(slabs);
  complain(slabs.scope, diagnose(Code::AK0501, last.span, "the table does not end with `otherwise`")
                            .with_label(fmt::format("every result is {}", bound))
                            .with_step({fmt::format("write `otherwise` in place of `{}`", bound),
                                        "",
                                        {{last.asked, "otherwise"}},
                                        true}));
}

// All rows stand the other way round, and the amounts go with the results: one mistake.
bool report_other_way_round(const Slabs& slabs) {
  const std::vector<std::size_t> order = tables::order_meant(slabs);
  if (order.empty()) return false;
  const std::string_view from = slabs.falling ? "highest" : "lowest";
  const std::string_view to = slabs.falling ? "lowest" : "highest";
  Diagnostic row = diagnose(Code::AK0503, slabs.rows[1].span,
                            worded("the rows are read from the top, and stand from the {} to "
                                   "the {}: only the first is ever reached",
                                   to, from))
                       .with_label("never reached")
                       .with_other(slabs.rows[0].span, "this row takes it");
  for (std::size_t at = 2; at < order.size(); ++at) {
    row = std::move(row).with_other(slabs.rows[at].span, "never reached");
  }
  row = std::move(row).with_help(fmt::format("as it stands a result of {} earns {}, by row 1",
                                             slabs.text(witness(slabs, slabs.cut_of(1), nullptr)),
                                             slabs.rows[0].amount.text));
  row = std::move(row).with_help(
      fmt::format("from the {} to the {} each result earns what its own row says:", from, to));
  for (const std::size_t at : order) {
    row = std::move(row).with_help(
        slabs.row_text(slabs.rows[at].bound, *slabs.results[at], slabs.rows[at].amount.text));
  }
  complain(slabs.scope, std::move(row));
  return true;
}

bool goes_down(const ast::SlabRow& row) { return ir::more_is_better(*ir::test_of(row.bound)); }

const ast::SlabRow* other_way(const std::vector<ast::SlabRow>& rows, const ast::SlabRow*& first) {
  for (const ast::SlabRow& row : rows) {
    if (is_otherwise(row)) continue;
    if (first == nullptr) first = &row;
    if (goes_down(row) != goes_down(*first)) return &row;
  }
  return nullptr;
}

// AK0504. What such a table says can be said one way, and is where it says everything.
bool report_mixed(const Slabs& slabs) {
  const ast::SlabRow* first = nullptr;
  const ast::SlabRow* row = other_way(slabs.rows, first);
  if (row == nullptr) return false;
  Diagnostic mixed = diagnose(Code::AK0504, row->span,
                              "a table goes down, by `at least` or `more than`, or up, by `below` "
                              "or `at most`, not both")
                         .with_label(goes_down(*row) ? "goes down" : "goes up")
                         .with_other(first->span, goes_down(*first) ? "goes down" : "goes up");
  const tables::SameRows same = tables::going_down(slabs);
  if (!same.open.empty()) {
    mixed = std::move(mixed).with_help(fmt::format("no row says what {} earns", same.open));
  }
  if (same.rows.empty()) {
    mixed = std::move(mixed).with_help(
        "write each boundary once: with `at least` from the highest to the lowest, or with "
        "`below` from the lowest to the highest");
  } else {
    mixed = std::move(mixed)
                .with_help(same.open.empty() ? "the same from the highest to the lowest:"
                                             : "from the highest to the lowest, and the amount "
                                               "that is not said:")
                .with_help(same.rows);
  }
  complain(slabs.scope, std::move(mixed));
  return true;
}

// What stands in the cells, and what no row takes.
tables::Table table_of(const Slabs& slabs, bool broken) {
  tables::Table table{.rows = {},
                      .left = "",
                      .own = "an amount of its own",
                      .nothing = "no credit",
                      .waived = "",
                      .broken = broken};
  for (const ast::SlabRow& row : slabs.rows) {
    table.rows.push_back({is_otherwise(row), row.amount.text, row.span});
  }
  const std::string others =
      slabs.taken.empty() ? "any other result" : tables::left_by(slabs, slabs.taken.back().cut);
  table.left = fmt::format("what {} earns", others);
  table.waived = fmt::format("{} earns nothing", others);
  return table;
}

void check_bounds(Slabs& slabs) {
  if (report_other_way_round(slabs)) return;
  for (std::size_t at = 0; at < slabs.rows.size(); ++at) {
    if (is_otherwise(slabs.rows[at])) {
      check_rest(slabs, at);
      return;
    }
    if (slabs.results[at]) check_bound(slabs, at);
  }
}

}  // namespace

void check_slabs(Scope& scope, const ast::SlabTable& written, MeasuredKind kind,
                 const std::optional<ir::Comparison>& test,
                 const std::vector<std::optional<Rational>>& results) {
  if (written.rows.empty()) return;
  Slabs slabs{scope, written.rows, results, kind, test};
  const auto first = ir::test_of(written.rows.front().bound);
  slabs.falling = first && ir::more_is_better(*first);
  if (report_mixed(slabs)) return;
  check_bounds(slabs);
  if (slabs.takes_all() && slabs.taken.back().row == written.rows.size()) {
    if (!written.broken) report_last_takes_all(slabs);
    return;
  }
  check_end(scope, table_of(slabs, written.broken));
}

}  // namespace akad::sema
