#include "runtime/explain/time/members_said.h"

#include <algorithm>
#include <map>

#include "runtime/report/words.h"

namespace akad::explain {
namespace {

constexpr std::size_t kMostMembers = 5;

// Of instants that ascend.
std::size_t number_until(const std::vector<Instant>& all, Instant at) {
  return static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), at) - all.begin());
}

// Those that are over by then come first.
std::vector<MembersTold::Down>::const_iterator first_behind(const MembersTold& members,
                                                            Instant at) {
  return std::partition_point(members.downs.begin(), members.downs.end(),
                              [at](const MembersTold::Down& row) { return row.span.to <= at; });
}

void arrange(MembersTold& members) {
  for (std::size_t at = 0; at < members.all.size(); ++at) {
    const MemberTold& one = members.all[at];
    for (const Interval& span : one.member.belongs) {
      members.joins.push_back(span.from);
      members.leaves.push_back(span.to);
    }
    for (const Interval& span : one.down) {
      members.begins.push_back(span.from);
      members.downs.push_back({span, at});
    }
  }
  for (auto* all : {&members.joins, &members.leaves, &members.begins}) {
    std::sort(all->begin(), all->end());
  }
  std::stable_sort(members.downs.begin(), members.downs.end(),
                   [](const auto& a, const auto& b) { return a.span.to < b.span.to; });
}

}  // namespace

MembersTold members_told(const plan::Plan& plan, const events::EventStore& store,
                         Id<ir::Outage> outage, std::uint32_t group) {
  if (!std::holds_alternative<ir::ByMembers>((*plan.program)[outage].down)) return {};
  const plan::BoundStretches& bound = plan::stretches_of(plan, outage);
  const bool has_places = events::values_of(store, events::Attribute::Line) != nullptr;
  MembersTold members;
  for (measures::Member& member : measures::members_of(plan, store, outage, group)) {
    MemberTold told{std::move(member), {}, {}, {}};
    told.name = store.subjects.text(told.member.subject);
    told.down =
        time::intersected(time::normalized(counted_of(told.member.told.runs)), told.member.belongs);
    if (has_places) {
      told.records = records_of(plan, store, events::trail_of(store, told.member.subject),
                                {bound.watch,
                                 bound.windows,
                                 told.member.evidence.sayings,
                                 clocks::happenings_of(store, told.member.subject),
                                 {bound.in_slots.begin(), bound.in_slots.end()},
                                 &told.member.evidence.slots});
    }
    members.all.push_back(std::move(told));
  }
  arrange(members);
  return members;
}

void add_member_records(report::Explanation& told, const MembersTold& members) {
  std::map<std::pair<Instant, report::Place>, report::UsedRecord> rows;
  for (const MemberTold& one : members.all) {
    told.other_records += one.records.others;
    for (const report::UsedRecord& record : one.records.used) {
      report::UsedRecord& row = rows[{record.at, record.place}];
      row.at = record.at;
      row.place = record.place;
      for (const Phrase& gave : record.gave) row.gave.add("record.of_member", one.name, gave);
    }
  }
  for (auto& [key, row] : rows) told.records.push_back(std::move(row));
}

void add_members(const plan::Plan& plan, const MembersTold& members, const Interval& within,
                 PhraseList& reasons) {
  if (members.all.empty()) return;
  const auto first = first_behind(members, within.from);
  const auto over = static_cast<std::size_t>(first - members.downs.begin());
  const std::size_t belong =
      number_until(members.joins, within.from) - number_until(members.leaves, within.from);
  reasons.add("outage.members", phrases::Count{number_until(members.begins, within.from) - over},
              phrases::Count{belong});
  const std::size_t touch = number_until(members.begins, within.to - 1) - over;
  std::size_t shown = 0;
  for (auto row = first; row != members.downs.end() && shown < std::min(touch, kMostMembers);
       ++row) {
    if (row->span.from >= within.to) continue;
    ++shown;
    reasons.add("outage.member", members.all[row->member].name,
                report::moment_text(plan.zone, row->span.from),
                report::moment_text(plan.zone, row->span.to));
  }
  if (touch > shown) reasons.add("outage.members_more", phrases::Count{touch - shown});
}

}  // namespace akad::explain
