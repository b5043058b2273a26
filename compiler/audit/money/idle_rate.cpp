#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/lengths.h"
#include "compiler/audit/analysis/results.h"
#include "runtime/ir/amounts/rates.h"

namespace akad::audit {
namespace {

// Of a fee, or of what it is for one group.
template <class Priced>
bool is_always_nothing(const Priced& priced) {
  return priced.amount == 0 &&
         std::all_of(priced.later.begin(), priced.later.end(),
                     [](const ir::FeeStep& step) { return step.amount == 0; });
}

bool is_free_of_charge(const ir::Fee& fee) {
  return !fee.told && is_always_nothing(fee) &&
         std::all_of(fee.of_groups.begin(), fee.of_groups.end(), is_always_nothing<ir::FeeOfGroup>);
}

struct IsNothing {
  const ir::Program& program;

  bool operator()(const ir::FixedAmount& amount) const { return amount.money == 0; }
  bool operator()(const ir::ShareOfFee& share) const {
    return share.share == 0 || is_free_of_charge(program[share.fee]);
  }
  bool operator()(const ir::ShareOfItem& share) const { return share.share == 0; }
  bool operator()(const ir::InKind& owed) const { return owed.quantity == 0; }
};

// Why the quantity never comes to a unit for any of the results; empty where it may.
struct NeverCounted {
  const ir::Program& program;
  const ir::Target& target;
  const Range& results;

  Rational least() const { return results.from.value_or(0); }
  bool is_perfect() const {
    return least() == 1 && ir::measured_kind(target) == MeasuredKind::Share;
  }

  std::string operator()(const ir::EachMiss&) const {
    return is_perfect() ? "of such a result nothing is missed" : "";
  }
  std::string operator()(const ir::EachTimeDown& each) const {
    if (is_perfect()) return "of such a result no time is down";
    // What an outage was down before the period is part of its units.
    if (each.of_each_outage || !is_of_one() || !adds_nothing(ir::of_time(target))) return "";
    const Rational down = (1 - least()) * longest_of(program, target);
    if (ir::units_of(each, static_cast<Duration>(floor_of(down))) > 0) return "";
    return fmt::format("no more than {} of a {} are down then", length_text(down),
                       std::string(ir::noun_of(ir::periods_of(target))));
  }
  std::string operator()(const ir::EachPointBelow& each) const {
    const bool with_least = !results.from || results.with_from;
    const bool full = each.parts == ir::Parts::Full;
    const Rational room = each.below - least();
    const bool never =
        with_least ? ir::units_of(each, least()) == 0 : room <= (full ? each.step : Rational(0));
    if (!never) return "";
    return fmt::format("such a result is {} {}, which is no step below {}",
                       with_least ? "at least" : "more than", share_text(least()),
                       share_text(each.below));
  }
  std::string operator()(const ir::ShareOfTimeDown&) const {
    return is_perfect() ? "of such a result no time is down" : "";
  }
  std::string operator()(const ir::EachOfSum&) const { return ""; }
  // How late an item may be nobody can say.
  std::string operator()(const ir::EachTimeLate&) const { return ""; }
  std::string operator()(const ir::EachDateLate&) const { return ""; }

  // No time of another period, and no more than a period has.
  static bool adds_nothing(const ir::OfTime& time) {
    return time.crossing == ir::CrossingOutages::Split && time.month_days == 0;
  }
  // Of several, the time adds up.
  bool is_of_one() const {
    return target.by_subject || !program[ir::log_of(program, target)].single_subject.empty();
  }
};

std::string why_never(const Audit& audit, const ir::Credit& credit, const ir::Rate& rate,
                      const Range& results) {
  const IsNothing is_nothing{audit.program};
  if (std::visit(is_nothing, rate.price.is)) return "a unit costs nothing";
  if (rate.most && std::visit(is_nothing, rate.most->is)) return "the most is nothing";
  return std::visit(NeverCounted{audit.program, audit.program[credit.target], results},
                    rate.each.of);
}

void check_row(Audit& audit, Id<ir::Credit> id, std::size_t row, const Range& results) {
  const ir::Credit& credit = audit.program[id];
  const auto* rate = std::get_if<ir::Rate>(&credit.slabs[row].amount.is);
  if (rate == nullptr) return;
  const std::string why = why_never(audit, credit, *rate, results);
  if (why.empty()) return;
  const bool alone = credit.slabs.size() == 1;
  tell(audit, diagnose(Code::AK1035, audit.map.slab_rows[id.index()][row],
                       alone ? worded("the credit `{}` never owes anything: {}", credit.name, why)
                             : worded("{} of the credit `{}` never owes anything: {}",
                                      row_text(credit, row), credit.name, why))
                  .with_help("write what is owed, or leave it out"));
}

}  // namespace

void check_idle_rate(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const ir::Credit& credit = audit.program[id];
    if (!ir::has_rate(credit)) continue;
    const std::vector<Range> ranges = ranges_of(audit.program, credit);
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      check_row(audit, id, row, ranges[row]);
    }
  }
}

}  // namespace akad::audit
