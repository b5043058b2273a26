// changed_agreements FOLDER CHANGES: stored agreements, each with one value of the JSON changed, so
// many times each. Such a document is refused; or it says something that a text can say too, in a
// field of the list below, and is evaluated to the end. Who adds a field says of it whether another
// value of it alone can be meant.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "runtime/engine/engine.h"
#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad;
using nlohmann::json;

namespace {

// Fields of which another value alone, or one less, can be what a text says: texts and names;
// lengths, counts, dates and amounts within their bounds; choices; ids, of another row of the kind
// that is needed and of the same log; lists with another element, one more or one less; and tables,
// of which a row is named nowhere.
constexpr const char* kReviewed = R"(
  name version provider customer measured_by number title clause source text path single_subject
  value zone month

  length count minute offset shift share amount result unit money_unit merge_gap early_stop
  elapsed_unit reopening_days grace_days small_below small_misses days open_minute close_minute
  date first last covers_first covers_last term_first term_last at to as_of elapsed due time
  item

  all strict held by_subject hours_of_limit only_when_present earlier_pauses repeated skipped op
  bound test crossing counted empty attribution open_items reopening later_reopening lone_stop
  repeated_start judged missed_before policy roll nights tax rounding elapsed_rounding verdict
  kind format received_format key one_of is_true is_false also_elements

  calendar clock outage target credit fee event window signal field from id subject received
  sequence when zone_signal start_when stop_when reset_when cancel_when pause_while counted_from
  item_by attributed_to state

  notice withdrawn only_within quota_of quota quota_cadence beyond concerns concerned by
  pauses_during leaving_out hours excluding exclusion record grant reason
  cadence period part taken month_days over_last first_periods
  from_first_record silence unrecorded unknown_while least told_by

  starts stops pauses resumes resets cancels rounds retargets begins ends parts constants
  operands groups limits limit escalations slabs most weekly exceptions values subjects
  happenings expectations

  told left_out items_called moved_by_pauses grace_by_dates reopening_by_dates

  fees seasons calendars fields conditions events signals windows clocks outages targets credits
  caps scenarios holiday_sets exclusions covers
)";

std::set<std::string> reviewed() {
  std::istringstream words(kReviewed);
  return {std::istream_iterator<std::string>(words), {}};
}

constexpr int kLines = 20;  // of a log, for each run

struct Change {
  json document;
  json::json_pointer place;
  std::string what;
};

using Pointers = std::vector<json::json_pointer>;

void collect(const json& value, const json::json_pointer& place, Pointers& pointers) {
  if (!place.empty()) pointers.push_back(place);
  if (value.is_object()) {
    for (const auto& [key, part] : value.items()) collect(part, place / key, pointers);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], place / i, pointers);
  }
}

// The last key on the way: of an element, that of its list.
std::string field_of(json::json_pointer place) {
  while (!place.empty()) {
    const std::string key = place.back();
    if (key.find_first_not_of("0123456789") != std::string::npos) return key;
    place.pop_back();
  }
  return "";
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
  template <class T>
  const T& of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 random_;
};

const std::vector<json>& strange_values() {
  static const std::vector<json> kValues = {nullptr,
                                            true,
                                            false,
                                            0,
                                            1,
                                            -1,
                                            1440,
                                            2'000'000'000,
                                            4'102'444'800'000,
                                            "",
                                            "x",
                                            "a b",
                                            "is",
                                            "\u001b[2J",
                                            "a\nb",
                                            "1/7",
                                            "-1",
                                            "0",
                                            "1",
                                            "2026-02-30",
                                            "1970-01-01",
                                            "2100-12-31",
                                            json::array(),
                                            json::object()};
  return kValues;
}

json changed_number(const json& number, Dice& dice) {
  const auto value = number.get<std::int64_t>();
  const auto bits = static_cast<std::uint64_t>(value);  // the largest goes on with the least
  switch (dice.below(4)) {
    case 0: return static_cast<std::int64_t>(bits + 1);
    case 1: return static_cast<std::int64_t>(bits - 1);
    case 2: return static_cast<std::int64_t>(0 - bits);
    default: return value / 2 + static_cast<std::int64_t>(dice.below(100));
  }
}

json changed_text(const std::string& text, Dice& dice) {
  switch (dice.below(4)) {
    case 0: return text + "x";
    case 1: return text.substr(0, text.size() / 2);
    case 2: return text + "\u009b";
    default: return "z" + text;
  }
}

void change_list(json& list, Dice& dice) {
  const std::size_t at = dice.below(list.size());
  switch (dice.below(3)) {
    case 0: list.push_back(list[at]); return;
    case 1: list.erase(at); return;
    default: std::swap(list[at], list[dice.below(list.size())]);
  }
}

// Another value that stands under the same key somewhere.
json from_elsewhere(const json& document, const Pointers& pointers, const json::json_pointer& place,
                    Dice& dice) {
  std::vector<json> values;
  for (const auto& other : pointers) {
    if (other.back() == place.back()) values.push_back(document[other]);
  }
  return dice.of(values);
}

Change changed(const json& document, std::uint64_t seed) {
  Dice dice(seed);
  Pointers pointers;
  collect(document, json::json_pointer(), pointers);
  Change change{document, dice.of(pointers), ""};
  json& value = change.document[change.place];
  const std::string before = value.dump();
  json& around = change.document[change.place.parent_pointer()];
  switch (dice.below(5)) {
    case 0:
      if (around.is_object()) {
        around.erase(change.place.back());
        change.what = before + " is left out";
        return change;
      }
      [[fallthrough]];
    case 1: value = dice.of(strange_values()); break;
    case 2: value = from_elsewhere(document, pointers, change.place, dice); break;
    default:
      if (value.is_number_integer()) value = changed_number(value, dice);
      if (value.is_string()) value = changed_text(value.get<std::string>(), dice);
      if (value.is_array() && !value.empty()) change_list(value, dice);
  }
  change.what = before + " became " + value.dump();
  return change;
}

struct Stored {
  json document;
  Instant as_of = 0;
  std::string log;
};

Stored stored_in(const fs::path& folder, const std::string& room) {
  Stored stored;
  stored.document = json::parse(drive::read_file((folder / "agreement.ir.json").string()));
  const json known = json::parse(drive::read_file((folder / "case.json").string()));
  stored.as_of = *parse_rfc3339(known.at("as_of").get<std::string>());
  std::istringstream lines(drive::read_file((folder / "log.ndjson").string()));
  std::string some, line;
  for (int i = 0; i < kLines && std::getline(lines, line); ++i) some += line + "\n";
  stored.log = room + "/log.ndjson";
  drive::write_file(stored.log, some);
  return stored;
}

// To the end, whatever the end is.
void evaluate(const ir::Program& program, const Stored& stored) {
  std::vector<events::LogFile> files;
  for (const ir::Log& log : program.logs) files.push_back({log.name, stored.log});
  engine::RunOptions options;
  options.as_of = stored.as_of;
  options.keep_items = true;
  events::ReadError error;
  const auto result = engine::run(program, files, options, error);
  if (!result) return;
  report::to_json(result->statement);
  report::to_text(result->statement);
  for (const ir::Scenario& scenario : program.scenarios) engine::run_scenario(program, scenario);
}

struct Tally {
  int refused = 0, same = 0, accepted = 0, failed = 0;
};

void check(const Stored& stored, const std::string& digest, const std::string& name,
           std::uint64_t seed, Tally& tally) {
  const Change change = changed(stored.document, seed);
  ir::LoadError error;
  const auto program = ir::from_json(change.document.dump(), error);
  if (!program) {
    ++tally.refused;
    return;
  }
  if (ir::digest(*program) == digest) {
    ++tally.same;
    return;
  }
  ++tally.accepted;
  const std::string field = field_of(change.place);
  static const std::set<std::string> kFields = reviewed();
  if (!kFields.contains(field)) {
    ++tally.failed;
    std::printf("FAIL %s, seed %llu: %s: %s, and nobody said that `%s` may change alone\n",
                name.c_str(), static_cast<unsigned long long>(seed),
                change.place.to_string().c_str(), change.what.substr(0, 200).c_str(),
                field.c_str());
  }
  evaluate(*program, stored);
}

int check_all(const fs::path& root, std::uint64_t changes) {
  const drive::Folder room;
  Tally tally;
  std::uint64_t seed = 0;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().filename() == "case.json") folders.push_back(entry.path().parent_path());
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    const Stored stored = stored_in(folder, room.path());
    ir::LoadError error;
    const auto program = ir::from_json(stored.document.dump(), error);
    if (!program) {
      std::printf("FAIL %s: %s\n", folder.c_str(), error.message.c_str());
      return 1;
    }
    const std::string digest = ir::digest(*program);
    for (std::uint64_t i = 0; i < changes; ++i) {
      check(stored, digest, fs::relative(folder, root).string(), ++seed, tally);
    }
  }
  std::printf("%d refused, %d the same, %d accepted, of which %d of a kind that nobody reviewed\n",
              tally.refused, tally.same, tally.accepted, tally.failed);
  return tally.failed == 0 && tally.refused > tally.accepted && tally.accepted > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: changed_agreements FOLDER CHANGES\n");
    return 2;
  }
  try {
    return check_all(fs::absolute(words[1]), std::stoull(words[2]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "changed_agreements: %s\n", error.what());
    return 2;
  }
}
