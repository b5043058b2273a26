// A line of a statement with what it rests on: what its result counts, one by one, each with its
// records. What the writers of `akad explain --line` render; no rules here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/report/explain/view.h"

namespace akad::report {

struct ItemBehind {
  measures::Item item;  // `owed`: by the line's credit alone, in the periods of its result
  std::vector<Place> places;
};

struct OutageBehind {
  std::string subject;
  OutageRow outage;  // with time that counts in the periods of the result
};

struct FigureBehind {
  std::string subject;
  measures::Cell counts;  // what it adds to the result
  std::vector<Place> places;
};

struct ChargeBehind {
  Id<ir::Fee> fee;
  charged::Charge charge;
  std::vector<Place> places;  // of its record
};

struct LineTold {
  const ir::Program* program = nullptr;  // outlives it
  std::string digest, tzdata;
  time::Zone zone;  // of the agreement: local times are read in it
  Instant as_of = 0;
  std::vector<std::string> left_out;  // logs of the agreement that were left out on purpose
  ir::CalendarPeriod period;          // the last one, of a result over several
  results::Result result;
  settlement::LineItem line;
  Phrase small_rule;    // as in Explanation
  std::string subject;  // what is listed is of it alone; empty: of everybody
  // By subject, then in time: those that count as missed, or, of a mean, all that count.
  std::vector<ItemBehind> items;
  std::vector<OutageBehind> outages;  // likewise
  std::vector<FigureBehind> figures;  // by subject; of a target that is about a figure
  // What records told of the fees that the line is a share of, or its caps; in the order of time.
  std::vector<ChargeBehind> charges = {};
  // Of a line for a sum: the lines that are summed, by number, each with what it rests on itself.
  std::vector<LineTold> summed = {};
  std::optional<Explanation> story{};  // of the subject, where one is asked for
};

// In the book's language: JSON by line.schema.json, and text of at most 100 columns.
std::string to_json(const LineTold& told, const phrases::Book& book = phrases::english());
std::string to_text(const LineTold& told, const phrases::Book& book = phrases::english());
std::string line_schema();  // the text of line.schema.json

}  // namespace akad::report
