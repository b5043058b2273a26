// Random stories under random clocks and targets, told by the engine and by the story oracle:
//   story_differential [cases] [seed]
// A difference is made smaller, printed, and ends with code 1. The same numbers ask the same
// questions; the first agreement of a seed comes from that seed alone, so that `1 SEED` replays it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "runtime/measures/evaluate.h"
#include "tests/oracle/story_cases.h"

namespace {

using namespace akad;
using oracle::Batch;
using oracle::Happening;
using oracle::StoryItem;

constexpr std::int64_t kDefaultCases = 100'000;
constexpr std::uint64_t kDefaultSeed = 20'260'331;

// By clock (and target), then by subject.
using Answers = std::vector<std::vector<std::vector<StoryItem>>>;

std::int64_t stored(events::EventStore& store, const ir::Program& program,
                    const Happening& happening) {
  if (happening.event.valid()) return 0;
  const bool is_time =
      program.signals[happening.signal.index()].kind == ir::SignalKind::Time;
  if (is_time) return happening.value ? happening.value->time : kNever;
  return happening.value ? events::intern_value(store.values, *happening.value)
                         : events::intern_none(store.values);
}

std::string name_of(std::size_t subject) { return fmt::format("{:04}", subject); }

void fill(events::EventStore& store, const Batch& batch) {
  const events::Channels channels = events::channels_of(batch.program);
  for (std::size_t subject = 0; subject < batch.stories.size(); ++subject) {
    const std::uint32_t id = store.subjects.intern(name_of(subject));
    for (const Happening& happening : batch.stories[subject]) {
      const std::uint16_t channel = happening.event.valid()
                                        ? events::channel(channels, happening.event)
                                        : events::channel(channels, happening.signal);
      store.occurrences.push_back(
          {happening.at, stored(store, batch.program, happening), id, channel, 0});
      if (batch.sequenced) store.sequences.push_back(happening.sequence);
    }
  }
}

StoryItem in_words(const measures::Item& item) {
  return {item.number, item.verdict, item.started, item.stopped, item.due, item.elapsed};
}

Answers ask_engine(const Batch& batch) {
  events::EventStore store;
  fill(store, batch);
  events::arrange(store, batch.program);
  const plan::Plan plan = plan::bind(batch.program, batch.as_of, std::nullopt);
  const auto subjects = static_cast<std::uint32_t>(store.subjects.size());
  const measures::Partial partial = measures::evaluate(plan, store, {0, subjects}, true);
  Answers answers(batch.program.targets.size(),
                  std::vector<std::vector<StoryItem>>(batch.stories.size()));
  for (const measures::Item& item : partial.items) {
    const auto subject = static_cast<std::size_t>(std::stoul(item.subject));
    answers[static_cast<std::size_t>(item.target)][subject].push_back(in_words(item));
  }
  for (auto& subjects_of_target : answers) {
    for (auto& items : subjects_of_target) {
      std::sort(items.begin(), items.end(),
                [](const StoryItem& a, const StoryItem& b) { return a.number < b.number; });
    }
  }
  return answers;
}

bool same(const StoryItem& fast, const StoryItem& slow) {
  const bool due_far = slow.due == oracle::kBeyond;
  return fast.number == slow.number && fast.verdict == slow.verdict &&
         fast.started == slow.started && fast.stopped == slow.stopped &&
         fast.elapsed == slow.elapsed && (due_far || fast.due == slow.due);
}

// Of a due instant that the oracle did not reach, all that is known is that it is later.
bool same(const Batch& batch, const StoryItem& fast, const StoryItem& slow) {
  const Instant looked_at = batch.first + oracle::kDaysLookedAt * kDay;
  return same(fast, slow) && (slow.due != oracle::kBeyond || fast.due >= looked_at);
}

bool same(const Batch& batch, const std::vector<StoryItem>& fast,
          const std::vector<StoryItem>& slow) {
  return std::equal(fast.begin(), fast.end(), slow.begin(), slow.end(),
                    [&](const StoryItem& a, const StoryItem& b) { return same(batch, a, b); });
}

std::vector<StoryItem> ask_oracle(const Batch& batch, oracle::MinuteTable& minutes,
                                  std::size_t target, std::size_t subject) {
  const Id<ir::Target> id{static_cast<std::int32_t>(target)};
  return oracle::story_of({batch.program, id, batch.as_of, minutes}, batch.stories[subject]);
}

std::string show(Instant at) {
  if (at == kNever) return "none";
  return at == oracle::kBeyond ? "(much later)" : format_rfc3339(at);
}

void print(const char* who, const std::vector<StoryItem>& items) {
  fmt::print("{}: {} items\n", who, items.size());
  for (const StoryItem& item : items) {
    fmt::print("  {} started {}, stopped {}, elapsed {}, due {}, {}\n", item.number,
               show(item.started), show(item.stopped), format_duration(item.elapsed),
               show(item.due), words(item.verdict)[static_cast<std::size_t>(item.verdict)]);
  }
}

// One clock, its target and one story.
Batch only(const Batch& batch, std::size_t target, std::size_t subject) {
  Batch one = batch;
  one.program.clocks = {batch.program.clocks[target]};
  one.program.targets = {batch.program.targets[target]};
  one.program.targets[0].clock = Id<ir::Clock>{0};
  one.stories = {batch.stories[subject]};
  return one;
}

bool differs(const Batch& batch) {
  oracle::MinuteTable minutes =
      oracle::minute_table(batch.program, batch.first, oracle::kDaysLookedAt);
  return !same(batch, ask_engine(batch)[0][0], ask_oracle(batch, minutes, 0, 0));
}

// Takes elements away one by one for as long as the answers differ.
template <class Row>
void shrink(Batch& batch, std::vector<Row>& rows) {
  for (std::size_t at = rows.size(); at-- > 0;) {
    const std::vector<Row> before = rows;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    if (!differs(batch)) rows = before;
  }
}

void make_smaller(Batch& batch) {
  shrink(batch, batch.stories[0]);
  shrink(batch, batch.program.clocks[0].retargets);
  for (ir::Calendar& calendar : batch.program.calendars) {
    shrink(batch, calendar.exceptions);
    shrink(batch, calendar.weekly);
  }
  ir::Target& target = batch.program.targets[0];
  while (target.limits.size() > 1) {
    const auto before = target.limits;
    target.limits.erase(target.limits.begin());
    if (differs(batch)) continue;
    target.limits = before;
    break;
  }
  ir::Clock& clock = batch.program.clocks[0];
  for (auto* role : {&clock.pauses, &clock.resumes, &clock.resets, &clock.cancels}) {
    shrink(batch, *role);
  }
  const ir::Clock before = clock;
  clock.pause_while = {};
  if (!differs(batch)) clock = before;
}

void report(const Batch& batch, std::size_t target, std::size_t subject, std::uint64_t seed) {
  Batch small = only(batch, target, subject);
  make_smaller(small);
  oracle::MinuteTable minutes =
      oracle::minute_table(small.program, small.first, oracle::kDaysLookedAt);
  fmt::print("difference: seed {}, clock {}, subject {}; made smaller:\n{}\n", seed, target,
             subject, ir::dump(small.program));
  fmt::print("{}", oracle::show(small, small.stories[0]));
  print("engine", ask_engine(small)[0][0]);
  print("oracle", ask_oracle(small, minutes, 0, 0));
}

struct Tally {
  std::int64_t cases = 0;
  std::array<std::int64_t, 5> verdicts = {};
};

// False after a difference.
bool compare(const Batch& batch, std::int64_t most, std::uint64_t seed, Tally& tally) {
  const Answers fast = ask_engine(batch);
  oracle::MinuteTable minutes =
      oracle::minute_table(batch.program, batch.first, oracle::kDaysLookedAt);
  for (std::size_t target = 0; target < fast.size(); ++target) {
    for (std::size_t subject = 0; subject < batch.stories.size(); ++subject) {
      if (tally.cases >= most) return true;
      const std::vector<StoryItem> slow = ask_oracle(batch, minutes, target, subject);
      if (!same(batch, fast[target][subject], slow)) {
        report(batch, target, subject, seed);
        return false;
      }
      ++tally.cases;
      for (const StoryItem& item : slow) {
        ++tally.verdicts[static_cast<std::size_t>(item.verdict)];
      }
    }
  }
  return true;
}

// Where one verdict hardly occurs, the comparison says little about it.
bool is_telling(const Tally& tally) {
  return std::all_of(tally.verdicts.begin(), tally.verdicts.end(),
                     [&](std::int64_t count) { return count * 200 >= tally.cases; });
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : kDefaultCases;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  fmt::print("story differential: {} cases, seed {}\n", cases, seed);
  if (cases <= 0) {
    fmt::print("story differential: the number of cases is at least 1\n");
    return 2;
  }
  Tally tally;
  for (std::uint64_t batch_seed = seed; tally.cases < cases; ++batch_seed) {
    oracle::Dice dice{std::mt19937_64(batch_seed)};
    const Batch batch = oracle::any_batch(dice, {});
    const std::string wrong = ir::verify(batch.program);
    if (!wrong.empty()) {
      fmt::print("seed {}: the agreement is not sound: {}\n", batch_seed, wrong);
      return 2;
    }
    if (!compare(batch, cases, batch_seed, tally)) return 1;
  }
  fmt::print("story differential: no difference");
  for (std::size_t i = 0; i < tally.verdicts.size(); ++i) {
    fmt::print("{} {} {}", i == 0 ? ";" : ",", tally.verdicts[i], words(ir::Verdict{})[i]);
  }
  fmt::print("\n");
  return cases < 1000 || is_telling(tally) ? 0 : 1;
}
