// The statement as a value, as every writer renders it: ids into the program. No rules here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/phrases/book.h"
#include "runtime/plan/plan.h"
#include "runtime/report/pieces.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

// Periods by the dates on which they end.
struct ShownPeriods {
  Date first, last;  // both included
};

struct PeriodStatement {
  results::PeriodResults measured;
  settlement::PeriodSettlement owed;  // no credits while the period is not closed
  // To excluded time that touches it, by target; what is granted of them in it.
  std::vector<measures::ClaimRow> claims = {};
};

struct FindingCount {
  std::string log;
  std::string kind;
  std::uint64_t count = 0;
  std::map<std::string, std::uint64_t> names = {};  // of places, signals, events; mostly empty
  // Of what loses records, the first by what it says; none of records that cannot be read.
  struct Example {
    std::string subject;  // empty: not known
    std::string detail;
  };
  std::optional<Example> example = {};
};

struct Statement {
  const ir::Program* program = nullptr;  // outlives the statement
  std::string digest;                    // of the IR
  std::string engine;                    // the version of the program
  std::string tzdata;
  Instant as_of = 0;
  std::vector<PeriodStatement> periods;  // those shown
  std::optional<ShownPeriods> shown;     // by which they were asked for; none = all
  Rational total;                        // of those shown
  settlement::Beside beside = {};        // likewise
  Rational claimable = {};               // likewise: what may still be claimed, before caps
  std::vector<settlement::ClaimOfNothing> of_nothing = {};  // unless it is for another period
  charged::Charges charges = {};                            // of the whole term
  std::uint64_t subjects = 0;
  struct LogLine {
    std::string name;
    events::LogTally tally;
    bool left_out = false;    // on purpose: nothing here rests on its records
    std::string digest = {};  // of its records; empty = left out, or not read from files
    bool unused = false;      // it was read, and no record of it says anything here
    bool is_group = false;    // no record is read for it (ir::has_records)
  };
  std::vector<LogLine> logs;   // as in the program
  std::vector<bool> unspoken;  // by target: no record says anything that its measure looks for
  std::vector<FindingCount> findings;  // order of logs, then kinds; zero counts left out;
                                       // OutOfOrder is not here: it depends on the files
  // What happened one by one, in the whole term.
  struct Lists {
    std::vector<measures::Item> missed;        // in some period
    std::vector<measures::Item> open;          // at as-of, of what counts; also those missed before
    std::vector<measures::OutageRow> outages;  // as targets count them
  };
  std::optional<Lists> lists = {};  // none: nobody asked
  bool masked = false;              // labels stand for subjects (mask/mask.h)
};

// The targets that rest on a log: not measured where it was left out.
std::vector<const ir::Target*> targets_of(const ir::Program& program,
                                          const Statement::LogLine& line);

// Of the periods shown.
std::vector<const settlement::PeriodSettlement*> settlements_of(const Statement& statement);

// Whether a result claims something although no record says anything that its target's measure
// looks for: the file may be empty, or of another log, and then it is told from nothing.
bool rests_on_nothing(const Statement& statement, const results::Result& result);

// The whole term comes in; `shown`: the periods that end on these dates, none = all. What was read
// (digests, versions, logs, findings) is the engine's to add.
Statement statement_of(const ir::Program& program, std::vector<results::PeriodResults> term,
                       settlement::Settlement settled, const std::optional<ShownPeriods>& shown);
// To each period what touches it, of targets that have it.
void add_claims(Statement& statement, const std::vector<measures::ClaimRow>& claims);

// Canonical JSON by statement.schema.json, one line, its sentences in English: the same bytes for
// both parties. For people, in the book's language, at most 100 columns.
std::string to_json(const Statement& statement);
std::string to_text(const Statement& statement, const phrases::Book& book = phrases::english());
// The same, piece by piece: a statement has a row for every group and period.
void write_json(const Statement& statement, const Take& take);
void write_text(const Statement& statement, const phrases::Book& book, const Take& take);
// Rows of CSV: one for each result, each credit and each cap that lowered something, the same for
// whoever reads it; grammar/REFERENCE.md says what each column is.
void write_csv(const Statement& statement, const Take& take);
// One file for people, which needs no other and runs nothing; with the lists, where they are there.
std::string to_html(const Statement& statement, const phrases::Book& book = phrases::english());
void write_html(const Statement& statement, const phrases::Book& book, const Take& take);
std::string json_schema();  // the text of statement.schema.json

}  // namespace akad::report
