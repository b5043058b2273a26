// What the commands of `akad` are asked to do. Each returns the exit code: kDone, kFound (what the
// caller asked about was found: a mistake, a failed scenario) or kFailed (usage, files).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/limits/limits.h"
#include "runtime/phrases/book.h"

namespace akad::cli {

constexpr int kDone = 0;
constexpr int kFound = 1;
constexpr int kFailed = 2;

enum class Format { Text, Json };

// --language: what people read is said in it.
using Language = const phrases::Book*;

using Libraries = std::vector<std::string>;  // --library folders, before the embedded stdlib

// The others are read by programs: SARIF by code scanning, commands by the runner of GitHub
// Actions, the report of code quality by GitLab.
enum class CheckFormat { Text, Json, Sarif, Github, Gitlab };

// From which level on a finding that nothing accepts makes `check` end with kFound.
enum class FailOn { Error, Warning, Advice };

struct CheckOrder {
  std::vector<std::string> files;
  FailOn fail_on = FailOn::Error;
  CheckFormat format = CheckFormat::Text;
  bool fix = false;
  bool accepted = false;            // listed too
  std::vector<std::string> events;  // [NAME=]PATH: a sample; none = not looked at
  limits::Limits limits;            // of reading it
  Libraries libraries;
};
int check(const CheckOrder& order);

struct FmtOrder {
  std::vector<std::string> files;
  bool check = false;
  Libraries libraries;
};
int reformat(const FmtOrder& order);

struct CompileOrder {
  std::string file;
  std::string out;
  Libraries libraries;
};
int compile(const CompileOrder& order);

// The last is read by runners of builds.
enum class TestFormat { Text, Json, Junit };

struct TestOrder {
  std::vector<std::string> paths;   // files, or folders with .sla files
  std::vector<std::string> filter;  // texts, one of which the scenario's name has; none = all
  TestFormat format = TestFormat::Text;
  bool coverage = false;
  limits::Limits limits;
  Language book = &phrases::english();
  Libraries libraries;
};
int test(const TestOrder& order);

// Rows are for spreadsheets; HTML is for people, as a file that is sent.
enum class RunFormat { Text, Json, Csv, Html };

struct RunOrder {
  std::string file;                  // .sla or .ir.json
  std::vector<std::string> events;   // [NAME=]PATH
  std::vector<std::string> without;  // logs left out on purpose
  std::string as_of;
  limits::Limits limits;
  std::string period;  // 2026-03 or 2026-03..2026-06; empty = all that have begun
  RunFormat format = RunFormat::Text;
  std::string out, items, findings, evidence;  // empty = standard output, or not wanted
  bool mask_subjects = false;                  // in the statement
  std::vector<std::string> fail_on;            // breach, rejects
  Language book = &phrases::english();
  Libraries libraries;
};
int run(const RunOrder& order);

struct ExplainOrder {
  std::string file;                  // .sla or .ir.json
  std::vector<std::string> events;   // [NAME=]PATH
  std::vector<std::string> without;  // logs left out on purpose
  std::string as_of;
  limits::Limits limits;
  std::string target, subject;  // no subject: the only one of the log
  int item = 0;                 // 0 = every item
  std::int64_t line = 0;        // of the statement of the whole term, not of a target; 0 = none
  std::string period;           // of targets of time; empty = every one
  Format format = Format::Text;
  Language book = &phrases::english();
  Libraries libraries;
};
int explain(const ExplainOrder& order);

struct DueOrder {
  std::string file;                  // .sla or .ir.json
  std::vector<std::string> events;   // [NAME=]PATH
  std::vector<std::string> without;  // logs left out on purpose
  std::string as_of;
  std::string within;  // a length; empty = due::kWithin
  limits::Limits limits;
  Format format = Format::Text;
  Language book = &phrases::english();
  Libraries libraries;
};
int due(const DueOrder& order);

struct ReconcileOrder {
  std::string file;                  // .sla or .ir.json
  std::vector<std::string> ours;     // [NAME=]PATH
  std::vector<std::string> theirs;   // likewise
  std::vector<std::string> without;  // logs left out on purpose, of both
  std::string as_of;
  std::string period;  // 2026-03 or 2026-03..2026-06; empty = all that have begun
  bool fails_on_difference = false, fails_on_records = false;
  limits::Limits limits;
  Format format = Format::Text;
  Language book = &phrases::english();
  Libraries libraries;
};
int reconcile_logs(const ReconcileOrder& order);

// `akad explain AK0401`: the page of a diagnostic, in place of an item.
bool is_code(std::string_view word);
int show_page(const std::string& code);

enum class CalendarQuestion { Month, Elapsed, Due, Later, List, At, Days };

struct CalendarOrder {
  struct Asked {
    CalendarQuestion question;
    std::vector<std::string> words;  // as many as the question takes
  };
  std::string file;              // .sla or .ir.json
  std::string name;              // of the calendar
  std::vector<Asked> questions;  // must be one
  std::string zone;              // of a subject; empty = none
  Format format = Format::Text;
  Language book = &phrases::english();
  Libraries libraries;
};
int ask_calendar(const CalendarOrder& order);

// The last is for a comment in a forge.
enum class DiffFormat { Text, Json, Markdown };

struct DiffOrder {
  std::string before, after;  // .sla or .ir.json; with `against` one of them, and no other
  std::string against;        // a revision of git, or two: OLD..NEW; empty = two files
  std::string as;             // where the files, copies of one, stand in truth; empty = here
  DiffFormat format = DiffFormat::Text;
  bool fails_customer = false, fails_provider = false;  // exit 1 where it may be worse for them
  // What their history would have cost: [NAME=]PATH; none = that is not asked.
  std::vector<std::string> events;
  std::vector<std::string> without;  // logs left out on purpose
  std::string as_of;
  std::string period;  // 2026-03 or 2026-03..2026-06; empty = all that have begun
  limits::Limits limits;
  Language book = &phrases::english();
  Libraries libraries;
};
int diff(const DiffOrder& order);

struct NewOrder {
  std::string name;  // of a template; empty = all are listed
};
int begin(const NewOrder& order);

struct ClauseOrder {
  std::string name;  // of a clause; empty = all are listed
  std::string file;  // the agreement that it is added to; empty = it is shown
};
int copy_clause(const ClauseOrder& order);

struct LogOrder {
  std::string file;  // a log, or - for standard input
  Format format = Format::Text;
  limits::Limits limits;
};
int look_at_log(const LogOrder& order);

struct DumpOrder {
  std::string file;
  Libraries libraries;
};
int dump(const DumpOrder& order);

enum class Schema {
  Ir,
  Statement,
  Explanation,
  Line,
  Evidence,
  Difference,
  Test,
  Due,
  Reconciliation
};
int print_schema(Schema schema);

}  // namespace akad::cli
