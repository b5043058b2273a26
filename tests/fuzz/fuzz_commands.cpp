// The commands of `akad` as they stand, options and files too, on any agreement and any logs: they
// end with one of the three exits, and nothing they write is raw. The first section of an input
// says what is done beside `check` and `run`, a word each:
//
//   json indonesian breach rejects            how `run` is asked
//   as-of=… period=… log=NAME without=NAME    likewise; log= names the logs in their order
//   twice reversed stored formatted           what must give the same as `run` did
//   explain=TARGET/SUBJECT calendar=NAME scenarios
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.h"
#include "compiler/format/format.h"
#include "runtime/base/text.h"
#include "tests/drive/drive.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/sections.h"

#ifdef AKAD_SANITIZE
#include <sanitizer/common_interface_defs.h>
#endif

namespace {

namespace cli = akad::cli;
namespace fuzz = akad::fuzz;
using fuzz::MemoryFile;

constexpr std::size_t kMostLogs = 4;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

// Files in memory behind names, for what goes by the names of files.
class Room {
 public:
  Room() {
    for (auto& log : logs) link(log, "log-" + std::to_string(&log - logs) + ".ndjson");
    link(agreement, "agreement.sla");
    link(compiled, "agreement.ir.json");
  }
  std::string log_path(std::size_t at) const {
    return folder_.path() + "/log-" + std::to_string(at) + ".ndjson";
  }
  std::string agreement_path() const { return folder_.path() + "/agreement.sla"; }
  std::string compiled_path() const { return folder_.path() + "/agreement.ir.json"; }

  MemoryFile agreement, compiled, logs[kMostLogs], out, err, items, findings, evidence;

 private:
  void link(const MemoryFile& file, const std::string& name) {
    std::filesystem::create_symlink(file.path(), folder_.path() + "/" + name);
  }

  akad::drive::Folder folder_;
};

Room& room() {
  static Room the_room;
  return the_room;
}

// Text for people: UTF-8, and of what acts on a terminal only the ends of lines.
bool is_clean(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const akad::CodePoint here = akad::code_point_at(text, at);
    if (here.bytes == 0 || (here.value != '\n' && akad::is_unseen(here.value))) return false;
    at += here.bytes;
  }
  return true;
}

bool is_json_lines(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!nlohmann::json::accept(line)) return false;
  }
  return true;
}

// Standard output and error into files, until it is over; what a sanitizer reports is told.
class Overheard {
 public:
  Overheard() {
    static const int kept_out = dup(STDOUT_FILENO);
    static const int kept_err = dup(STDERR_FILENO);
    out_ = kept_out;
    err_ = kept_err;
#ifdef AKAD_SANITIZE
    __sanitizer_set_report_fd(reinterpret_cast<void*>(static_cast<std::intptr_t>(err_)));
#endif
    room().out.fill("");
    room().err.fill("");
    std::fflush(stdout);
    dup2(room().out.descriptor(), STDOUT_FILENO);
    dup2(room().err.descriptor(), STDERR_FILENO);
  }
  Overheard(const Overheard&) = delete;
  Overheard& operator=(const Overheard&) = delete;
  ~Overheard() {
    dup2(out_, STDOUT_FILENO);
    dup2(err_, STDERR_FILENO);
  }

 private:
  int out_, err_;
};

int overhear(const std::function<int()>& command) {
  const Overheard overheard;
  return command();
}

struct Answer {
  int exit = 0;
  std::string out, err;
};

// What a command says.
template <class Order>
Answer ask(int (*command)(const Order&), const Order& order) {
  const int exit = overhear([&] { return command(order); });
  Answer answer{exit, room().out.text(), room().err.text()};
  must(exit >= cli::kDone && exit <= cli::kFailed, "an exit that is not documented");
  must(exit != cli::kFailed || answer.err.find("akad: ") != std::string::npos,
       "a failure without a reason");
  must(is_clean(answer.out) && is_clean(answer.err), "raw output");
  return answer;
}

struct Wishes {
  std::vector<std::string> words;

  bool has(std::string_view word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  std::vector<std::string> all(std::string_view key) const {
    std::vector<std::string> values;
    for (const auto& word : words) {
      if (word.starts_with(key)) values.push_back(word.substr(key.size()));
    }
    return values;
  }
  std::string one(std::string_view key, std::string fallback = "") const {
    const auto values = all(key);
    return values.empty() ? std::move(fallback) : values.back();
  }
};

Wishes wishes_of(const std::string& text) {
  Wishes wishes;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) wishes.words.push_back(word);
  return wishes;
}

cli::RunOrder order_of(const Wishes& wishes, std::size_t logs) {
  cli::RunOrder order;
  order.file = room().agreement_path();
  const auto names = wishes.all("log=");
  for (std::size_t at = 0; at < logs; ++at) {
    order.events.push_back((at < names.size() ? names[at] + "=" : "") + room().log_path(at));
  }
  order.without = wishes.all("without=");
  order.as_of = wishes.one("as-of=", "2026-07-01T00:00:00Z");
  order.period = wishes.one("period=");
  order.format = wishes.has("json")   ? cli::RunFormat::Json
                 : wishes.has("csv")  ? cli::RunFormat::Csv
                 : wishes.has("html") ? cli::RunFormat::Html
                                      : cli::RunFormat::Text;
  order.items = room().items.path();
  order.findings = room().findings.path();
  order.evidence = room().evidence.path();
  if (wishes.has("indonesian")) order.book = akad::phrases::find_book("id");
  for (const auto* what : {"breach", "rejects"}) {
    if (wishes.has(what)) order.fail_on.emplace_back(what);
  }
  return order;
}

// Of commands that answer as text or as JSON.
cli::Format format_of(const cli::RunOrder& run) {
  return run.format == cli::RunFormat::Json ? cli::Format::Json : cli::Format::Text;
}

struct Run {
  Answer answer;
  std::string items, findings, evidence;
};

Run run_all(const cli::RunOrder& order) {
  for (auto* file : {&room().items, &room().findings, &room().evidence}) file->fill("");
  Run run{ask(cli::run, order), room().items.text(), room().findings.text(),
          room().evidence.text()};
  if (run.answer.exit == cli::kFailed) return run;
  if (order.format == cli::RunFormat::Json) {
    must(nlohmann::json::accept(run.answer.out), "a statement that is no JSON");
  }
  must(nlohmann::json::accept(run.evidence), "evidence that is no JSON");
  must(is_json_lines(run.items) && is_json_lines(run.findings), "lines that are no JSON");
  must(is_clean(run.items) && is_clean(run.findings) && is_clean(run.evidence), "raw files");
  return run;
}

bool is_sound(const std::string& path) {
  using cli::CheckFormat;
  const auto checked = [&path](CheckFormat format) {
    cli::CheckOrder order;
    order.files = {path};
    order.format = format;
    order.accepted = true;
    return ask(cli::check, order);
  };
  const auto text = checked(CheckFormat::Text);
  for (const auto format : {CheckFormat::Json, CheckFormat::Sarif, CheckFormat::Gitlab}) {
    const auto machine = checked(format);
    must(text.exit == machine.exit && text.exit != cli::kFailed,
         "check that depends on its format");
    must(nlohmann::json::accept(machine.out), "diagnostics that are no JSON");
  }
  return text.exit == cli::kDone;
}

void hold_again(const cli::RunOrder& order) {
  const Run first = run_all(order);
  const Run again = run_all(order);
  must(again.answer.exit == first.answer.exit && again.answer.out == first.answer.out &&
           again.answer.err == first.answer.err && again.items == first.items &&
           again.findings == first.findings && again.evidence == first.evidence,
       "the same gives something else the second time");
}

// Lines whose order says nothing: each looks like a record of its own. What is broken otherwise may
// be one thing over several lines, as they stand.
bool are_lines(const std::string& log) {
  std::istringstream stream(log);
  for (std::string line; std::getline(stream, line);) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos) continue;
    if (line[begin] != '{' || line[line.find_last_not_of(" \t\r")] != '}') return false;
  }
  return true;
}

std::string reversed(const std::string& log) {
  std::vector<std::string> lines;
  std::istringstream stream(log);
  for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
  std::string text;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) text += *line;
  return text;
}

// Findings of the order of records, and where they stand, are the only trace of it.
std::string without_order(const std::string& statement) {
  auto value = nlohmann::json::parse(statement);
  auto& findings = value["findings"];
  for (std::size_t at = findings.size(); at > 0; --at) {
    if (findings[at - 1]["kind"] == "out of order") findings.erase(at - 1);
  }
  return value.dump();
}

void hold_reversed(cli::RunOrder order, const std::vector<std::string>& logs) {
  if (!std::all_of(logs.begin(), logs.end(), are_lines)) return;
  order.format = cli::RunFormat::Json;
  const Run forward = run_all(order);
  if (forward.answer.exit == cli::kFailed) return;
  for (std::size_t at = 0; at < logs.size(); ++at) room().logs[at].fill(reversed(logs[at]));
  const Run backward = run_all(order);
  for (std::size_t at = 0; at < logs.size(); ++at) room().logs[at].fill(logs[at]);
  must(backward.answer.exit != cli::kFailed, "an order of records that fails");
  must(without_order(forward.answer.out) == without_order(backward.answer.out) &&
           forward.items == backward.items,
       "the order of records leaves a trace");
}

void compile(const std::string& path) {
  room().compiled.fill("");
  const auto answer = ask(cli::compile, cli::CompileOrder{path, room().compiled.path(), {}});
  must(answer.exit == cli::kDone, "a sound agreement that does not compile");
}

// The stored form means what the text does, and can be shown.
void hold_stored(const cli::RunOrder& order, const Run& from_text) {
  const Run stored = run_all(order);
  must(stored.answer.exit == from_text.answer.exit && stored.answer.out == from_text.answer.out &&
           stored.items == from_text.items && stored.findings == from_text.findings &&
           stored.evidence == from_text.evidence,
       "the stored form runs otherwise than the text");
  must(ask(cli::dump, cli::DumpOrder{order.file, {}}).exit == cli::kDone, "no dump");
}

std::string formatted(const std::string& text) {
  akad::SourceSet sources;
  akad::Sink sink;
  sources.files.push_back({room().agreement_path(), text});
  return akad::format::format(akad::parser::parse(sources, 0, sink));
}

// What `fmt` would write means the same, and stays.
void hold_formatted(const std::string& text) {
  const cli::FmtOrder would_change{{room().agreement_path()}, true, {}};
  const auto compiled = room().compiled.text();
  must(ask(cli::reformat, would_change).exit != cli::kFailed, "formatting that fails");
  room().agreement.fill(formatted(text));
  must(is_sound(room().agreement_path()), "a mistake after formatting");
  must(ask(cli::reformat, would_change).exit == cli::kDone, "formatted text that would change");
  compile(room().agreement_path());
  must(room().compiled.text() == compiled, "formatting changes what is stored");
  room().agreement.fill(text);
}

void ask_why(const cli::RunOrder& run, const std::string& words) {
  cli::ExplainOrder order;
  order.file = run.file;
  order.events = run.events;
  order.without = run.without;
  order.as_of = run.as_of;
  order.period = run.period;
  order.format = format_of(run);
  order.book = run.book;
  const auto slash = std::min(words.find('/'), words.size());
  order.target = words.substr(0, slash);
  order.subject = words.substr(std::min(slash + 1, words.size()));
  const auto answer = ask(cli::explain, order);
  must(answer.exit != cli::kDone || order.format == cli::Format::Text ||
           nlohmann::json::accept(answer.out),
       "an explanation that is no JSON");
}

void ask_calendar(const cli::RunOrder& run, const std::string& name) {
  using Question = cli::CalendarQuestion;
  const std::vector<cli::CalendarOrder::Asked> questions = {
      {Question::Month, {run.period.empty() ? "2026-03" : run.period}},
      {Question::Elapsed, {"2026-03-06 16:00", run.as_of}},
      {Question::Due, {run.as_of, "-90 hours"}},
      {Question::Later, {"2026-03-06", "3 working days"}},
      {Question::List, {"2026-03-06 16:00", "2026-04-06 16:00"}},
      {Question::At, {run.as_of}},
      {Question::Days, {"2026-03-06", "2026-05-01"}}};
  for (const auto& question : questions) {
    const cli::CalendarOrder order{run.file, name, {question}, "", format_of(run), run.book, {}};
    ask(cli::ask_calendar, order);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto sections = fuzz::sections_of({reinterpret_cast<const char*>(data), size});
  if (sections.size() < 2 || sections.size() > 2 + kMostLogs) return 0;
  const Wishes wishes = wishes_of(sections[0]);
  const std::string text = sections[1];
  sections.erase(sections.begin(), sections.begin() + 2);
  room().agreement.fill(text);
  for (std::size_t at = 0; at < sections.size(); ++at) room().logs[at].fill(sections[at]);
  if (!is_sound(room().agreement_path())) return 0;

  cli::RunOrder order = order_of(wishes, sections.size());
  const Run first = run_all(order);
  compile(room().agreement_path());
  if (wishes.has("formatted")) hold_formatted(text);
  order.file = room().compiled_path();  // from here on: reading the text again costs the most
  if (wishes.has("stored")) hold_stored(order, first);
  if (wishes.has("twice")) hold_again(order);
  if (wishes.has("reversed")) hold_reversed(order, sections);
  for (const auto& words : wishes.all("explain=")) ask_why(order, words);
  for (const auto& name : wishes.all("calendar=")) ask_calendar(order, name);
  if (wishes.has("scenarios")) {
    cli::TestOrder trials;
    trials.paths = {order.file};
    trials.coverage = true;
    trials.book = order.book;
    ask(cli::test, trials);
  }
  return 0;
}
