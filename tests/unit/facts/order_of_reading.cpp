// Whatever leaves the runtime is the same bytes for the same records, in any order and split over
// files anyhow: statement, items, findings and explanations. Only the places of records differ.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "compiler/driver/driver.h"
#include "runtime/engine/engine.h"
#include "runtime/explain/explain.h"
#include "runtime/report/items/ndjson.h"
#include "tests/unit/events/sample.h"
#include "tests/unit/json.h"

using namespace sample;
using events::FindingKind;
using nlohmann::json;

namespace {

using Lines = std::vector<std::string>;

constexpr const char* kAgreement = R"(language 1

agreement "Order" version "1" {
  provider "Provider"
  customer "Customer"
  term 2026-01-01 to 2026-03-31
  timezone Asia/Jakarta
  currency IDR
}

log tickets {
  time is at
  id is id
  subject is ticket
  event opened when type = "opened"
  event held when type = "held"
  event resumed when type = "resumed"
  event resolved when type = "resolved"
  event promised at promised_at when present
  signal priority is priority
  signal team is team
  window booked from starts to ends
}

log probes {
  time is at
  subject is site
  signal up is ok as flag
}

clock resolution_time of tickets {
  starts on opened
  pauses on held
  resumes on resumed
  stops on resolved
  reopened: a new item begins
  counts around the clock
  attributed to team
  when priority changes: carry the elapsed time
  missed before a change: stays missed
}

outage downtime of probes { while up = false }
outage busy of tickets { during booked }

target resolution {
  resolution_time is within
    | priority = "1" | 2 hours |
    | otherwise | 8 hours |
  for at least 90% of tickets resolved in each calendar month, for each priority
  open at the end of a month: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}

target uptime {
  time without downtime is at least 99% of each calendar month, for each site
  outages that cross a month are split
}

target free {
  time without busy is at least 10% of each calendar month, for each ticket
  outages that cross a month are split
}
)";

const Instant kAsOf = *parse_rfc3339("2026-03-20T00:00:00Z");
const std::vector<std::string> kFollowed = {"T7", "T1033", "T2999", "T42"};

ir::Program program() {
  driver::Compilation compiled = driver::compile_text("order.sla", kAgreement, {});
  REQUIRE(compiled.program.has_value());
  return *compiled.program;
}

std::string at(int minute) {
  return format_rfc3339(*parse_rfc3339("2026-01-05T00:00:00Z") + minute * kMinute);
}

// Records of tickets, of which more than are listed are wrong in each of many ways.
Lines tickets_log() {
  Lines lines;
  const auto add = [&lines](int ticket, const std::string& id, int minute, std::string_view more) {
    lines.push_back(
        fmt::format(R"({{"id":"{}","ticket":"T{}","at":"{}",{}}})", id, ticket, at(minute), more));
  };
  for (int i = 0; i < 3000; ++i) {
    const int m = i * 7 % 50'000;
    add(i, fmt::format("a{}", i), m, fmt::format(R"("type":"opened","priority":{})", i % 3));
    add(i, fmt::format("b{}", i), m + 10, R"("type":"opened")");
    add(i, fmt::format("c{}", i), m + 20, fmt::format(R"("type":"held","team":"t{}")", i % 5));
    add(i, fmt::format("d{}", i), m + 30, R"("type":"held")");
    const std::string priority = fmt::format(R"("type":"resumed","priority":"{}")", i % 4);
    add(i, fmt::format("e{}", i), m + 40, priority);
    add(i, fmt::format("f{}", i), m + 40, fmt::format(R"("team":"u{}")", i % 7));
    add(i, fmt::format("g{}", i), m + 40, fmt::format(R"("team":"v{}")", i % 6));
    add(i, fmt::format("h{}", i), m + 600, R"("type":"resolved")");
  }
  for (int i = 0; i < 1500; ++i) {
    const int ticket = i * 11 % 3000;
    add(ticket, fmt::format("a{}", i), i * 7 % 50'000, R"("type":"opened","priority":0)");
    add(ticket, fmt::format("e{}", i), 60'000, R"("type":"resumed")");
    add(ticket, fmt::format("x{}", i), 200'000, R"("type":"opened")");
    add(ticket, fmt::format("y{}", i), 40, fmt::format(R"("priority":[{}])", i));
    add(ticket, fmt::format("z{}", i), 30, fmt::format(R"("promised_at":"2026-02-{}")", 30 + i));
    add(ticket, fmt::format("w{}", i), 50,
        fmt::format(R"("starts":"{}","ends":"{}")", at(i + 5), at(i)));
    add(ticket, fmt::format("v{}", i), 50,
        fmt::format(R"("starts":"{}","ends":"{}")", at(i), at(i + 5)));
    add(ticket, fmt::format("o{}", i), 50,
        fmt::format(R"("starts":"{}","ends":{})", at(i), i % 3 == 0 ? "null" : "\"\""));
    lines.push_back(fmt::format(R"({{"id":"a{}","type":"opened","ticket":"T{}"}})", i, ticket));
    lines.push_back(fmt::format(R"({{"id":"t{}","type":"opened","ticket":"T{}"}})", i, ticket));
    lines.push_back(
        fmt::format(R"({{"id":{}.5,"type":"held","ticket":"T{}","at":"{}"}})", i, ticket, at(i)));
    lines.push_back(fmt::format(R"({{"id":"s{}","type":"opened","at":"{}"}})", i, at(i)));
    lines.push_back(fmt::format(R"({{"id":"n{}","type":"other","ticket":"T{}","at":"{}"}})", i / 2,
                                ticket, at(i)));
    lines.push_back(fmt::format(R"({{"id":"n{}","type":"opened","ticket":"T{}"}})", i / 2, ticket));
    lines.push_back(fmt::format("{{broken {}", i));
    lines.push_back(fmt::format("\"not an object {}\"", i));
    lines.push_back(fmt::format(R"({{"type":"opened","ticket":"T{}","at":"{}"}})", ticket, at(i)));
    lines.push_back(
        fmt::format(R"({{"id":"q{0}","type":"opened","ticket":[{0}],"at":"{1}"}})", i, at(i)));
  }
  return lines;
}

Lines probes_log() {
  Lines lines;
  for (int i = 0; i < 3000; ++i) {
    lines.push_back(
        fmt::format(R"({{"at":"{}","site":"S{}","ok":{}}})", at(i * 30), i % 13, i % 5 != 0));
    if (i % 2 == 0) {
      lines.push_back(
          fmt::format(R"({{"at":"{}","site":"S{}","ok":{}}})", at(i * 30), i % 13, i % 4 == 0));
    }
  }
  return lines;
}

std::string joined(Lines::const_iterator begin, Lines::const_iterator end) {
  return fmt::format("{}", fmt::join(begin, end, "\n"));
}

// A log in so many files.
struct Files {
  std::vector<std::unique_ptr<File>> files;
  std::vector<events::LogFile> named;

  void add(const std::string& log, const Lines& lines, std::size_t parts) {
    for (std::size_t i = 0; i < parts; ++i) {
      const auto cut = [&](std::size_t part) {
        return lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * part / parts);
      };
      files.push_back(std::make_unique<File>(joined(cut(i), cut(i + 1))));
      named.push_back({log, files.back()->path});
    }
  }
};

void forget_places(json& value) {
  if (value.is_object()) {
    value.erase("file");
    value.erase("line");
  }
  if (!value.is_structured()) return;
  for (json& part : value) forget_places(part);
}

// Which records stand after a later one is about the files, and nothing else.
std::string findings_text(const ir::Program& program, const engine::RunResult& result) {
  std::string text;
  std::istringstream lines(report::findings_to_ndjson(program, result.findings, result.files));
  for (std::string line; std::getline(lines, line);) {
    json row = akad::parsed(line);
    if (row["kind"] == "out of order") continue;
    forget_places(row);
    text += row.dump() + "\n";
  }
  return text;
}

std::string explained(const ir::Program& program, const std::vector<events::LogFile>& files,
                      const std::string& subject, std::int32_t target) {
  events::Trail trail{subject, {}};
  events::ReadError error;
  auto store = events::read_logs(program, files, {kAsOf, {}, &trail}, error);
  REQUIRE(store.has_value());
  const std::uint32_t id = store->subjects.intern(subject);
  const Id<ir::Target> asked{target};
  const auto found = evaluation::evaluate(program, std::move(*store),
                                          {kAsOf, evaluation::Keep::ItemsOfSubject, id, asked});
  json told = akad::parsed(report::to_json(
      explain::explain(found, trail, {Id<ir::Target>{target}, id, 0, std::nullopt})));
  forget_places(told);
  return told.dump(1);
}

struct Outputs {
  std::string statement, page, items, findings, explanations;
};

Outputs outputs(const ir::Program& program, const std::vector<events::LogFile>& files) {
  engine::RunOptions options;
  options.as_of = kAsOf;
  options.keep_items = true;
  events::ReadError error;
  const auto result = engine::run(program, files, options, error);
  REQUIRE(result.has_value());
  Outputs all;
  all.statement = report::to_json(result->statement);
  all.page = report::to_text(result->statement);
  all.items = report::items_to_ndjson(program, result->items);
  all.findings = findings_text(program, *result);
  for (const std::string& subject : kFollowed) {
    all.explanations += explained(program, files, subject, 0);
    all.explanations += explained(program, files, subject, 2);
  }
  all.explanations += explained(program, files, "S5", 1);
  return all;
}

}  // namespace

TEST_CASE("every output is the same for every order of records and split over files") {
  const ir::Program p = program();
  Lines tickets = tickets_log();
  Lines probes = probes_log();
  Files whole;
  whole.add("tickets", tickets, 1);
  whole.add("probes", probes, 1);
  const Outputs expected = outputs(p, whole.named);
  for (const char* kind :
       {"malformed", "not an object", "without subject", "without time", "without id",
        "impossible time", "wrong type", "unstable name", "duplicate", "conflicting duplicate",
        "empty window", "unknown end", "after as-of", "redundant start", "redundant pause",
        "conflicting values"}) {
    INFO(kind);
    CHECK(expected.statement.find(fmt::format("\"kind\":\"{}\"", kind)) != std::string::npos);
  }
  std::mt19937 random(20260301);
  for (const std::size_t parts : {1, 2, 3, 7}) {
    std::shuffle(tickets.begin(), tickets.end(), random);
    std::shuffle(probes.begin(), probes.end(), random);
    Files split;
    split.add("tickets", tickets, parts);
    split.add("probes", probes, parts);
    std::shuffle(split.named.begin(), split.named.end(), random);
    const Outputs found = outputs(p, split.named);
    CHECK((found.statement == expected.statement));
    CHECK((found.page == expected.page));
    CHECK((found.items == expected.items));
    CHECK((found.findings == expected.findings));
    CHECK((found.explanations == expected.explanations));
  }
}

TEST_CASE("who follows a subject has all findings about it, wherever its name sorts") {
  const ir::Program p = program();
  Lines lines;
  for (int i = 0; i < 3000; ++i) {
    lines.push_back(fmt::format(R"({{"id":"n{0}","type":"opened","ticket":"T{0}"}})", i));
  }
  lines.push_back(R"({"id":"last","type":"opened","ticket":"zebra"})");
  Files files;
  files.add("tickets", lines, 1);
  events::Trail trail{"zebra", {}};
  events::ReadError error;
  const auto store = events::read_logs(p, files.named, {kAsOf, {}, &trail, {}, {"probes"}}, error);
  REQUIRE(store.has_value());
  CHECK(store->findings.count_of(0, FindingKind::WithoutTime) == 3001);
  REQUIRE(store->findings.listed().size() == 1);
  CHECK(store->findings.listed()[0].subject == "zebra");
}
