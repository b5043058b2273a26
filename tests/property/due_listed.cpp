// What `akad due` promises, on random agreements and stories: nothing becomes overdue without
// having been listed with that deadline at every earlier instant at which it was open, where no
// record came in between; and behind it `akad run` says that it is missed.
// due_listed [agreements] [seed]. Ends with code 1 where that does not hold.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/due/due.h"
#include "tests/harness/road.h"
#include "tests/oracle/cases/ask_engine.h"
#include "tests/oracle/cases/make_smaller.h"

namespace {

using namespace akad;
using due::Class;
using oracle::Batch;
using oracle::Dice;

constexpr std::int64_t kDefaultAgreements = 60;
constexpr std::uint64_t kDefaultSeed = 20'261'128;
constexpr int kLooks = 60;  // at each agreement

// What was seen, so that the run says what it rests on.
struct Tally {
  std::int64_t listed = 0, overdue = 0, paused = 0, told = 0, at_limit = 0;
};

// An item as it is listed.
struct Listed {
  std::int32_t number = 0;
  Class is = Class::NoLimit;
  ir::Verdict verdict = ir::Verdict::Pending;
  targets::Standing standing;
  std::optional<due::NextTold> next;
  std::vector<targets::Escalated> told;
};

// One clock and one story, as the log was before `at`.
Batch cut(Batch batch, Instant at) {
  std::erase_if(batch.stories[0], [&](const oracle::Happening& one) { return one.at >= at; });
  batch.as_of = at;
  return batch;
}

// `within`: what falls due in that time is at risk.
std::vector<Listed> listed(const Batch& batch, Duration within) {
  const evaluation::Order order{batch.as_of, evaluation::Keep::OpenItems};
  engine::Kept kept{{}, evaluation::evaluate(batch.program, oracle::store_of(batch), order)};
  kept.result.items = std::move(kept.found.all.items);
  std::vector<Listed> rows;
  for (const due::Row& row : due::list(kept, within).rows) {
    const measures::Item& item = kept.result.items[row.item];
    rows.push_back({item.number, row.is, item.verdict, *item.standing, row.next, item.escalations});
  }
  return rows;
}

const Listed* numbered(const std::vector<Listed>& rows, std::int32_t number) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Listed& row) { return row.number == number; });
  return found == rows.end() ? nullptr : &*found;
}

ir::Verdict verdict_of(const Batch& batch, std::int32_t number) {
  auto store = oracle::store_of(batch);
  for (const auto& item : harness::measured(batch.program, store, batch.as_of).items) {
    if (item.number == number) return item.verdict;
  }
  return ir::Verdict::NotApplicable;
}

struct Case {
  const Batch& batch;  // of one clock and one story
  Dice& dice;
  Tally& tally;
  Duration within = 0;

  bool wrong(const char* what, Instant now, Instant later) const {
    fmt::print("{}: as of {} and as of {}\n{}", what, format_rfc3339(now), format_rfc3339(later),
               oracle::show(batch, batch.stories[0]));
    return false;
  }

  // Where nothing happens from `now` to `later`, and the item is open at both.
  bool stays(const Listed& before, Instant now, Instant later) {
    const Batch then = cut(batch, later);
    const auto rows = listed(then, within);
    const Listed* after = numbered(rows, before.number);
    if (after == nullptr) return wrong("no longer listed", now, later);
    const targets::Standing& a = before.standing;
    const targets::Standing& b = after->standing;
    if (a.due != b.due) return wrong("listed with another due time", now, later);
    if (a.held.has_value() != b.held.has_value()) return wrong("paused by itself", now, later);
    const bool missed = before.is == Class::Overdue;
    const bool shall = missed || (a.in_time_until != kNever && later > a.in_time_until);
    if ((after->is == Class::Overdue) != shall) return wrong("overdue or not", now, later);
    if (!shall && a.in_time_until != b.in_time_until) return wrong("in time until", now, later);
    if (shall != (verdict_of(then, before.number) == ir::Verdict::Missed)) {
      return wrong("not what run says", now, later);
    }
    const bool near = b.due != kNever && b.due - later <= within;
    if (near && !shall && after->is != Class::AtRisk) return wrong("due and no risk", now, later);
    tally.overdue += shall && !missed ? 1 : 0;
    tally.at_limit += !shall && b.due < later ? 1 : 0;
    return told_as_said(before, *after, now, later);
  }

  // Who will be told next was told then, if nothing happened.
  bool told_as_said(const Listed& before, const Listed& after, Instant now, Instant later) {
    if (!before.next) return true;
    const targets::Escalated& told = after.told[before.next->escalation];
    if (told.at != before.next->at) return wrong("told at another time", now, later);
    if (told.reached != (told.at <= later)) return wrong("told or not", now, later);
    ++tally.told;
    return true;
  }

  // The next of its records, at `now` or later.
  Instant next_record(Instant now) const {
    Instant next = batch.first + oracle::kDaysLookedAt * kDay;
    for (const auto& one : batch.stories[0]) {
      if (one.at >= now) next = std::min(next, one.at);
    }
    return next;
  }

  bool holds(Instant now) {
    const Instant until = next_record(now);
    for (const Listed& row : listed(cut(batch, now), within)) {
      if (row.is == Class::NoLimit || row.is == Class::LeftOut) continue;
      ++tally.listed;
      tally.paused += row.is == Class::Paused ? 1 : 0;
      std::vector<Instant> looks = {until, now + 1 + dice.below(until - now + 1)};
      const auto& s = row.standing;
      for (const Instant at : {s.due, s.in_time_until, row.next ? row.next->at : kNever}) {
        if (at == kNever) continue;
        for (const Instant later : {at - 1, at, at + 1}) looks.push_back(later);
      }
      for (const Instant later : looks) {
        if (later > now && later <= until && !stays(row, now, later)) return false;
      }
    }
    return true;
  }
};

bool check(std::uint64_t seed, Tally& tally) {
  Dice dice{std::mt19937_64(seed)};
  const Batch all = oracle::any_batch(dice, {});
  for (int look = 0; look < kLooks; ++look) {
    const auto target = dice.below(static_cast<std::int64_t>(all.program.targets.size()));
    const auto subject = dice.below(static_cast<std::int64_t>(all.stories.size()));
    const Batch one =
        oracle::only(all, static_cast<std::size_t>(target), static_cast<std::size_t>(subject));
    const auto& story = one.stories[0];
    if (story.empty()) continue;
    Case asked{one, dice, tally, dice.below(48) * kHour};
    const Instant after =
        story[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(story.size())))].at;
    const Instant now = after + 1 + (dice.one_in(2) ? 0 : dice.below(2 * kDay));
    if (!asked.holds(now)) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t agreements = argc > 1 ? std::atoll(argv[1]) : kDefaultAgreements;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  fmt::print("due listed: {} agreements, seed {}\n", agreements, seed);
  Tally tally;
  for (std::int64_t i = 0; i < agreements; ++i) {
    const std::uint64_t here = seed + static_cast<std::uint64_t>(i);
    if (check(here, tally)) continue;
    fmt::print("does not hold, seed {}\n", here);
    return 1;
  }
  fmt::print("{} listed, {} of them paused; {} became overdue, {} stood at their limit; "
             "{} told as said\n",
             tally.listed, tally.paused, tally.overdue, tally.at_limit, tally.told);
  const bool seen = tally.overdue > agreements && tally.at_limit > 0 && tally.told > agreements &&
                    tally.paused > 0;
  return seen ? 0 : 1;
}
