// The order of reading leaves no trace: not in content, not in counts, not with duplicates.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) { return fmt::format("{}", fmt::join(lines, "\n")); }

std::string counts(const Read& read) {
  std::string text = tally(read);
  for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
    const auto which = static_cast<FindingKind>(kind);
    if (which == FindingKind::OutOfOrder) continue;
    text += fmt::format(" {}", count(read, which));
  }
  return text;
}

Lines mixed_log() {
  Lines lines;
  for (int i = 0; i < 60; ++i) {
    const std::string status = i % 5 ? fmt::format("\"s{}\"", i % 3) : "7";
    lines.push_back(fmt::format(
        R"({{"id":"e{}","at":"2026-03-01T08:{:02}:00Z","type":"{}","ticket":"T{}","status":{}}})",
        i, i / 3, i % 2 ? "opened" : "closed", i % 4, status));
    if (i % 6 == 0) lines.push_back(lines.back());
    if (i % 10 == 0) {
      lines.push_back(fmt::format(
          R"({{"id":"e{}","at":"2026-03-01T07:{:02}:00Z","type":"opened","ticket":"T9"}})", i, i));
    }
    if (i % 15 == 0) lines.push_back(fmt::format(R"({{"id":"e{}","type":"other"}})", i));
  }
  lines.push_back("{broken");
  lines.push_back(R"({"id":"x","type":"opened","ticket":"A"})");
  return lines;
}

}  // namespace

TEST_CASE("any order of lines gives the same content and counts") {
  const Builder b = tickets();
  Lines lines = mixed_log();
  const Instant as_of = *parse_rfc3339("2026-03-01T08:15:00Z");
  Read first = read_bytes(b.program, joined(lines), as_of);
  const std::string expected_counts = counts(first);
  const Lines expected = told(first, b.program);
  CHECK(count(first, FindingKind::Duplicate) > 5);
  CHECK(count(first, FindingKind::ConflictingDuplicate) > 5);
  std::mt19937 random(20260301);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    Read read = read_bytes(b.program, joined(lines), as_of);
    REQUIRE(counts(read) == expected_counts);
    REQUIRE(told(read, b.program) == expected);
  }
}

TEST_CASE("any split over files gives the same content") {
  const Builder b = tickets();
  const Lines lines = mixed_log();
  Read whole = read_bytes(b.program, joined(lines));
  for (const std::size_t cut : {1, 7, 30, 70}) {
    const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(cut);
    const File one(joined(Lines(lines.begin(), middle)));
    const File two(joined(Lines(middle, lines.end())));
    Read split = read_files(b.program, {{"", two.path}, {"tickets", one.path}});
    CHECK(counts(split) == counts(whole));
    Read again = read_bytes(b.program, joined(lines));
    CHECK(told(split, b.program) == told(again, b.program));
  }
}

TEST_CASE("the same id: same content is counted once, of other content the earliest") {
  const Builder b = tickets();
  const std::string a = R"({"id":1,"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})";
  const std::string spaced =
      R"({ "ticket":"A", "extra": 5, "type":"opened", "at":"2026-03-01T15:00:00+07:00", "id":"1"})";
  const std::string later = R"({"id":1,"at":"2026-03-01T09:00:00Z","type":"opened","ticket":"A"})";
  std::string smaller = a;
  smaller.replace(a.rfind("\"A\""), 3, "\"9\"");
  Read same = read_bytes(b.program, joined({a, spaced, a}));
  CHECK(tally(same) == "3 1 0 2");
  CHECK(count(same, FindingKind::Duplicate) == 2);
  CHECK(told(same, b.program) == Lines{"A 2026-03-01T08:00:00Z opened"});
  for (const Lines& order : {Lines{a, later, a}, Lines{later, a, a}, Lines{a, a, later}}) {
    Read read = read_bytes(b.program, joined(order));
    CHECK(tally(read) == "3 1 0 2");
    CHECK(count(read, FindingKind::Duplicate) == 1);
    CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
    CHECK(told(read, b.program) == Lines{"A 2026-03-01T08:00:00Z opened"});
  }
  for (const Lines& order : {Lines{a, smaller, a}, Lines{a, a, smaller}, Lines{smaller, a, a}}) {
    Read read = read_bytes(b.program, joined(order));
    CHECK(count(read, FindingKind::ConflictingDuplicate) == 2);
    CHECK(told(read, b.program) == Lines{"9 2026-03-01T08:00:00Z opened"});
  }
  Read twice = read_bytes(b.program, joined({later, a}));
  REQUIRE(twice.store.findings.listed().size() == 2);
  CHECK(twice.store.findings.listed()[0].kind == FindingKind::ConflictingDuplicate);
  CHECK(twice.store.findings.listed()[0].line == 1);
  CHECK(twice.store.findings.listed()[1].kind == FindingKind::OutOfOrder);
  CHECK(twice.store.findings.listed()[1].line == 2);
  CHECK(twice.store.findings.listed()[1].subject == "A");
}

TEST_CASE("without a declared id nothing is a duplicate") {
  Builder b = tickets();
  b.program.logs[0].id = {};
  const std::string a = R"({"id":1,"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})";
  CHECK(tally(read_bytes(b.program, joined({a, a}))) == "2 2 0 0");
}

TEST_CASE("ids of different logs are different ids") {
  Builder b = tickets();
  b.program.logs.push_back(b.program.logs[0]);
  b.program.logs[1].name = "more";
  const std::size_t events = b.program.events.size();
  for (std::size_t i = 0; i < events; ++i) {
    b.program.events.push_back(b.program.events[i]);
    b.program.events.back().log = {1};
  }
  const File file(R"({"id":1,"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})");
  const Read read = read_files(b.program, {{"tickets", file.path}, {"more", file.path}});
  CHECK(read.store.tallies[0].used == 1);
  CHECK(read.store.tallies[1].used == 1);
}

TEST_CASE("many ids and subjects") {
  const Builder b = tickets();
  Lines lines;
  for (int i = 0; i < 20000; ++i) {
    lines.push_back(
        fmt::format(R"({{"id":"e{}","at":"2026-03-01T08:00:00Z","type":"opened","ticket":"T{}"}})",
                    i % 15000, i % 15000));
  }
  Read read = read_bytes(b.program, joined(lines));
  CHECK(tally(read) == "20000 15000 0 5000");
  CHECK(count(read, FindingKind::Duplicate) == 5000);
  CHECK(told(read, b.program).size() == 15000);
}

TEST_CASE("records of one subject that stand after a later one are told") {
  const Builder b = tickets();
  const auto line = [](int id, const char* ticket, int minute) {
    return fmt::format(
        R"({{"id":{},"at":"2026-03-01T08:{:02}:00Z","type":"opened","ticket":"{}"}})", id, minute,
        ticket);
  };
  const Read read = read_bytes(b.program, joined({line(1, "A", 5), line(2, "B", 3), line(3, "A", 4),
                                                  line(4, "A", 5), line(5, "B", 3)}));
  CHECK(count(read, FindingKind::OutOfOrder) == 1);
  CHECK(tally(read) == "5 5 0 0");
  REQUIRE(read.store.findings.listed().size() == 1);
  CHECK(read.store.findings.listed()[0].line == 3);
}

TEST_CASE("a sequence orders records of one instant") {
  Builder b = tickets();
  b.program.logs[0].sequence = b.field("n");
  const auto line = [](int id, const std::string& n, const char* type) {
    return fmt::format(R"({{"id":{},"at":"2026-03-01T08:00:00Z","type":"{}","ticket":"A","n":{}}})",
                       id, type, n);
  };
  const std::string at = "A 2026-03-01T08:00:00Z ";
  CHECK(lines_of(b.program, joined({line(1, "12", "opened"), line(2, "3", "closed")})) ==
        Lines{at + "closed", at + "opened"});
  CHECK(lines_of(b.program, joined({line(1, "\"3\"", "opened"), line(2, "12", "closed")})) ==
        Lines{at + "opened", at + "closed"});
  CHECK(lines_of(b.program, joined({line(1, "-1", "closed"), line(2, "null", "opened")})) ==
        Lines{at + "closed", at + "opened"});
  const Read wrong = read_bytes(b.program, line(1, "1.5", "opened"));
  CHECK(count(wrong, FindingKind::WrongType) == 1);
  CHECK(tally(wrong) == "1 1 0 0");
}
