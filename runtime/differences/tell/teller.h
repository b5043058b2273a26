// How fields and rows of tables read, in sentences of the agreement where it has them.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/differences/align/rows.h"
#include "runtime/phrases/clauses.h"
#include "runtime/report/wording/conditions.h"

namespace akad::differences {

using phrases::as_written;
using phrases::Phrase;

// The agreement that is told of, and of it the declaration.
struct Teller {
  const Rows& rows;
  Edition edition;
  const time::Zone& zone;
  const ir::Fee* fee = nullptr;
  const ir::Log* log = nullptr;  // of which it speaks
  const ir::Clock* clock = nullptr;
  const ir::Outage* outage = nullptr;
  const ir::Figure* figure = nullptr;
  const ir::Exclusion* exclusion = nullptr;
  const ir::Target* target = nullptr;
  const ir::Credit* credit = nullptr;
  const ir::Cap* cap = nullptr;
  const ir::Scenario* scenario = nullptr;

  const ir::Program& program() const { return rows.program(edition); }
  report::Wording wording() const { return {program(), zone}; }
  std::string condition(Id<ir::Condition> id) const;    // empty: there is none
  std::string fee_money(const Rational& amount) const;  // of the fee, which may be in another money

  template <class Row>
  void about(const Row& row) {
    keep(row);
    if constexpr (requires { program()[row.log]; }) log = &program()[row.log];
  }

 private:
  void keep(const ir::Fee& row) { fee = &row; }
  void keep(const ir::Log& row) { log = &row; }
  void keep(const ir::Clock& row) { clock = &row; }
  void keep(const ir::Outage& row) { outage = &row; }
  void keep(const ir::Figure& row) { figure = &row; }
  void keep(const ir::Exclusion& row) { exclusion = &row; }
  void keep(const ir::Target& row) { target = &row; }
  void keep(const ir::Credit& row) { credit = &row; }
  void keep(const ir::Cap& row) { cap = &row; }
  void keep(const ir::Scenario& row) { scenario = &row; }
  template <class Row>
  void keep(const Row&) {}
};

// Rows that have a sentence.
Phrase sentence(const Teller& of, const ir::Amount& amount);
Phrase sentence(const Teller& of, const ir::Owed& owed);
Phrase sentence(const Teller& of, const ir::PartOfFee& part);
Phrase sentence(const Teller& of, const ir::Limit& limit);
Phrase sentence(const Teller& of, const ir::SmallAmounts& small);
Phrase sentence(const Teller& of, const ir::ClaimTerms& terms);
Phrase sentence(const Teller& of, const ir::FeeRecords& told);
Phrase sentence(const Teller& of, const ir::PaidHow& how);
Phrase sentence(const Teller& of, const ir::Summand& what);
Phrase sentence(const Teller& of, const ir::SlotTest& test);
Phrase sentence(const Teller& of, const ir::SoMany& so_many);
Phrase sentence(const Teller& of, const ir::FewInSlot& few);
Phrase sentence(const Teller& of, const ir::SlotsInRow& row);
Phrase sentence(const Teller& of, const ir::OverSlots& slots);
Phrase sentence(const Teller& of, const ir::FewInFigure& few);

// A row of a table: by what it is found again, what it is for, and what it says of that.
struct Line {
  std::string key;
  Phrase label, said;
};
Line line(const Teller& of, const ir::LimitRow& row);
Line line(const Teller& of, const ir::SlabRow& row);
Line line(const Teller& of, const ir::ValueRow& row);
Line line(const Teller& of, const ir::Escalation& row);
Line line(const Teller& of, const ir::Level& row);
Line line(const Teller& of, const ir::RetargetRule& row);
Line line(const Teller& of, const ir::FeeStep& row);
Line line(const Teller& of, const ir::FeeOfGroup& row);
Line line(const Teller& of, const ir::ClaimGroup& row);
Line line(const Teller& of, const ir::NamedSeason& row);
Line line(const Teller& of, const ir::Holiday& row);
Line line(const Teller& of, const ir::WeeklyWindow& row);
Line line(const Teller& of, const ir::DatedException& row);
Line line(const Teller& of, const ir::Excluding& row);
Line line(const Teller& of, const ir::LeavingOut& row);
Line line(const Teller& of, const ir::Requirement& row);
Line line(const Teller& of, const ir::InService& row);
Line line(const Teller& of, const ir::WeighedState& row);
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

// Words of closed sets, in the reader's language. Of those that are read within a sentence only,
// nothing.
Phrase word(ir::TaxBasis tax);
Phrase word(ir::PartOfPeriod part);
Phrase word(ir::Cadence cadence);
Phrase word(ir::NightOwner owner);
Phrase word(ir::TimeKind kind);
Phrase word(ir::DateIs is);
Phrase word(ir::RepeatedHour repeated);
Phrase word(ir::SkippedHour skipped);
Phrase word(ir::SignalKind kind);
Phrase word(ir::RepeatedStart start);
Phrase word(ir::LoneStop stop);
Phrase word(ir::Judged judged);
Phrase word(ir::Reopening reopening);
Phrase word(ir::Retarget policy);
Phrase word(ir::MissedBefore missed);
Phrase word(ir::LengthTest test);
Phrase word(ir::Counted counted);
Phrase word(ir::QuotaOf quota);
Phrase word(ir::Beyond beyond);
Phrase word(ir::Concerns concerns);
Phrase word(ir::Attribution attribution);
Phrase word(ir::OpenItems items);
Phrase word(ir::Aggregate aggregate);
Phrase word(ir::Taken taken);
Phrase word(ir::EmptyMonth empty);
Phrase word(ir::CrossingOutages crossing);
Phrase word(ir::LostRecords lost);
Phrase word(ir::FirstPeriods first);
Phrase word(ir::AskedAt at);
Phrase word(ir::ExcludedTime time);
Phrase word(ir::Unrecorded counts_as);
Phrase word(ir::Comparison test);
Phrase word(RoundingMode mode);
Phrase word(ir::OwedWhen when);
Phrase word(ir::Grant grant);
Phrase word(ir::GrantReason reason);
inline Phrase word(ir::BoundKind) { return {}; }
inline Phrase word(ir::FeeTaken) { return {}; }
inline Phrase word(ir::Roll) { return {}; }
inline Phrase word(ir::Party) { return {}; }
inline Phrase word(ir::ConstantKind) { return {}; }
inline Phrase word(ir::ExpectationKind) { return {}; }
inline Phrase word(ir::Verdict) { return {}; }
inline Phrase word(ir::Parts) { return {}; }
inline Phrase word(ir::Grace) { return {}; }
inline Phrase word(ir::ClaimState) { return {}; }
inline Phrase word(ir::SmallAmounts::Become) { return {}; }
inline Phrase word(ir::PaidAs) { return {}; }
inline Phrase word(ir::SlotCounts) { return {}; }

// What a row is, of those that are one of several kinds and have no sentence.
Phrase word(const ir::Windows&);
Phrase word(const ir::Union&);
Phrase word(const ir::Intersection&);
Phrase word(const ir::Difference&);
Phrase word(const ir::Shift&);
Phrase word(const ir::WhileState&);
Phrase word(const ir::FromEventToEvent&);
Phrase word(const ir::DuringWindows&);
Phrase word(const ir::BySlots&);
Phrase word(const ir::ByMembers&);
Phrase word(const ir::OfItems&);
Phrase word(const ir::OfTime&);
Phrase word(const ir::OfSum&);
Phrase word(const ir::OfFigure&);

// What holds where the field says nothing; empty: there is none of it.
Phrase absent(const Teller& of, std::string_view place);
// Whether another field says that this one says nothing.
bool is_idle(const Teller& of, std::string_view place);
// Whether its value follows from other fields, and nobody wrote it.
bool is_implied(const Teller& of, std::string_view place);

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
