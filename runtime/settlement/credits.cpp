#include "runtime/settlement/credits.h"

#include <algorithm>
#include <tuple>

#include "runtime/results/between.h"
#include "runtime/results/judge.h"

namespace akad::settlement {
namespace {

// What a credit is asked with for a result, and what if what nobody knows was down.
struct Asked {
  Measured measured;
  Rarely<Measured> if_down;
  std::optional<measures::Cell> left = {};  // where something is not counted again
};

// A result in its period, and one of its credits.
struct Owing {
  const ir::Program& program;
  const ir::Target& target;
  const results::Result& result;
  const ir::CalendarPeriod& period;
  const std::vector<ir::ItemRate>& item_rates;  // of the target
  Id<ir::Credit> credit;
  const ir::ToldFees& told;

  const ir::Credit& rule() const { return program[credit]; }

  Id<ir::SlabRow> row_of(const Measured& measured) const {
    return results::slab_of(rule(), target, measured);
  }
  // Where a credit is owed for what is missed alone, `verdict` decides.
  owed::Amount amount(Id<ir::SlabRow> row, const Asked& asked, ir::Verdict verdict,
                      owed::Unknown unknown = owed::Unknown::AsKnown) const {
    if (rule().when == ir::OwedWhen::Missed && verdict != ir::Verdict::Missed) return {};
    const measures::Cell& counts = asked.left ? *asked.left : result.counts;
    const bool if_down = unknown == owed::Unknown::AsDown && asked.if_down;
    const Measured& measured = if_down ? *asked.if_down : asked.measured;
    return owed::amount_of(
        {program, credit, counts, measured, period, result.group, item_rates, unknown, &told}, row);
  }
  // Of a sum that may come to more.
  std::vector<results::MayOwe> between(const Asked& asked) const {
    const bool endless = measures::has_no_end(result.counts);
    return results::may_owe({program, credit, result.counts, asked.measured, period, result.group,
                             item_rates, owed::Unknown::AsKnown, &told},
                            asked.measured.value,
                            endless ? std::nullopt : std::optional(asked.if_down->value));
  }
  // Of time that may have been down, some of it.
  std::vector<results::MayOwe> if_some_was_down(const Asked& asked) const {
    const measures::Cell& counts = asked.left ? *asked.left : result.counts;
    return results::may_owe_if_down({program, credit, counts, asked.measured, period, result.group,
                                     item_rates, owed::Unknown::AsKnown, &told},
                                    asked.if_down->value);
  }
  // Of too little to measure nothing is missed either.
  Asked asked_with(const Measured& measured) const {
    Asked asked{measured, result.if_down};
    if (measures::has_too_little(result.counts, target)) {
      asked.left = measures::empty_cell(program, target);
    }
    return asked;
  }
  // By what is known.
  ir::Verdict verdict() const {
    return result.verdict == ir::Verdict::Undetermined ? result.by_known : result.verdict;
  }
};

// Of a share of a fee that nobody knows the least is owed, and nobody can say what more.
void leave_open_end(LineItem& line, Id<ir::Fee> unknown_fee) {
  line.unknown_fee = unknown_fee;
  line.open_end = true;
}

// Where a table pays less for worse: the row by which the least is owed, the one that holds by what
// is known before the first in the table; and what it is owed for, as near to what is known as can
// be. A line by which nothing is owed for certain keeps the row that holds by what is known.
class LeastBy {
 public:
  // Nearer before farther.
  void consider(const LineItem& line, Id<ir::SlabRow> slab, const Measured& measured,
                const owed::Amount& other) {
    const Rational& least = by_ ? by_->amount.exact : line.exact;
    if (slab == line.slab) {
      if (other.exact <= least) by_.reset();
    } else if (other.exact < least || (by_ && other.exact == least && slab < by_->row)) {
      by_ = {slab, other, measured};
    }
  }
  void tell(LineItem& line) const {
    if (!by_ || line.exact == 0 || by_->amount.exact != line.exact) return;
    line.slab = by_->row;
    line.measured = by_->measured;
    line.base = by_->amount.base;
    line.working = by_->amount.working;
  }

 private:
  std::optional<results::MayOwe> by_;
};

// The least amount is payable now, the rest is open. What a lost record would have said nobody
// knows, so that each row of the table may be the one that holds; and of items none may be left.
// What a rate comes to then has no end.
void leave_open(LineItem& line, const Owing& owing, const Asked& asked) {
  const ir::Credit& rule = owing.rule();
  Rational most = line.exact;
  OpenBy dearest{line.slab, line.base};
  LeastBy least_by;
  const auto consider = [&](Id<ir::SlabRow> slab, const Measured& measured,
                            const owed::Amount& other) {
    least_by.consider(line, slab, measured, other);
    line.exact = std::min(line.exact, other.exact);
    if (other.unknown_fee.valid()) leave_open_end(line, other.unknown_fee);
    if (other.exact > most) dearest = {slab, other.base};
    most = std::max(most, other.exact);
  };
  if (asked.if_down && ir::summed_by(owing.target) != nullptr) {
    for (const results::MayOwe& one : owing.between(asked)) {
      consider(one.row, one.measured, one.amount);
      line.open_end = line.open_end || one.no_end;
      line.grows = line.grows || one.no_end;
    }
  } else if (asked.if_down) {
    const Id<ir::SlabRow> row = owing.row_of(*asked.if_down);
    for (const results::MayOwe& one : owing.if_some_was_down(asked)) {
      consider(one.row, one.measured, one.amount);
    }
    consider(row, *asked.if_down,
             owing.amount(row, asked, owing.result.verdict_if_down, owed::Unknown::AsDown));
    // Of outages some may have fewer units then, and others more.
    for (const auto& [slab, measured, verdict] :
         {std::tuple(line.slab, asked.measured, owing.verdict()),
          std::tuple(row, *asked.if_down, owing.result.verdict_if_down)}) {
      if (!owed::is_by_outage(rule, slab)) continue;
      consider(slab, measured, owing.amount(slab, asked, verdict, owed::Unknown::AsDown));
      consider(slab, measured, owing.amount(slab, asked, verdict, owed::Unknown::FewestUnits));
    }
  }
  if (owing.result.lost > 0 && owing.target.lost == ir::LostRecords::Undetermined) {
    const bool may_be_empty = std::holds_alternative<ir::OfItems>(owing.target.of);
    line.grows = ir::has_rate(rule);
    line.open_end = line.open_end || line.grows;
    if (may_be_empty || line.grows) line.exact = 0;
    for (const Id<ir::SlabRow> row : ids_of(rule.slabs)) {
      consider(row, asked.measured, owing.amount(row, asked, ir::Verdict::Missed));
    }
  }
  least_by.tell(line);
  line.open = most - line.exact;
  if (line.open > 0) line.open_by = std::optional(std::move(dearest));
}

// What was missed or down earns a credit once, through whichever of the results that are over it:
// up to the end of the last period for which one was owed it counts as if it had not been.
class LookedBack {
 public:
  LookedBack(const Owing& owing, Id<ir::Credit> credit, Ledger& ledger)
      : owing_(owing), ledger_(ledger), key_(credit, owing.result.group) {
    const auto known = ledger_.not_owed_yet.find(key_);
    if (known == ledger_.not_owed_yet.end()) return;
    const std::int32_t first = ir::first_of(owing.period, owing.target.over_last).number;
    if (first > known->second.until) {
      ledger_.not_owed_yet.erase(known);
      return;
    }
    if (owing.result.of_last != nullptr) {
      measures::append(known->second.since, *owing.result.of_last, owing.target);
    }
    not_owed_yet_ = &known->second;
  }

  bool has_earned() const { return not_owed_yet_ != nullptr; }

  // None where no credit was owed before.
  std::optional<EarnedBefore> before(const std::optional<Asked>& asked) const {
    if (not_owed_yet_ == nullptr) return std::nullopt;
    return EarnedBefore{{owing_.period.cadence, not_owed_yet_->until},
                        not_owed_yet_->exact,
                        not_owed_yet_->payable,
                        asked ? asked->left : std::nullopt};
  }

  // None where the result is of nothing but what a credit was owed for.
  std::optional<Asked> asked(const Measured& measured) const {
    if (not_owed_yet_ == nullptr) return owing_.asked_with(measured);
    if (!owing_.result.measured) return std::nullopt;
    measures::Cell cell = owing_.result.counts;
    measures::keep_misses_of(cell, not_owed_yet_->since);
    return Asked{*measures::measured_of(cell, owing_.target), measures::measured_if_down(cell),
                 std::move(cell)};
  }

  // What becomes payable of it is known once its caps are (remember_payable).
  void owe(const Rational& exact) {
    ledger_.not_owed_yet[key_] = {
        owing_.period.number, measures::empty_cell(owing_.program, owing_.target), exact, {}};
  }

 private:
  const Owing& owing_;
  Ledger& ledger_;
  std::pair<Id<ir::Credit>, results::Group> key_;
  const NotOwedYet* not_owed_yet_ = nullptr;
};

// By the table of the credit.
LineItem line_by(const Owing& owing, Id<results::Result> result, const Asked& asked) {
  const Id<ir::SlabRow> slab = owing.row_of(asked.measured);
  owed::Amount amount = owing.amount(slab, asked, owing.verdict());
  LineItem line{owing.credit, result, asked.measured, slab};
  line.exact = std::move(amount.exact);
  line.base = std::move(amount.base);
  line.working = std::move(amount.working);
  line.without_fee = amount.without_fee;
  if (amount.unknown_fee.valid()) leave_open_end(line, amount.unknown_fee);
  if (owing.result.verdict == ir::Verdict::Undetermined) leave_open(line, owing, asked);
  return line;
}

// Of a target that looks back, and was not met once more: why nothing is owed for it. None where it
// would earn nothing anyway. What was empty has nothing left that was missed.
std::optional<LineItem> owed_before(const Owing& owing, const LookedBack& back,
                                    const LineItem& alone, const std::optional<Asked>& asked) {
  if (!back.has_earned() || !owes(alone)) return std::nullopt;
  const Measured left =
      asked ? asked->measured : results::best_of(owing.target).value_or(alone.measured);
  LineItem line{alone.credit, alone.result, left, owing.row_of(left)};
  line.before = back.before(asked);
  return line;
}

// What the credit is asked with; none where it cannot arise.
std::optional<Measured> measure_for(const Owing& owing) {
  if (owing.rule().when == ir::OwedWhen::Always && owing.result.small_sample) {
    return owing.result.measured;
  }
  return results::measure_for_credit(owing.target, owing.result);
}

// None where nothing arises. `back`: of a target that looks back.
std::optional<LineItem> line_of(const Owing& owing, Id<results::Result> result,
                                const LookedBack* back) {
  const auto measured = measure_for(owing);
  if (!measured) return std::nullopt;
  const Asked alone = owing.asked_with(*measured);
  const std::optional<Asked> asked = back == nullptr ? alone : back->asked(*measured);
  if (asked) {
    LineItem line = line_by(owing, result, *asked);
    if (back != nullptr) line.before = back->before(asked);
    if (owes(line) || line.without_fee) return line;
  }
  if (back == nullptr) return std::nullopt;
  return owed_before(owing, *back, line_by(owing, result, alone), asked);
}

// What is small becomes something else, and so does the most that an open amount may come to.
void mind_small_amounts(const ir::Credit& rule, LineItem& line) {
  if (!rule.small) return;
  const Rational most = ir::without_small(*rule.small, line.exact + line.open);
  if (ir::is_small(*rule.small, line.exact)) {
    line.small = ir::without_small(*rule.small, line.exact);
  }
  line.open = most - due_of(line);
  if (line.open == 0) line.open_by = {};
}

void add_lines_of(std::vector<Line>& lines, const ir::Program& program, Id<ir::Credit> credit,
                  const results::PeriodResults& period, const std::vector<ir::ItemRate>& item_rates,
                  std::size_t place, const ir::ToldFees& told, Ledger& ledger) {
  const std::vector<results::Result>& results = period.results;
  const ir::Credit& rule = program[credit];
  const ir::Target& target = program[rule.target];
  // By target, so that each credit looks at its own results alone.
  const auto first =
      std::partition_point(results.begin(), results.end(),
                           [&](const results::Result& row) { return row.target < rule.target; });
  for (auto at = first; at != results.end() && at->target == rule.target; ++at) {
    const auto id = Id<results::Result>::of(static_cast<std::size_t>(at - results.begin()));
    const Owing owing{program, target, *at, period.period.calendar, item_rates, credit, told};
    std::optional<LookedBack> back;
    if (ir::looks_back(target)) back.emplace(owing, credit, ledger);
    auto line = line_of(owing, id, back ? &*back : nullptr);
    if (!line) continue;
    mind_small_amounts(rule, *line);
    const Rational due = due_of(*line);
    // What is not due, as it is small, is not owed: it may still count. What is a share of a fee
    // that nobody knows is owed, however much it is: through a later result it is not owed as well.
    if (back && (due > 0 || line->unknown_fee.valid())) back->owe(due);
    lines.push_back({*std::move(line), due, place});
  }
}

}  // namespace

void add_lines(std::vector<Line>& lines, const ir::Program& program,
               const results::PeriodResults& period, std::size_t at, const ir::ToldFees& told,
               Ledger& ledger, Owes which) {
  const std::vector<std::vector<ir::ItemRate>> rates = ir::item_rates(program);
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    if (which == Owes::InKind && ir::unit_in_kind(program[credit]) == nullptr) continue;
    const Id<ir::Target> target = program[credit].target;
    add_lines_of(lines, program, credit, period, rates[target.index()], at, told, ledger);
  }
}

}  // namespace akad::settlement
