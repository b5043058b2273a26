// Nothing raw: two hundred hostile strings in every place that an agreement, a stored agreement, a
// log, a file's name and a command have, and every output of every command.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/drive/drive.h"
#include "tests/harness/markup.h"
#include "tests/hostile/agreement.h"
#include "tests/hostile/csv.h"
#include "tests/hostile/outputs.h"
#include "tests/hostile/strings.h"

using namespace akad;
using namespace akad::hostile;
using nlohmann::json;

namespace {

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// As a text of an agreement writes it.
std::string quoted(std::string text) {
  replace_all(text, "\\", "\\\\");
  replace_all(text, "\"", "\\\"");
  return text;
}

// As JSON writes it.
std::string in_json(const std::string& text) {
  const auto quotes = json(text).dump(-1, ' ', true, json::error_handler_t::replace);
  return quotes.substr(1, quotes.size() - 2);
}

std::string log_with(const Hostile& one) {
  const auto text = in_json(one.text);
  std::string lines;
  const auto add = [&](std::string_view type, std::string_view at, std::string_view more) {
    lines += fmt::format("{{\"id\":\"{0}{4}\",\"at\":\"{1}\",\"type\":\"{2}\","
                         "\"ticket\":\"{0}\"{3}}}\n",
                         text, at, type, more, lines.size());
  };
  const auto named = fmt::format(R"(,"site":"{0}","kind":"{0}")", text);
  add("opened", "2026-03-02T08:00:00+07:00", named);
  add(text, "2026-03-04T16:00:00+07:00", "");
  add("opened", text, "");
  add("closed", "2026-13-02T08:00:00+07:00" + text, named);
  add("closed", "2026-03-02T07:00:00+07:00", "");
  lines += fmt::format(R"({{"id":"x","at":"2026-03-03T07:00:00Z","type":"opened","ticket":"{0}"}})",
                       text);
  lines += fmt::format("\n{{\"id\":\"x\",\"at\":\"2026-03-03T07:00:00Z\","
                       "\"type\":\"{}\",\"ticket\":\"y\"}}\n",
                       text);
  return lines + one.name + "\n{" + one.text + "\n";
}

// Commands that only end in a message, or speak of files by their names.
std::vector<Words> mentions_of(const Hostile& one) {
  const auto& name = one.name;
  std::vector<Words> rows = {
      {name},
      {"check", name},
      {"check", name + ".sla", "a.sla"},
      {"check", name + ".json"},
      {"check", "a.sla", "--format", name},
      {"check", "a.sla", "--library", name},
      {"check", "a.sla", "--" + name},
      {"check", "a.sla", "--fail-on", name},
      {"check", "a.sla", "--events", name},
      {"check", "a.sla", "--events", name + ".nd"},
      {"check", "a.sla", "--events", name + "=log.ndjson"},
      {"fmt", name + ".json"},
      {"fmt", "--check", name + ".sla"},
      {"fmt", name + ".sla"},
      {"test", name + ".sla"},
      {"test", name},
      {"dump", name + ".ir.json"},
      {"schema", name},
      {"test", "a.sla", "--filter", name},
      {"diff", name + ".sla", name + ".json"},
      {"diff", name + ".sla", "--against", name},
      {"diff", "a.sla", name + ".sla", "--as", name + ".sla"},
      {"log", name},
      {"new", name},
      {"clause", name},
      {"clause", "force-majeure", name},
      {"clause", "force-majeure", name + ".sla"},
      {"explain", name},
      {"compile", name + ".ir.json", "-o", name + ".out"},
      {"compile", "a.sla", "-o", name + "/x"},
      {"calendar", "texts.ir.json", name, "--month", "2026-03"},
      {"calendar", "texts.ir.json", "zz_hours", "--month", name},
      {"calendar", "texts.ir.json", "zz_hours", "--later", "2026-03-02", name},
      {"calendar", "texts.ir.json", "zz_hours", "--due", name, name},
      {"calendar", "texts.ir.json", "zz_hours", "--at", "2026-03-02 09:00", "--zone", name}};
  for (auto* option : {"--period", "--fail-on", "--language", "--format", "--library", "--limit"}) {
    rows.push_back(run_words("texts.ir.json", "run", {option, name}));
    rows.push_back(reconcile_words("texts.ir.json", {option, name}));
  }
  rows.push_back({"run", "texts.ir.json", "--events", name, "--as-of", "2026-05-01T00:00:00Z"});
  rows.push_back({"run", "texts.ir.json", "--events", name + ".nd", "--as-of",
                  "2026-05-01T00:00:00Z", "-o", name + ".nd"});
  rows.push_back({"run", "texts.ir.json", "--events", name + ".nd", "--as-of",
                  "2026-05-01T00:00:00Z", "--findings", "f2"});
  rows.push_back({"run", "texts.ir.json", "--events", "log.ndjson", "--as-of", name});
  for (auto* option : {"--period", "--without", "--limit"}) {
    rows.push_back(with_history("texts.ir.json", {option, name}));
  }
  rows.push_back({"diff", "a.sla", "a.sla", "--events", name, "--as-of", "2026-05-01T00:00:00Z"});
  rows.push_back({"diff", "a.sla", "a.sla", "--events", "log.ndjson", "--as-of", name});
  rows.push_back(run_words("texts.ir.json", "due", {"--within", name}));
  rows.push_back(run_words("texts.ir.json", "explain", {"--target", name}));
  rows.push_back(
      run_words("texts.ir.json", "explain", {"--target", "zz_target", "--subject", name}));
  rows.push_back(run_words("texts.ir.json", "explain", {"--target", "zz_target", "--month", name}));
  return rows;
}

struct Stage {
  std::string compiled = compiled_of(std::string(kAgreement));
  std::string lenient = compiled_of(more_time());

  static std::string more_time() {
    auto text = std::string(kAgreement);
    replace_all(text, " hours of zz_hours", "0 hours of zz_hours");
    return text;
  }
  static std::string compiled_of(const std::string& agreement) {
    const drive::Folder folder;
    drive::write_file(folder.path() + "/t.sla", agreement);
    const auto ended = drive::run(
        AKAD_PROGRAM, {{"akad", "compile", "t.sla", "-o", "t.ir.json"}, ""}, folder.path());
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return drive::read_file(folder.path() + "/t.ir.json");
  }
};

void lay_out(const Stage& stage, const std::string& folder, const Hostile& one) {
  auto agreement = std::string(kAgreement);
  replace_all(agreement, kPlaceholder, quoted(one.text));
  auto texts = stage.compiled;
  replace_all(texts, kPlaceholder, in_json(one.text));
  auto names = texts;
  for (const char* name :
       {"zz_hours", "zz_tickets", "zz_target", "zz_clock", "zz_site", "zz_kind", "zz_opened",
        "zz_closed", "zz_credit", "zz_cap", "zz_fee", "zz_feasts", "zz_seasons"}) {
    replace_all(names, std::string("\"") + name + "\"", "\"" + in_json(one.text) + "\"");
  }
  for (const auto& path : {std::string("a.sla"), one.name + ".sla"}) {
    drive::write_file(folder + "/" + path, agreement);
  }
  for (const auto& path : {std::string("texts.ir.json"), one.name + ".ir.json"}) {
    drive::write_file(folder + "/" + path, texts);
  }
  drive::write_file(folder + "/names.ir.json", names);
  drive::write_file(folder + "/plain.ir.json", stage.compiled);
  drive::write_file(folder + "/lenient.ir.json", stage.lenient);
  // Mistakes are shown with the line that they stand in.
  replace_all(agreement, "  customer ", "  customer oops ");
  replace_all(agreement, "  clause ", "  clause oops ");
  replace_all(agreement, "otherwise ", "otherwise // " + one.text + " // ");
  drive::write_file(folder + "/wrong.sla", agreement);
  for (const auto& path : {std::string("log.ndjson"), one.name + ".nd"}) {
    drive::write_file(folder + "/" + path, log_with(one));
  }
  auto theirs = log_with(one);
  replace_all(theirs, "2026-03-02T08:00", "2026-03-02T09:00");
  drive::write_file(folder + "/theirs.ndjson", theirs);
}

// What stands behind the command's own beginning, for each line; a line that is none is left whole.
std::string without_our_commands(const std::string& lines) {
  std::string rest;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto end = std::min(lines.find('\n', begin), lines.size() - 1) + 1;
    auto line = lines.substr(begin, end - begin);
    for (const std::string_view ours : {"::error file=", "::warning file=", "::notice file="}) {
      if (line.starts_with(ours)) line.erase(0, ours.size());
    }
    rest += line;
    begin = end;
  }
  return rest;
}

// Its lines end as RFC 4180 has it.
void check_csv(std::string found) {
  CHECK(mistake_in_csv(found) == "");
  replace_all(found, "\r\n", "\n");
  CHECK(raw_in(found) == "");
}

void check_form(const std::string& found, Kind kind) {
  if (kind == Kind::Csv) return check_csv(found);
  CHECK(raw_in(kind == Kind::Commands ? without_our_commands(found) : found) == "");
  if (kind == Kind::Json) CHECK(json::accept(found));
  if (kind == Kind::Markup) CHECK(harness::read_markup(found).problem == "");
  std::size_t begin = 0;
  for (std::size_t end = 0; kind == Kind::Lines && (end = found.find('\n', begin)) != found.npos;
       begin = end + 1) {
    CHECK(json::accept(found.substr(begin, end - begin)));
  }
}

drive::Outcome run_in(const std::string& folder, const Words& words) {
  drive::Command command{{"akad"}, ""};
  command.words.insert(command.words.end(), words.begin(), words.end());
  return drive::run(AKAD_PROGRAM, command, folder);
}

enum class Expected { Anything, Done, Shown };  // the last: done, and the text stands in it

void check_outputs(const std::string& folder, const std::string& agreement, const Hostile& one,
                   Expected expected) {
  for (const auto& output : outputs_of(agreement, one)) {
    const auto ended = run_in(folder, output.words);
    INFO(fmt::format("{} of {}: exit {}\n{}", output.key, agreement, ended.exit, ended.err));
    const auto found =
        output.file.empty() ? ended.out : drive::read_file(folder + "/" + output.file);
    CHECK(ended.exit < 124);
    CHECK(raw_in(ended.err) == "");
    if (expected == Expected::Anything && ended.exit == 2) continue;
    check_form(found, output.kind);
    const bool shown = expected == Expected::Shown && output.must_show;
    if (shown) CHECK(found.find(kMark) != found.npos);
  }
}

}  // namespace

TEST_CASE("there are two hundred hostile strings, and the check sees each") {
  const auto all = all_strings();
  CHECK(all.size() >= 200);
  for (const auto& one : all) {
    INFO(one.name);
    const bool is_data = raw_in(one.name).empty();
    // What only breaks the form of an output, or acts only as a part of a line
    // that is broken.
    CHECK((!is_data || one.name.find_first_of("\"\\<$'\n") != std::string::npos || one.alone));
  }
  CHECK(raw_in("\xC3\xA9 \xE2\x82\xAC :: fe80::1 # [x]\n  text ::x\n").empty());
}

TEST_CASE("no output shows anything raw, whatever stands in agreements and logs") {
  const Stage stage;
  for (const auto& one : batches()) {
    const drive::Folder folder;
    lay_out(stage, folder.path(), one);
    // Controls can stand in logs only: what no text can say is refused in a stored agreement.
    const bool writable = is_writable(one.text);
    check_outputs(folder.path(), writable ? "texts.ir.json" : "plain.ir.json", one,
                  writable ? Expected::Shown : Expected::Done);
    check_outputs(folder.path(), "names.ir.json", one, Expected::Anything);
    const auto dumped = run_in(folder.path(), {"dump", "texts.ir.json"});
    CHECK(dumped.exit == (writable ? 0 : 2));
    CHECK(raw_in(dumped.err) == "");
  }
}

TEST_CASE("no message shows anything raw, whatever files and words are called") {
  const Stage stage;
  for (const auto& one : batches()) {
    const drive::Folder folder;
    lay_out(stage, folder.path(), one);
    for (const auto& words : mentions_of(one)) {
      const auto ended = run_in(folder.path(), words);
      INFO(fmt::format("{}: exit {}", fmt::join(words, " "), ended.exit));
      CHECK(ended.exit < 124);
      CHECK(raw_in(ended.out) == "");
      CHECK(raw_in(ended.err) == "");
    }
    check_form(drive::read_file(folder.path() + "/f2"), Kind::Lines);
  }
}

TEST_CASE("JSON gives back exactly what was written") {
  const Stage stage;
  for (const auto& one : batches()) {
    if (!is_writable(one.text)) continue;
    const drive::Folder folder;
    lay_out(stage, folder.path(), one);
    const auto said =
        run_in(folder.path(), run_words("texts.ir.json", "run", {"--format", "json"}));
    CHECK(json::parse(said.out)["agreement"]["name"] == one.text);
    CHECK(run_in(folder.path(), {"compile", "texts.ir.json", "-o", "again.json"}).exit == 0);
    const auto again = json::parse(drive::read_file(folder.path() + "/again.json"));
    CHECK(again == json::parse(drive::read_file(folder.path() + "/texts.ir.json")));
  }
}

// A new command, format or file to write fails here until it stands in the table above.
TEST_CASE("every output that the program's help names is in the table") {
  const drive::Folder folder;
  std::set<std::string> named;
  for (const auto& command : drive::commands_of(run_in(folder.path(), {"--help-all"}).out)) {
    std::string formats;
    for (const auto& [name, argument] : command.options) {
      if (name == "--format") formats = argument.substr(0, argument.find(' '));
      if (argument.starts_with("FILE")) named.insert(command.name + " " + name);
    }
    if (formats.empty()) named.insert(command.name);
    for (std::size_t at = 0; !formats.empty() && at <= formats.size();) {
      const auto end = std::min(formats.find('|', at), formats.size());
      named.insert(command.name + " --format " + formats.substr(at, end - at));
      at = end + 1;
    }
  }
  std::set<std::string> known;
  for (const auto& output : outputs_of("a", {})) known.insert(output.key);
  CHECK(named == known);
}
