// Laws of clocks, targets and outages that need no second evaluator, on random agreements and
// stories: story_properties [agreements] [seed]. Ends with code 1 where one does not hold.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "tests/oracle/cases/ask_engine.h"
#include "tests/oracle/cases/make_smaller.h"
#include "tests/property/outages.h"

namespace {

using namespace akad;
using oracle::Answers;
using oracle::Batch;
using oracle::Dice;
using oracle::Happening;
using oracle::StoryItem;

constexpr std::int64_t kDefaultAgreements = 6;
constexpr std::uint64_t kDefaultSeed = 20'260'331;

struct Law {
  const char* words;
  bool (*holds)(Dice& dice, const Batch& batch, std::int64_t& cases);
};

template <class Row>
void drop(std::vector<Id<Row>>& ids, Id<Row> id) {
  ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end());
}

Id<ir::Event> event_named(const ir::Program& program, const std::string& name) {
  for (std::size_t i = 0; i < program.events.size(); ++i) {
    if (program.events[i].name == name) return {static_cast<std::int32_t>(i)};
  }
  return {};
}

// One length for each target, which nothing changes, and no way back to zero.
Batch with_plain_targets(Batch batch) {
  for (ir::Clock& clock : batch.program.clocks) {
    clock.resets.clear();
    clock.reset_when = {};
    clock.repeated_start = ir::RepeatedStart::ChangesNothing;
    clock.hours_of_limit = false;
    clock.elapsed_unit = 0;
    for (ir::RetargetRule& rule : clock.retargets) rule.policy = ir::Retarget::Freeze;
    for (std::size_t i = 0; i < batch.program.signals.size(); ++i) {
      clock.retargets.push_back({{static_cast<std::int32_t>(i)}, ir::Retarget::Freeze});
    }
  }
  for (ir::Target& target : batch.program.targets) {
    ir::LimitRow row;
    ir::Within plain{9 * kHour, {}};
    for (const ir::LimitRow& other : of_items(target).limits) {
      if (const auto* known = std::get_if<ir::Within>(&other.limit.rule)) {
        plain.length = known->length;
      }
    }
    row.limit.rule = plain;
    of_items(target).limits = {row};
  }
  return batch;
}

// Calls `check` with every item that both tell of, of the same clock, subject and start.
template <class Check>
bool each_pair(const Answers& a, const Answers& b, std::int64_t& cases, Check check) {
  bool holds = true;
  for (std::size_t clock = 0; clock < a.size(); ++clock) {
    for (std::size_t subject = 0; subject < a[clock].size(); ++subject) {
      const auto& mine = a[clock][subject];
      const auto& theirs = b[clock][subject];
      for (std::size_t i = 0; i < std::min(mine.size(), theirs.size()); ++i) {
        if (mine[i].started != theirs[i].started || mine[i].started == kNever) continue;
        ++cases;
        holds = holds && check(clock, mine[i], theirs[i]);
      }
    }
  }
  return holds;
}

bool same(const StoryItem& a, const StoryItem& b) {
  return a.number == b.number && a.verdict == b.verdict && a.started == b.started &&
         a.stopped == b.stopped && a.due == b.due && a.elapsed == b.elapsed &&
         a.attributed == b.attributed && a.missed_before == b.missed_before && a.told == b.told;
}

bool same(const Answers& a, const Answers& b, std::int64_t& cases) {
  for (std::size_t clock = 0; clock < a.size(); ++clock) {
    for (std::size_t subject = 0; subject < a[clock].size(); ++subject) {
      ++cases;
      const auto& mine = a[clock][subject];
      const auto& theirs = b[clock][subject];
      const auto equal = [](const StoryItem& x, const StoryItem& y) { return same(x, y); };
      if (!std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(), equal)) {
        fmt::print("clock {}, subject {}:\n", clock, subject);
        return false;
      }
    }
  }
  return true;
}

bool elapsed_is_monotone(Dice& dice, const Batch& batch, std::int64_t& cases) {
  const Batch later = with_plain_targets(batch);
  Batch earlier = later;
  const Instant from = batch.first + kDay;
  earlier.as_of = from + dice.below(batch.as_of - from);
  const Answers then = oracle::ask_engine(earlier), now = oracle::ask_engine(later);
  return each_pair(then, now, cases, [](std::size_t, const StoryItem& a, const StoryItem& b) {
    return a.elapsed <= b.elapsed || a.stopped != b.stopped;
  });
}

Duration& length_of(ir::Target& target) {
  return std::get<ir::Within>(of_items(target).limits[0].limit.rule).length;
}

// An item that is open when it falls due has used exactly what it is allowed.
bool elapsed_at_due_is_the_limit(Dice& dice, const Batch& batch, std::int64_t& cases) {
  const Batch plain = with_plain_targets(batch);
  const Answers answers = oracle::ask_engine(plain);
  constexpr int kTries = 300;  // most items are not open so long
  for (int tries = 0, found = 0; tries < kTries && found < 25; ++tries) {
    const auto clock = static_cast<std::size_t>(dice.below(8));
    const auto subject =
        static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(plain.stories.size())));
    for (const StoryItem& item : answers[clock][subject]) {
      const Instant end = std::min(item.stopped, batch.as_of);
      if (item.due == kNever || item.due <= item.started || item.due >= end) continue;
      Batch one = oracle::only(plain, clock, subject);
      one.as_of = item.due;
      const auto then = oracle::ask_engine(one)[0][0];
      const auto place = static_cast<std::size_t>(item.number) - 1;
      if (place >= then.size() || then[place].started != item.started) continue;
      if (then[place].stopped != kNever) continue;  // in a gap
      ++cases;
      ++found;
      if (then[place].elapsed != length_of(one.program.targets[0])) return false;
    }
  }
  return true;
}

bool due_is_monotone_in_the_limit(Dice& dice, const Batch& batch, std::int64_t& cases) {
  const Batch narrow = with_plain_targets(batch);
  Batch wide = narrow;
  for (ir::Target& target : wide.program.targets) {
    length_of(target) += dice.below(6 * 60) * kMinute;
  }
  return each_pair(oracle::ask_engine(narrow), oracle::ask_engine(wide), cases,
                   [](std::size_t, const StoryItem& a, const StoryItem& b) {
                     return a.due <= b.due && a.elapsed == b.elapsed;
                   });
}

// Within a hold that nothing else happens in, a resume and a hold at one instant.
bool a_split_pause_changes_nothing(Dice& dice, const Batch& given, std::int64_t& cases) {
  Batch whole = given;
  const Id<ir::Event> hold = event_named(whole.program, "held");
  const Id<ir::Event> resume = event_named(whole.program, "resumed");
  for (ir::Clock& clock : whole.program.clocks) drop(clock.starts, resume);
  for (ir::Clock& clock : whole.program.clocks) {
    if (clock.starts.empty()) clock.starts.push_back(event_named(whole.program, "opened"));
  }
  Batch split = whole;
  for (auto& story : split.stories) {
    for (std::size_t i = 0; i < story.size(); ++i) {
      const Instant from = story[i].at;
      const bool last = i + 1 == story.size();
      const Instant to = last ? whole.as_of : std::min(story[i + 1].at, whole.as_of);
      const bool alone = (i == 0 || story[i - 1].at < from) && to > from + kMinute;
      if (story[i].event != hold || !alone) continue;
      const Instant at = from + kMinute + dice.below((to - from) / kMinute - 1) * kMinute;
      story.insert(story.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                   {Happening{at, 0, resume}, Happening{at, 0, hold}});
      i += 2;
    }
  }
  return same(oracle::ask_engine(whole), oracle::ask_engine(split), cases);
}

Instant moved(Instant at, Duration by) { return at == kNever ? at : at + by; }

void move(StoryItem& item, Duration by) {
  for (Instant* at : {&item.started, &item.stopped, &item.due, &item.missed_before}) {
    *at = moved(*at, by);
  }
  for (Instant& at : item.told) at = moved(at, by);
}

// Without dates, months and changes of the clock every week is like the next.
bool whole_weeks_change_nothing(Dice& dice, const Batch& given, std::int64_t& cases) {
  Batch here = given;
  here.program.agreement.zone = "Asia/Jakarta";
  for (ir::Calendar& calendar : here.program.calendars) {
    calendar.zone = "Asia/Jakarta";
    calendar.zone_signal = {};
    if (auto* hours = std::get_if<ir::Windows>(&calendar.hours)) hours->exceptions.clear();
  }
  for (ir::Target& target : here.program.targets) {
    for (ir::LimitRow& row : of_items(target).limits) {
      const auto* months = std::get_if<ir::CalendarMonthsLater>(&row.limit.rule);
      if (months != nullptr) row.limit.rule = ir::CalendarDaysLater{months->count};
    }
  }
  const Duration by = (1 + dice.below(500)) * 7 * kDay;
  Batch there = here;
  there.as_of += by;
  for (auto& story : there.stories) {
    for (Happening& happening : story) {
      happening.at += by;
      const bool time = happening.value && happening.value->kind == ir::ConstantKind::Time;
      if (time) happening.value->time += by;
    }
  }
  Answers expected = oracle::ask_engine(here);
  for (auto& clock : expected) {
    for (auto& items : clock) {
      for (StoryItem& item : items) move(item, by);
    }
  }
  return same(expected, oracle::ask_engine(there), cases);
}

bool the_order_of_records_changes_nothing(Dice& dice, const Batch& batch, std::int64_t& cases) {
  Batch other = batch;
  for (auto& story : other.stories) {
    for (std::size_t i = story.size(); i > 1; --i) {
      std::swap(story[i - 1],
                story[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    }
  }
  return same(oracle::ask_engine(batch), oracle::ask_engine(other), cases);
}

bool a_split_outage_changes_nothing(Dice& dice, const Batch&, std::int64_t& cases) {
  for (int i = 0; i < 200; ++i, ++cases) {
    const property::Outages whole = property::any_outages(dice);
    if (property::measured(whole) != property::measured(property::split(dice, whole))) {
      return false;
    }
  }
  return true;
}

// However the term is cut into periods, all of them together have what is down in it.
bool periods_of_any_kind_add_up(Dice& dice, const Batch&, std::int64_t& cases) {
  for (int i = 0; i < 20; ++i, ++cases) {
    const std::vector<Duration> down = property::down_in_all(property::any_outages(dice));
    if (std::set<Duration>(down.begin(), down.end()).size() != 1) return false;
  }
  return true;
}

constexpr std::array<Law, 8> kLaws = {{
    {"elapsed is monotone in the instant of evaluation", elapsed_is_monotone},
    {"elapsed(start, due(T)) = T, pauses and all", elapsed_at_due_is_the_limit},
    {"due is monotone in what is allowed", due_is_monotone_in_the_limit},
    {"a pause split in two changes nothing", a_split_pause_changes_nothing},
    {"whole weeks shift every result and change nothing else", whole_weeks_change_nothing},
    {"the order of records changes nothing", the_order_of_records_changes_nothing},
    {"an outage split at any instant changes nothing", a_split_outage_changes_nothing},
    {"periods of any kind add up to the term", periods_of_any_kind_add_up},
}};

bool check(const Law& law, std::int64_t agreements, std::uint64_t seed) {
  std::int64_t cases = 0;
  for (std::int64_t i = 0; i < agreements; ++i) {
    Dice dice{std::mt19937_64(seed + static_cast<std::uint64_t>(i))};
    const Batch batch = oracle::any_batch(dice, {});
    if (law.holds(dice, batch, cases)) continue;
    fmt::print("does not hold, seed {}: {}\n", seed + static_cast<std::uint64_t>(i), law.words);
    return false;
  }
  fmt::print("holds in {} cases: {}\n", cases, law.words);
  return cases >= 10 * agreements;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t agreements = argc > 1 ? std::atoll(argv[1]) : kDefaultAgreements;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  fmt::print("story properties: {} agreements, seed {}\n", agreements, seed);
  bool hold = agreements > 0;
  for (const Law& law : kLaws) hold = check(law, agreements, seed) && hold;
  return hold ? 0 : 1;
}
