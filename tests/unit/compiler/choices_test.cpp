#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// What is offered; the last line of help names the page.
std::vector<std::string> sentences_of(const Diagnostic& row) {
  auto lines = help_of(row);
  REQUIRE(lines.back().find("akad explain ") != std::string::npos);
  lines.pop_back();
  return lines;
}

// A declaration with the line of a choice left out; the line is pasted at `@`.
struct Choice {
  const char* code;
  std::size_t offers;
  std::string declaration;
};

std::string with_line(std::string text, const std::string& line) {
  return text.replace(text.find('@'), 1, line);
}

const std::vector<Choice>& choices() {
  static const std::string log =
      "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
      "outage down of probes {\n while up = false\n}\n";
  static const std::vector<Choice> rows = {
      {"AK0401", 2,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " starts on opened\n counts office\n @\n}\n"},
      {"AK0402", 5,
       "clock c of tickets {\n starts on opened\n stops on resolved\n"
       " counts around the clock\n @\n}\n"},
      {"AK0403", 6,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " missed before a change: stays missed\n"
       " starts on opened\n counts around the clock\n @\n}\n"
       "target t {\n c is within\n | urgent = true | 1 hour |\n"
       " | otherwise | 2 hours |\n for all tickets opened in each calendar month\n"
       " open at the end of a month: left out\n with no tickets: met\n}\n"},
      {"AK0404", 3,
       "target t {\n handling is within 4 hours of office\n"
       " for all tickets resolved in each calendar month\n with no tickets: met\n"
       " @\n}\n"},
      {"AK0405", 2,
       "target t {\n handling is within 4 hours of office\n"
       " for at least 95% of tickets resolved in each calendar month\n"
       " open at the end of a month: left out\n with no tickets: met\n @\n}\n"},
      {"AK0406", 3,
       "target t {\n handling is within 4 hours of office\n"
       " for all tickets resolved in each calendar month\n"
       " open at the end of a month: left out\n @\n}\n"},
      {"AK0407", 2,
       "outage o of tickets {\n while urgent = true\n"
       " lasting at least 3 minutes, the whole outage counts\n @\n}\n"},
      {"AK0408", 2,
       log + "target t {\n time without down is at least 99% of each calendar month, "
             "for each site\n @\n}\n"},
      {"AK0410", 2,
       "calendar c in Asia/Jakarta {\n open Mon 22:00 to 06:00\n"
       " closed on 2026-05-04\n @\n}\n"},
      {"AK0412", 2,
       "log alarms {\n time is at\n subject is site\n signal incident is incident_id\n"
       " event failed when up = false\n event restored when up = true\n}\n"
       "outage o of alarms {\n from failed to restored\n @\n}\n"},
      {"AK0420", 3,
       "log notices {\n time is at\n subject is site\n event announced when kind = \"works\"\n"
       " window works from start to end when kind = \"works\"\n}\n"
       "exclusion e of notices {\n during works\n"
       " if announced at least 48 hours before it starts\n @\n}\n"},
      {"AK0411", 2,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " starts on opened\n counts around the clock\n"
       " when priority changes: carry in proportion\n @\n}\n"},
  };
  return rows;
}

// The sentence as it stands for all clauses, which has no log, signal or period to name.
std::string for_all(std::string line) {
  const auto put = [&](const std::string& what, const std::string& in_place) {
    const auto at = line.find(what);
    if (at != std::string::npos) line.replace(at, what.size(), in_place);
  };
  put("overdue tickets", "overdue ones");
  put("tickets", "items");
  put("when urgent", "when a value");
  put("end of a month", "end of a period");
  put("cross a month", "cross a period");
  put("belong to the month", "belong to the period");
  if (line.starts_with("paired") || line.starts_with("one at"))
    line = "from event to event: " + line;
  return "unless a clause says otherwise {\n " + line + "\n}\n";
}

// The stored forms of what each offered sentence makes of the declaration.
std::vector<std::string> stored_forms(const Choice& row) {
  const driver::Compilation bare = compiled(agreement(frame() + with_line(row.declaration, "")));
  std::vector<std::string> forms;
  for (const Diagnostic& line : bare.sink.diagnostics) {
    if (name_of(line.code) != row.code) continue;
    for (const std::string& offered : sentences_of(line)) {
      const driver::Compilation out =
          compiled(agreement(frame() + with_line(row.declaration, offered)));
      REQUIRE(out.program.has_value());
      forms.push_back(ir::to_json(*out.program));
    }
  }
  return forms;
}

// Where the forms differ: "/clocks/1/retargets", a field of a row of a table, lists as a whole.
std::set<std::string> fields_of(const std::vector<std::string>& forms) {
  std::set<std::string> fields;
  const auto first = nlohmann::json::parse(forms.front());
  for (const std::string& form : forms) {
    for (const auto& step : nlohmann::json::diff(first, nlohmann::json::parse(form))) {
      const std::string path = step["path"];
      if (path == "/ir_version") continue;  // follows from the fields
      const auto in_row = path.find('/', path.find('/', 1) + 1);
      fields.insert(path.substr(0, path.find_first_of("0123456789", in_row) - 1));
    }
  }
  return fields;
}

// Empty where it is refused.
std::string loaded_without(const std::string& form, const std::set<std::string>& fields) {
  auto document = nlohmann::json::parse(form);
  for (const std::string& field : fields) {
    const nlohmann::json::json_pointer at(field);
    if (document.contains(at)) document[at.parent_pointer()].erase(at.back());
  }
  ir::LoadError error;
  const auto program = ir::from_json(document.dump(), error);
  return program ? ir::to_json(*program) : "";
}

}  // namespace

TEST_CASE("a stored form without a choice is one that a sentence makes, or is refused") {
  for (const Choice& row : choices()) {
    INFO(row.code);
    const std::vector<std::string> forms = stored_forms(row);
    REQUIRE(forms.size() == row.offers);
    const std::set<std::string> fields = fields_of(forms);
    REQUIRE_FALSE(fields.empty());
    for (const std::string& form : forms) {
      const std::string found = loaded_without(form, fields);
      const bool said = std::find(forms.begin(), forms.end(), found) != forms.end();
      CHECK((found.empty() || said));
      CHECK(found.empty() == (row.code == std::string("AK0403")));
    }
  }
}

TEST_CASE("a choice that is not written is demanded, and every sentence offered can be pasted") {
  for (const Choice& row : choices()) {
    INFO(row.code);
    const driver::Compilation out = compiled(agreement(frame() + with_line(row.declaration, "")));
    INFO(render_text(out.sources, out.sink, {}));
    REQUIRE(errors_of(agreement(frame() + with_line(row.declaration, ""))) == row.code);
    const auto found =
        std::find_if(out.sink.diagnostics.begin(), out.sink.diagnostics.end(),
                     [&](const Diagnostic& line) { return name_of(line.code) == row.code; });
    const auto sentences = sentences_of(*found);
    CHECK(sentences.size() == row.offers);
    for (const std::string& line : sentences) {
      INFO(line);
      CHECK(errors_of(agreement(frame() + with_line(row.declaration, line))).empty());
    }
  }
}

TEST_CASE("a choice made for all clauses means what it means where a clause makes it") {
  for (const Choice& row : choices()) {
    INFO(row.code);
    const std::string bare = agreement(frame() + with_line(row.declaration, ""));
    for (const Diagnostic& found : compiled(bare).sink.diagnostics) {
      if (name_of(found.code) != row.code) continue;
      for (const std::string& line : sentences_of(found)) {
        INFO(line);
        const auto own = compiled(agreement(frame() + with_line(row.declaration, line)));
        const std::string text =
            agreement(for_all(line) + frame() + with_line(row.declaration, ""));
        INFO(errors_of(text));
        const auto all = compiled(text);
        REQUIRE(own.program.has_value());
        REQUIRE(all.program.has_value());
        CHECK(ir::to_json(*all.program) == ir::to_json(*own.program));
        CHECK(advice_of(text).find("AK1020") == std::string::npos);
        // What the clause says itself wins, and then the line for all decides nothing.
        const std::string both = agreement(for_all(found.steps.front().text) + frame() +
                                           with_line(row.declaration, line));
        CHECK(ir::to_json(*compiled(both).program) == ir::to_json(*own.program));
        CHECK(advice_of(both).find("AK1020") != std::string::npos);
      }
    }
  }
}

TEST_CASE("what a date stands for is said once for all places that do not say it") {
  const auto log = [](const std::string& side) {
    return "log visits {\n times are written \"dd/MM/yyyy\" in Asia/Jakarta\n time is on" + side +
           "\n subject is site\n event seen when kind = \"seen\"\n}\n";
  };
  const std::string all = "unless a clause says otherwise {\n a date stands for its end\n}\n";
  const auto once = compiled(agreement(all + log("")));
  const auto there = compiled(agreement(log(", a date, at its end")));
  REQUIRE(once.program.has_value());
  CHECK(ir::to_json(*once.program) == ir::to_json(*there.program));
  CHECK(errors_of(agreement(log(""))) == "AK0413");
}

TEST_CASE("a line for all clauses that none asks for is told, as is a second answer") {
  const auto all = [](const std::string& lines) {
    return agreement("unless a clause says otherwise {\n" + lines + "\n}\n" + frame());
  };
  CHECK(advice_of(all(" outages apart stay apart")).find("AK1020") != std::string::npos);
  CHECK(errors_of(
            all(" small numbers: no exception\n with fewer than 20 items: 1 miss is allowed")) ==
        "AK0203");
  CHECK(errors_of(all(" with no tickets: met")) == "AK0206");
  CHECK(errors_of(all(" with no items: met\n}\nunless a clause says otherwise {")) == "AK0203");
}

TEST_CASE("a share of time in a log with many subjects says whose") {
  const std::string log =
      "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
      "outage down of probes {\n while up = false\n}\n";
  const auto target = [](const std::string& line) {
    return "target t {\n" + line + "\n outages that cross a month are split\n}\n";
  };
  const std::string bare = "time without down is at least 99.95% of each calendar month";
  const driver::Compilation out = compiled(agreement(frame() + log + target(bare)));
  REQUIRE(errors_of(agreement(frame() + log + target(bare))) == "AK0409");
  CHECK(sentences_of(out.sink.diagnostics[0]) ==
        std::vector<std::string>{bare + ", for each site"});
  CHECK(errors_of(agreement(frame() + log + target(bare + ", for each site"))).empty());
}

TEST_CASE("no choice is demanded where there is none") {
  CHECK(errors_of(agreement(frame() + "clock c of tickets {\n stops on resolved\n"
                                      " reopened: a new item begins\n"
                                      " starts on opened\n"
                                      " counts around the clock\n}\n"))
            .empty());
  CHECK(errors_of(agreement(frame() + "calendar c in Asia/Jakarta {\n"
                                      " open Mon 22:00 to 06:00\n}\n"))
            .empty());
}

TEST_CASE("that outages near each other are one holds of every outage where it is said of all") {
  const auto text = [](const std::string& all, const std::string& own) {
    return agreement(all +
                     "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
                     "outage down of probes {\n while up = false\n" +
                     own + "}\n");
  };
  const std::string line = " outages less than 10 minutes apart are one\n";
  const auto own = compiled(text("", line));
  const auto general = compiled(text("unless a clause says otherwise {\n" + line + "}\n", ""));
  REQUIRE(own.program.has_value());
  REQUIRE(general.program.has_value());
  CHECK(ir::to_json(*own.program) == ir::to_json(*general.program));
}

TEST_CASE("a gap that a clock leaves out is a pause that may move due times") {
  const std::string rest =
      "clock c of tickets {\n starts on opened\n stops on resolved\n"
      " reopened: resume, leaving out the gap\n counts office\n judged by elapsed time\n}\n"
      "target t {\n c is by 2 working days of office later, at the same time\n"
      " for all tickets resolved in each calendar month\n"
      " open at the end of a month: left out\n with no tickets: met\n}\n";
  CHECK(errors_of(agreement(frame() + rest)) == "AK0421");
  const std::string all = "unless a clause says otherwise {\n due times are moved by pauses\n}\n";
  const auto general = compiled(agreement(frame() + all + rest));
  REQUIRE(general.program.has_value());
  CHECK(of_items(general.program->targets.front()).limits.front().limit.moved_by_pauses);
  CHECK(advice_of(agreement(frame() + all + rest)).find("AK1020") == std::string::npos);
}

TEST_CASE("whether pauses move due times means the same said of a row and of all") {
  const std::string clock =
      "clock c of tickets {\n starts on opened\n stops on resolved\n pauses while urgent = true\n"
      " reopened: a new item begins\n counts office\n judged by elapsed time\n}\n";
  const auto target = [](const std::string& row) {
    return "target t {\n c is by 2 working days of office later, at the same time" + row +
           "\n for all tickets resolved in each calendar month\n"
           " open at the end of a month: left out\n with no tickets: met\n}\n";
  };
  CHECK(errors_of(agreement(frame() + clock + target(""))) == "AK0421");
  for (const std::string said : {"moved by pauses", "not moved by pauses"}) {
    const std::string all = "unless a clause says otherwise {\n due times are " + said + "\n}\n";
    const auto own = compiled(agreement(frame() + clock + target(", " + said)));
    const auto general = compiled(agreement(frame() + all + clock + target("")));
    REQUIRE(own.program.has_value());
    REQUIRE(general.program.has_value());
    CHECK(ir::to_json(*own.program) == ir::to_json(*general.program));
  }
}
