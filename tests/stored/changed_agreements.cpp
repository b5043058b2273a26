// changed_agreements FOLDER CHANGES: stored agreements, each with one value of the JSON changed, so
// many times each. Such a document is refused; or it says something that a text can say too, in a
// field of the list below, and is evaluated to the end. Who adds a field says of it whether another
// value of it alone can be meant.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "runtime/engine/engine.h"
#include "tests/drive/drive.h"
#include "tests/harness/changed.h"

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

  each price free grace unit step below around_the_clock last_included derived later share fee
  amount written

  for_each of_groups group tax_rate exchange
  small limit_too become claim within on waived_on said_by paid as after_claim until

  counts of then slot free_sum empty_below levels level invoice from_last

  told left_out items_called moved_by_pauses grace_by_dates reopening_by_dates

  slot down_when few down_after up_after
  members members_by member_outage so_many
  weighs by_share

  fees seasons calendars fields conditions events signals windows clocks outages targets credits
  caps scenarios holiday_sets exclusions covers
)";

std::set<std::string> reviewed() {
  std::istringstream words(kReviewed);
  return {std::istream_iterator<std::string>(words), {}};
}

constexpr int kLines = 20;  // of a log, for each run

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
  const harness::Change change = harness::changed(stored.document, seed);
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
  const std::string field = harness::field_of(change.place);
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
