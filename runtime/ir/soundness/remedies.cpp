// Credits and caps: tables in order, amounts that can be paid, caps that fit what they limit.
#include <algorithm>
#include <set>

#include "runtime/ir/amounts/cuts.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

bool is_nothing(const Amount& amount) { return std::holds_alternative<NoAmount>(amount.is); }

struct AmountCheck {
  Checker& c;
  Periods of;  // of what owes or caps it

  Id<Target> by = {};  // of what owes it by a rate

  void operator()(const NoAmount&) const {}
  void operator()(const FixedAmount& amount) const {
    c.require(amount.money >= 0, "an amount is not negative");
    c.require(is_payable(c.p, amount.money), "an amount is a multiple of the smallest one");
  }
  void operator()(const ShareOfFee& amount) const {
    c.require(amount.fee.valid(), "a share of a fee names the fee");
    c.require(!amount.fee.valid() || can_be_taken(amount.taken, c.p[amount.fee].period, of),
              "a share of a fee for other periods says what of it is taken");
    c.require(amount.share >= 0 && amount.share <= 1 && is_percentage(amount.share),
              "the share of a fee lies between 0 and 1");
  }
  void operator()(const Rate& rate) const { check_rate(c, rate, c.p[by]); }
  void operator()(const InKind& owed) const { check_in_kind(c, owed); }
};

// A fee by group is that of the group for which a share of it is owed or capped.
template <class Row>  // a target or a cap
void check_groups(Checker& c, const ShareOfFee& share, const Row& of) {
  if (!share.fee.valid() || c.p[share.fee].for_each.empty()) return;
  c.require(is_by(c.p, of, c.p[share.fee].for_each),
            "a share of a fee by group is owed and capped for each of its groups");
}

struct SharesOf {
  std::vector<const ShareOfFee*> found = {};

  void operator()(const ShareOfFee& share) { found.push_back(&share); }
  void operator()(const Rate& rate) {
    std::visit(*this, rate.price.is);
    if (rate.most) std::visit(*this, rate.most->is);
  }
  template <class Other>
  void operator()(const Other&) {}
};

// Some results fall in the row, if no other stands above it, and some do not.
bool divides(const Scale& scale, const SlabRow& row) {
  const Cut cut = cut_of(row.bound, row.result);
  if (scale.least && cut <= Cut{*scale.least, false}) return false;
  return !scale.most || cut < Cut{*scale.most, true};
}

// The rows of one table go one way, and each is for what those above leave over: `at least` and
// `more than` from the highest down, `below` and `at most` from the lowest up.
void check_order(Checker& c, const Credit& credit, const Target& target) {
  const std::vector<SlabRow>& rows = credit.slabs;
  const Scale scale = scale_of(measured_kind(target));
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const auto test = test_of(rows[i].bound);
    c.require(test.has_value(), "the last slab, and only the last, is `otherwise`");
    if (!test) return;
    c.require(divides(scale, rows[i]),
              "every row of a table can be reached: it takes some results, and leaves some");
    if (i == 0) continue;
    const auto above = test_of(rows[i - 1].bound);
    const bool falling = more_is_better(*test);
    const Cut cut = cut_of(rows[i].bound, rows[i].result);
    const Cut before = cut_of(rows[i - 1].bound, rows[i - 1].result);
    c.require(above && more_is_better(*above) == falling && (falling ? cut < before : cut > before),
              "the rows of a table go one way, each for what those above leave over");
  }
}

void check_small(Checker& c, const Credit& credit) {
  const SmallAmounts& small = *credit.small;
  c.require(small.limit > 0 && is_payable(c.p, small.limit),
            "small amounts are below one that can be paid");
  if (small.become != SmallAmounts::Become::Raised) return;
  c.require(!small.limit_too && is_whole(small.limit / credit.unit),
            "a small amount is raised to one that rounding leaves as it is");
}

void check_dates(Checker& c, const DatesAfter& dates) {
  c.require(dates.days >= 1 && dates.days <= kMostSteps, "a number of dates is more than zero");
  c.require(!dates.calendar.valid() || !c.zone_signals[dates.calendar.index()].valid(),
            "working days are counted by a calendar with a zone of its own");
}

// What a claim says of the group: a value as the target's results have it.
bool is_sound_group(const Checker& c, const ClaimGroup& group, const Target& target, Id<Log> log) {
  if (!group.said_by.valid() || !is_of_log(c, group.said_by, log)) return false;
  const SignalKind kind = c.p[group.said_by].kind;
  if (!group.group.valid()) return target.by_subject && kind == SignalKind::Text;
  const auto& groups = target.groups;
  return std::find(groups.begin(), groups.end(), group.group) != groups.end() &&
         c.p[group.group].kind == kind;
}

void check_claim(Checker& c, const ClaimTerms& terms, const Target& target) {
  check_dates(c, terms.within);
  if (!c.require(!terms.on.empty() && terms.period.valid(),
                 "a claim has an event, and names a period")) {
    return;
  }
  const Id<Log> log = c.p[terms.on.front()].log;
  std::vector<Id<Event>> events = terms.on;
  events.insert(events.end(), terms.waived_on.begin(), terms.waived_on.end());
  c.require(all_different(events), "each event claims or waives, and is named once");
  for (const Id<Event> event : events) {
    c.require(is_of_log(c, event, log), "claims are told by one log");
  }
  const auto is_text = [&](Id<Signal> signal) {
    return is_of_log(c, signal, log) && c.p[signal].kind == SignalKind::Text;
  };
  c.require(is_text(terms.period) && (!terms.credit.valid() || is_text(terms.credit)),
            "a claim names its period and its credit by texts of its log");
  std::vector<Id<Signal>> groups;
  for (const ClaimGroup& group : terms.groups) {
    c.require(is_sound_group(c, group, target, log),
              "a claim names a group by a value of its log of the same kind");
    groups.push_back(group.group);
  }
  c.require(all_different(groups), "a claim names each group once");
}

void check_paid(Checker& c, const Credit& credit) {
  const PaidHow& paid = *credit.paid;
  const bool payment = paid.as == PaidAs::Payment;
  c.require(payment == paid.within.has_value(), "a payment, and only a payment, has a time");
  c.require(!paid.after_claim || (payment && credit.claim),
            "what is paid after the claim must be claimed");
  if (paid.within) check_dates(c, *paid.within);
}

// What is not money is of one kind, and no sentence about money is about it.
void check_kind(Checker& c, const Credit& credit) {
  const std::string* unit = unit_in_kind(credit);
  for (const SlabRow& row : credit.slabs) {
    if (std::holds_alternative<NoAmount>(row.amount.is)) continue;
    const InKind* owed = in_kind(row.amount);
    c.require(owed == nullptr ? unit == nullptr : unit != nullptr && owed->of == *unit, kOneKind);
  }
  if (unit == nullptr) {
    c.require(is_payable(c.p, credit.unit),
              "an amount is rounded to a multiple of the smallest one");
    return;
  }
  c.require(is_decimal(credit.unit), "what is owed in kind is rounded to a number");
  c.require(!credit.small && !credit.paid, "small amounts and payments are those of money");
}

void check_credit(Checker& c, const Credit& credit) {
  if (!c.require(credit.target.valid() && credit.unit > 0 && !credit.slabs.empty(),
                 "a credit has a target, slabs and a unit of more than zero")) {
    return;
  }
  check_kind(c, credit);
  const Target& target = c.p[credit.target];
  for (const SlabRow& slab : credit.slabs) {
    c.require(is_bound(target, slab.result), kBounds);
    std::visit(AmountCheck{c, periods_of(target), credit.target}, slab.amount.is);
    SharesOf shares;
    std::visit(shares, slab.amount.is);
    for (const ShareOfFee* share : shares.found) check_groups(c, *share, target);
  }
  c.require(credit.when == OwedWhen::ByResult || (credit.slabs.size() == 1 && has_rate(credit)),
            "a credit without a table has one rate");
  if (credit.small) check_small(c, credit);
  if (credit.claim) check_claim(c, *credit.claim, target);
  if (credit.paid) check_paid(c, credit);
  check_order(c, credit, target);
  const SlabRow& last = credit.slabs.back();
  c.require(!test_of(last.bound), "the last slab, and only the last, is `otherwise`");
  c.require(last.result == 0, "`otherwise` asks for no result");
}

// What the results have that a cap is about, however many: these can be its groups.
struct Shared {
  bool any = false;
  bool by_subject = true;
  std::set<Id<Signal>> groups = {};

  void add(const Target& target) {
    std::set<Id<Signal>> own(target.groups.begin(), target.groups.end());
    if (any) std::erase_if(own, [&](Id<Signal> group) { return !groups.contains(group); });
    groups = std::move(own);
    by_subject = by_subject && target.by_subject;
    any = true;
  }
};

Shared shared_by(const Checker& c, const std::vector<Id<Credit>>& credits) {
  Shared shared;
  for (const Id<Credit> id : credits) shared.add(c.p[c.p[id].target]);
  return shared;
}

void check_small_sums(Checker& c, const Cap& cap) {
  c.require(cap.small->limit > 0 && is_payable(c.p, cap.small->limit) &&
                cap.small->become == SmallAmounts::Become::NotDue,
            "small sums are below one that can be paid, and not due");
  c.require(!looks_back(cap), "small sums are those of a period");
  for (const Id<Credit> id : ids_of(c.p.credits)) {
    c.require(!covers(c.p, cap, id) || sums_at_once(cap, c.p[c.p[id].target]),
              "a sum of a period is known when its credits are");
  }
}

// A line belongs to a cap by the values of the cap's groups: every target in scope must have them.
void check_cap(Checker& c, const Cap& cap, const Shared& by_all) {
  c.require(all_different(cap.credits), "each credit is named once");
  c.require(all_different(cap.groups), "each group is named once");
  c.require(is_nothing(cap.most) == (says(cap) != CapSays::Most),
            "a cap says how much is the most, which sums are small, or that one is due");
  c.require(!cap.small || !cap.only_largest, "a cap says one thing");
  if (cap.small) check_small_sums(c, cap);
  c.require(std::all_of(cap.credits.begin(), cap.credits.end(),
                        [&](Id<Credit> credit) { return covers(c.p, cap, credit); }),
            "a cap is money, and limits credits of money");
  const bool may_look_back = !looks_back(cap) || can_look_back(cap.cadence);
  c.require(may_look_back && cap.over_last >= 1 && cap.over_last <= kMostLookedBack,
            "a cap is for each of its periods, or over so many of the last ones");
  std::visit(AmountCheck{c, periods_of(cap)}, cap.most.is);
  const Shared shared = cap.credits.empty() ? by_all : shared_by(c, cap.credits);
  if (const auto* share = std::get_if<ShareOfFee>(&cap.most.is)) check_groups(c, *share, cap);
  const auto has = [&](Id<Signal> group) { return shared.groups.contains(group); };
  c.require(std::all_of(cap.groups.begin(), cap.groups.end(), has) &&
                (!cap.by_subject || (shared.any && shared.by_subject)),
            "the groups of a cap are groups of every target it is about");
}

// Of two such caps over one credit the order would decide what is owed. `chosen`: under the others.
void check_largest(Checker& c, const Cap& cap, std::set<Id<Credit>>& chosen) {
  c.require(!looks_back(cap), "the largest is that of a period");
  for (const Id<Credit> credit : covered_by(c.p, cap)) {
    c.require(chosen.insert(credit).second,
              "a credit is under one cap of which only the largest is due");
    if (!c.fine()) return;
  }
}

}  // namespace

bool is_payable(const Program& program, const Rational& amount) {
  return is_decimal(amount) && is_whole(amount / program.agreement.money_unit);
}

void check_remedies(Checker& c) {
  for_rows<Credit>(c, [&](const Credit& credit) { check_credit(c, credit); });
  if (!c.fine()) return;
  Shared by_all;
  for (const Credit& credit : c.p.credits) {
    if (unit_in_kind(credit) == nullptr) by_all.add(c.p[credit.target]);
  }
  std::set<Id<Credit>> chosen;
  for_rows<Cap>(c, [&](const Cap& cap) {
    check_cap(c, cap, by_all);
    if (c.fine() && cap.only_largest) check_largest(c, cap, chosen);
  });
}

}  // namespace akad::ir
