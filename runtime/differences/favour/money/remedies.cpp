#include "runtime/differences/favour/money/remedies.h"

#include <algorithm>

#include "runtime/differences/align/meaning.h"
#include "runtime/differences/favour/money/caps.h"
#include "runtime/differences/favour/promises.h"

namespace akad::differences {
namespace {

constexpr std::size_t kMostRows = 400;  // of both tables, that are gone through row by row

using Slabs = std::vector<ir::SlabRow>;

std::optional<Table> as_table(const Context& context, Edition from, Id<ir::Credit> id,
                              const Slabs& slabs) {
  return table_of(context, from, context.program()[id], slabs);
}

// Rows in the context, with that one row as the other agreement has it.
std::optional<Table> exchanged(const Context& context, Id<ir::Credit> id,
                               const Pair<ir::Credit>& credit, std::int32_t here,
                               std::int32_t there) {
  const bool is_before = context.edition == Edition::Before;
  const Edition other = is_before ? Edition::After : Edition::Before;
  const Slabs& slabs = is_before ? credit.before.slabs : credit.after.slabs;
  const Slabs& others = is_before ? credit.after.slabs : credit.before.slabs;
  auto own = as_table(context, context.edition, id, slabs);
  auto theirs = as_table(context, other, id, others);
  if (!own || !theirs) return std::nullopt;
  std::vector<Table::Row> rows = own->rows();
  if (here >= 0 && there >= 0) {
    rows[static_cast<std::size_t>(here)] = theirs->rows()[static_cast<std::size_t>(there)];
  } else if (here >= 0) {
    rows.erase(rows.begin() + here);
  } else {
    // Before the first row that it is read before there, or the last.
    const Table::Row& row = theirs->rows()[static_cast<std::size_t>(there)];
    const auto test = ir::test_of(row.bound);
    if (!test) return std::nullopt;
    const bool falling = ir::more_is_better(*test);
    const auto place = std::find_if(rows.begin(), rows.end(), [&](const Table::Row& other_row) {
      return other_row.bound == ir::BoundKind::Otherwise ||
             (falling ? other_row.result < row.result : row.result < other_row.result);
    });
    rows.insert(place, row);
  }
  return Table(std::move(rows));
}

bool may_be_whole(const Context& context, Id<ir::Credit> id, const Table& table) {
  return std::all_of(table.rows().begin(), table.rows().end(), [&](const Table::Row& row) {
    return is_whole_under_caps(context, id, row.pays);
  });
}

bool is_capped(const ir::Program& program, Id<ir::Credit> id) {
  return std::any_of(program.caps.begin(), program.caps.end(),
                     [&](const ir::Cap& cap) { return ir::limits(program, cap, id); });
}

// All amounts of the credit are whole units, so that nothing is rounded but what caps lower, which
// is rounded in one way.
bool is_never_rounded(const Context& context, Id<ir::Credit> id) {
  const ir::Credit& credit = context.program()[id];
  const auto table = as_table(context, context.edition, id, credit.slabs);
  return table && std::all_of(table->rows().begin(), table->rows().end(), [&](const auto& row) {
           return is_whole(context, row.pays, credit.unit);
         });
}

Turn of_rounding(const Context& context, Id<ir::Credit> id, const Pair<ir::Credit>& credit) {
  if (is_never_rounded(context, id)) return Turn::Same;
  if (is_capped(context.program(), id)) return Turn::Unknown;
  return as_it_grows(rank_of(credit.before.rounding), rank_of(credit.after.rounding), Turn::More);
}

// Whether more or less of each amount of the credit is more or less of all that is payable.
bool turns_as_each_line(const Context& context, Id<ir::Credit> id) {
  const ir::Program& program = context.program();
  const ir::Credit& credit = program[id];
  const auto table = as_table(context, context.edition, id, credit.slabs);
  return table && adds_up(context, id) && may_be_whole(context, id, *table) &&
         !may_be_unknown(program, program[credit.target]) && !remembers(program, credit.target);
}

// What an amount comes to is less where more amounts are not due, and more where they are raised.
Turn of_small(const std::optional<ir::SmallAmounts>& before,
              const std::optional<ir::SmallAmounts>& after) {
  using enum ir::SmallAmounts::Become;
  const auto becomes = [](const auto& one) { return one ? one->become : NotDue; };
  const bool is_raised = becomes(before) == Raised, will_be = becomes(after) == Raised;
  if (is_raised != will_be) return will_be ? Turn::More : Turn::Less;
  // None is as if nothing were small.
  const auto limit = [](const auto& one) {
    return one ? std::pair(one->limit, one->limit_too) : std::pair(Rational(0), false);
  };
  return as_it_grows(limit(before), limit(after), will_be ? Turn::More : Turn::Less);
}

// One that must be claimed is owed where it was; with longer to claim it, more often.
Turn of_claim(const Context& context, const std::optional<ir::ClaimTerms>& before,
              const std::optional<ir::ClaimTerms>& after) {
  if (!before || !after) return before ? Turn::More : Turn::Less;
  ir::ClaimTerms longer = *before;
  longer.within.days = after->within.days;
  if (Meaning::of(context.rows, Edition::Before, longer) !=
      Meaning::of(context.rows, Edition::After, *after)) {
    return Turn::Unknown;
  }
  return as_it_grows(before->within.days, after->within.days, Turn::More);
}

// The cap of the other agreement, in rows of this one. None: what it names is not here.
std::optional<ir::Cap> as_here(const Context& context, Edition from, const ir::Cap& cap) {
  ir::Cap here = cap;
  for (Id<ir::Credit>& credit : here.credits) {
    credit = context.here(from, credit);
    if (!credit.valid()) return std::nullopt;
  }
  for (Id<ir::Signal>& group : here.groups) {
    group = context.here(from, group);
    if (!group.valid()) return std::nullopt;
  }
  return here;
}

// From the first table to the second; Unknown also where there is none.
Turn owed_by(const Context& context, Id<ir::Credit> id, const std::optional<Table>& first,
             const std::optional<Table>& second) {
  if (!first || !second) return Turn::Unknown;
  const Turn turn = between(*first, *second);
  if (turn == Turn::Same || turn == Turn::Unknown) return turn;
  if (!adds_up(context, id) || !may_be_whole(context, id, *first) ||
      !may_be_whole(context, id, *second)) {
    return Turn::Unknown;
  }
  const Id<ir::Target> target = context.program()[id].target;
  if (may_be_unknown(context.program(), context.program()[target])) return Turn::Unknown;
  const bool remembered = remembers(context.program(), target);
  // What is small, and so not due, may count again.
  if (remembered && context.program()[id].small) return Turn::Unknown;
  return remembered && !pay_for_the_same(*first, *second) ? Turn::Unknown : turn;
}

}  // namespace

Turn of_slab(const Context& context, Id<ir::Credit> id, const Pair<ir::Credit>& credit,
             std::int32_t row_before, std::int32_t row_after) {
  const auto table_before = [&] {
    return as_table(context, Edition::Before, id, credit.before.slabs);
  };
  const auto table_after = [&] {
    return as_table(context, Edition::After, id, credit.after.slabs);
  };
  const Turn whole = context.known.once(
      0, context.edition, id, [&] { return owed_by(context, id, table_before(), table_after()); });
  const std::size_t rows = credit.before.slabs.size() + credit.after.slabs.size();
  if (whole != Turn::Unknown || rows > kMostRows) return whole;
  const bool is_before = context.edition == Edition::Before;
  auto other = exchanged(context, id, credit, is_before ? row_before : row_after,
                         is_before ? row_after : row_before);
  return is_before ? owed_by(context, id, table_before(), std::move(other))
                   : owed_by(context, id, std::move(other), table_after());
}

Turn of_credit(const Context& context, Id<ir::Credit> id, const Pair<ir::Credit>& credit,
               std::string_view field) {
  if (field == "rounding") return of_rounding(context, id, credit);
  if (!turns_as_each_line(context, id)) return Turn::Unknown;
  if (field == "small") return of_small(credit.before.small, credit.after.small);
  if (field == "claim") return of_claim(context, credit.before.claim, credit.after.claim);
  return Turn::Unknown;
}

Turn of_cap(const Context& context, Id<ir::Cap> id, const Pair<ir::Cap>& cap,
            std::string_view field) {
  const ir::Program& program = context.program();
  const auto is_most = [](const ir::Cap& one) { return ir::says(one) == ir::CapSays::Most; };
  if (!is_most(cap.before) || !is_most(cap.after)) return Turn::Unknown;
  if (!adds_up_whole(context, limited_by(program, program[id]))) return Turn::Unknown;
  if (field == "most") {
    const auto before = money(context, Edition::Before, cap.before.most, program[id].cadence);
    const auto after = money(context, Edition::After, cap.after.most, program[id].cadence);
    if (!before || !after) return Turn::Unknown;
    const auto credits = limited_by(program, program[id]);
    const bool whole = std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> credit) {
      const Rational& unit = program[credit].unit;
      return is_whole(context, *before, unit) && is_whole(context, *after, unit);
    });
    return whole ? between(*before, *after) : Turn::Unknown;
  }
  if (field != "credits" && field != "groups" && field != "by_subject") return Turn::Unknown;
  const auto before = as_here(context, Edition::Before, cap.before);
  const auto after = as_here(context, Edition::After, cap.after);
  const Context other = context.elsewhere();
  const auto there = other.here(context.edition, id);
  if (!before || !after || !there.valid() ||
      !adds_up_whole(other, limited_by(other.program(), other.program()[there])) ||
      before->cadence != after->cadence) {
    return Turn::Unknown;
  }
  // A wider cap of as much leaves less.
  if (lies_within(*before, *after)) return Turn::Less;
  return lies_within(*after, *before) ? Turn::More : Turn::Unknown;
}

Turn with_credit(const Context& context, Id<ir::Credit> id) {
  const ir::Program& program = context.program();
  if (may_be_unknown(program, program[program[id].target])) return Turn::Unknown;
  return adds_up(context, id) ? Turn::More : Turn::Unknown;
}

Turn with_cap(const Context& context, Id<ir::Cap> id) {
  const ir::Program& program = context.program();
  return adds_up_whole(context, limited_by(program, program[id])) ? Turn::Less : Turn::Unknown;
}

Turn of_order(const Context& context) {
  std::vector<Id<ir::Credit>> all;
  for (const Id<ir::Credit> id : ids_of(context.program().credits)) all.push_back(id);
  const bool adds = adds_up_whole(context, all);
  return adds ? Turn::Same : Turn::Unknown;
}

}  // namespace akad::differences
