// Random agreements, one field of each changed, and what akad diff claims of it held against what
// the engine says of random stories:
//   favour_claims [cases] [seed]
// Prints for each field how often it was said to favour whom, and how often that made a difference.
// A claim that does not hold is made smaller, printed, and ends with code 1; so does one that is
// expected of a field and never made. Each case has a seed of its own: `1 SEED` replays it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/differences/write/write.h"
#include "tests/property/favour/cases.h"
#include "tests/property/favour/law.h"
#include "tests/property/favour/mutations.h"

namespace {

using namespace akad;
using differences::Favour;
using favour::Case;

constexpr std::int64_t kDefaultCases = 1000;
constexpr std::uint64_t kDefaultSeed = 20'261'128;
constexpr int kChangesOfCase = 8;
constexpr std::size_t kTellings = 4;  // of stories under one agreement

struct Count {
  std::array<int, words(Favour{}).size()> claims = {};
  std::array<int, words(Favour{}).size()> decided = {};  // of them, where something differed
};
using Tally = std::map<std::string, Count>;

// Fields whose changes must be claimed so, somewhere.
constexpr std::pair<const char*, Favour> kExpected[] = {
    {"targets", Favour::Customer},
    {"targets", Favour::Provider},
    {"targets.share", Favour::Customer},
    {"targets.share", Favour::Provider},
    {"targets.limits", Favour::Customer},
    {"targets.limits", Favour::Provider},
    {"targets.limits", Favour::Depends},
    {"targets.excluding", Favour::Customer},
    {"targets.excluding", Favour::Provider},
    {"targets.excluding", Favour::Depends},
    {"targets.cadence", Favour::Depends},
    {"clocks.pauses", Favour::Customer},
    {"clocks.pauses", Favour::Provider},
    {"clocks.pause_while", Favour::Provider},
    {"clocks.pause_while", Favour::Customer},
    {"clocks.calendar", Favour::Provider},
    {"clocks.reopening", Favour::Depends},
    {"calendars.weekly", Favour::Customer},
    {"calendars.weekly", Favour::Provider},
    {"calendars.exceptions", Favour::Customer},
    {"calendars.exceptions", Favour::Provider},
    {"holiday_sets.days", Favour::Customer},
    {"holiday_sets.days", Favour::Provider},
    {"outages.length", Favour::Customer},
    {"outages.length", Favour::Provider},
    {"exclusions.conditions", Favour::Customer},
    {"exclusions.conditions", Favour::Provider},
    {"credits", Favour::Customer},
    {"credits", Favour::Provider},
    {"credits.slabs", Favour::Customer},
    {"credits.slabs", Favour::Provider},
    {"credits.slabs", Favour::Depends},
    {"credits.small", Favour::Customer},
    {"credits.small", Favour::Provider},
    {"credits.claim", Favour::Customer},
    {"credits.claim", Favour::Provider},
    {"caps", Favour::Customer},
    {"caps", Favour::Provider},
    {"caps.most", Favour::Customer},
    {"caps.most", Favour::Provider},
    {"caps.most", Favour::Depends},
    {"fees.amount", Favour::Depends},
    {"agreement.name", Favour::Neither},
    {"agreement.term_last", Favour::Depends},
};

// "targets.limits" of "targets.limits.limit.length".
std::string field_of(const std::string& place) {
  const auto first = place.find('.');
  return first == place.npos ? place : place.substr(0, place.find('.', first + 1));
}

struct Change {
  ir::Program before, after;
};

std::string wrong(const Case& one, const Change& change, Favour claim, Instant as_of) {
  const auto before = favour::see(change.before, store_of(one, change.before), as_of);
  const auto after = favour::see(change.after, store_of(one, change.after), as_of);
  return favour::broken(claim, before, after);
}

// Subjects and happenings are taken away for as long as the claim does not hold.
void make_smaller(Case& one, const Change& change, Favour claim, Instant as_of) {
  const auto is_wrong = [&] { return !wrong(one, change, claim, as_of).empty(); };
  const auto shrink = [&](auto& rows) {
    for (std::size_t at = rows.size(); at-- > 0;) {
      const auto kept = rows;
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
      if (!is_wrong()) rows = kept;
    }
  };
  shrink(one.money.subjects);
  shrink(one.beside);
  for (oracle::Subject& subject : one.money.subjects) shrink(subject.happenings);
}

Favour together(const differences::Differences& found) {
  Favour all = Favour::Neither;
  for (const differences::Difference& one : found.of_the_deal) {
    if (all == Favour::Neither) all = one.favours;
    if (one.favours != Favour::Neither && one.favours != all) return Favour::Depends;
  }
  return all;
}

void report(Case one, const Change& change, const differences::Differences& found, Instant as_of,
            std::uint64_t seed) {
  const Favour claim = together(found);
  make_smaller(one, change, claim, as_of);
  fmt::print("seed {}: does not hold: {}\n{}\n", seed, wrong(one, change, claim, as_of),
             differences::to_text(found, change.before, change.after, phrases::english()));
  fmt::print("{}\nas of {}\n{}", ir::dump(change.before), format_rfc3339(as_of),
             oracle::show_stories(one.money));
  for (const favour::Beside& row : one.beside) {
    fmt::print("  {} {} {} {} \"{}\" {} {}\n", row.subject, format_rfc3339(row.at), row.event,
               row.signal, row.text, row.window, row.to == 0 ? "" : format_rfc3339(row.to));
  }
}

// False where the claim does not hold. Several differences of which none depends, and all others
// favour one party, favour it together.
bool hold(const std::vector<Case>& tellings, const Change& change, Tally& tally,
          std::uint64_t seed) {
  const auto found = differences::compare(change.before, change.after);
  if (found.of_the_deal.empty()) return true;
  const Favour claim = together(found);
  if (claim == Favour::Depends && found.of_the_deal.size() > 1) return true;
  const auto which = static_cast<std::size_t>(claim);
  const bool single = found.of_the_deal.size() == 1;
  Count& count = tally[single ? field_of(found.of_the_deal.front().place) : "several"];
  ++count.claims[which];
  // Of what decides nothing few are enough.
  if (claim == Favour::Depends || (claim == Favour::Neither && seed % 4 != 0)) return true;
  bool decided = false;
  for (const Case& one : tellings) {
    for (const Instant as_of : one.as_of) {
      const auto before = favour::see(change.before, store_of(one, change.before), as_of);
      const auto after = favour::see(change.after, store_of(one, change.after), as_of);
      decided = decided || !favour::same(before, after);
      if (favour::broken(claim, before, after).empty()) continue;
      report(one, change, found, as_of, seed);
      return false;
    }
    if (claim == Favour::Neither) break;
  }
  count.decided[which] += decided ? 1 : 0;
  return true;
}

// Mostly one field, sometimes several.
bool change_some(oracle::Dice& dice, ir::Program& program) {
  bool any = false;
  for (int count = dice.one_in(4) ? 2 + dice.small(2) : 1; count > 0; --count) {
    ir::Program changed = program;
    if (!favour::mutate(dice, changed) || !ir::verify(changed).empty()) continue;
    program = std::move(changed);
    any = true;
  }
  return any;
}

bool try_case(std::uint64_t seed, Tally& tally) {
  oracle::Dice dice{std::mt19937_64(seed)};
  const Case one = favour::any_case(dice);
  if (!ir::verify(one.program).empty()) return true;
  std::vector<Case> tellings = {one};
  while (tellings.size() < kTellings) tellings.push_back(favour::told_anew(dice, one));
  for (int i = 0; i < kChangesOfCase; ++i) {
    Change change{one.program, one.program};
    if (!change_some(dice, change.after)) continue;
    if (dice.one_in(2)) std::swap(change.before, change.after);
    if (!hold(tellings, change, tally, seed)) return false;
  }
  return true;
}

void print(const Tally& tally) {
  fmt::print("{:<32}{:>12}{:>20}{:>20}{:>10}\n", "field", "neither", "customer", "provider",
             "depends");
  for (const auto& [field, count] : tally) {
    const auto told = [&](Favour favour) {
      const auto at = static_cast<std::size_t>(favour);
      return fmt::format("{} ({})", count.claims[at], count.decided[at]);
    };
    fmt::print("{:<32}{:>12}{:>20}{:>20}{:>10}\n", field, count.claims[0], told(Favour::Customer),
               told(Favour::Provider), count.claims[3]);
  }
}

bool has_all(const Tally& tally) {
  bool all = true;
  for (const auto& [field, favour] : kExpected) {
    const auto found = tally.find(field);
    if (found != tally.end() && found->second.claims[static_cast<std::size_t>(favour)] > 0)
      continue;
    fmt::print("never said: {} {}\n", field, words(favour)[static_cast<std::size_t>(favour)]);
    all = false;
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : kDefaultCases;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  fmt::print("favour claims: {} cases, seed {}\n", cases, seed);
  Tally tally;
  for (std::int64_t i = 0; i < cases; ++i) {
    if (!try_case(seed + static_cast<std::uint64_t>(i), tally)) return 1;
  }
  print(tally);
  return cases < kDefaultCases || has_all(tally) ? 0 : 1;
}
