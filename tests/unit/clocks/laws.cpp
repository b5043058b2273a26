#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "runtime/measures/evaluate.h"
#include "tests/harness/records.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

constexpr std::uint32_t kSeed = 20250310;
constexpr std::array<const char*, 3> kStates = {"waiting", "open", "closed"};
constexpr const char* kAsOf = "2025-05-20 00:00";

constexpr int kMostOwed = 900;  // for an item, by the first of its rates

void owe(Stage& s, const ir::Price& price, const ir::Each& each, const ir::Price& most,
         Id<ir::Target> target = {0}) {
  ir::Credit credit;
  credit.target = target;
  credit.slabs = {{ir::BoundKind::Otherwise, 0, {ir::Rate{price, each, most}}}};
  s.program.credits.push_back(credit);
}

// Each late item has an amount of its own: by hours, by dates, and once.
void add_item_rates(Stage& s) {
  const ir::ShareOfItem share{Rational(1, 7), s.signal("worth", ir::SignalKind::Money)};
  const ir::Price most{ir::FixedAmount{kMostOwed}};
  owe(s, {ir::FixedAmount{10}}, {ir::EachTimeLate{kHour, ir::Parts::InProportion}}, most);
  owe(s, {share}, {ir::EachDateLate{s.clock().calendar}}, most);
  owe(s, {share}, {ir::EachMiss{}}, most);
}

void add_measures(Stage& s) {
  s.add_clock();
  s.clock().resets = {s.event("again")};
  s.clock().cancels = {s.event("cancelled")};
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.clock().reopening_days = 2;
  s.clock().later_reopening = ir::Reopening::NewItem;
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.add_target(Id<ir::Clock>{0}, 9 * kHour);
  s.target().groups = {s.signal("priority")};
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  add_item_rates(s);
  s.add_time_target(s.add_outage(kHour));
  owe(s, {ir::FixedAmount{1}}, {ir::EachTimeDown{kHour, ir::Parts::OrPart, 0, {}, true}},
      {ir::FixedAmount{kMostOwed}}, {1});
}

// The rest of a clock's life: rounds, states, early stops, origins, items by value, escalations.
void add_whole_lives(Stage& s) {
  const Id<ir::Calendar> hours = s.clock().calendar;
  s.add_clock();
  s.clock().calendar = hours;
  s.clock().stop_when = s.equals(s.signal("status"), "closed");
  s.clock().rounds = {s.event("again")};
  s.clock().cancels = {s.event("cancelled")};
  s.clock().early_stop = kDay;
  s.clock().reopening = ir::Reopening::NewItem;
  s.clock().item_by = s.signal("priority");
  s.clock().attributed_to = s.signal("status");
  s.clock().elapsed_unit = kHour;
  s.add_target(Id<ir::Clock>{1}, 20 * kHour);
  s.target().groups = {s.signal("priority")};
  of_items(s.target()).escalations = {{"half", ir::ShareOfLimit{Rational(1, 2)}, true},
                                      {"before", ir::BeforeDue{kDay}, false}};
  s.add_clock();
  s.clock().starts.clear();
  s.clock().start_when = s.equals(s.signal("status"), "open");
  s.clock().repeated_start = ir::RepeatedStart::BeginsAnew;
  s.clock().counted_from = s.signal("promised");
  s.clock().early_stop = kDay;
  s.clock().reopening = ir::Reopening::LastDecides;
  s.add_target(Id<ir::Clock>{2}, 100 * kHour);
  of_items(s.target()).escalations = {{"after", ir::AfterDue{kHour}, true}};
}

void say_worth(Stage& s, const std::string& subject, const std::string& wall, int worth) {
  ir::Constant said;
  said.kind = ir::ConstantKind::Number;
  said.number = worth;
  harness::Records(s.program, s.store).say(subject, wib(wall), s.signal("worth"), said);
}

std::string wall(std::mt19937& random) {
  const auto minute = static_cast<Instant>(random() % (140 * 24 * 6)) * 10;
  const std::string utc = format_rfc3339(wib("2025-01-01 00:00") + 7 * kHour + minute * kMinute);
  return utc.substr(0, 10) + " " + utc.substr(11, 5);
}

Stage random_story(std::mt19937& random) {
  Stage s;
  add_measures(s);
  add_whole_lives(s);
  const std::vector<std::string> names = {"opened", "resolved",  "hold", "unhold",
                                          "again",  "cancelled", "down", "up"};
  for (int i = 0; i < 400; ++i) {
    const std::string subject = "S" + std::to_string(random() % 12);
    if (random() % 20 == 0) {
      s.promise(subject, wall(random), "promised", wib(wall(random)));
    } else if (random() % 20 == 0) {
      say_worth(s, subject, wall(random), static_cast<int>(random() % 5000));
    } else if (random() % 3 != 0) {
      s.happen(subject, wall(random), names[random() % names.size()]);
    } else if (random() % 2 == 0) {
      s.say(subject, wall(random), "status", kStates[random() % kStates.size()]);
    } else {
      s.say(subject, wall(random), "priority", random() % 2 == 0 ? "P1" : "P2");
    }
  }
  return s;
}

std::string owed_text(const measures::OwedByRate& owed) {
  std::string text;
  for (const measures::ItemsOwed& by : owed) {
    text += fmt::format(" ({} {} {} {} {})", to_fraction(by.units), to_fraction(by.whole),
                        to_fraction(by.amount), by.items, by.unknown);
  }
  return text;
}

std::string text_of(measures::Partial partial) {
  measures::sort_items(partial.items);
  std::string text = std::to_string(partial.subjects);
  const auto add = [&](auto number) { text += " " + std::to_string(number); };
  for (const auto& [key, cell] : partial.cells) {
    text += fmt::format("\n{} {}", key.target.at, key.period.at);
    for (const auto& value : key.group) text += " " + value.value_or("(none)");
    if (const auto* time = std::get_if<measures::TimeCounts>(&cell)) {
      add(time->outages);
      add(time->service);
      text += " " + to_fraction(time->down);
      if (time->outages_owed) {
        const measures::UnitsOfOutages& paid = time->outages_owed->front();
        text += " " + to_fraction(paid.units);
        add(paid.outages);
      }
      continue;
    }
    const auto& counts = std::get<measures::ItemCounts>(cell);
    for (const auto number : {counts.met, counts.missed, counts.open_missed, counts.pending,
                              counts.not_applicable, counts.undetermined}) {
      add(number);
    }
    add(counts.longest);
    if (counts.owed) text += owed_text(*counts.owed);
  }
  for (const measures::Item& item : partial.items) {
    text += "\n" + item.subject + " " + item.period;
    for (const Instant at : {item.started, item.stopped, item.due, item.elapsed}) add(at);
    add(item.number);
    add(static_cast<int>(item.verdict));
    for (const auto& [value, elapsed] : item.attributed) {
      text += " " + value.value_or("(none)");
      add(elapsed);
    }
    for (const targets::Escalated& told : item.escalations) {
      add(told.at);
      add(static_cast<int>(told.reached));
    }
  }
  for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
    add(partial.findings.count_of(0, static_cast<events::FindingKind>(kind)));
  }
  for (const events::Finding& finding : partial.findings.listed()) {
    text += "\n" + finding.subject + " " + finding.detail;
  }
  return text;
}

std::vector<measures::Partial> parts(Stage& s, std::uint32_t size) {
  events::arrange(s.store, s.program);
  const plan::Plan plan = plan::bind(s.program, wib(kAsOf));
  const auto subjects = static_cast<std::uint32_t>(s.store.subjects.size());
  std::vector<measures::Partial> partials;
  const measures::Notices notices(plan, s.store);
  for (std::uint32_t at = 0; at < subjects; at += size) {
    const measures::SubjectRange range{at, std::min(at + size, subjects)};
    partials.push_back(
        measures::evaluate(plan, s.store, {notices, {}}, range, {measures::Keep::All}));
  }
  return partials;
}

}  // namespace

TEST_CASE("merging disjoint ranges gives the whole, in any order and grouping") {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    Stage s = random_story(random);
    const std::string whole = text_of(parts(s, 1000).front());
    const std::vector<measures::Partial> p = parts(s, 4);
    REQUIRE(p.size() >= 3);
    using measures::merge;
    CHECK(text_of(merge(merge(p[0], p[1]), p[2])) == whole);
    CHECK(text_of(merge(p[0], merge(p[1], p[2]))) == whole);
    CHECK(text_of(merge(merge(p[2], p[0]), p[1])) == whole);
    CHECK(text_of(merge(merge(measures::Partial{}, p[1]), merge(p[2], p[0]))) == whole);
  }
}

TEST_CASE("the order of reading leaves no trace") {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    Stage s = random_story(random);
    const std::string before = text_of(s.run(kAsOf));
    std::shuffle(s.store.occurrences.begin(), s.store.occurrences.end(), random);
    CHECK(text_of(s.run(kAsOf)) == before);
  }
}

TEST_CASE("every judged item is counted once") {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    Stage s = random_story(random);
    const measures::Partial partial = s.run(kAsOf);
    std::uint64_t counted = 0, stopped = 0;
    for (const auto& [key, cell] : partial.cells) {
      const auto* counts = std::get_if<measures::ItemCounts>(&cell);
      if (counts == nullptr) continue;
      counted += counts->met + counts->missed + counts->not_applicable + counts->undetermined;
    }
    for (const measures::Item& item : partial.items) stopped += item.stopped != kNever ? 1 : 0;
    CHECK(counted == stopped);
    CHECK(stopped > 0);
  }
}

TEST_CASE("what cells owe is what their items say, and no item more than the most") {
  std::mt19937 random(kSeed);
  std::uint64_t owed = 0, limited = 0, unknown = 0;
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    const measures::Partial partial = random_story(random).run(kAsOf);
    std::array<Rational, 3> of_cells, of_items;
    for (const auto& [key, cell] : partial.cells) {
      for (std::size_t rate = 0; rate < of_cells.size(); ++rate) {
        const measures::ItemsOwed by = measures::items_owed(cell, rate);
        of_cells[rate] += by.amount;
        unknown += by.unknown;
      }
    }
    for (const measures::Item& item : partial.items) {
      if (!item.owed) continue;
      std::array<Rational, 3> of_item;
      for (const measures::ItemAmount& row : *item.owed) {
        if (row.owed) of_item[row.by.credit.index()] += row.owed->amount;
      }
      for (std::size_t rate = 0; rate < of_item.size(); ++rate) {
        CHECK(of_item[rate] <= kMostOwed);
        limited += of_item[rate] == kMostOwed ? 1 : 0;
        owed += of_item[rate] > 0 ? 1 : 0;
        of_items[rate] += of_item[rate];
      }
    }
    CHECK(of_cells == of_items);
  }
  CHECK(owed > limited);
  CHECK(limited > 0);
  CHECK(unknown > 0);
}

TEST_CASE("attributed shares add up to elapsed, and escalations come while an item is open") {
  std::mt19937 random(kSeed);
  std::size_t shares = 0, told = 0;
  for (int round = 0; round < 20; ++round) {
    INFO("seed " << kSeed << ", round " << round);
    Stage s = random_story(random);
    s.program.clocks[1].elapsed_unit = 0;
    for (const measures::Item& item : s.items(kAsOf)) {
      Duration sum = 0;
      for (const auto& [value, elapsed] : item.attributed) sum += elapsed;
      if (item.target.at == 2) CHECK(sum == item.elapsed);
      shares += item.attributed.size();
      for (const targets::Escalated& escalation : item.escalations) {
        if (escalation.at == kNever) continue;
        CHECK(escalation.at >= item.started);
        CHECK((item.stopped == kNever || escalation.at < item.stopped));
        CHECK(escalation.reached == (escalation.at <= wib(kAsOf)));
        ++told;
      }
    }
  }
  CHECK(shares > 100);
  CHECK(told > 100);
}

TEST_CASE("elapsed reaches the limit exactly when an item is due") {
  std::mt19937 random(kSeed);
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kEveryDay, 9, 17);
  s.add_target(Id<ir::Clock>{0}, 20 * kHour);
  for (int i = 0; i < 200; ++i) s.happen("S" + std::to_string(i), wall(random), "opened");
  const measures::Items open = s.items("2025-06-01 00:00");
  REQUIRE(open.size() == 200);
  for (const measures::Item& item : open) {
    harness::Records(s.program, s.store).happen(item.subject, item.due, s.event("resolved"));
  }
  for (const measures::Item& item : s.items("2025-12-01 00:00")) {
    CHECK(item.elapsed == 20 * kHour);
    CHECK(item.verdict == ir::Verdict::Met);
  }
}
