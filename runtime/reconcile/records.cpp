// Which records of the two logs are the same: by their ids, where they have them, and else by what
// they say.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/reconcile/steps.h"

namespace akad::reconcile {
namespace {

using events::RollRow;
using Rows = std::vector<std::size_t>;  // of a roll

auto said_of(const RollRow& row) { return std::tuple(row.said.upper, row.said.lower); }
auto group_of(const RollRow& row) { return std::tuple(row.log, row.id); }

// By log and id, those without an id last; then by what they say, then as they were read.
Rows in_groups(const events::Roll& roll) {
  Rows rows(roll.rows.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const RollRow& one = roll.rows[a];
    const RollRow& other = roll.rows[b];
    return std::tuple(group_of(one), said_of(one), a) <
           std::tuple(group_of(other), said_of(other), b);
  });
  return rows;
}

// Of one side, those of one log and id: [from, to) of its rows.
struct Group {
  const events::Roll& roll;
  const Rows& rows;
  std::size_t from = 0, to = 0;

  bool is_empty() const { return from == to; }
  bool is_over() const { return from == rows.size(); }
  const RollRow& row(std::size_t at) const { return roll.rows[rows[at]]; }
  // The next one; its rows are those of the group that `row` begins.
  void take(const std::tuple<std::int32_t, std::uint32_t>& group) {
    to = from;
    while (to < rows.size() && group_of(row(to)) == group) ++to;
  }
};

class Matching {
 public:
  Matching(Reconciliation& of, const Rows& ours, const Rows& theirs)
      : of_(of), ours_{of.sides.ours->roll, ours}, theirs_{of.sides.theirs->roll, theirs} {}

  void match() {
    while (!ours_.is_over() || !theirs_.is_over()) {
      const auto next = ours_.is_over()     ? group_of(theirs_.row(theirs_.from))
                        : theirs_.is_over() ? group_of(ours_.row(ours_.from))
                                            : std::min(group_of(ours_.row(ours_.from)),
                                                       group_of(theirs_.row(theirs_.from)));
      ours_.take(next);
      theirs_.take(next);
      match_group(std::get<1>(next) != events::Interner::kNone);
      ours_.from = ours_.to;
      theirs_.from = theirs_.to;
    }
  }

 private:
  struct Left {
    std::size_t row = 0;
    bool again = false;
    bool repeats = false;
  };

  // Whether the row before, or behind, says the same.
  static bool has_twin(const Group& group, std::size_t at) {
    const auto same = [&](std::size_t other) {
      return said_of(group.row(other)) == said_of(group.row(at));
    };
    return (at > group.from && same(at - 1)) || (at + 1 < group.to && same(at + 1));
  }

  void match_group(bool has_id) {
    std::vector<Left> ours, theirs;
    std::size_t a = ours_.from, b = theirs_.from;
    while (a < ours_.to || b < theirs_.to) {
      const bool is_ours =
          b == theirs_.to || (a < ours_.to && said_of(ours_.row(a)) <= said_of(theirs_.row(b)));
      const bool is_theirs =
          a == ours_.to || (b < theirs_.to && said_of(theirs_.row(b)) <= said_of(ours_.row(a)));
      if (is_ours && is_theirs) {
        ++of_.same, ++a, ++b;
      } else if (is_ours) {
        leave(ours_, a++, theirs_, b, has_id, ours);
      } else {
        leave(theirs_, b++, ours_, a, has_id, theirs);
      }
    }
    pair(ours, theirs, has_id);
  }

  // `other`: where the other side stands.
  static void leave(const Group& own, std::size_t at, const Group& others, std::size_t other,
                    bool has_id, std::vector<Left>& left) {
    const bool told_before =
        other > others.from && said_of(others.row(other - 1)) == said_of(own.row(at));
    left.push_back(
        {own.rows[at], has_id ? !others.is_empty() : told_before, has_id && has_twin(own, at)});
  }

  // Of one id, what is left of each is the same record, told otherwise.
  void pair(const std::vector<Left>& ours, const std::vector<Left>& theirs, bool has_id) {
    const std::size_t pairs = has_id ? std::min(ours.size(), theirs.size()) : 0;
    for (std::size_t i = 0; i < pairs; ++i) {
      of_.records.push_back({{ours[i].row, theirs[i].row}});
    }
    for (std::size_t i = pairs; i < ours.size(); ++i) {
      of_.records.push_back({{ours[i].row, {}}, ours[i].again, ours[i].repeats});
    }
    for (std::size_t i = pairs; i < theirs.size(); ++i) {
      of_.records.push_back({{{}, theirs[i].row}, theirs[i].again, theirs[i].repeats});
    }
  }

  Reconciliation& of_;
  Group ours_, theirs_;
};

const RollRow* row_of(const Reconciliation& of, const Record& record, Party party) {
  const Place row = record.row[party];
  return row ? &of.side(party).roll.rows[*row] : nullptr;
}

// By log, time and place: what one side has at about the time of what the other has stands beside
// it.
void sort(Reconciliation& of) {
  const auto key = [&](const Record& record) {
    const RollRow* ours = row_of(of, record, Party::Ours);
    const RollRow* theirs = row_of(of, record, Party::Theirs);
    const RollRow& first = ours != nullptr ? *ours : *theirs;
    Instant at = first.at;
    if (theirs != nullptr) at = std::min(at, theirs->at);
    return std::tuple(first.log, at, ours == nullptr, first.place.file, first.place.line,
                      first.place.element);
  };
  std::sort(of.records.begin(), of.records.end(),
            [&](const Record& a, const Record& b) { return key(a) < key(b); });
}

// What each of them gave, as far as it is still in the store.
void add_told(Reconciliation& of, Party party) {
  using Where = std::tuple<std::int64_t, std::int64_t, std::size_t>;  // line, element, record
  std::vector<Where> places;
  for (std::size_t i = 0; i < of.records.size(); ++i) {
    const RollRow* row = row_of(of, of.records[i], party);
    if (row == nullptr) continue;
    places.emplace_back(events::line_value(row->place.file, row->place.line),
                        static_cast<std::int64_t>(row->place.element), i);
  }
  std::sort(places.begin(), places.end());
  const events::EventStore& store = of.side(party).store();
  const auto* lines = events::values_of(store, events::Attribute::Line);
  const auto* elements = events::values_of(store, events::Attribute::Element);
  AKAD_ASSERT(lines != nullptr && elements != nullptr);
  for (std::size_t at = 0; at < store.occurrences.size(); ++at) {
    const Where wanted{(*lines)[at], (*elements)[at], 0};
    const auto found = std::lower_bound(places.begin(), places.end(), wanted);
    if (found == places.end() || std::get<0>(*found) != (*lines)[at]) continue;
    if (std::get<1>(*found) != (*elements)[at]) continue;
    of.records[std::get<2>(*found)].told[party].push_back(at);
  }
}

}  // namespace

void add_records(Reconciliation& of) {
  const Rows ours = in_groups(of.sides.ours->roll);
  const Rows theirs = in_groups(of.sides.theirs->roll);
  Matching(of, ours, theirs).match();
  sort(of);
  if (of.records.empty()) return;
  for (const Party party : kParties) add_told(of, party);
}

}  // namespace akad::reconcile
