#include "runtime/measures/time/covers.h"

#include <algorithm>

namespace akad::measures {
namespace {

// Begins while in service, and ends while not, change nothing; at one instant the end is first, so
// that who is taken out and put in again stays.
std::vector<Interval> told_by(const plan::Plan& plan, const std::vector<plan::Roles>& roles,
                              const clocks::Happenings& happenings) {
  std::vector<Interval> spans;
  Instant since = kNever;
  for (std::size_t at = 0; at < happenings.count;) {
    if (happenings.first[at].at >= plan.as_of) break;
    const std::size_t next = clocks::end_of_instant(happenings, at);
    plan::Roles said = 0;
    for (std::size_t i = at; i < next; ++i) {
      said = static_cast<plan::Roles>(said | roles[happenings.first[i].channel.index()]);
    }
    const Instant here = happenings.first[at].at;
    if ((said & plan::kStops) != 0 && since != kNever) {
      spans.push_back({since, here});
      since = kNever;
    }
    if ((said & plan::kStarts) != 0 && since == kNever) since = here;
    at = next;
  }
  if (since != kNever) spans.push_back({since, kNever});
  return spans;
}

}  // namespace

Covers::Covers(const plan::Plan& plan, const events::EventStore& store)
    : plan_(plan), store_(store) {
  for (const ir::Cover& cover : plan.program->covers) {
    Row& row = rows_.emplace_back();
    row.cover = &cover;
    for (const ir::InService& line : cover.subjects) {
      const Instant to =
          line.last ? time::start_of_day(plan.zone, Date{line.last->days + 1}) : kNever;
      row.subjects[line.subject].push_back({time::start_of_day(plan.zone, line.first), to});
    }
    if (!cover.told_by.valid()) continue;
    row.roles.assign(plan.channels.count(), 0);
    const auto give = [&](const std::vector<Id<ir::Event>>& events, plan::Roles role) {
      for (const Id<ir::Event> event : events) {
        plan::Roles& roles = row.roles[plan.channels.channel_of(event).index()];
        roles = static_cast<plan::Roles>(roles | role);
      }
    };
    give(cover.begins, plan::kStarts);
    give(cover.ends, plan::kStops);
  }
}

std::optional<time::IntervalSet> Covers::of(Id<ir::Log> log, std::uint32_t subject,
                                            const clocks::Happenings& happenings) const {
  const auto row = std::find_if(rows_.begin(), rows_.end(),
                                [log](const Row& one) { return one.cover->log == log; });
  if (row == rows_.end()) return std::nullopt;
  std::vector<Interval> spans;
  if (!row->roles.empty()) spans = told_by(plan_, row->roles, happenings);
  const auto listed = row->subjects.find(store_.subjects.text(subject));
  if (listed != row->subjects.end()) {
    spans.insert(spans.end(), listed->second.begin(), listed->second.end());
  }
  return time::normalized(std::move(spans));
}

}  // namespace akad::measures
