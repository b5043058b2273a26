// The intermediate form: flat tables, every name an id. This is the signed artefact.
#pragma once

#include <algorithm>
#include <compare>
#include <set>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/ir/scenario.h"

namespace akad::ir {

constexpr std::int32_t kLanguageEdition = 1;

struct Program {
  // In one file: what copies and destroys every kind of row is much to compile.
  Program();
  ~Program();
  Program(const Program&);
  Program(Program&&) noexcept;
  Program& operator=(const Program&);
  Program& operator=(Program&&) noexcept;

  std::int32_t ir_version = kIrVersion;  // of the document it was read from
  std::int32_t language = kLanguageEdition;
  Agreement agreement;
  std::vector<Fee> fees;
  std::vector<Seasons> seasons;  // at most one list of them
  std::vector<HolidaySet> holiday_sets;
  std::vector<Calendar> calendars;
  std::vector<Log> logs;
  std::vector<Field> fields;
  std::vector<Condition> conditions;
  std::vector<Event> events;
  std::vector<Signal> signals;
  std::vector<Window> windows;
  std::vector<Clock> clocks;
  std::vector<Outage> outages;
  std::vector<Figure> figures;
  std::vector<Exclusion> exclusions;
  std::vector<Cover> covers;
  std::vector<Target> targets;
  std::vector<Credit> credits;
  std::vector<Cap> caps;
  std::vector<Scenario> scenarios;

  // The row that an id stands for: program[target.clock].
  template <class Row>
  const Row& operator[](Id<Row> id) const;
};

// A table of a program: its key in documents, its rows, and what holds of them.
// Whether the rows are declarations: each has a name that no other declaration has.
enum class Names { Own, Shared };
template <class Row>
struct Table {
  const char* name;
  std::vector<Row> Program::*rows;
  Names names = Names::Shared;
  std::int32_t since = 1;  // the version that it came with
};

// Every table, in the order in which they are stored and verified. What is asked of all tables (a
// row by its id, its key, whether ids and names are sound) is asked of this list.
inline constexpr std::tuple kTables = {
    Table<Fee>{"fees", &Program::fees, Names::Own},
    Table<Seasons>{"seasons", &Program::seasons, Names::Own, 5},
    Table<HolidaySet>{"holiday_sets", &Program::holiday_sets, Names::Own},
    Table<Calendar>{"calendars", &Program::calendars, Names::Own},
    Table<Log>{"logs", &Program::logs, Names::Own},
    Table<Field>{"fields", &Program::fields},
    Table<Condition>{"conditions", &Program::conditions},
    Table<Event>{"events", &Program::events},
    Table<Signal>{"signals", &Program::signals},
    Table<Window>{"windows", &Program::windows},
    Table<Clock>{"clocks", &Program::clocks, Names::Own},
    Table<Outage>{"outages", &Program::outages, Names::Own},
    Table<Figure>{"figures", &Program::figures, Names::Own, 6},
    Table<Exclusion>{"exclusions", &Program::exclusions, Names::Own, 4},
    Table<Cover>{"covers", &Program::covers, Names::Own, 5},
    Table<Target>{"targets", &Program::targets, Names::Own},
    Table<Credit>{"credits", &Program::credits, Names::Own},
    Table<Cap>{"caps", &Program::caps, Names::Own},
    Table<Scenario>{"scenarios", &Program::scenarios},
};
constexpr std::size_t kTableCount = std::tuple_size_v<decltype(kTables)>;

// Calls `function` with each Table in turn.
template <class Function>
constexpr void for_tables(Function function) {
  std::apply([&](const auto&... table) { (function(table), ...); }, kTables);
}

// The place in kTables of the table that ids of this row point into.
template <class Row>
constexpr std::size_t table_place() {
  static_cast<void>(std::get<Table<Row>>(kTables));  // there is one
  std::size_t at = 0, place = kTableCount;
  for_tables([&]<class Other>(const Table<Other>&) {
    if (std::is_same_v<Other, Row>) place = at;
    ++at;
  });
  return place;
}

template <class Row>
const std::vector<Row>& table_of(const Program& program) {
  return program.*std::get<Table<Row>>(kTables).rows;
}
template <class Row>
std::vector<Row>& table_of(Program& program) {
  return program.*std::get<Table<Row>>(kTables).rows;
}

template <class V>
void describe(V& v, Program& row) {
  v.field("ir_version", row.ir_version);
  v.field("language", row.language);
  v.field("agreement", row.agreement);
  for_tables(
      [&](const auto& table) { v.field(table.name, row.*table.rows, or_none.since(table.since)); });
}

template <class Row>
const Row& Program::operator[](Id<Row> id) const {
  const std::vector<Row>& table = table_of<Row>(*this);
  AKAD_ASSERT(id.index() < table.size());
  return table[id.index()];
}

// Its seasons stand in the program, which outlives it.
inline Term term_of(const Program& program) {
  Term term{program.agreement.term_first, program.agreement.term_last};
  if (!program.seasons.empty()) term.seasons = program.seasons.front().seasons;
  return term;
}

// Whether there are results for each such period; without targets for each month.
inline bool has_periods(const Program& program, Cadence cadence) {
  const std::vector<Target>& targets = program.targets;
  if (targets.empty()) return cadence == Cadence::CalendarMonth;
  return std::any_of(targets.begin(), targets.end(),
                     [&](const Target& target) { return target.cadence == cadence; });
}

// Whether a target has a result for each of the groups, be it for others besides.
bool has_groups_of(const Target& target, const std::vector<Id<Signal>>& groups, bool by_subject);
// The targets of the credits that a sum is of, each once, in the order of credits.
std::vector<Id<Target>> summed_in(const Program& program, const OfSum& sum);
// Itself, or of a sum the targets of the credits that it is of.
std::vector<Id<Target>> rests_on(const Program& program, Id<Target> target);

// The log that a target is about; of a sum that of the first credit that it is of.
Id<Log> log_of(const Program& program, const Target& target);

// What a target rests on that says which time is excluded, each once.
std::vector<Id<Exclusion>> exclusions_of(const Program& program, const Target& target);

// What says of a target of time which subjects are in service; none where nothing does.
const Cover* cover_of(const Program& program, const Target& target);

// The logs that a target rests on, each once: its own, that which tells who is in service, and
// those of what it excludes. Of a sum: those of the targets of the credits that it is of.
std::vector<Id<Log>> logs_of(const Program& program, const Target& target);
// Whether something holds of some of them.
template <class Holds>
bool any_log_of(const Program& program, const Target& target, Holds holds) {
  const std::vector<Id<Log>> logs = logs_of(program, target);
  return std::any_of(logs.begin(), logs.end(), holds);
}
// Whether what an exclusion says may be about a subject of the log: one always about one subject
// tells of no other, and who is told by two keys is no one who is told by one.
bool can_meet(const Program& program, const Exclusion& exclusion, const Log& log);
bool can_meet(const Log& teller, const Log& log);
// The same where a signal says whom its subject concerns: somebody of one key.
bool can_meet_by_signal(const Program& program, const Exclusion& exclusion);
// The signal of what the target measures that says so; none = each subject is about itself.
Id<Signal> concerns_of(const Program& program, const Target& target);
// Whether what the log tells of one subject may be about the time of others.
bool is_told_of_others(const Program& program, const Target& target, Id<Log> log);
// Whether it asks of its notices what they are, and which records are one.
inline bool asks_of_notices(const Exclusion& exclusion) {
  return exclusion.notice.valid() || !exclusion.conditions.empty() || !exclusion.withdrawn.empty();
}
bool asks_when_announced(const Exclusion& exclusion);

// Whether there may be time of it of which nobody says what it counts as.
bool has_unknown(const Program& program, const OfTime& time);
// By event: the place by which outages pair it; none where none does.
std::vector<Id<Field>> pair_keys(const Program& program);

std::set<Id<Signal>> signals_of(const Program& program, Id<Condition> root);
// The signals that follow from others, each behind those that it reads; without those that follow
// from themselves, and what reads these.
std::vector<Id<Signal>> order_of_values(const Program& program);
bool has_circle_of_values(const Program& program);

// Of caps the narrowest lowers first: fewest credits, then finest grouping, then shortest period.
// Where these are alike, the one that stands first in the text does.
struct Width {
  std::size_t credits = 0;
  std::size_t coarseness = 0;
  int length = 0;
  auto operator<=>(const Width&) const = default;
};
Width width_of(const Program& program, const Cap& cap);
// Whether the cap is about the credit: one that it names, or any of money where it names none.
bool covers(const Program& program, const Cap& cap, Id<Credit> credit);
// All that it is about, each once.
std::vector<Id<Credit>> covered_by(const Program& program, const Cap& cap);
// Whether it says of the credit how much is the most.
bool limits(const Program& program, const Cap& cap, Id<Credit> credit);
// Whether all that is owed of the target in a period of the cap is settled in one step.
bool sums_at_once(const Cap& cap, const Target& target);
// Whether some credit owes that.
bool owes_in_kind(const Program& program, const std::string& what);

// As a text names it; with its log also what it is outward from: "key of the document".
std::string place_of(const Field& field);
std::string place_of(const Program& program, const Log& log, const Field& field);

// The version of the format that a program is stored in: 1 where it was read from a document of
// version 1, else the least one, from 2 on, that has every field and word it uses.
std::int32_t stored_version(const Program& program);

// The least version that has every field and word the program uses.
std::int32_t least_version(const Program& program);

// Canonical JSON of the stored version: keys sorted, no white space, tables in declaration order,
// rationals and dates as text, enumerations by their words, missing ids as null; from version 2 on
// without what equals its default. Same meaning, same bytes.
std::string to_json(const Program& program);

struct LoadError {
  std::string message;  // what is wrong, with the place as a JSON pointer; empty = loaded
};
// Reads any version of the format and verifies; never throws. At most 64 MiB, nesting at most 64.
std::optional<Program> from_json(std::string_view json, LoadError& error);

// Whether a text of the language could mean this: what no source can say is not evaluated. Empty
// text = sound. Not looked at: whether the zone database knows the zones (runtime/engine does), and
// whether what calendars are made of leaves any hours.
std::string verify(const Program& program);

std::string digest(const Program& program);  // "sha256:" and 64 hex digits, of to_json
std::string dump(const Program& program);    // readable, one row a line
std::string json_schema();                   // of the newest version (JSON Schema 2020-12)

}  // namespace akad::ir
