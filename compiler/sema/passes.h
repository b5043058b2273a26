// The steps of `analyze`, and what they share.
#pragma once

#include <set>

#include "compiler/calendars/calendars.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/sema.h"

namespace akad::sema {

using scope::Scope;

void collect(Scope& scope, const std::vector<LoadedFile>& files);
void analyze_header(Scope& scope, const ast::File& file);

// Fills the rows that `collect` gave out for one kind of declaration. Each kind defines its own
// beside its checks: one without does not link.
template <class Kind>
void analyze_kind(Scope& scope, const ast::File& file);

// What a condition reads: places in the records of a log, or the log's signals; for limits also
// when their item started.
enum class Reads { Record, Signals, Item };
// No row when something in it was reported.
Id<ir::Condition> analyze_condition(Scope& scope, Id<ir::Log> log, Reads reads,
                                    const ast::Condition& written);
// The condition of that name; analysed where it was not yet. No row where it was reported.
Id<ir::Condition> condition_named(Scope& scope, Id<ir::Log> log, const ast::Name& name);
// As it is written at `span`.
Id<ir::Condition> add_condition(Scope& scope, ir::Condition row, Span span);
// Names, and lines that count together, can make a short text a large condition; AK0902, AK0903.
bool check_size(Scope& scope, Id<ir::Condition> root, Span span);
// The condition under a name of its own.
Id<ir::Condition> named(Scope& scope, Id<ir::Condition> root, const ast::Name& name);
// Conditions and values are known by name before any is analysed; those that nothing uses (AK1005).
void declare_meanings(Scope& scope, const ast::File& file);
void warn_of_idle_meanings(Scope& scope);
Id<ir::Field> field_of(Scope& scope, Id<ir::Log> log, const ast::Path& path);
std::string text_of(const ast::Path& path);

// How instants are written; `otherwise` where nothing is said. AK0609.
ir::TimeFormat format_of(Scope& scope, const std::optional<ast::TimeFormat>& written,
                         const ir::TimeFormat& otherwise);
// What a date at this place stands for, which is `line` of its log; AK0413, AK0609.
ir::DateIs date_at(Scope& scope, const ir::TimeFormat& format, const ast::DateWord& date,
                   const ast::Path& path, std::string_view line);
Id<ir::Field> field_at(Scope& scope, Id<ir::Log> log, std::vector<std::string> steps,
                       std::int32_t outward, std::int32_t item = 0);
// How many lists lie between the record and the place.
std::int32_t outward_of(Scope& scope, Id<ir::Log> log, const ast::Path& path);
std::vector<std::string> texts_of(const std::vector<ast::Name>& steps);

// Events or windows of a log by their names, each once; what is not known is reported.
template <ast::Named Kind>
std::vector<Id<typename Kind::Row>> members_of(Scope& scope, Id<ir::Log> log,
                                               const std::vector<ast::Name>& names) {
  std::vector<Id<typename Kind::Row>> rows;
  std::set<Id<typename Kind::Row>> known;
  for (const ast::Name& name : names) {
    const auto id = resolve_member<Kind>(scope, log, name);
    if (id.valid() && known.insert(id).second) rows.push_back(id);
  }
  return rows;
}

// What claims stretches of time, and how they are told: `while`, `from … to …` or `during`, one of
// them, once (AK0203, AK0204, AK0207); and what pairs events (AK04…).
struct Claim {
  scope::Thing thing;
  const ast::Name& name;
  Id<ir::Log> log;
  const std::vector<ast::StretchLine>& lines;
  const std::vector<ast::PairsLine>& pairs;
  bool broken = false;
};
ir::Stretches analyze_stretches(Scope& scope, const Claim& claim);

// What a slot is down by; AK0201, AK0306, AK0307, AK0308.
ir::BySlots analyze_slots(Scope& scope, Id<ir::Log> log, const ast::SlotsLine& line);
// What else is said of them, or should be; AK0203, AK0207, AK0307, AK0308, AK0425.
void analyze_slot_rules(Scope& scope, const ast::Outage& written, ir::Outage& row);

// What a target of time, about subjects of `log`, excludes; AK0203, AK0206.
void analyze_excluding(Scope& scope, const std::vector<ast::ExcludingLine>& lines, Id<ir::Log> log,
                       ir::OfTime& target);

// Which time of a subject is covered, and what counts of which no record tells; after what is
// excluded. AK0203, AK0207, AK0308.
void analyze_coverage(Scope& scope, const ast::Target& written, Id<ir::Log> log,
                      ir::OfTime& target);

// In which time of exclusions a clock of `log` pauses; AK0203, AK0206.
std::vector<Id<ir::Exclusion>> pausing_exclusions(Scope& scope,
                                                  const std::vector<ast::NamesLine>& lines,
                                                  Id<ir::Log> log, Id<ir::Signal> concerns);
// The signal that says whom a subject of the log concerns, where one is named; AK0307.
Id<ir::Signal> analyze_whom(Scope& scope, Id<ir::Log> log, const std::vector<ast::Name>& written);

// Whether the list of the signal's values has it, where there is one; AK0310.
bool check_listed(Scope& scope, const ir::Signal& signal, const ir::Constant& constant, Span span);

// The values that a signal may have, and what is written for true and false; AK0203, AK0204,
// AK0207, AK0307, AK0310.
void analyze_values(Scope& scope, const ast::Signal& written, ir::Signal& signal);

// A literal as a value of that signal; AK0307, AK0310.
std::optional<ir::Constant> constant_for(Scope& scope, const ir::Signal& signal,
                                         const ast::Literal& written);

// What a change of the signal does to a clock that does not say it; false where nothing is said of
// it for all clocks either.
bool add_general_retarget(Scope& scope, Id<ir::Clock> clock, Id<ir::Signal> signal);

// The block of what holds unless a clause says otherwise: AK0203, AK0206; and, once all that could
// ask is analysed, the lines of it that decide nothing (AK1020).
void analyze_interpretation(Scope& scope, const ast::File& file);
void warn_of_idle_lines(Scope& scope);

// A calendar read in the subject's zone belongs to the log that has the zone; AK0206.
bool zone_fits(Scope& scope, const ast::Name& name, Id<ir::Calendar> calendar, Id<ir::Log> log);

// AK0202, AK0204, AK0308.
void analyze_escalations(Scope& scope, const ast::Target& written, ir::OfItems& target);

// The limits of a target, in a table or alone; `clock` may be unknown. `rows` receives the place of
// each. Demands what a change of a signal does that the table reads (AK0403).
void analyze_limits(Scope& scope, const ast::LimitLine& written, Id<ir::Clock> clock,
                    ir::OfItems& target, std::vector<Span>& rows);

// Every row of a table can be reached and the last is `otherwise` (AK05).
// `things`: what the target counts.
void check_limit_rows(Scope& scope, const ast::LimitLine& written, const ir::OfItems& target,
                      const std::string& things);
void check_value_rows(Scope& scope, const ast::ValueDeclaration& written, const ir::Signal& value);
// `test`: of the target; `results`: beside the rows, of the kind that is measured. None where there
// is none to compare.
void check_slabs(Scope& scope, const ast::SlabTable& written, MeasuredKind kind,
                 const std::optional<ir::Comparison>& test,
                 const std::vector<std::optional<Rational>>& results);

// Of a target, as it is written: "in each calendar month", "of each calendar month", "over the last
// 12 calendar months, at the end of each".
std::string periods_said(const Scope& scope, const ir::Target& row, std::string_view each);
// The event behind what is counted, which `noun` calls, decides to which period an item belongs;
// AK0205.
void set_attribution(Scope& scope, const ast::ShareLine& share, const std::string& noun,
                     Id<ir::Log> log, ir::Target& row);

// The date after the last period that a scenario speaks of, or in which something happens.
Date after_last(const ir::Program& program, const ir::Scenario& row, const time::Zone& zone);

// What other currencies are in the agreement's; before fees. AK0203, AK0207, AK0305, AK0308.
void analyze_exchanges(Scope& scope, const ast::File& file);
void warn_of_idle_exchanges(Scope& scope);  // AK1005

// The cadence of periods; AK0201 where they are the seasons of a list that is not declared.
ir::Cadence cadence_of(Scope& scope, const ast::Periods& written);

// What follows of fees that are shares of others from these.
void derive_fees(ir::Program& program);
// The rows of a fee that differs by group; AK0201 to AK0207, AK03…, AK05….
void analyze_fee_rows(Scope& scope, const ast::Fee& written, ir::Fee& fee);
// Dates from which on it is another; AK0207.
std::vector<ir::FeeStep> fee_steps(Scope& scope, const std::vector<ast::FeeStep>& written,
                                   const ir::Fee& fee);
// What of a fee is said in money; AK03….
std::optional<Rational> fee_amount(Scope& scope, const ast::MoneyLiteral& written,
                                   const ir::Fee& fee);
// Fees that records tell, once logs are known and before amounts are; AK0201, AK0207, AK0304,
// AK0307.
void analyze_told_fees(Scope& scope, const ast::File& file);
// Shares of fees by group are owed and capped for each of their groups, which signals can have.
// After credits and caps; AK0201, AK0207, AK0307, AK0310.
void check_fee_groups(Scope& scope, const ast::File& file);

// An amount that is owed or capped in periods of a cadence, where it is known; AK0207.
ir::Amount amount_in(Scope& scope, const ast::Amount& written,
                     const std::optional<ir::Periods>& of);
// The share of a fee, as `said` at `span`, fits the periods in which it is owed; or what is taken
// must be said, which is asked once for all shares of the fee in such periods. AK0207.
void check_taken(Scope& scope, const ast::ShareOfFee& said, Span span, const ir::ShareOfFee& share,
                 const ir::Periods& of);
// A rate of a credit for the target, which may be unknown; none where something of it was reported.
// AK0201, AK0205 to AK0207, AK03…, AK0422, AK0423.
std::optional<ir::Rate> analyze_rate(Scope& scope, const ast::Rate& written, Id<ir::Target> target);
// When the rate of a credit without a table is owed; AK0203, AK0424.
ir::OwedWhen analyze_owed(Scope& scope, const ast::Credit& written, Id<ir::Target> target,
                          const std::optional<ir::Rate>& rate);
// All that a credit owes is of one kind: AK0312. `spans`: of its rows.
void check_kinds(Scope& scope, ir::Credit& credit, const std::vector<Span>& spans);
// Of a credit that owes in kind; AK0204, AK0308, AK0312.
void analyze_rounding_in_kind(Scope& scope, const ast::Credit& written, ir::Credit& credit);
// AK0207, where it owes in kind; whether it does.
bool refuse_lines_of_money(Scope& scope, const ast::Credit& written, const ir::Credit& credit);
// An amount of that kind; null: of money. AK0304, AK0309, AK0312.
std::optional<Rational> quantity_in_kind(Scope& scope, const ast::OwedLiteral& written,
                                         const std::string* of);
// Of a credit whose rounding is known: what becomes of small amounts; AK0203, AK0207, AK03….
void analyze_small(Scope& scope, const ast::Credit& written, ir::Credit& credit);
// Whether and until when it must be claimed, and by which records; AK0201 to AK0207, AK03….
void analyze_claim(Scope& scope, const ast::Credit& written, ir::Credit& credit);
// How it is paid, once it is known whether it must be claimed; AK0201 to AK0207, AK0308.
void analyze_payment(Scope& scope, const ast::Credit& written, ir::Credit& credit);
// Shares of fees that do not say what is taken, or what cannot be; AK0414, AK0207. Once for a fee
// and the periods it is owed in, after credits and caps.
void demand_taken(Scope& scope);
// Fees of which a share is owed or capped in a period that the term cuts say what a part costs;
// AK0415. After credits and caps.
void demand_parts(Scope& scope, const ast::File& file);

// Of a target; null where it has none of that name (AK0201), or is not known.
const ir::Level* level_of(Scope& scope, Id<ir::Target> target, const ast::Name& name);

// What a target measures, which may not be known; `name` calls it.
inline scope::MeasuredBy measured_by(const Scope& scope, Id<ir::Target> target,
                                     std::string_view name) {
  scope::MeasuredBy by{{}, "the target `" + std::string(name) + "`"};
  if (!target.valid()) return by;
  by.kind = ir::measured_kind(scope.program[target]);
  by.summed = ir::summed_by(scope.program[target]);
  if (by.summed != nullptr && by.summed->empty()) by.summed = nullptr;  // reported
  return by;
}

// Targets for sums, once it is known which credits owe what is summed: by whom the sums differ; and
// whether there is anything to sum. AK0201 to AK0207, AK0312.
void analyze_sums(Scope& scope, const ast::File& file);
// What is summed needs no claim, and follows from no sum; AK0207.
void check_summed(Scope& scope, const ast::File& file);

// The subjects that a scenario gives, by name: one in each log that tells of it.
using Subjects = std::map<std::string, std::vector<std::int32_t>>;

// Where a subject was given: not empty, or empty where that is reported (AK0702).
std::vector<std::int32_t> subject_of(Scope& scope, const Subjects& subjects, const ast::Name& name);
void report_nameless(Scope& scope, const ast::Name& subject);

// A scenario as far as it was read.
struct Told {
  Scope& scope;
  ir::Scenario& row;
  const Subjects& subjects;
};
// A result or amount expected of a period, or a verdict of an item.
void analyze_expectation(const Told& told, const ast::ThenLine& written, std::vector<Span>& lines);

}  // namespace akad::sema
