#include "tests/unit/reconcile/parties.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"

namespace akad::tests {
namespace {

using nlohmann::json;
using reconcile::Party;

const std::string kDeclarations = R"(
fee charge = IDR 1_000_000 each calendar month, before tax

calendar office in Asia/Jakarta {
  open Mon to Sun 08:00 to 17:00
}

log tickets {
  time is at
  id is id
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal priority is priority
}

clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: a new item begins
  counts office
  judged by elapsed time
  when priority changes: carry the elapsed time
  missed before a change: the last limit decides
}

target handled {
  clause "4.1" "Handling"
  handling is within
    | priority = "P1" | 4 hours of office |
    | otherwise       | 8 hours of office |
  for at least 95% of tickets resolved in each calendar month, for each priority
  open at the end of a period: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}

credit late for handled {
  clause "6.1" "Credits"
  the result is
    | at least 95% | no credit     |
    | otherwise    | 10% of charge |
  rounded half up to IDR 1
}
)";

std::string line_of(const std::string& record) {
  if (record.starts_with('{')) return record + "\n";
  std::istringstream words(record);
  std::string id, day, time, ticket, type, priority;
  words >> id >> day >> time >> ticket >> type >> priority;
  json line = {{"at", day + "T" + time + ":00+07:00"}, {"ticket", ticket}, {"type", type}};
  if (id != "-") line["id"] = id;
  if (!priority.empty()) line["priority"] = priority;
  return line.dump() + "\n";
}

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string verdict_of(ir::Verdict verdict) {
  return std::string(ir::words(verdict)[static_cast<std::size_t>(verdict)]);
}

}  // namespace

std::string Parties::tickets() { return tests::agreement(kDeclarations); }

Parties::Parties(const Records& ours, const Records& theirs, const std::string& period)
    : Parties(std::vector<Records>(1, ours), std::vector<Records>(1, theirs), period) {}

Parties::Parties(const std::vector<Records>& ours, const std::vector<Records>& theirs,
                 const std::string& period, const std::string& text)
    : program_(tests::compiled(text).program) {
  REQUIRE(program_);
  ours_.emplace(side(ours, "ours", period));
  theirs_.emplace(side(theirs, "theirs", period));
  found_.emplace(reconcile::reconcile(*ours_, *theirs_));
}

reconcile::Side Parties::side(const std::vector<Records>& logs, const std::string& name,
                              const std::string& period) {
  const drive::Folder folder;
  std::vector<events::LogFile> files;
  for (const Records& records : logs) {
    std::string text;
    for (const std::string& record : records) text += line_of(record);
    const std::string number = files.empty() ? "" : "-" + std::to_string(files.size() + 1);
    files.push_back({"", folder.path() + "/" + name + number});
    drive::write_file(files.back().path, text);
  }
  reconcile::Side side{{&*program_, {}}, {names_}};
  engine::RunOptions options;
  options.as_of = *parse_rfc3339("2026-05-01T00:00:00+07:00");
  options.keep_items = options.list_misses = options.keep_places = true;
  options.roll = &side.roll;
  if (!period.empty()) {
    const ir::Term term = ir::term_of(*program_);
    const auto shown = ir::parse_period(period, term);
    REQUIRE(shown);
    options.shown = {ir::first_day(*shown, term), ir::last_day(*shown, term)};
  }
  events::ReadError error;
  auto kept = engine::run_and_keep(*program_, files, options, error);
  INFO(error.message);
  REQUIRE(kept);
  for (std::string& file : kept->result.files) file = base_name(file);
  for (std::string& file : kept->found.store.files) file = base_name(file);
  side.run.kept = std::move(*kept);
  return side;
}

std::string Parties::text(std::string_view language) const {
  std::string all;
  reconcile::write_text(*found_, *phrases::find_book(language),
                        [&](std::string_view piece) { all += piece; });
  return all;
}

json Parties::written(std::string_view language) const {
  std::string all;
  reconcile::write_json(*found_, *phrases::find_book(language),
                        [&](std::string_view piece) { all += piece; });
  return json::parse(all);
}

std::string Parties::named(const reconcile::Record& record) const {
  std::string places;
  std::string id = "-";
  for (const Party party : reconcile::kParties) {
    if (!record.row[party]) continue;
    const reconcile::Side& side = found_->side(party);
    const events::RollRow& row = side.roll.rows[*record.row[party]];
    if (row.id != events::Interner::kNone) id = names_.ids.text(row.id);
    places += " " + side.run.kept.result.files.at(static_cast<std::size_t>(row.place.file)) + ":" +
              std::to_string(row.place.line);
  }
  return id + places;
}

Parties::Records Parties::records() const {
  Records all;
  for (const reconcile::Record& record : found_->records) all.push_back(named(record));
  return all;
}

Parties::Records Parties::behind_items() const {
  reconcile::Records all;
  for (const reconcile::TargetRow& target : found_->targets) {
    for (const reconcile::ItemRow& item : target.items) {
      all.insert(all.end(), item.records.begin(), item.records.end());
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  Records names;
  for (const std::size_t record : all) names.push_back(named(found_->records[record]));
  return names;
}

Parties::Records Parties::items() const {
  Records all;
  for (const reconcile::TargetRow& target : found_->targets) {
    for (const reconcile::ItemRow& row : target.items) {
      const auto said = [&](Party party) -> std::string {
        if (!row.item[party]) return "-";
        const measures::Item& item = found_->side(party).run.items()[*row.item[party]];
        return item.subject + " " + verdict_of(item.verdict);
      };
      all.push_back(said(Party::Ours) + ", " + said(Party::Theirs));
    }
  }
  return all;
}

}  // namespace akad::tests
