// What other programs read of diagnostics: SARIF, commands of a runner, reports of code quality.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "compiler/diagnostics/render/parts.h"
#include "compiler/diagnostics/render/render.h"
#include "tests/unit/json.h"

using namespace akad;

namespace {

constexpr const char* kText = "one {\nof ticks\nof ticks\n";

SourceSet sources_of(const std::string& name, const std::string& text = kText) {
  SourceSet sources;
  sources.files.push_back({name, text});
  return sources;
}

Diagnostic ticks(std::uint32_t begin, Severity severity = Severity::Error) {
  const Code code = severity == Severity::Error     ? Code::AK0201
                    : severity == Severity::Warning ? Code::AK1006
                                                    : Code::AK1020;
  return diagnose(code, {0, begin, begin + 5}, worded("no log is named `{}`", "ticks"))
      .with_label("not declared")
      .with_other({0, 0, 5}, "near this")
      .with_step({"did you mean `tickets`?", "", {{{0, begin, begin + 5}, "tickets"}}, true})
      .with_help("or declare it");
}

Sink sink_of(std::vector<Diagnostic> rows) { return {std::move(rows)}; }

nlohmann::json sarif(const SourceSet& sources, const Sink& sink) {
  return parsed(render_sarif(sources, sink, "1.2.3"));
}

}  // namespace

TEST_CASE("SARIF has the rules that were broken, and each result its place, labels and fixes") {
  const auto log = sarif(sources_of("a.sla"), sink_of({ticks(9), ticks(18, Severity::Advice)}));
  CHECK(log["version"] == "2.1.0");
  REQUIRE(log["runs"].size() == 1);
  const auto& run = log["runs"][0];
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["tool"]["driver"]["name"] == "akad");
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  const auto& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[0]["id"] == "AK0201");
  CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
  CHECK(rules[1]["defaultConfiguration"]["level"] == "note");
  REQUIRE(run["results"].size() == 2);
  const auto& result = run["results"][0];
  CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] ==
        "no log is named `ticks`\nnot declared\nhelp: did you mean `tickets`?\n"
        "help: or declare it");
  const auto& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "a.sla");
  CHECK(place["region"]["startLine"] == 2);
  CHECK(place["region"]["startColumn"] == 4);
  CHECK(place["region"]["endColumn"] == 9);
  CHECK(result["relatedLocations"][0]["message"]["text"] == "near this");
  REQUIRE(result["fixes"].size() == 1);
  const auto& change = result["fixes"][0]["artifactChanges"][0];
  CHECK(change["artifactLocation"]["uri"] == "a.sla");
  CHECK(change["replacements"][0]["deletedRegion"]["startColumn"] == 4);
  CHECK(change["replacements"][0]["insertedContent"]["text"] == "tickets");
  CHECK(run["results"][1]["level"] == "note");
}

TEST_CASE("SARIF without anything found, or without a place, is whole") {
  const auto empty = sarif({}, {});
  CHECK(empty["runs"][0]["results"].empty());
  CHECK(empty["runs"][0]["results"].is_array());
  CHECK(empty["runs"][0]["tool"]["driver"]["rules"].is_array());
  const auto log = sarif(sources_of("a.sla"), sink_of({diagnose(Code::AK0801, {}, "nowhere")}));
  CHECK(log["runs"][0]["results"][0]["locations"].empty());
  CHECK_FALSE(log["runs"][0]["results"][0].contains("fixes"));
}

TEST_CASE("nothing in a name is a placeholder or a link of SARIF") {
  const auto log = sarif(sources_of("a.sla"),
                         sink_of({diagnose(Code::AK0201, {0, 0, 1}, "`{0} [x](1)` [y] (2)")}));
  CHECK(log["runs"][0]["results"][0]["message"]["text"] == "`{{0}} [x] (1)` [y] (2)");
}

TEST_CASE("a path is a reference, whatever is in it") {
  CHECK(render::uri_of("a/b.sla") == "a/b.sla");
  CHECK(render::uri_of("../a b.sla") == "../a%20b.sla");
  CHECK(render::uri_of("a:b#c?d%.sla") == "a%3Ab%23c%3Fd%25.sla");
  CHECK(render::uri_of("/texts/\xC3\xA9.sla") == "file:///texts/%C3%A9.sla");
  CHECK(render::uri_of("<stdlib>/x") == "%3Cstdlib%3E/x");
}

TEST_CASE("each line for the runner is one command with its place") {
  const std::string lines =
      render_github(sources_of("a,b:%.sla"), sink_of({ticks(9), ticks(18, Severity::Advice)}));
  CHECK(lines ==
        "::error file=a%2Cb%3A%25.sla,line=2,endLine=2,col=4,endColumn=9,"
        "title=AK0201%3A a name that is not declared::no log is named `ticks`%0Anot declared"
        "%0Ahelp: did you mean `tickets`?%0Ahelp: or declare it\n"
        "::notice file=a%2Cb%3A%25.sla,line=3,endLine=3,col=4,endColumn=9,"
        "title=AK1020%3A an answer for all clauses that none of them asks for::"
        "no log is named `ticks`%0Anot declared%0Ahelp: did you mean `tickets`?"
        "%0Ahelp: or declare it\n");
  CHECK(render_github({}, {}).empty());
}

TEST_CASE("no name gives the runner a command of its own") {
  const auto row = diagnose(Code::AK0201, {0, 0, 9}, "a\n::error::b\r%0A::c ##[d]");
  const std::string lines = render_github(sources_of("x\n::warning y.sla"), sink_of({row}));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
  CHECK(lines.find("##[") == std::string::npos);
  CHECK(lines.find("%250A") != std::string::npos);
  CHECK(lines.find("col=") == std::string::npos);  // its place lies in two lines
  const auto nowhere = render_github({}, sink_of({diagnose(Code::AK0801, {}, "m")}));
  CHECK(nowhere == "::error title=AK0801%3A a library that is not there::m\n");
}

TEST_CASE("the report of code quality has path, line and weight") {
  const auto rows =
      parsed(render_gitlab(sources_of("./x/a.sla"), sink_of({ticks(9, Severity::Warning)})));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["check_name"] == "AK1006");
  CHECK(rows[0]["severity"] == "minor");
  CHECK(rows[0]["location"]["path"] == "x/a.sla");
  CHECK(rows[0]["location"]["lines"]["begin"] == 2);
  CHECK(render_gitlab({}, {}) == "[]\n");
}

TEST_CASE("a fingerprint follows its line, and tells apart what is alike") {
  const SourceSet before = sources_of("a.sla");
  const SourceSet after = sources_of("a.sla", std::string("// more\n\n") + kText);
  Places of_before(before), of_after(after);
  const auto first = render::fingerprints_of(of_before, sink_of({ticks(9), ticks(18)}));
  const auto moved = render::fingerprints_of(of_after, sink_of({ticks(18), ticks(27)}));
  CHECK(first == moved);
  CHECK(std::set<std::string>(first.begin(), first.end()).size() == 2);
  CHECK(first.front().size() == 64);
  const SourceSet other = sources_of("b.sla");
  Places of_other(other);
  CHECK(render::fingerprints_of(of_other, sink_of({ticks(9)})).front() != first.front());
}
