#include "tests/oracle/stories/story_oracle.h"

#include <algorithm>

#include "tests/oracle/stories/story_allowance.h"
#include "tests/oracle/stories/story_escalation.h"

namespace akad::oracle {
namespace {

ir::Verdict verdict(const Judged& j, const StoryItem& item, int until, Instant at) {
  const bool stays = j.clock.missed_before == ir::MissedBefore::StaysMissed;
  if (stays && j.missed_before != kNever) return ir::Verdict::Missed;
  if (j.allowance.is_nothing()) return ir::Verdict::NotApplicable;
  if (is_missed(j, until, at)) return ir::Verdict::Missed;
  return item.stopped == kNever ? ir::Verdict::Pending : ir::Verdict::Met;
}

// Every minute that counts falls to the value that the signal had in it.
std::map<std::string, Duration> attributed(const Judged& j, int until) {
  const Id<ir::Signal> signal = j.clock.attributed_to;
  std::map<std::string, Duration> parts;
  if (!signal.valid()) return parts;
  std::optional<ir::Constant> holder;
  auto change = j.life.changes.begin();
  for (int m = 0; m < until; ++m) {
    for (; change != j.life.changes.end() && change->minute <= m; ++change) {
      if (change->signal == signal) holder = change->value;
    }
    if (m >= j.origin && counts(j, m)) parts[holder ? holder->text : "(none)"] += kMinute;
  }
  if (parts.size() > 1) see(j.question, kAttributed);
  return parts;
}

void see_calendar(const StoryQuestion& question, const Judged& j) {
  if (!j.past.empty()) see(question, kHoursChanged);
  if (j.allowance.strict) see(question, kStrict);
  if (!j.clock.calendar.valid()) return;
  const ir::Calendar& calendar = question.program.calendars[j.clock.calendar.index()];
  if (!std::holds_alternative<ir::Windows>(calendar.hours)) see(question, kComposed);
  if (!j.allowance.hours->subject_zone.empty()) see(question, kSubjectZone);
}

StoryItem judge(const StoryQuestion& question, const Life& life, const LifeItem& item,
                const std::vector<Happening>& happenings) {
  const auto instant = [&](int minute) {
    return minute < 0 ? kNever : question.minutes.first + minute * kMinute;
  };
  StoryItem result{item.number, ir::Verdict::Undetermined, instant(item.started),
                   instant(item.stopped)};
  if (item.started < 0) return result;
  const Judged j = judged(question, life, item);
  see_calendar(question, j);
  const int until = item.stopped < 0 ? life.end : item.stopped;
  const Duration exactly = elapsed(j, until);
  result.elapsed = rounded(j.clock, exactly);
  if (result.elapsed != exactly) see(question, kRounded);
  const Instant at = reached(j, until);
  result.due = due(j, at);
  result.verdict = verdict(j, result, until, at);
  result.missed_before = j.missed_before;
  if (j.missed_before != kNever) see(question, kMissedBefore);
  result.attributed = attributed(j, until);
  result.told = escalations(question, item, happenings);
  return result;
}

}  // namespace

MinuteTable minute_table(const ir::Program& program, Instant first, int days) {
  return {&program, first, days};
}

std::vector<StoryItem> story_of(const StoryQuestion& question,
                                const std::vector<Happening>& happenings) {
  std::vector<Happening> ordered = happenings;
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence);
  });
  const Life life = live(question, ordered);
  std::vector<StoryItem> items;
  for (const LifeItem& item : life.items) items.push_back(judge(question, life, item, ordered));
  return items;
}

}  // namespace akad::oracle
