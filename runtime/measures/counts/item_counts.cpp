#include "runtime/measures/counts/item_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {

bool is_judged(ir::Verdict verdict) {
  switch (verdict) {
    case ir::Verdict::Met:
    case ir::Verdict::Missed: return true;
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable:
    case ir::Verdict::Undetermined: return false;
  }
  AKAD_ASSERT(false);
}

namespace {

// Of items that are open, in the words that hold for all of them: of a period that is not over, and
// where the target leaves them out, nobody counts which are overdue.
Remark open_said(std::uint64_t count, const ir::OfItems& rules, bool over) {
  const Remark not_due{"result.not_due", {counted(count)}};
  if (rules.attribution != ir::Attribution::ByStop) return not_due;
  if (!over) return {"result.open_so_far", {counted(count)}};
  switch (rules.open_items) {
    case ir::OpenItems::LeftOut: return {"result.open_left_out", {counted(count)}, true};
    case ir::OpenItems::OverdueMissed:
    case ir::OpenItems::OverdueMissedWithGrace:
    case ir::OpenItems::TimeSoFar: return not_due;
  }
  AKAD_ASSERT(false);
}

}  // namespace

void ItemCounts::add(ir::Verdict verdict, Duration elapsed) {
  switch (verdict) {
    case ir::Verdict::Met: ++met; break;
    case ir::Verdict::Missed: ++missed; break;
    case ir::Verdict::Pending: ++pending; break;
    case ir::Verdict::NotApplicable: ++not_applicable; break;
    case ir::Verdict::Undetermined: ++undetermined; break;
  }
  if (is_judged(verdict)) longest = std::max(longest, elapsed);
}

void ItemCounts::add_open(bool overdue) { ++(overdue ? open_missed : pending); }

void ItemCounts::add_left_out(ir::Verdict verdict, Duration) {
  ++left_out;
  if (verdict == ir::Verdict::Met) ++left_out_met;
  if (verdict == ir::Verdict::Missed) ++left_out_missed;
}

ItemCounts ItemCounts::with_left_out() const {
  ItemCounts all;
  all.met = met + left_out_met;
  all.missed = missed + left_out_missed;
  all.open_missed = open_missed;
  return all;
}

std::optional<Measured> ItemCounts::without_exclusions(const ir::OfItems& rules) const {
  return left_out == 0 ? std::nullopt : with_left_out().measured(rules);
}

void ItemCounts::add_owed(std::size_t rate, const ItemsOwed& of_item) {
  OwedByRate& all = owed.made();
  if (all.size() <= rate) all.resize(rate + 1);
  all[rate].add(of_item);
}

void ItemCounts::merge(const ItemCounts& other) {
  if (other.owed) {
    for (std::size_t rate = 0; rate < other.owed->size(); ++rate) {
      add_owed(rate, (*other.owed)[rate]);
    }
  }
  met += other.met;
  missed += other.missed;
  open_missed += other.open_missed;
  pending += other.pending;
  missed_earlier += other.missed_earlier;
  not_applicable += other.not_applicable;
  undetermined += other.undetermined;
  reopened += other.reopened;
  rewritten += other.rewritten;
  reach = std::max(reach, other.reach);
  longest = std::max(longest, other.longest);
  left_out += other.left_out;
  left_out_met += other.left_out_met;
  left_out_missed += other.left_out_missed;
}

void ItemCounts::append(const ItemCounts& later, const ir::OfItems& rules) {
  // An item that is open at the end of several periods is one.
  const bool by_stop = rules.attribution == ir::Attribution::ByStop;
  if (by_stop) pending = 0;
  merge(later);
}

void ItemCounts::keep_misses_of(const ItemCounts& part) {
  met = judged() - part.all_missed();
  missed = part.missed;
  open_missed = part.open_missed;
  missed_earlier = part.missed_earlier;
}

NotAgain ItemCounts::not_again(const ItemCounts& whole) const {
  const Measured left_away = counted(whole.all_missed() - all_missed());
  return {{"missed", left_away},
          {"credit.items_left", {counted(met), counted(judged()), left_away}}};
}

std::optional<Measured> ItemCounts::measured(const ir::OfItems&) const {
  if (judged() == 0) return std::nullopt;
  return Measured{MeasuredKind::Share, Rational(met, judged())};
}

bool ItemCounts::is_small(const ir::OfItems& rules) const {
  return judged() < static_cast<std::uint64_t>(rules.small_below) &&
         all_missed() <= static_cast<std::uint64_t>(rules.small_misses);
}

std::uint64_t uncounted(const ItemCounts& counts) {
  return counts.pending + counts.not_applicable + counts.undetermined;
}

std::vector<Figure> ItemCounts::figures() const {
  return {{"met", counted(met)},
          {"missed", counted(missed)},
          {"open_missed", counted(open_missed)},
          {"pending", counted(pending)},
          {"missed_earlier", counted(missed_earlier), Written::WhereAny},
          {"not_applicable", counted(not_applicable)},
          {"undetermined", counted(undetermined)},
          {"left_out", counted(left_out), Written::WhereAny}};
}

namespace {

void add_number(std::vector<Remark>& remarks, std::uint64_t count, std::string_view key,
                bool of_period = false) {
  if (count > 0) remarks.push_back({key, {counted(count)}, of_period});
}

}  // namespace

void add_uncounted(const ItemCounts& counts, const ir::Target& target, bool over,
                   std::vector<Remark>& remarks) {
  if (counts.pending > 0) {
    remarks.push_back(open_said(counts.pending, ir::of_items(target), over));
  }
  add_number(remarks, counts.not_applicable, "result.no_target");
  add_number(remarks, counts.undetermined, "result.no_start");
  add_number(remarks, counts.left_out, "result.left_out");
}

Shown ItemCounts::shown(const ir::Target& target, bool over) const {
  Shown shown;
  shown.columns = {{"column.in_time", counted(met)},
                   {"column.late", counted(all_missed())},
                   {"column.not_counted", counted(uncounted(*this))}};
  // Where items belong to their start or due time one that is late may be open still, and is not
  // told apart.
  if (ir::of_items(target).attribution == ir::Attribution::ByStop) {
    shown.columns.insert(shown.columns.begin() + 2, {"column.still_open", counted(open_missed)});
  }
  if (judged() > 0) shown.remarks.push_back({"result.in_time", {counted(met), counted(judged())}});
  add_number(shown.remarks, all_missed(), "result.late");
  add_number(shown.remarks, open_missed, "result.open_late", true);
  if (missed_earlier > 0) {
    shown.remarks.push_back({"result.missed_earlier", {counted(missed_earlier)}, true, true});
  }
  add_uncounted(*this, target, over, shown.remarks);
  return shown;
}

}  // namespace akad::measures
