// Random agreements and stories, told by a run and by explanations: what both say of an item, and
// of the result of its month, is the same.
//   explain_equals_run [items] [seed] [file for the explanations, one JSON object a line]
// The same numbers ask the same questions. A difference is printed and ends with code 1.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "runtime/engine/engine.h"
#include "runtime/explain/explain.h"
#include "runtime/report/items/ndjson.h"
#include "tests/explain/lists.h"
#include "tests/explain/told_lines.h"
#include "tests/oracle/cases/ask_engine.h"
#include "tests/oracle/dice.h"

namespace {

using namespace akad;
using nlohmann::json;

constexpr std::int64_t kDefaultItems = 10'000;
enum EventOfStory { kOpened = 0, kHeld = 4, kResumed = 5, kWithdrawn = 7 };
constexpr std::int32_t kDaysBeforeStories = 40;  // of the term of random agreements
constexpr std::int64_t kAskedOfBatch = 60;       // subjects under targets

// What random agreements leave as it is, and the months of items depend on.
void vary(oracle::Dice& dice, ir::Program& program) {
  for (ir::Target& target : program.targets) {
    of_items(target).open_items = dice.one_in(2) ? ir::OpenItems::OverdueMissedWithGrace
                                                 : static_cast<ir::OpenItems>(dice.below(3));
    of_items(target).grace_days = dice.small(5);
    of_items(target).grace_by_dates = dice.one_in(2);
    const ir::Clock& clock = program[of_items(target).clock];
    if (!clock.stops.empty() && dice.one_in(2)) {
      of_items(target).attribution = ir::Attribution::ByStop;
    }
    target.by_subject = dice.one_in(4);
    if (dice.one_in(3)) target.groups = {Id<ir::Signal>{0}};
    target.bound = Rational(dice.below(5), 4);
  }
  // A term that begins or ends among the stories, so that periods end while items are open.
  ir::Agreement& agreement = program.agreement;
  const std::int32_t first = agreement.term_first.days + kDaysBeforeStories;
  if (dice.one_in(3)) agreement.term_first = Date{first + dice.small(3)};
  if (dice.one_in(3)) {
    agreement.term_last = Date{std::max(agreement.term_first.days, first + 1 + dice.small(5))};
  }
}

// None where the program has none; `by_subject`: also one that is read in the zone of a subject.
Id<ir::Calendar> any_calendar(oracle::Dice& dice, const ir::Program& program, bool by_subject) {
  if (program.calendars.empty()) return {};
  const auto id = Id<ir::Calendar>::of(dice.engine() % program.calendars.size());
  return by_subject || !time::zone_signal_of(program, id).valid() ? id : Id<ir::Calendar>{};
}

// Time between any two events, so that it lies beside, across and inside of what is down.
void exclude(oracle::Dice& dice, ir::Program& program, ir::OfTime& target) {
  const auto events = static_cast<std::int64_t>(program.events.size());
  for (const char* name : {"waiting", "flood"}) {
    if (dice.one_in(3)) continue;
    const auto begins = static_cast<std::int32_t>(dice.below(events));
    const auto ends = static_cast<std::int32_t>(dice.below(events));
    if (begins == ends) continue;
    ir::Exclusion exclusion;
    exclusion.name = name;
    exclusion.log = Id<ir::Log>{0};
    exclusion.when = ir::FromEventToEvent{{Id<ir::Event>{begins}}, {Id<ir::Event>{ends}}};
    if (dice.one_in(3)) {
      exclusion.quota_of = dice.one_in(2) ? ir::QuotaOf::Time : ir::QuotaOf::Downtime;
      exclusion.quota = (1 + dice.below(20)) * kHour;
    }
    if (dice.one_in(4)) exclusion.only_within = any_calendar(dice, program, false);
    exclusion.beyond = static_cast<ir::Beyond>(dice.below(3));
    if (dice.one_in(4)) exclusion.concerns = ir::Concerns::Everybody;
    const auto id = Id<ir::Exclusion>::of(program.exclusions.size());
    program.exclusions.push_back(exclusion);
    target.excluding.push_back({id, static_cast<ir::ExcludedTime>(dice.below(2))});
  }
}

// What is unknown has bounds where outages are split and nothing goes beyond its announced time.
void leave_untold(oracle::Dice& dice, const ir::Program& program, ir::OfTime& target) {
  target.from_first_record = dice.one_in(3);
  if (dice.one_in(2)) return;
  target.silence = (1 + dice.below(100)) * kHour;
  target.unrecorded = static_cast<ir::Unrecorded>(dice.below(4));
  if (target.unrecorded != ir::Unrecorded::Unknown) return;
  const bool bounded = std::all_of(
      target.excluding.begin(), target.excluding.end(),
      [&](const auto& row) { return program[row.exclusion].beyond == ir::Beyond::CountsAsDown; });
  if (!bounded) target.unrecorded = ir::Unrecorded::LeftOut;
  if (bounded) target.crossing = ir::CrossingOutages::Split;
}

void look_back(oracle::Dice& dice, ir::Target& target) {
  if (!dice.one_in(4)) return;
  target.over_last = static_cast<std::int32_t>(2 + dice.below(3));
  target.first_periods = static_cast<ir::FirstPeriods>(dice.below(2));
}

// Beside the clocks: subjects that are down while they are held.
void add_outage(oracle::Dice& dice, ir::Program& program) {
  ir::Outage outage;
  outage.name = "held";
  outage.log = Id<ir::Log>{0};
  outage.down = ir::FromEventToEvent{{Id<ir::Event>{kHeld}, Id<ir::Event>{kWithdrawn}},
                                     {Id<ir::Event>{kResumed}, Id<ir::Event>{kOpened}}};
  outage.merge_gap = dice.below(4) * 2 * kHour;
  outage.test = static_cast<ir::LengthTest>(dice.below(3));
  if (outage.test != ir::LengthTest::None) {
    outage.length = dice.below(12) * kHour;
    outage.counted = static_cast<ir::Counted>(dice.below(2));
  }
  program.outages.push_back(outage);
  ir::Target target;
  target.name = "not_held";
  target.of =
      ir::OfTime{Id<ir::Outage>{0}, static_cast<ir::CrossingOutages>(dice.below(2)), {}, {}};
  target.by_subject = true;
  target.bound = Rational(99, 100);
  if (dice.one_in(3)) of_time(target).hours = any_calendar(dice, program, true);
  exclude(dice, program, of_time(target));
  leave_untold(dice, program, of_time(target));
  if (!of_time(target).hours.valid() && dice.one_in(3)) {
    of_time(target).month_days = ir::kMonthTakenAs;
  }
  look_back(dice, target);
  program.targets.push_back(target);
}

struct Run {
  std::vector<json> items;
  json statement;
};

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> rows;
  std::stringstream lines(text);
  for (std::string line; std::getline(lines, line);) rows.push_back(json::parse(line));
  return rows;
}

Run run(const oracle::Batch& batch) {
  engine::RunOptions options;
  options.as_of = batch.as_of;
  options.keep_items = true;
  const auto result = engine::settle_store(batch.program, oracle::store_of(batch), options);
  return {lines_of(report::items_to_ndjson(batch.program, result.items)),
          json::parse(report::to_json(result.statement))};
}

// A batch evaluated once, with what each record gave.
struct Told {
  evaluation::Evaluation found;
  std::vector<events::Trail> trails;  // by subject

  explicit Told(const oracle::Batch& batch) {
    events::EventStore store = oracle::store_of(batch);
    store.files = {"log.ndjson"};
    for (std::uint32_t id = 0; id < store.subjects.size(); ++id) {
      trails.push_back({std::string(store.subjects.text(id)), {}});
    }
    for (std::size_t i = 0; i < store.occurrences.size(); ++i) {
      const std::int64_t sequence = store.sequences.empty() ? 0 : store.sequences[i];
      const events::Occurrence& what = store.occurrences[i];
      trails[what.subject].steps.push_back({what, sequence, 0, i + 1});
    }
    found = evaluation::evaluate(batch.program, std::move(store),
                                 {batch.as_of, evaluation::Keep::Nothing, 0, {}});
  }

  json explained(std::uint32_t subject, Id<ir::Target> target) {
    evaluation::evaluate_subject(found, subject, target);
    const auto told = explain::explain(found, trails[subject], {target, subject, 0, std::nullopt});
    if (report::to_text(told).empty()) std::abort();
    return json::parse(report::to_json(told));
  }
};

// The target's result in a month, in the statement.
json stated(const json& statement, const std::string& target, const json& month,
            const json& group) {
  for (const json& period : statement.at("periods")) {
    if (period.at("month") != month) continue;
    for (const json& result : period.at("results")) {
      if (result.at("target") == target && result.at("group") == group) return result;
    }
  }
  return {};
}

// The item as it is listed by a run.
json as_listed(const json& item) {
  json row;
  for (const char* same : {"item", "verdict", "started", "stopped", "due", "elapsed_ms",
                           "paused_ms", "paused_open_ms", "group", "missed_before"}) {
    row[same] = item.at(same);
  }
  row["period"] = item.at("month").is_null() ? json() : item.at("month").at("month");
  for (const json& end : item.at("attribution").at("open")) {
    if (end.at("counted") == "missed") row["missed_open"].push_back(end.at("period"));
  }
  const bool open = row["period"].is_null() && item.at("stopped").is_null();
  if (open && row.contains("missed_open")) row["period"] = row["missed_open"].back();
  for (const json& share : item.at("attributed")) {
    const json& value = share.at("value");
    json& listed = value.is_null() ? row["unattributed_ms"] : row["attributed"][value];
    listed = share.at("elapsed_ms");
  }
  for (const json& told : item.at("escalations")) {
    row["escalations"].push_back(
        {{"name", told.at("name")}, {"at", told.at("at")}, {"reached", told.at("reached")}});
  }
  if (item.contains("lost_records")) row["lost_records"] = item.at("lost_records");
  if (item.contains("owed")) row["owed"] = item.at("owed");
  return row;
}

// What only one of them can say is not compared: a clock without changes has no earlier limit.
bool same_item(json listed, json told) {
  for (const char* at_times : {"missed_before", "attributed", "escalations"}) {
    const bool empty = !told.contains(at_times) || told[at_times].empty();
    if (!listed.contains(at_times) || (listed[at_times].empty() && empty)) {
      listed.erase(at_times);
      told.erase(at_times);
    }
  }
  if (listed.contains("unattributed_ms") && !told.contains("unattributed_ms")) {
    if (listed["unattributed_ms"].is_null() || listed["unattributed_ms"] == 0) {
      listed.erase("unattributed_ms");
    }
  }
  for (const char* named : {"target", "subject"}) listed.erase(named);
  return listed == told;
}

bool same_result(const json& stated, const json& told) {
  if (stated.is_null()) return false;
  const json& share = stated.at("measured");
  for (const char* mark : {"lost_records", "reopened_later", "changed_later"}) {
    if (stated.value(mark, 0) != told.value(mark, 0)) return false;
  }
  if (stated.value("lost_in", json()) != told.value("lost_in", json())) return false;
  return stated.at("verdict") == told.at("verdict") &&
         stated.at("small_number_rule") == told.at("small_number_rule") &&
         stated.at("promised").at("fraction") == told.at("promised") &&
         (share.is_null() ? json() : share.at("fraction")) == told.at("measured");
}

struct Asking {
  const oracle::Batch& batch;
  const Run& run;
  std::uint64_t seed = 0;
  std::int64_t items = 0;
  std::int64_t results = 0;
  std::int64_t forgiven = 0;
};

void print(const Asking& asking, const char* what, const json& a, const json& b) {
  fmt::print("difference: seed {}: {}\n  run      {}\n  explain  {}\n", asking.seed, what, a.dump(),
             b.dump());
}

bool compare_months(Asking& asking, const json& told, const std::string& target) {
  for (const json& month : told.at("months")) {
    const json group = {{"subject", told.at("subject")}};
    const json result = stated(asking.run.statement, target, month.at("month"), group);
    if (result.is_null() && month.at("result").is_null()) continue;
    const json counts = result.is_null() ? json() : result.at("counts");
    const bool same =
        same_result(result, month.at("result")) && counts.at("down_ms") == month.at("down_ms") &&
        counts.at("service_ms") == month.at("service_ms") &&
        counts.value("excluded_ms", 0) == month.value("excluded_ms", 0) &&
        counts.value("excluded_down_ms", 0) == month.value("excluded_down_ms", 0) &&
        counts.value("unknown_ms", 0) == month.value("unknown_ms", 0) &&
        counts.value("left_out_ms", 0) == month.value("left_out_ms", 0) &&
        counts.value("not_covered_ms", 0) == month.value("not_covered_ms", 0) &&
        counts.value("down_without_record_ms", 0) == month.value("down_without_record_ms", 0) &&
        counts.value("up_without_record_ms", 0) == month.value("up_without_record_ms", 0);
    if (!same) {
      print(asking, "a month", result, month);
      return false;
    }
    ++asking.results;
  }
  return true;
}

bool compare(Asking& asking, const json& told, const std::string& target) {
  if (told.at("kind") == "time") return compare_months(asking, told, target);
  std::vector<json> listed;
  for (const json& row : asking.run.items) {
    const bool asked = row.at("target") == target && row.at("subject") == told.at("subject");
    if (asked) listed.push_back(row);
  }
  std::sort(listed.begin(), listed.end(),
            [](const json& a, const json& b) { return a.at("item") < b.at("item"); });
  if (listed.size() != told.at("items").size()) {
    print(asking, "items", listed, told.at("items"));
    return false;
  }
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const json& item = told.at("items").at(i);
    if (!same_item(listed[i], as_listed(item))) {
      print(asking, "an item", listed[i], as_listed(item));
      return false;
    }
    ++asking.items;
    if (item.at("attribution").at("placed") == "forgiven") ++asking.forgiven;
    const json& month = item.at("month");
    if (month.is_null() || month.at("result").is_null()) continue;
    const json result =
        stated(asking.run.statement, target, month.at("month"), month.at("result").at("group"));
    if (!same_result(result, month.at("result"))) {
      print(asking, "the result of a month", result, month);
      return false;
    }
    ++asking.results;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t most = argc > 1 ? std::atoll(argv[1]) : kDefaultItems;
  const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  std::ofstream file;
  if (argc > 3) file.open(argv[3]);
  fmt::print("explain equals run: {} items, seed {}\n", most, first);
  std::int64_t items = 0, results = 0, forgiven = 0, lines = 0;
  told::Listed listed;
  for (std::uint64_t seed = first; items < most; ++seed) {
    oracle::Dice dice{std::mt19937_64(seed)};
    oracle::Batch batch = oracle::any_batch(dice, {});
    vary(dice, batch.program);
    add_outage(dice, batch.program);
    told::price_lateness(batch.program);
    const std::string lists = told::difference_of_lists(batch, listed);
    if (!lists.empty()) {
      fmt::print("difference: seed {}: {}\n", seed, lists);
      return 1;
    }
    const std::string of_lines = told::difference_of_lines(batch, lines);
    if (!of_lines.empty()) {
      fmt::print("difference: seed {}: {}\n", seed, of_lines);
      return 1;
    }
    const Run run_of_batch = run(batch);
    Told told_of_batch(batch);
    Asking asking{batch, run_of_batch, seed};
    for (std::int64_t i = 0; i < kAskedOfBatch && items + asking.items < most; ++i) {
      const auto subject =
          static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(batch.stories.size())));
      const auto target = dice.small(static_cast<std::int32_t>(batch.program.targets.size()));
      const json told = told_of_batch.explained(subject, Id<ir::Target>{target});
      file << told.dump() << "\n";
      if (!compare(asking, told, batch.program.targets[static_cast<std::size_t>(target)].name)) {
        return 1;
      }
    }
    items += asking.items;
    results += asking.results;
    forgiven += asking.forgiven;
  }
  fmt::print("listed: {} missed, {} outages; {} lines\n", listed.missed, listed.outages, lines);
  fmt::print("explain equals run: no difference; {} items, {} results of months, {} forgiven\n",
             items, results, forgiven);
  return results * 4 >= items ? 0 : 1;
}
