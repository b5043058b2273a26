// akad: service level agreements as code. The commands and what they take.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <sstream>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/usage/check_options.h"
#include "cli/usage/diff_history.h"
#include "cli/usage/diff_options.h"
#include "cli/usage/due.h"
#include "cli/usage/explain.h"
#include "cli/usage/formats.h"
#include "cli/usage/help.h"
#include "cli/usage/logs.h"
#include "cli/usage/reconcile.h"
#include "cli/usage/start.h"
#include "cli/usage/test.h"
#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/phrases/book.h"
#include "runtime/time/zone.h"

using namespace akad::cli;

namespace {

struct Orders {
  CheckOrder check;
  FmtOrder fmt;
  CompileOrder compile;
  TestOrder test;
  RunOrder run;
  ExplainOrder explain;
  DueOrder due;
  ReconcileOrder reconcile;
  CalendarOrder calendar;
  DiffOrder diff;
  NewOrder fresh;
  ClauseOrder clause;
  LogOrder log;
  DumpOrder dump;
  Schema schema = Schema::Ir;
};

CLI::App* add(CLI::App& app, const std::string& name, const std::string& about,
              const std::string& examples) {
  auto* command = app.add_subcommand(name, about);
  command->footer(examples);
  return command;
}

void add_libraries(CLI::App* command, Libraries& libraries) {
  command
      ->add_option("--library", libraries,
                   "a folder with libraries for `use`, looked in before the standard ones")
      ->type_name("DIR")
      ->expected(1)
      ->take_all();
}

void add_language(CLI::App* command, Language& book) {
  const auto names = akad::phrases::languages();
  const auto take = [&book, names](const std::string& word) {
    const auto* found = akad::phrases::find_book(word);
    if (found == nullptr) {
      throw CLI::ValidationError("--language",
                                 fmt::format("write one of {}, not {}", fmt::join(names, ", "),
                                             akad::shortened(word, 40)));
    }
    book = found;
  };
  command->add_option_function<std::string>("--language", take, "what the answer is said in")
      ->type_name(fmt::format("{}", fmt::join(names, "|")));
}

void add_file(CLI::App* command, std::string& file, const std::string& about) {
  command->add_option("file", file, about)->required()->type_name("FILE");
}

void add_files(CLI::App* command, std::vector<std::string>& files, const std::string& about) {
  command->add_option("file", files, about)->required()->type_name("FILE");
}

void add_check(CLI::App& app, Orders& orders) {
  auto* command = add(app, "check", "Find the mistakes in agreements", kCheckExamples);
  add_check_options(command, orders.check);
  add_limits(command, orders.check.limits);
  add_libraries(command, orders.check.libraries);
}

void add_fmt(CLI::App& app, Orders& orders) {
  auto* command =
      add(app, "fmt", "Write agreements in the canonical layout, in place",
          "Examples:\n  akad fmt agreement.sla\n  akad fmt --check *.sla    # changes nothing\n");
  add_files(command, orders.fmt.files, "agreements and libraries (.sla)");
  command->add_flag("--check", orders.fmt.check, "only say which files would change (exit 1)");
  add_libraries(command, orders.fmt.libraries);
}

void add_compile(CLI::App& app, Orders& orders) {
  auto* command = add(app, "compile", "Compile an agreement to the form that is signed and run",
                      "Prints the digest: the same meaning has the same digest.\n"
                      "Example:\n  akad compile agreement.sla -o agreement.ir.json\n");
  add_file(command, orders.compile.file, "the agreement (.sla)");
  command->add_option("-o,--output", orders.compile.out, "where it is written")
      ->required()
      ->type_name("FILE");
  add_libraries(command, orders.compile.libraries);
}

void add_test(CLI::App& app, Orders& orders) {
  auto* command = add(app, "test", "Run the scenarios of agreements", kTestExamples);
  add_test_options(command, orders.test);
  add_language(command, orders.test.book);
  add_limits(command, orders.test.limits);
  add_libraries(command, orders.test.libraries);
}

void add_run_outputs(CLI::App* command, RunOrder& run) {
  add_format(command, run.format);
  add_language(command, run.book);
  command->add_option("-o,--output", run.out, "the statement, instead of standard output")
      ->type_name("FILE");
  command->add_option("--items", run.items, "every judged item, one JSON object a line")
      ->type_name("FILE");
  command->add_option("--findings", run.findings, "what was found about the data, one a line")
      ->type_name("FILE");
  command->add_option("--evidence", run.evidence, "the files that were read, and their digests")
      ->type_name("FILE");
  const auto mask = [&run](const std::string& word) {
    if (word != "subjects") {
      throw CLI::ValidationError("--mask", "write subjects, not " + akad::shortened(word, 40));
    }
    run.mask_subjects = true;
  };
  command
      ->add_option_function<std::string>("--mask", mask,
                                         "labels for the names of subjects in the statement")
      ->type_name("subjects");
  const auto known = [](const std::string& word) -> std::string {
    if (word == "breach" || word == "rejects") return "";
    return "write breach or rejects, not " + word;
  };
  command->add_option("--fail-on", run.fail_on, "exit 1 when there is one (may be repeated)")
      ->check(known)
      ->type_name("breach|rejects")
      ->expected(1)
      ->take_all();
}

void add_run(CLI::App& app, Orders& orders) {
  auto* command =
      add(app, "run", "Measure an agreement against logs and say what is owed", kRunExamples);
  auto& run = orders.run;
  add_file(command, run.file, "the agreement (.sla or .ir.json)");
  add_logs(command, run);
  command->add_option("--period", run.period, "2026-03, 2026-Q1 or 2026-03..2026-06")
      ->type_name("MONTHS");
  add_run_outputs(command, run);
  add_limits(command, run.limits);
  add_libraries(command, run.libraries);
}

void add_explain(CLI::App& app, Orders& orders) {
  auto* command = add(app, "explain", "Tell why an item has its verdict, or a month its outages",
                      kExplainExamples);
  auto& explain = orders.explain;
  add_file(command, explain.file, "the agreement (.sla or .ir.json)");
  add_logs(command, explain);
  add_explain_options(command, explain);
  add_format(command, explain.format);
  add_language(command, explain.book);
  add_limits(command, explain.limits);
  add_libraries(command, explain.libraries);
}

void add_due(CLI::App& app, Orders& orders) {
  auto* command = add(app, "due", "List what is open, overdue and soon due", kDueExamples);
  add_file(command, orders.due.file, "the agreement (.sla or .ir.json)");
  add_due_options(command, orders.due);
  add_language(command, orders.due.book);
  add_limits(command, orders.due.limits);
  add_libraries(command, orders.due.libraries);
}

void add_reconcile(CLI::App& app, Orders& orders) {
  auto* command =
      add(app, "reconcile", "Say what the logs of two parties make different", kReconcileExamples);
  add_file(command, orders.reconcile.file, "the agreement (.sla or .ir.json)");
  add_reconcile_options(command, orders.reconcile);
  add_language(command, orders.reconcile.book);
  add_libraries(command, orders.reconcile.libraries);
}

void add_calendar(CLI::App& app, Orders& orders) {
  auto* command = add(app, "calendar", "Ask a calendar of an agreement", kCalendarExamples);
  auto& calendar = orders.calendar;
  add_file(command, calendar.file, "the agreement (.sla or .ir.json)");
  command->add_option("name", calendar.name, "the calendar")->required()->type_name("NAME");
  const auto ask = [&](const char* option, CalendarQuestion question, int words, const char* type,
                       const char* about) {
    const auto take = [&calendar, question](const std::vector<std::string>& said) {
      calendar.questions.push_back({question, said});
    };
    command->add_option_function<std::vector<std::string>>(option, take, about)
        ->expected(words)
        ->type_name(type);
  };
  ask("--month", CalendarQuestion::Month, 1, "MONTH", "draw a month with its hours and holidays");
  ask("--elapsed", CalendarQuestion::Elapsed, 2, "FROM TO", "open time between two instants");
  ask("--due", CalendarQuestion::Due, 2, "FROM LENGTH", "when so much open time is used up");
  ask("--later", CalendarQuestion::Later, 2, "FROM STEP", "so many days or months on");
  ask("--list", CalendarQuestion::List, 2, "FROM TO", "the openings between two instants");
  ask("--at", CalendarQuestion::At, 1, "INSTANT", "open or closed, and by which line");
  ask("--days", CalendarQuestion::Days, 2, "FIRST LAST", "working days of two dates and between");
  command->add_option("--zone", calendar.zone, "for a calendar in the zone of the subject")
      ->type_name("ZONE");
  add_format(command, calendar.format);
  add_language(command, calendar.book);
  add_libraries(command, calendar.libraries);
}

void add_diff(CLI::App& app, Orders& orders) {
  auto* command = add(app, "diff", "Say what two agreements promise differently", kDiffExamples);
  auto& diff = orders.diff;
  add_diff_options(command, diff);
  add_history_options(command, diff);
  add_language(command, diff.book);
  add_libraries(command, diff.libraries);
}

void add_log(CLI::App& app, Orders& orders) {
  auto* command = add(app, "log", "Look at a log and propose how an agreement could read it",
                      "Example:\n  akad log tickets.ndjson\n");
  add_file(command, orders.log.file, "the log, or - for standard input");
  add_format(command, orders.log.format);
  add_limits(command, orders.log.limits);
}

void add_inspection(CLI::App& app, Orders& orders) {
  auto* dump = add(app, "dump", "Show the compiled form for a reader",
                   "Example:\n  akad dump agreement.ir.json\n");
  add_file(dump, orders.dump.file, "the agreement (.sla or .ir.json)");
  add_libraries(dump, orders.dump.libraries);

  auto* schema = add(app, "schema", "Print the JSON schema of what is written as JSON",
                     "Example:\n  akad schema statement > statement.schema.json\n");
  const auto take = [&orders](const std::string& word) {
    const std::map<std::string, Schema> known = {{"ir", Schema::Ir},
                                                 {"statement", Schema::Statement},
                                                 {"explanation", Schema::Explanation},
                                                 {"line", Schema::Line},
                                                 {"evidence", Schema::Evidence},
                                                 {"difference", Schema::Difference},
                                                 {"test", Schema::Test},
                                                 {"due", Schema::Due},
                                                 {"reconciliation", Schema::Reconciliation}};
    const auto found = known.find(word);
    if (found == known.end()) {
      throw CLI::ValidationError("schema", "write ir, statement, explanation, line, evidence, "
                                           "difference, test, due or reconciliation, not " +
                                               word);
    }
    orders.schema = found->second;
  };
  schema->add_option_function<std::string>("of", take, "which of these")
      ->required()
      ->type_name("ir|statement|explanation|evidence|difference|test|due|reconciliation");
}

std::string version_line() {
  return fmt::format("akad {} (language {}, IR {}, tzdata {})", AKAD_VERSION,
                     akad::ir::kLanguageEdition, akad::ir::kIrVersion,
                     akad::time::tzdata_version());
}

int obey(const CLI::App& app, const Orders& orders) {
  const auto command = app.get_subcommands().front()->get_name();
  if (command == "check") return check(orders.check);
  if (command == "fmt") return reformat(orders.fmt);
  if (command == "compile") return compile(orders.compile);
  if (command == "test") return test(orders.test);
  if (command == "run") return run(orders.run);
  if (command == "explain") return explain(orders.explain);
  if (command == "due") return due(orders.due);
  if (command == "reconcile") return reconcile_logs(orders.reconcile);
  if (command == "calendar") return ask_calendar(orders.calendar);
  if (command == "diff") return diff(orders.diff);
  if (command == "new") return begin(orders.fresh);
  if (command == "clause") return copy_clause(orders.clause);
  if (command == "log") return look_at_log(orders.log);
  if (command == "dump") return dump(orders.dump);
  return print_schema(orders.schema);
}

// CLI11 would only say that a command is required.
bool is_command(const CLI::App& app, const std::string& word) {
  const auto commands = app.get_subcommands({});
  return word.starts_with('-') ||
         std::any_of(commands.begin(), commands.end(),
                     [&](const CLI::App* command) { return command->get_name() == word; });
}

int refuse_command(const CLI::App& app, const std::string& word) {
  constexpr std::size_t kMostSlips = 2;
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
  std::string message = "there is no command " + akad::shortened(word, 40);
  const auto meant = akad::nearest_of(word, names, kMostSlips);
  if (!meant.empty()) message += "; did you mean " + meant + "?";
  return fail(message + " (akad --help lists the commands)");
}

// An empty word names no file, month or subject, and `--period=` would take the next word. Empty
// when there is none.
std::string empty_word(int count, char** words) {
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    const std::string before = words[at - 1];
    if (word.empty()) return before.starts_with('-') ? before + " \"\"" : "an empty word";
    if (word.starts_with("--") && word.find('=') == word.size() - 1) return word;
  }
  return "";
}

// Help and version; or what is wrong with the words of the command line, which are in the answer.
int answer_instead(const CLI::App& app, const CLI::ParseError& stop) {
  std::ostringstream out, err;
  if (app.exit(stop, out, err) == 0) {
    say(out.str());
    const auto problem = said_problem();
    return problem.empty() ? kDone : fail("cannot write standard output: " + problem);
  }
  remark(akad::for_terminal(stop.what()) +
         "\nRun with --help or --help-all for more information.\n");
  return kFailed;
}

int answer(int count, char** words) {
  CLI::App app(kAbout, "akad");
  app.set_version_flag("--version", version_line);
  app.set_help_all_flag("--help-all", "Print the help of every command");
  app.require_subcommand(1);
  app.footer(std::string(kExits) + "\nStart: akad check agreement.sla, then akad run --help\n");
  Orders orders;
  add_start(app, orders.fresh, orders.clause);
  add_check(app, orders);
  add_fmt(app, orders);
  add_compile(app, orders);
  add_test(app, orders);
  add_run(app, orders);
  add_explain(app, orders);
  add_due(app, orders);
  add_reconcile(app, orders);
  add_calendar(app, orders);
  add_diff(app, orders);
  add_log(app, orders);
  add_inspection(app, orders);
  if (const auto word = empty_word(count, words); !word.empty()) {
    return fail(word + " says nothing: leave it out, or say what is meant");
  }
  if (count == 3 && words[1] == std::string_view("explain") && is_code(words[2])) {
    return show_page(words[2]);
  }
  if (count > 1 && !is_command(app, words[1])) return refuse_command(app, words[1]);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& stop) {
    return answer_instead(app, stop);
  }
  const int exit = obey(app, orders);
  const auto problem = said_problem();
  return problem.empty() ? exit : fail("cannot write standard output: " + problem);
}

}  // namespace

int main(int count, char** words) {
  guard_streams();
  use_memory_again();
  return while_memory_lasts([&] { return answer(count, words); });
}
