// The intermediate form: flat tables, every name an id. This is the signed artefact.
#pragma once

#include "runtime/base/assert.h"
#include "runtime/ir/scenario.h"

namespace akad::ir {

constexpr std::int32_t kIrVersion = 2;  // the newest that this program writes and reads
constexpr std::int32_t kLanguageEdition = 1;

struct Program {
  std::int32_t ir_version = kIrVersion;  // of the document it was read from
  std::int32_t language = kLanguageEdition;
  Agreement agreement;
  std::vector<Fee> fees;
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
  std::vector<Target> targets;
  std::vector<Credit> credits;
  std::vector<Cap> caps;
  std::vector<Scenario> scenarios;

  // The row that an id stands for: program[target.clock].
  template <class Row>
  const Row& operator[](Id<Row> id) const;
};

template <class V>
void describe(V& v, Program& row) {
  v.field("ir_version", row.ir_version);
  v.field("language", row.language);
  v.field("agreement", row.agreement);
  v.field("fees", row.fees, or_none);
  v.field("holiday_sets", row.holiday_sets, or_none);
  v.field("calendars", row.calendars, or_none);
  v.field("logs", row.logs, or_none);
  v.field("fields", row.fields, or_none);
  v.field("conditions", row.conditions, or_none);
  v.field("events", row.events, or_none);
  v.field("signals", row.signals, or_none);
  v.field("windows", row.windows, or_none);
  v.field("clocks", row.clocks, or_none);
  v.field("outages", row.outages, or_none);
  v.field("targets", row.targets, or_none);
  v.field("credits", row.credits, or_none);
  v.field("caps", row.caps, or_none);
  v.field("scenarios", row.scenarios, or_none);
}

// The table that ids of this row point into.
template <class Row>
const std::vector<Row>& table_of(const Program& p) {
  if constexpr (std::is_same_v<Row, Fee>)
    return p.fees;
  else if constexpr (std::is_same_v<Row, HolidaySet>)
    return p.holiday_sets;
  else if constexpr (std::is_same_v<Row, Calendar>)
    return p.calendars;
  else if constexpr (std::is_same_v<Row, Log>)
    return p.logs;
  else if constexpr (std::is_same_v<Row, Field>)
    return p.fields;
  else if constexpr (std::is_same_v<Row, Condition>)
    return p.conditions;
  else if constexpr (std::is_same_v<Row, Event>)
    return p.events;
  else if constexpr (std::is_same_v<Row, Signal>)
    return p.signals;
  else if constexpr (std::is_same_v<Row, Window>)
    return p.windows;
  else if constexpr (std::is_same_v<Row, Clock>)
    return p.clocks;
  else if constexpr (std::is_same_v<Row, Outage>)
    return p.outages;
  else if constexpr (std::is_same_v<Row, Target>)
    return p.targets;
  else if constexpr (std::is_same_v<Row, Credit>)
    return p.credits;
  else {
    static_assert(std::is_same_v<Row, Cap>, "no table holds such rows");
    return p.caps;
  }
}

// What an amount is in the agreement's money.
struct MoneyOf {
  const Program& program;

  Rational operator()(const NoAmount&) const { return 0; }
  Rational operator()(const FixedAmount& amount) const { return amount.money; }
  Rational operator()(const ShareOfFee& amount) const {
    return amount.share * program[amount.fee].amount;
  }
};
inline Rational money_of(const Program& program, const Amount& amount) {
  return std::visit(MoneyOf{program}, amount.is);
}

template <class Row>
const Row& Program::operator[](Id<Row> id) const {
  const std::vector<Row>& table = table_of<Row>(*this);
  AKAD_ASSERT(id.index() < table.size());
  return table[id.index()];
}

// The log that a target is about.
struct LogOf {
  const Program& program;

  Id<Log> operator()(const OfItems& items) const { return program[items.clock].log; }
  Id<Log> operator()(const OfTime& time) const { return program[time.outage].log; }
};
inline Id<Log> log_of(const Program& program, const Target& target) {
  return std::visit(LogOf{program}, target.of);
}

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

// Ids in range, parts before wholes, shares in [0, 1], units positive, tables ended by an
// unconditional row, everything the evaluation asserts. Empty text = sound. Not looked at: whether
// the zone database knows the zones (runtime/engine does).
std::string verify(const Program& program);

// The first rule that a program breaks, with the row as a JSON pointer. verify_facts looks at the
// agreement, calendars, logs and conditions; verify_terms at clocks to scenarios, and relies on it.
struct Soundness {
  std::string wrong;
  bool require(bool holds, std::string_view table, std::size_t row, std::string_view rule);
};
void verify_facts(const Program& program, Soundness& sound);
void verify_terms(const Program& program, Soundness& sound);

std::string digest(const Program& program);  // "sha256:" and 64 hex digits, of to_json
std::string dump(const Program& program);    // readable, one row a line
std::string json_schema();                   // of the newest version (JSON Schema 2020-12)

}  // namespace akad::ir
