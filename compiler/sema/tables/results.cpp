#include "compiler/sema/tables/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "compiler/scope/quantities.h"
#include "runtime/base/assert.h"

namespace akad::sema::tables {
namespace {

// Longer tables are not written out in a message.
constexpr std::size_t kMostRowsShown = 12;

// Amounts that can be held against each other without a fee's price: shares of one fee, or money.
struct Worth {
  std::string of;  // of which fee and how taken, or what is owed in kind; empty: nothing, or money
  bool none = false;
  Rational value;
};

struct WorthOf {
  Worth operator()(const ast::NoCredit&) const { return {"", true, 0}; }
  Worth operator()(const ast::MoneyLiteral& money) const { return {"", false, money.amount.value}; }
  Worth operator()(const ast::InKindLiteral& owed) const {
    return {owed.of.text, false, owed.quantity.value};
  }
  Worth operator()(const ast::Rate&) const { return {"a rate", false, 0}; }  // nobody can say
  Worth operator()(const ast::ShareOfFee& share) const {
    const std::string of = fmt::format("{} {}", share.fee.text, static_cast<int>(share.taken));
    return {of, false, share.share.share};
  }
};

// Whether they rise throughout, or fall, and are not all the same.
bool go_one_way(const std::vector<Worth>& amounts, bool rising) {
  const Worth* known = nullptr;
  for (const Worth& amount : amounts) {
    if (amount.none) continue;
    if (known != nullptr && known->of != amount.of) return false;
    known = &amount;
  }
  const auto less = [](const Worth& a, const Worth& b) { return a.value < b.value; };
  const auto more = [](const Worth& a, const Worth& b) { return a.value > b.value; };
  const bool rise = std::is_sorted(amounts.begin(), amounts.end(), less);
  const bool fall = std::is_sorted(amounts.begin(), amounts.end(), more);
  return rise != fall && rise == rising;
}

// From one boundary to the next, with the row that takes it; from the greatest results down.
struct Stretch {
  std::optional<ir::Cut> from, to;  // none: there is no such end
  std::optional<std::size_t> row;
};

bool takes(const Slabs& slabs, std::size_t at, const Stretch& stretch) {
  const auto test = ir::test_of(slabs.rows[at].bound);
  if (!test) return true;
  const ir::Cut cut = slabs.cut_of(at);
  return ir::more_is_better(*test) ? stretch.from && *stretch.from >= cut
                                   : stretch.to && *stretch.to <= cut;
}

// Every boundary, from the greatest down, and whether any result lies on either side of all.
std::vector<Stretch> between(const Slabs& slabs, const std::vector<ir::Cut>& cuts) {
  const Scale scale = scale_of(slabs.kind);
  std::vector<Stretch> stretches;
  std::optional<ir::Cut> to;
  for (const ir::Cut& cut : cuts) {
    if (to || !scale.most || cut != ir::Cut{*scale.most, true}) stretches.push_back({cut, to, {}});
    to = cut;
  }
  if (!to || !scale.least || *to != ir::Cut{*scale.least, false}) stretches.push_back({{}, to, {}});
  return stretches;
}

std::vector<Stretch> stretches_of(const Slabs& slabs) {
  std::vector<ir::Cut> cuts;
  for (std::size_t at = 0; at < slabs.rows.size(); ++at) {
    if (slabs.results[at]) cuts.push_back(slabs.cut_of(at));
  }
  std::sort(cuts.begin(), cuts.end(), std::greater<>());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Stretch> stretches = between(slabs, cuts);
  for (Stretch& stretch : stretches) {
    for (std::size_t at = 0; at < slabs.rows.size() && !stretch.row; ++at) {
      if (takes(slabs, at, stretch)) stretch.row = at;
    }
  }
  return stretches;
}

std::string told(const Slabs& slabs, const Stretch& stretch) {
  const auto text = [&](const ir::Cut& cut) { return slabs.text(cut.result); };
  if (stretch.from && stretch.to && stretch.from->result == stretch.to->result) {
    return fmt::format("a result of {}", text(*stretch.from));
  }
  const std::string end =
      stretch.to ? fmt::format("{} {}", stretch.to->behind ? "at most" : "below", text(*stretch.to))
                 : "";
  if (!stretch.from) return fmt::format("a result {}{}", stretch.to->behind ? "of " : "", end);
  const std::string from = text(*stretch.from);
  const std::string begin = stretch.from->behind ? fmt::format("a result of more than {}", from)
                                                 : fmt::format("a result of {} and more", from);
  return stretch.to ? fmt::format("{}, but {},", begin, end) : begin;
}

bool all_known(const Slabs& slabs) {
  for (std::size_t at = 0; at < slabs.rows.size(); ++at) {
    if (ir::test_of(slabs.rows[at].bound) && !slabs.results[at]) return false;
  }
  return slabs.rows.size() <= kMostRowsShown;
}

// Of the row that takes all above the cut.
ir::BoundKind bound_above(const ir::Cut& cut) {
  return cut.behind ? ir::BoundKind::MoreThan : ir::BoundKind::AtLeast;
}

bool every_row_takes_some(const Slabs& slabs, const std::vector<Stretch>& stretches) {
  std::set<std::size_t> taking;
  for (const Stretch& stretch : stretches) {
    if (stretch.row) taking.insert(*stretch.row);
  }
  return taking.size() == slabs.rows.size();
}

}  // namespace

std::string Slabs::text(const Rational& result) const { return scope::quantity_text(kind, result); }

std::string Slabs::bound_text(ir::BoundKind bound, const Rational& result) const {
  return fmt::format("{} {}", words(bound)[static_cast<std::size_t>(bound)], text(result));
}

std::string Slabs::row_text(ir::BoundKind bound, const Rational& result,
                            const std::string& amount) const {
  return fmt::format("| {} | {} |", bound_text(bound, result), amount);
}

ir::Cut Slabs::cut_of(std::size_t row) const { return ir::cut_of(rows[row].bound, *results[row]); }

bool Slabs::goes_on(const ir::Cut& cut, const ir::Cut& from) const {
  return falling ? cut < from : cut > from;
}

bool Slabs::takes_none(const ir::Cut& cut) const {
  const Scale scale = scale_of(kind);
  return falling ? scale.most && cut >= ir::Cut{*scale.most, true}
                 : scale.least && cut <= ir::Cut{*scale.least, false};
}

bool Slabs::takes_all(const ir::Cut& cut) const {
  const Scale scale = scale_of(kind);
  return falling ? scale.least && cut <= ir::Cut{*scale.least, false}
                 : scale.most && cut >= ir::Cut{*scale.most, true};
}

bool Slabs::takes_all() const { return !taken.empty() && takes_all(taken.back().cut); }

std::string left_by(const Slabs& slabs, const ir::Cut& cut) {
  return slabs.falling ? told(slabs, {{}, cut, {}}) : told(slabs, {cut, {}, {}});
}

std::vector<std::size_t> order_meant(const Slabs& slabs) {
  if (!slabs.test) return {};
  std::vector<std::size_t> order;
  std::vector<Worth> amounts;
  for (std::size_t at = 0; at < slabs.rows.size() && ir::test_of(slabs.rows[at].bound); ++at) {
    if (!slabs.results[at]) return {};
    if (at > 0 && !slabs.goes_on(slabs.cut_of(at - 1), slabs.cut_of(at))) return {};
    order.insert(order.begin(), at);
  }
  if (order.size() < 2 || order.size() > kMostRowsShown) return {};
  for (const std::size_t at : order) {
    amounts.push_back(std::visit(WorthOf{}, slabs.rows[at].amount.what));
  }
  if (order.size() < slabs.rows.size()) {
    amounts.push_back(std::visit(WorthOf{}, slabs.rows[order.size()].amount.what));
  }
  const bool best_first = slabs.falling == ir::more_is_better(*slabs.test);
  return go_one_way(amounts, best_first) ? order : std::vector<std::size_t>();
}

SameRows going_down(const Slabs& slabs) {
  SameRows same;
  if (!all_known(slabs)) return same;
  const std::vector<Stretch> stretches = stretches_of(slabs);
  for (const Stretch& stretch : stretches) {
    if (!stretch.row && same.open.empty()) same.open = told(slabs, stretch);
  }
  if (!every_row_takes_some(slabs, stretches)) return same;
  for (std::size_t at = 0; at < stretches.size(); ++at) {
    const Stretch& stretch = stretches[at];
    if (at + 1 < stretches.size() && stretches[at + 1].row == stretch.row) continue;
    const std::string amount = stretch.row ? slabs.rows[*stretch.row].amount.text : "…";
    const bool last = at + 1 == stretches.size();
    same.rows.push_back(
        last ? fmt::format("| otherwise | {} |", amount)
             : slabs.row_text(bound_above(*stretch.from), stretch.from->result, amount));
  }
  return same;
}

}  // namespace akad::sema::tables
