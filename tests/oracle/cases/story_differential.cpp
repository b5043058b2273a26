// Random stories under random clocks and targets, told by the engine and by the story oracle:
//   story_differential [cases] [seed]
// A difference is made smaller, printed, and ends with code 1. The same numbers ask the same
// questions; the first agreement of a seed comes from that seed alone, so that `1 SEED` replays it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "tests/oracle/cases/ask_engine.h"
#include "tests/oracle/cases/make_smaller.h"

namespace {

using namespace akad;
using oracle::Batch;
using oracle::StoryItem;

constexpr std::int64_t kDefaultCases = 100'000;
constexpr std::uint64_t kDefaultSeed = 20'260'331;

std::string show(Instant at) {
  if (at == kNever) return "none";
  if (at == oracle::kUnknown) return "(later)";
  return at == oracle::kBeyond ? "(much later)" : format_rfc3339(at);
}

void print(const char* who, const std::vector<StoryItem>& items) {
  fmt::print("{}: {} items\n", who, items.size());
  for (const StoryItem& item : items) {
    fmt::print("  {} started {}, stopped {}, elapsed {}, due {}, {}\n", item.number,
               show(item.started), show(item.stopped), format_duration(item.elapsed),
               show(item.due), words(item.verdict)[static_cast<std::size_t>(item.verdict)]);
    if (item.missed_before != kNever) fmt::print("    missed {}\n", show(item.missed_before));
    for (const auto& [value, length] : item.attributed) {
      fmt::print("    {} of {}\n", format_duration(length), value);
    }
    for (const Instant at : item.told) fmt::print("    told {}\n", show(at));
  }
}

void report(const Batch& batch, std::size_t target, std::size_t subject, std::uint64_t seed) {
  Batch small = oracle::only(batch, target, subject);
  oracle::make_smaller(small);
  oracle::MinuteTable minutes =
      oracle::minute_table(small.program, small.first, oracle::kDaysLookedAt);
  fmt::print("difference: seed {}, clock {}, subject {}; made smaller:\n{}\n", seed, target,
             subject, ir::dump(small.program));
  fmt::print("{}", oracle::show(small, small.stories[0]));
  print("engine", oracle::ask_engine(small)[0][0]);
  print("oracle", oracle::ask_oracle(small, minutes, 0, 0));
}

struct Tally {
  std::int64_t cases = 0;
  std::array<std::int64_t, 5> verdicts = {};
  std::array<std::int64_t, oracle::kSights> sights = {};
};

// False after a difference.
bool compare(const Batch& batch, std::int64_t most, std::uint64_t seed, Tally& tally) {
  const oracle::Answers fast = oracle::ask_engine(batch);
  oracle::MinuteTable minutes =
      oracle::minute_table(batch.program, batch.first, oracle::kDaysLookedAt);
  for (std::size_t target = 0; target < fast.size(); ++target) {
    for (std::size_t subject = 0; subject < batch.stories.size(); ++subject) {
      if (tally.cases >= most) return true;
      oracle::Sights sights = {};
      const std::vector<StoryItem> slow =
          oracle::ask_oracle(batch, minutes, target, subject, &sights);
      if (!oracle::same(batch, fast[target][subject], slow)) {
        report(batch, target, subject, seed);
        return false;
      }
      ++tally.cases;
      for (std::size_t i = 0; i < sights.size(); ++i) tally.sights[i] += sights[i] ? 1 : 0;
      for (const StoryItem& item : slow) {
        ++tally.verdicts[static_cast<std::size_t>(item.verdict)];
      }
    }
  }
  return true;
}

// Where a verdict or a part of the language hardly occurs, the comparison says little about it.
bool is_telling(const Tally& tally) {
  const auto often = [&](std::int64_t count) { return count * 200 >= tally.cases; };
  const auto at_times = [&](std::int64_t count) { return count * 400 >= tally.cases; };
  return std::all_of(tally.verdicts.begin(), tally.verdicts.end(), often) &&
         std::all_of(tally.sights.begin(), tally.sights.end(), at_times);
}

void print(const Tally& tally) {
  fmt::print("story differential: no difference");
  for (std::size_t i = 0; i < tally.verdicts.size(); ++i) {
    fmt::print("{} {} {}", i == 0 ? ";" : ",", tally.verdicts[i], words(ir::Verdict{})[i]);
  }
  fmt::print("\ncases with");
  for (std::size_t i = 0; i < tally.sights.size(); ++i) {
    fmt::print("{} {} {}", i == 0 ? "" : ",", tally.sights[i], oracle::words(oracle::Sight{})[i]);
  }
  fmt::print("\n");
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
  print(tally);
  return cases < 1000 || is_telling(tally) ? 0 : 1;
}
