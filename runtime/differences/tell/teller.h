// How fields and rows of tables read, in sentences of the agreement where it has them.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/differences/align/rows.h"
#include "runtime/phrases/phrase.h"
#include "runtime/report/wording/conditions.h"

namespace akad::differences {

using phrases::Phrase;

// The agreement that is told of, and of it the declaration.
struct Teller {
  const Rows& rows;
  Edition edition;
  const time::Zone& zone;
  const ir::Fee* fee = nullptr;
  const ir::Clock* clock = nullptr;
  const ir::Outage* outage = nullptr;
  const ir::Target* target = nullptr;
  const ir::Credit* credit = nullptr;
  const ir::Cap* cap = nullptr;
  const ir::Scenario* scenario = nullptr;

  const ir::Program& program() const { return rows.program(edition); }
  report::Wording wording() const { return {program(), zone}; }
  std::string condition(Id<ir::Condition> id) const;  // empty: there is none

  void about(const ir::Fee& row) { fee = &row; }
  void about(const ir::Clock& row) { clock = &row; }
  void about(const ir::Outage& row) { outage = &row; }
  void about(const ir::Target& row) { target = &row; }
  void about(const ir::Credit& row) { credit = &row; }
  void about(const ir::Cap& row) { cap = &row; }
  void about(const ir::Scenario& row) { scenario = &row; }
  template <class Row>
  void about(const Row&) {}
};

// Rows that have a sentence.
Phrase sentence(const Teller& of, const ir::Amount& amount);
Phrase sentence(const Teller& of, const ir::Limit& limit);

// A row of a table: by what it is found again, what it is for, and what it says of that.
struct Line {
  std::string key;
  Phrase label, said;
};
Line line(const Teller& of, const ir::LimitRow& row);
Line line(const Teller& of, const ir::SlabRow& row);
Line line(const Teller& of, const ir::ValueRow& row);
Line line(const Teller& of, const ir::Escalation& row);
Line line(const Teller& of, const ir::RetargetRule& row);
Line line(const Teller& of, const ir::NamedSeason& row);
Line line(const Teller& of, const ir::Holiday& row);
Line line(const Teller& of, const ir::WeeklyWindow& row);
Line line(const Teller& of, const ir::DatedException& row);
Line line(const Teller& of, const ir::Excluding& row);
Line line(const Teller& of, const ir::LeavingOut& row);
Line line(const Teller& of, const ir::Requirement& row);
Line line(const Teller& of, const ir::InService& row);
Line line(const Teller& of, const ir::ScenarioSubject& row);
Line line(const Teller& of, const ir::ScenarioValue& row);
Line line(const Teller& of, const ir::Happening& row);
Line line(const Teller& of, const ir::Expectation& row);
Line line(const Teller& of, const ir::GroupValue& row);
Line line(const Teller& of, const ir::ToldOf& row);
Line line(const Teller& of, const ir::HeldTime& row);

// Values of fields. Nothing where the field says nothing.
Phrase value(const Teller& of, std::string_view place, const Rational& number);
Phrase value(const Teller& of, std::string_view place, std::int64_t time);
Phrase value(const Teller& of, std::string_view place, std::int32_t number);
Phrase value(const Teller& of, std::string_view place, bool holds);
Phrase value(const Teller& of, std::string_view place, const std::string& text);
Phrase value(const Teller& of, std::string_view place, Date date);
Phrase value(const Teller& of, std::string_view place, const ir::Constant& constant);
Phrase value(const Teller& of, std::string_view place, Id<ir::Field> id);
Phrase value(const Teller& of, std::string_view place, Id<ir::Condition> id);

Phrase word(const Teller& of, ir::Judged judged);
Phrase word(const Teller& of, ir::Reopening reopening);
Phrase word(const Teller& of, ir::MissedBefore missed);
Phrase word(const Teller& of, ir::CrossingOutages crossing);
Phrase word(const Teller& of, ir::OpenItems items);
Phrase word(const Teller& of, ir::EmptyMonth empty);
Phrase word(const Teller& of, ir::NightOwner owner);
Phrase word(const Teller& of, ir::Beyond beyond);
Phrase word(const Teller& of, ir::FirstPeriods first);
Phrase word(const Teller& of, ir::PartOfPeriod part);
// By the word of the IR, which the agreement has too.
template <class Enum>
Phrase word(const Teller&, Enum value) {
  using ir::words;  // that of rounding stands there too
  return Phrase::as_is(std::string(words(value)[static_cast<std::size_t>(value)]));
}

template <class Row>
Phrase value(const Teller& of, std::string_view, Id<Row> id) {
  return id.valid() ? Phrase::as_is(of.program()[id].name) : Phrase();
}
template <class T>
Phrase value(const Teller& of, std::string_view place, const std::optional<T>& one) {
  return one ? value(of, place, *one) : Phrase();
}

// What several values together read, where there is none too.
Phrase list(std::string_view place, std::vector<Phrase> values);

}  // namespace akad::differences
