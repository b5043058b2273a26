// What a sample says of an agreement, and what it does not say.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/unit/compiler/audit/sampled.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

const std::string kDesk = agreement(R"(
calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  event reopened when type = "reopened"
  signal priority is priority
  signal status is status
}

clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  pauses while status = "waiting"
  counts office
  judged by elapsed time
  when priority changes: carry the elapsed time
  when status changes: carry the elapsed time
  missed before a change: the last limit decides
}

target answer {
  handling is within
    | priority = "P1" | 1 hour of office |
    | priority = "P2" | 4 hours of office |
    | otherwise       | no target         |
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}
)");

std::string record(const std::string& ticket, int minute, const std::string& more) {
  return fmt::format("{{\"at\":\"2026-03-02T09:{:02}:00+07:00\",\"ticket\":\"{}\",{}}}\n", minute,
                     ticket, more);
}

std::string ticket(const std::string& name, const std::string& priority) {
  return record(name, 1, R"("type":"opened","priority":")" + priority + "\"") +
         record(name, 9, R"("type":"resolved","priority":")" + priority + "\"");
}

// Nothing is to be said of it.
const std::string kAll = ticket("a", "P1") + ticket("b", "P2") +
                         record("b", 30, R"("type":"reopened","status":"waiting")") +
                         record("c", 1, R"("type":"opened","status":"done")");

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

// The findings about the sample, a line each.
std::string said(const std::string& text, const std::string& records) {
  const auto found = with_sample(text, "tickets", records);
  CHECK(found.problem.empty());
  REQUIRE(found.program);
  std::string lines;
  for (const Diagnostic& row : found.sink.diagnostics) {
    if (!name_of(row.code).starts_with("AK108")) continue;
    lines +=
        fmt::format("{} {}{}\n", name_of(row.code), row.message, row.accepted ? " (accepted)" : "");
    CHECK(row.span.file == 0);
  }
  return lines;
}
std::string said(const std::string& records) { return said(kDesk, records); }

}  // namespace

TEST_CASE("of a sample that touches all nothing is said") { CHECK(said(kAll).empty()); }

TEST_CASE("an event, a state, a row that no record touches") {
  CHECK(said(ticket("a", "P1") + record("c", 1, R"("type":"opened","status":"done")")) ==
        "AK1080 `reopened` happens in no record of `tickets`\n"
        "AK1080 `handling` never pauses by this: no record of the sample makes it hold\n"
        "AK1080 no item of the sample comes to row 2 of `answer`\n");
}

TEST_CASE("what follows from an event that never happens is told with it alone") {
  const auto found =
      with_sample(kDesk, "tickets",
                  record("a", 1, R"("type":"resolved","priority":"P1","status":"waiting")") +
                      record("b", 2, R"("type":"reopened","priority":"P2")"));
  std::string lines;
  for (const Diagnostic& row : found.sink.diagnostics) {
    if (row.code != Code::AK1080) continue;
    lines += row.message;
    for (const Label& label : row.others) lines += "; " + label.text;
  }
  CHECK(lines == "`opened` happens in no record of `tickets`; `handling` starts on it");
}

TEST_CASE("a place that is in no record, and what the records have in its stead") {
  const auto help = [](const std::string& text, const std::string& records) {
    const auto found = with_sample(text, "tickets", records);
    for (const Diagnostic& row : found.sink.diagnostics) {
      if (row.code == Code::AK1080) return row.message + ": " + help_of(row).front();
    }
    return std::string();
  };
  const auto with_place = [](const std::string& place) {
    return replaced(kDesk, "signal status is status", "signal status is " + place);
  };
  CHECK(help(with_place("Status"), kAll) ==
        "`Status` stands in no record of `tickets`: did you mean `status`? It stands in the "
        "records");
  CHECK(help(with_place("fields.status"), kAll) ==
        "`fields.status` stands in no record of `tickets`: did you mean `status`? It stands in "
        "the records");
  CHECK(help(with_place("condition"), kAll) ==
        "`condition` stands in no record of `tickets`: in the records, and not named here: "
        "`status`");
  CHECK(said(with_place("condition"), kAll) ==
        "AK1080 `condition` stands in no record of `tickets`\n");
}

TEST_CASE("a place at which null stands is there") {
  CHECK(said(kAll + record("d", 1, R"("type":"opened","status":null)")).empty());
}

TEST_CASE("a log that says nothing is told once") {
  CHECK(said("") == "AK1080 the sample has no record of `tickets`\n");
  CHECK(said(record("a", 1, R"("type":"noted")")) ==
        "AK1080 of 1 record of `tickets` none says anything that the agreement names\n"
        "AK1080 `priority` stands in no record of `tickets`\n"
        "AK1080 `status` stands in no record of `tickets`\n");
  CHECK(said("{\n") ==
        "AK1080 of 1 record of `tickets` none says anything that the agreement names\n"
        "AK1082 records of `tickets` cannot be used as they stand: 1 malformed "
        "(tickets.ndjson:1)\n");
}

TEST_CASE("a value that is nearly one that is named") {
  const auto with = [](const std::string& value) {
    return said(kAll + record("d", 1, R"("type":"opened","priority":")" + value + "\""));
  };
  CHECK(with("p1") ==
        "AK1081 `priority` is \"p1\" in 1 record, in tickets.ndjson:7; the agreement names "
        "\"P1\"\n");
  CHECK(with("P 1").starts_with("AK1081"));
  CHECK(with("P3").starts_with("AK1082"));
  const auto typed = [](const std::string& value) {
    return said(kAll + record("d", 1, R"("type":")" + value + "\",\"status\":\"done\""));
  };
  CHECK(typed("Resolved").starts_with("AK1081 `type` is \"Resolved\" in 1 record"));
  CHECK(typed("resolvd").starts_with("AK1081"));
  CHECK(typed("unresolved").empty());
  CHECK(typed("re-opened").starts_with("AK1081"));
}

TEST_CASE("an event that is only written otherwise is told by its value alone") {
  CHECK(said(replaced(kAll, "\"reopened\"", "\"Reopened\"")) ==
        "AK1081 `type` is \"Reopened\" in 1 record, in tickets.ndjson:5; the agreement names "
        "\"reopened\"\n");
}

TEST_CASE("a value that its list does not have") {
  const std::string listed =
      replaced(kDesk, "signal priority is priority",
               "signal priority is priority, one of (\"P1\", \"P2\", \"P3\")");
  CHECK(said(listed, kAll + ticket("d", "Critical")) ==
        "AK1081 the list of `priority` does not have \"Critical\" (2 records, the first in "
        "tickets.ndjson:7)\n");
  CHECK(said(listed, kAll).empty());
}

TEST_CASE("values that no row names") {
  CHECK(said(kAll + ticket("d", "Critical") + ticket("e", "Critical") + ticket("f", "Low")) ==
        "AK1082 no row of `answer` names what `priority` is in 6 records: \"Critical\" (4 records, "
        "the first in tickets.ndjson:7), \"Low\" (2 records)\n");
  // A row that asks for something else besides may take it.
  const std::string more = replaced(kDesk, "| priority = \"P2\"", "| status = \"waiting\"");
  CHECK(said(more, kAll + ticket("d", "Critical")).find("`priority`") == std::string::npos);
  // What is not said of one value is said of all others.
  const std::string unlike = replaced(kDesk, "priority = \"P2\"", "not priority = \"P4\"");
  CHECK(said(unlike, kAll + ticket("d", "Critical")).empty());
}

TEST_CASE(
    "however many values there are, some are told apart and the others are said to be there") {
  std::string records = kAll;
  for (int i = 0; i < 1000; ++i) records += ticket(fmt::format("t{}", i), fmt::format("v{}", i));
  const auto lines = said(records);
  CHECK(lines.starts_with("AK1082 of `priority` the first 256 different values are looked at, none "
                          "longer than 200 bytes: nothing is said of the others, in 1_492 records\n"
                          "AK1082 no row of `answer` names what `priority` is in 508 records: "));
  CHECK(lines.find(" and others (498 records)\n") != std::string::npos);
}

TEST_CASE("records that no event takes") {
  const auto note = record("a", 40, R"("type":"note")");
  CHECK(said(kAll + note + note) ==
        "AK1082 no event takes 2 of 8 records of `tickets`: `type` is \"note\" (2 records, the "
        "first in tickets.ndjson:7)\n");
  // They tell a signal.
  CHECK(said(kAll + record("a", 40, R"("type":"note","status":"done")")).empty());
}

TEST_CASE("values are shown as they may be") {
  CHECK(said(kAll + record("d", 1, R"("type":"\u001b[31m\u202e","ticket":"x")"))
            .find("`type` is … (1 record, in") != std::string::npos);
}

TEST_CASE("what a sample shows can be accepted, and is never told to accept nothing") {
  const std::string text =
      replaced(kDesk, "log tickets {\n", "log tickets {\n  accepted AK1080: \"a quiet month\"\n");
  const auto quiet = replaced(kAll, "\"reopened\"", "\"opened\"");
  CHECK(said(text, quiet) == "AK1080 `reopened` happens in no record of `tickets` (accepted)\n");
  CHECK(said(text, kAll).empty());
  CHECK(warnings_of(text).find("AK1090") == std::string::npos);
  const std::string none =
      replaced(kDesk, "log tickets {\n", "log tickets {\n  accepted AK1080: \" \"\n");
  CHECK(warnings_of(none).find("AK1090") != std::string::npos);
}

TEST_CASE("a log that the sample does not have is not looked at") {
  const std::string two = kDesk + R"(
log calls {
  time is at
  subject is call
  event rang when kind = "rang"
}
)";
  CHECK(said(two, kAll).empty());
}

TEST_CASE("a sample that cannot be read is a problem of the world outside") {
  driver::CompileOptions options;
  options.look = [](const ir::Program&, const sema::SourceMap&, Sink&) {
    return std::string("cannot read it");
  };
  CHECK(driver::compile_text("test.sla", kDesk, options).problem == "cannot read it");
}

namespace {

const std::string kSite = agreement(R"(
log probes {
  time is at
  subject is site
  signal up is up as flag
  signal state is state
  window works from starts to ends when kind = "works"
  event called_off when kind = "called off"
}

value level of probes means
  | state = "slow"    | "yellow" |
  | state = "stopped" | "red"    |
  | otherwise         | "green"  |

outage downtime of probes {
  while up = false
  outages apart stay apart
}

exclusion maintenance of probes {
  during works
  the notice is notice
  is withdrawn on called_off
}

target availability {
  time without downtime is at least 99.9% of each calendar month, for each site
  outages that cross a month are split
  excluding maintenance: promised and not down
}
)");

std::string probe(int minute, const std::string& more) {
  return fmt::format("{{\"at\":\"2026-03-02T09:{:02}:00+07:00\",\"site\":\"s\",{}}}\n", minute,
                     more);
}

const std::string kWorks =
    probe(5, R"("kind":"works","notice":"n","starts":"2026-03-02T10:00:00+07:00",)"
             R"("ends":"2026-03-02T11:00:00+07:00")");

std::string said_of_site(const std::string& records) {
  std::string lines;
  for (const Diagnostic& row : with_sample(kSite, "probes", records).sink.diagnostics) {
    if (row.code != Code::AK1080) continue;
    lines += row.message;
    for (const Label& label : row.others) lines += "; " + label.text;
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("an outage, an exclusion, a value that no record touches") {
  const std::string up = probe(1, R"("up":true,"state":"slow")");
  const std::string off = probe(6, R"("kind":"called off","notice":"n")");
  CHECK(said_of_site(up + off) ==
        "`starts` stands in no record of `probes`\n"
        "`ends` stands in no record of `probes`\n"
        "no record of the sample makes `level` \"red\"\n"
        "`downtime` never begins by this: no record of the sample makes it hold\n");
  CHECK(
      said_of_site(up + kWorks)
          .starts_with(
              "`called_off` happens in no record of `probes`; `maintenance` is withdrawn on it\n"));
  CHECK(said_of_site(up + kWorks + off) ==
        "no record of the sample makes `level` \"red\"\n"
        "`downtime` never begins by this: no record of the sample makes it hold\n");
  CHECK(said_of_site(probe(1, R"("up":false,"state":"slow")") +
                     probe(2, R"("up":true,"state":"stopped")") + kWorks + off)
            .empty());
}
