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
  std::string of;  // of which fee and how taken; empty: nothing, or money
  bool none = false;
  Rational value;
};

struct WorthOf {
  Worth operator()(const ast::NoCredit&) const { return {"", true, 0}; }
  Worth operator()(const ast::MoneyLiteral& money) const { return {"", false, money.amount.value}; }
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
  std::optional<Rational> from, to;  // with `from`, without `to`; none: there is no such end
  std::optional<std::size_t> row;
};

bool takes(const Slabs& slabs, std::size_t at, const Stretch& stretch) {
  switch (slabs.rows[at].bound) {
    case ir::BoundKind::Otherwise: return true;
    case ir::BoundKind::AtLeast: return stretch.from && *stretch.from >= *slabs.results[at];
    case ir::BoundKind::Below: return stretch.to && *stretch.to <= *slabs.results[at];
    case ir::BoundKind::MoreThan:
    case ir::BoundKind::AtMost: return false;  // not in tables yet
  }
  AKAD_ASSERT(false);
}

std::vector<Stretch> stretches_of(const Slabs& slabs) {
  std::vector<Rational> ends;
  for (const auto& result : slabs.results) {
    if (result) ends.push_back(*result);
  }
  std::sort(ends.begin(), ends.end(), std::greater<>());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::vector<Stretch> stretches;
  std::optional<Rational> to;
  for (const Rational& end : ends) {
    stretches.push_back({end, to, {}});
    to = end;
  }
  if (!to || *to != scale_of(slabs.kind).least) stretches.push_back({{}, to, {}});
  for (Stretch& stretch : stretches) {
    for (std::size_t at = 0; at < slabs.rows.size() && !stretch.row; ++at) {
      if (takes(slabs, at, stretch)) stretch.row = at;
    }
  }
  return stretches;
}

std::string told(const Slabs& slabs, const Stretch& stretch) {
  if (!stretch.from) return fmt::format("a result below {}", slabs.text(*stretch.to));
  if (!stretch.to) return fmt::format("a result of {} and more", slabs.text(*stretch.from));
  return fmt::format("a result of {} and more, but below {},", slabs.text(*stretch.from),
                     slabs.text(*stretch.to));
}

bool all_known(const Slabs& slabs) {
  for (std::size_t at = 0; at < slabs.rows.size(); ++at) {
    if (ir::test_of(slabs.rows[at].bound) && !slabs.results[at]) return false;
  }
  return slabs.rows.size() <= kMostRowsShown;
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

std::string Slabs::more_or_less(bool more, const Rational& than) const {
  return fmt::format("{} than {}", more ? "more" : "less", text(than));
}

std::string Slabs::row_text(ir::BoundKind bound, const Rational& result,
                            const std::string& amount) const {
  return fmt::format("| {} {} | {} |", words(bound)[static_cast<std::size_t>(bound)], text(result),
                     amount);
}

bool Slabs::takes_all() const {
  return falling && !taken.empty() && taken.back().result == scale_of(kind).least;
}

std::vector<std::size_t> order_meant(const Slabs& slabs) {
  if (!slabs.test) return {};
  std::vector<std::size_t> order;
  std::vector<Worth> amounts;
  for (std::size_t at = 0; at < slabs.rows.size() && ir::test_of(slabs.rows[at].bound); ++at) {
    if (!slabs.results[at]) return {};
    const bool wrong = at == 0 || (slabs.falling ? *slabs.results[at] > *slabs.results[at - 1]
                                                 : *slabs.results[at] < *slabs.results[at - 1]);
    if (!wrong) return {};
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

SameRows with_one_word(const Slabs& slabs) {
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
    same.rows.push_back(last ? fmt::format("| otherwise | {} |", amount)
                             : slabs.row_text(ir::BoundKind::AtLeast, *stretch.from, amount));
  }
  return same;
}

}  // namespace akad::sema::tables
