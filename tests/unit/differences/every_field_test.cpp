// Whatever field of a stored agreement is changed alone, exactly one difference names it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/differences/write/write.h"
#include "tests/harness/changed.h"
#include "tests/stored/coverage.h"
#include "tests/unit/differences/agreements.h"

using namespace akad;
using nlohmann::json;

namespace {

// "targets.limits.limit.length" of /targets/0/limits/1/limit/length.
std::string path_of(json::json_pointer place) {
  std::string path;
  for (; !place.empty(); place.pop_back()) {
    const std::string key = place.back();
    if (key.find_first_not_of("0123456789") == key.npos) continue;
    path = path.empty() ? key : key + "." + path;
  }
  return path;
}

bool is_within(const std::string& place, const std::string& path) {
  return place == path || place.starts_with(path + ".");
}

std::vector<differences::Difference> all_of(const differences::Differences& found) {
  auto all = found.of_the_deal;
  all.insert(all.end(), found.of_scenarios.begin(), found.of_scenarios.end());
  return all;
}

// Rows that are named nowhere are told where they are used, as often as they are.
bool is_used_elsewhere(const std::string& path) {
  return is_within(path, "fields") || is_within(path, "conditions");
}

// Whole tables, and rows of them in the place of others, are many changes.
bool is_one_field(const harness::Change& change) {
  std::size_t depth = 0;
  for (auto place = change.place; !place.empty(); place.pop_back()) ++depth;
  return depth > 2 || path_of(change.place).starts_with("agreement");
}

// Of what has several fields several may have changed at once, unless it is a row of a table, which
// is told whole; and of a table that is another one, several rows.
bool may_be_several(const json& document, const harness::Change& change) {
  if (change.how == harness::How::RowsSwapped) return true;
  if (!document.contains(change.place)) return false;
  const json& value = document[change.place];
  if (value.is_object()) {
    return change.place.back().find_first_not_of("0123456789") != std::string::npos;
  }
  return value.is_array() && !value.empty() && value[0].is_object() &&
         change.how == harness::How::Another;
}

// A place of a record or a condition without a name, by what it says.
json written_out(const json& document, const json& row) {
  json out = row;
  if (out.contains("field") && out["field"].is_number()) {
    out["field"] = document["fields"].at(out["field"].get<std::size_t>());
  }
  for (json& part : out.contains("parts") ? out["parts"] : out["none"]) {
    part = written_out(document, document["conditions"].at(part.get<std::size_t>()));
  }
  return out;
}

// Whether the id of another row stands there now that says the same.
bool says_the_same(const json& document, const harness::Change& change) {
  const auto& after = change.document;
  if (!document.contains(change.place) || !after.contains(change.place)) return false;
  const json& a = document[change.place];
  const json& b = after[change.place];
  if (a.is_object() && a.contains("when") && b.is_object() && b.contains("when")) {
    return says_the_same(document, {after, change.place / "when", change.how, ""});
  }
  const auto is_row = [&](const json& id, const char* table) {
    return id.is_number_unsigned() && id.get<std::size_t>() < document[table].size();
  };
  if (is_row(a, "conditions") && is_row(b, "conditions") &&
      written_out(document, document["conditions"][a.get<std::size_t>()]) ==
          written_out(document, document["conditions"][b.get<std::size_t>()])) {
    return true;
  }
  return is_row(a, "fields") && is_row(b, "fields") &&
         document["fields"][a.get<std::size_t>()] == document["fields"][b.get<std::size_t>()];
}

// What is owed in kind may not be rounded at all: once it is, the mode is told beside the unit.
bool tells_how_it_rounds(const std::string& path, const std::vector<differences::Difference>& all) {
  return path == "credits.unit" && all.size() == 2 && all[0].place == "credits.rounding" &&
         all[1].place == path;
}

struct Tally {
  int accepted = 0;
  std::set<std::string> places;
};

void check(const json& document, const ir::Program& before, std::uint64_t seed, Tally& tally) {
  const harness::Change change = harness::changed(document, seed);
  ir::LoadError error;
  const auto after = ir::from_json(change.document.dump(), error);
  if (!after || ir::digest(*after) == ir::digest(before) || !is_one_field(change)) return;
  const auto found = differences::compare(before, *after);
  const std::string path = path_of(change.place);
  INFO(path << ", seed " << seed << ": " << change.what.substr(0, 300));
  INFO(differences::to_text(found, before, *after, phrases::english()));
  ++tally.accepted;
  const auto all = all_of(found);
  for (const auto& one : all) {
    tally.places.insert(one.place);
    CHECK(one.place.size() > 0);
  }
  if (change.how == harness::How::RowsSwapped && all.empty()) return;  // it says nothing
  if (is_used_elsewhere(path)) return;
  if (all.empty() && says_the_same(document, change)) return;
  if (tells_how_it_rounds(path, all)) return;
  if (may_be_several(document, change)) {
    CHECK(all.size() >= 1);
  } else {
    CHECK(all.size() == 1);
  }
  for (const auto& one : all) CHECK((is_within(one.place, path) || is_within(path, one.place)));
  CHECK(found.of_scenarios.size() == (path.starts_with("scenarios") ? all.size() : 0));
}

std::uint64_t changes() {
  const char* many = std::getenv("AKAD_CHANGES");
  return many == nullptr ? 40 : std::stoull(many);
}

}  // namespace

TEST_CASE("each field that is changed alone is one difference, which names it") {
  Tally tally;
  std::uint64_t seed = 0;
  for (const std::string& text : stage::stored_agreements()) {
    ir::LoadError error;
    const auto program = ir::from_json(text, error);
    REQUIRE(program);
    const json document = json::parse(text);
    for (std::uint64_t i = 0; i < changes(); ++i) check(document, *program, ++seed, tally);
  }
  CHECK(tally.accepted > 100);
  CHECK(tally.places.size() > 60);
}

// In a row with a sentence of its own it is the row that is told.
TEST_CASE("every field has a sentence of its row, or a name in both languages") {
  const std::set<std::string> in_sentences = {"seasons.seasons",
                                              "holiday_sets.days",
                                              "calendars.weekly",
                                              "calendars.exceptions",
                                              "fields",
                                              "signals.means",
                                              "clocks.retargets",
                                              "exclusions.conditions",
                                              "covers.subjects",
                                              "targets.limits",
                                              "targets.escalations",
                                              "targets.leaving_out",
                                              "targets.excluding",
                                              "targets.levels",
                                              "credits.slabs",
                                              "credits.small",
                                              "credits.claim",
                                              "credits.paid",
                                              "outages.down_when",
                                              "outages.few",
                                              "outages.so_many",
                                              "outages.weighs",
                                              "outages.down_after",
                                              "figures.slots",
                                              "figures.few",
                                              "fees.later",
                                              "fees.derived",
                                              "fees.told",
                                              "fees.of_groups",
                                              "caps.most",
                                              "conditions",
                                              "scenarios.subjects",
                                              "scenarios.happenings",
                                              "scenarios.expectations",
                                              "logs.not_yet"};
  for (const std::string& known : stored::known_places()) {
    const std::string place = known.substr(0, known.find(" = "));
    const std::string last = place.substr(place.rfind('.') + 1);
    const bool of_a_row =
        std::any_of(in_sentences.begin(), in_sentences.end(),
                    [&](const std::string& row) { return place.starts_with(row + "."); });
    const bool is_declared =
        place.find('.') == place.npos || last == "name" || place.find(".clause") != place.npos;
    if (of_a_row || is_declared) continue;
    INFO(place);
    const auto called = differences::field_called(place);
    REQUIRE_FALSE(called.empty());
    CHECK(phrases::find_book("id")->say(called) != "");
  }
}
