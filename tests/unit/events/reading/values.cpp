// What signals can say: of which records, what was before, what may be written, how long it lasts.
#include <catch2/catch.hpp>

#include <algorithm>

#include "runtime/events/values/chain.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::chain_of;
using events::FindingKind;
using events::Step;
using ir::Operator;

namespace {

using Lines = std::vector<std::string>;
using Order = std::optional<std::vector<std::size_t>>;

// time at, id id, subject ticket; signal status is new, before it old, of rows of that field.
Builder history() {
  Builder b("history");
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].id = b.field("id");
  b.program.logs[0].subject = b.field("ticket");
  b.signal("status").field = b.field("new");
  const auto when = b.text(Operator::Equal, "field", "status");
  const auto old = b.field("old");
  b.program.signals[0].when = when;
  b.program.signals[0].before = old;
  return b;
}

std::string change(int id, int second, const std::string& old, const std::string& now) {
  const std::string before = old.empty() ? "" : ",\"old\":" + old;
  return R"({"id":)" + std::to_string(id) + R"(,"at":"2026-03-01T08:00:0)" +
         std::to_string(second) + R"(Z","ticket":"A","field":"status","new":)" + now + before +
         "}\n";
}

ir::Constant text(const std::string& written) { return {ir::ConstantKind::Text, written, 0, 0}; }

// What is last, and whether somebody must know.
struct Last {
  std::string value;
  std::uint64_t conflicts = 0;
  bool operator==(const Last&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Last& last) {
  return out << last.value << " " << last.conflicts;
}

// Of all orders of the records, which must be one.
Last last_of(const Builder& b, std::vector<std::string> records) {
  std::sort(records.begin(), records.end());
  std::optional<Last> last;
  do {
    std::string bytes;
    for (const std::string& record : records) bytes += record;
    Read read = read_bytes(b.program, bytes);
    const Lines lines = told(read, b.program);
    const std::string value = lines.back().substr(lines.back().rfind(' ') + 1);
    const Last here{value, count(read, FindingKind::ConflictingValues)};
    if (!last) last = here;
    CHECK(here == *last);
  } while (std::next_permutation(records.begin(), records.end()));
  return *last;
}

Builder numbered() {
  Builder b = history();
  b.program.logs[0].sequence = b.field("id");
  return b;
}

}  // namespace

TEST_CASE("a signal speaks of the records of which its condition holds") {
  const Builder b = history();
  const std::string other =
      R"({"id":2,"at":"2026-03-01T08:00:01Z","ticket":"A","field":"x","new":1})";
  Read read = read_bytes(b.program, change(1, 0, "null", "6") + other);
  CHECK(tally(read) == "2 1 1 0");
  CHECK(told(read, b.program) == Lines{"A 2026-03-01T08:00:00Z status = t6"});
}

TEST_CASE("what the first change says stood before it is the value from the first record on") {
  const Builder plain = history();
  Builder b = history();
  b.event("opened").when = b.text(Operator::Equal, "field", "opened");
  const std::string opened =
      R"({"id":90,"at":"2026-03-01T08:00:00Z","ticket":"A","field":"opened"})"
      "\n";
  const auto values = [&](const Builder& of, const std::string& bytes) {
    Lines found;
    for (const std::string& line : lines_of(of.program, bytes)) {
      if (line.find("status") != std::string::npos) found.push_back(line.substr(18));
    }
    return found;
  };
  const std::string p1 = "\"P1\"", p2 = "\"P2\"", p3 = "\"P3\"";
  CHECK(values(b, opened + change(1, 4, p1, p3)) ==
        Lines{":00Z status = tP1", ":04Z status = tP3"});
  CHECK(values(b, change(1, 4, p1, p3) + opened) ==
        Lines{":00Z status = tP1", ":04Z status = tP3"});
  CHECK(values(b, opened + change(1, 5, p2, p1) + change(2, 4, p3, p2)) ==
        Lines{":00Z status = tP3", ":04Z status = tP2", ":05Z status = tP1"});
  // of several at one instant the first of the chain
  CHECK(values(b, opened + change(1, 4, p2, p1) + change(2, 4, p3, p2)) ==
        Lines{":00Z status = tP3", ":04Z status = tP2", ":04Z status = tP1"});
  // it says nothing
  CHECK(values(b, opened + change(1, 4, "null", p3)) == Lines{":04Z status = tP3"});
  CHECK(values(b, opened + change(1, 4, "", p3)) == Lines{":04Z status = tP3"});
  // a later one is no beginning, and neither is what no record came before
  CHECK(values(b, opened + change(1, 4, "", p3) + change(2, 5, p1, p2)) ==
        Lines{":04Z status = tP3", ":05Z status = tP2"});
  CHECK(values(plain, change(1, 4, p1, p3)) == Lines{":04Z status = tP3"});
}

TEST_CASE("changes make a chain where each begins with what the one before it ended with") {
  CHECK(chain_of({{1, 2}, {2, 3}}, 1) == Order({0, 1}));
  CHECK(chain_of({{2, 3}, {1, 2}}, 1) == Order({1, 0}));
  CHECK(chain_of({{2, 3}, {1, 2}}, 7) == Order({1, 0}));  // whatever was held
  CHECK(chain_of({{1, 2}, {2, 1}}, 2) == Order({1, 0}));  // in a circle that decides
  CHECK(chain_of({{1, 2}, {2, 1}}, 7) == Order{});
  CHECK(chain_of({{1, 2}, {2, 1}, {1, 3}}, 1) == Order({0, 1, 2}));
  CHECK(chain_of({{1, 2}, {1, 3}}, 1) == Order{});  // two from one value
  CHECK(chain_of({{1, 2}, {3, 4}}, 1) == Order{});  // something is missing
  CHECK(chain_of({{1, 2}, {3, 4}, {4, 3}}, 1) == Order{});
  CHECK(chain_of({{5, 5}, {5, 6}}, 5) == Order({0, 1}));
  CHECK(chain_of({{5, 5}}, 7) == Order(std::vector<std::size_t>{0}));
  std::vector<Step> many;
  for (std::int64_t i = 100'000; i > 0; --i) many.push_back({i, i + 1});
  CHECK(chain_of(many, 1)->front() == many.size() - 1);
}

TEST_CASE("the value before orders changes of one instant, whatever their lines and ids") {
  const Builder b = history();
  CHECK(last_of(b, {change(1, 0, "null", "\"Open\""), change(9, 1, "\"Open\"", "\"Busy\""),
                    change(8, 1, "\"Busy\"", "\"Closed\"")}) == Last{"tClosed", 0});
  CHECK(last_of(b, {change(1, 1, "null", "\"Open\""), change(2, 1, "\"Open\"", "\"Closed\""),
                    change(3, 1, "\"Closed\"", "\"Again\"")}) == Last{"tAgain", 0});
  // a circle ends where it began
  CHECK(last_of(b, {change(1, 0, "null", "\"Z\""), change(2, 1, "\"Z\"", "\"A\""),
                    change(3, 1, "\"A\"", "\"Z\"")}) == Last{"tZ", 0});
  CHECK(last_of(b, {change(2, 1, "null", "\"Z\""), change(3, 1, "\"Z\"", "null")}) == Last{"z", 0});
  // as text, by the digits as written
  CHECK(last_of(b, {change(1, 0, "null", "5"), change(2, 1, "\"5\"", "9"),
                    change(3, 1, "9", "\"1\"")}) == Last{"t1", 0});
  // without a value yet, what does not tell the value before is the first
  CHECK(last_of(b, {change(2, 1, "", "\"Open\""), change(3, 1, "\"Open\"", "\"Closed\"")}) ==
        Last{"tClosed", 0});
  CHECK(last_of(b, {change(1, 0, "", "null"), change(2, 1, "", "\"Open\""),
                    change(3, 1, "\"Open\"", "\"Busy\"")}) == Last{"tBusy", 0});
  // told twice
  CHECK(last_of(b, {change(1, 1, "\"A\"", "\"Z\""), change(2, 1, "\"A\"", "\"Z\""),
                    change(3, 1, "\"Z\"", "\"B\"")}) == Last{"tB", 0});
  CHECK(last_of(b, {change(1, 0, "null", "\"A\""), change(2, 1, "\"A\"", "\"Z\""),
                    change(3, 1, "\"Z\"", "\"A\""), change(4, 1, "\"A\"", "\"Z\"")}) ==
        Last{"tZ", 0});
}

TEST_CASE("what makes no chain is a finding that names both") {
  const Builder b = history();
  const std::string open = change(1, 0, "null", "\"Open\"");
  CHECK(last_of(b, {open, change(2, 1, "\"Open\"", "\"Wait\""),
                    change(3, 1, "\"Open\"", "\"Done\"")}) == Last{"tWait", 1});
  CHECK(last_of(b, {open, change(2, 1, "\"A\"", "\"B\""), change(3, 1, "\"C\"", "\"D\"")}) ==
        Last{"tD", 1});
  // one does not say what was before
  CHECK(last_of(b, {open, change(2, 1, "", "\"Wait\""), change(3, 1, "\"Open\"", "\"Done\"")}) ==
        Last{"tWait", 1});
  CHECK(last_of(b, {open, change(2, 1, "", "\"Same\""), change(3, 1, "\"x\"", "\"Same\"")}) ==
        Last{"tSame", 0});
  // a circle of which nobody knows where it begins
  CHECK(last_of(b, {open, change(2, 1, "\"A\"", "\"B\""), change(3, 1, "\"B\"", "\"A\"")})
            .conflicts == 1);
  Read read = read_bytes(b.program, open + change(2, 1, "\"Open\"", "\"Wait\"") +
                                        change(3, 1, "\"Open\"", "\"Done\""));
  told(read, b.program);
  REQUIRE(read.store.findings.listed().size() == 1);
  CHECK(read.store.findings.listed()[0].detail ==
        "status at 2026-03-01T08:00:01Z: \"Open\" to \"Done\", \"Open\" to \"Wait\"");
}

TEST_CASE("a chain decides over the sequence, a sequence over nothing") {
  const Builder b = numbered();
  const std::string open = change(1, 0, "null", "\"Open\"");
  CHECK(last_of(b, {open, change(8, 1, "\"Open\"", "\"Busy\""),
                    change(7, 1, "\"Busy\"", "\"Closed\"")}) == Last{"tClosed", 1});
  CHECK(last_of(b, {open, change(7, 1, "\"Open\"", "\"Busy\""),
                    change(8, 1, "\"Busy\"", "\"Closed\"")}) == Last{"tClosed", 0});
  CHECK(last_of(b, {open, change(8, 1, "\"Open\"", "\"Busy\""),
                    change(7, 1, "\"Open\"", "\"Closed\"")}) == Last{"tBusy", 1});
  CHECK(last_of(b, {change(8, 1, "", "\"Busy\""), change(7, 1, "", "\"Closed\"")}) ==
        Last{"tBusy", 0});
  CHECK(last_of(b, {open, change(8, 1, "", "\"Busy\""), change(7, 1, "\"Open\"", "\"Closed\"")}) ==
        Last{"tBusy", 0});
}

TEST_CASE("a second record of one id that tells another value before contradicts the first") {
  const Builder b = history();
  Read same =
      read_bytes(b.program, change(1, 0, "\"A\"", "\"B\"") + change(1, 0, "\"A\"", "\"B\""));
  CHECK(count(same, FindingKind::Duplicate) == 1);
  Read other =
      read_bytes(b.program, change(1, 0, "\"A\"", "\"B\"") + change(1, 0, "\"C\"", "\"B\""));
  CHECK(count(other, FindingKind::ConflictingDuplicate) == 1);
}

TEST_CASE("a flag is what its signal says is written for it") {
  Builder b = tickets();
  b.signal("up", ir::SignalKind::Flag).is_true = {text("Y"), text("1")};
  b.program.signals.back().is_false = {text("N"), text("0")};
  const auto up = [&b](const std::string& value) {
    Read read = read_bytes(
        b.program, R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","up":)" + value + "}");
    const Lines lines = told(read, b.program);
    if (lines.empty()) return std::to_string(count(read, FindingKind::WrongType)) + " wrong";
    return lines[0].substr(lines[0].rfind(' ') + 1);
  };
  CHECK(up("\"Y\"") == "ftrue");
  CHECK(up("1") == "ftrue");
  CHECK(up("\"1\"") == "ftrue");
  CHECK(up("0") == "ffalse");
  CHECK(up("\"N\"") == "ffalse");
  CHECK(up("null") == "z");
  for (const char* other : {"\"y\"", "1.0", "2", "true", "false", "\"\"", "[1]", "{}"}) {
    CHECK(up(other) == "1 wrong");
  }
}

TEST_CASE("a plain flag that is written otherwise is a finding that says what to write") {
  Builder b = tickets();
  b.signal("up", ir::SignalKind::Flag);
  for (const char* other : {"1", "0", "\"Y\"", "\"true\"", "2.5"}) {
    Read read = read_bytes(
        b.program,
        std::string(R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","up":)") + other + "}");
    REQUIRE(count(read, FindingKind::WrongType) == 1);
    CHECK(read.store.findings.listed()[0].detail ==
          std::string("up: ") + other + "; say `true is …, false is …`");
  }
}

TEST_CASE("a value outside the list is kept, and told") {
  Builder b = tickets();
  b.program.signals[0].one_of = {text("open"), text("1")};
  const auto status = [&b](const std::string& value) {
    Read read = read_bytes(
        b.program, R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","status":)" + value + "}");
    const std::string line = told(read, b.program)[0];
    return line.substr(line.rfind(' ') + 1) + " " +
           std::to_string(count(read, FindingKind::NotInTheList));
  };
  CHECK(status("\"open\"") == "topen 0");
  CHECK(status("1") == "t1 0");
  CHECK(status("null") == "z 0");
  CHECK(status("\"Open\"") == "tOpen 1");
  CHECK(status("1.0") == "t1.0 1");
  CHECK(status("\"\"") == "t 1");
  CHECK(status("true") == "ttrue 1");
}

TEST_CASE("an amount below zero is told where a credit is a share of it, and is kept") {
  Builder b = tickets();
  const Id<ir::Signal> fine{static_cast<std::int32_t>(b.program.signals.size())};
  b.signal("fine", ir::SignalKind::Money);
  const auto told_of = [&b](const std::string& value) {
    Read read = read_bytes(
        b.program, R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","fine":)" + value + "}");
    return count(read, FindingKind::NegativeAmount);
  };
  CHECK(told_of("-5") == 0);  // nothing is owed by it
  b.program.clocks.emplace_back().log = {0};
  ir::of_items(b.program.targets.emplace_back()).clock = {0};
  ir::Credit& credit = b.program.credits.emplace_back();
  credit.target = {0};
  const ir::Rate rate{{ir::ShareOfItem{1, fine}}, {ir::EachMiss{}}};
  credit.slabs.push_back({ir::BoundKind::Otherwise, 0, {rate}});
  CHECK(told_of("-5") == 1);
  CHECK(told_of("\"-0.01\"") == 1);
  CHECK(told_of("0") == 0);
  CHECK(told_of("-0") == 0);
  CHECK(told_of("7.5") == 0);
}

TEST_CASE("a value of that record only ends at the next record of its subject") {
  Builder b = tickets();
  b.signal("cause").that_record_only = true;
  const auto record = [](int id, int second, const std::string& ticket, const std::string& more) {
    return R"({"id":)" + std::to_string(id) + R"(,"at":"2026-03-01T08:00:0)" +
           std::to_string(second) + R"(Z","ticket":")" + ticket + "\"" + more + "}\n";
  };
  const std::string excused = record(1, 0, "A", ",\"cause\":\"x\"");
  CHECK(lines_of(b.program, excused + record(2, 1, "A", "") + record(3, 2, "B", "")) ==
        Lines{"A 2026-03-01T08:00:00Z cause = tx", "A 2026-03-01T08:00:01Z cause = z",
              "B 2026-03-01T08:00:02Z cause = z"});
  // of one instant, what is said is last
  CHECK(lines_of(b.program, excused + record(2, 0, "A", "")).back() ==
        "A 2026-03-01T08:00:00Z cause = tx");
  // what cannot be read ends it too, a record without an instant does not
  CHECK(lines_of(b.program, excused + record(2, 1, "A", ",\"cause\":[1]")).size() == 2);
  CHECK(lines_of(b.program, excused + R"({"id":2,"ticket":"A"})").size() == 1);
  b.program.logs[0].sequence = b.field("id");
  CHECK(lines_of(b.program, excused + record(2, 0, "A", "")).back() ==
        "A 2026-03-01T08:00:00Z cause = z");
}

TEST_CASE("a value that only its text keeps from being last is lost") {
  const auto losses = [](const Builder& b, const std::string& records) {
    Read read = read_bytes(b.program, change(1, 0, "null", "\"Open\"") + records);
    told(read, b.program);
    for (const events::Loss& loss : read.store.losses) {
      CHECK(read.store.subjects.text(loss.subject) == "A");
      CHECK(format_rfc3339(loss.from) == "2026-03-01T08:00:01Z");
    }
    return read.store.losses.size();
  };
  const Builder plain = history();
  const std::string wait = change(2, 1, "\"Open\"", "\"Wait\"");
  const std::string done = change(3, 1, "\"Open\"", "\"Done\"");
  CHECK(losses(plain, wait + done) == 1);
  CHECK(losses(plain, done + wait + change(4, 1, "\"Open\"", "\"Busy\"")) == 2);
  CHECK(losses(plain, wait + done + change(4, 1, "\"Open\"", "\"Done\"")) == 1);
  CHECK(losses(plain, change(2, 1, "", "\"Wait\"") + done) == 1);
  // Nothing is, where the values before, or numbers, say which is last.
  CHECK(losses(plain, change(5, 1, "\"Wait\"", "\"Done\"") + wait) == 0);
  CHECK(losses(plain, wait + change(3, 1, "\"Open\"", "\"Wait\"")) == 0);
  CHECK(losses(plain, change(2, 1, "", "\"Same\"") + change(3, 1, "\"x\"", "\"Same\"")) == 0);
  CHECK(losses(numbered(), wait + done) == 0);
  CHECK(losses(numbered(),
               change(8, 1, "\"Open\"", "\"Busy\"") + change(7, 1, "\"Busy\"", "\"Closed\"")) == 0);
}

TEST_CASE("losses are in order, also those that show only beside other values") {
  const Builder b = history();
  std::string bytes = R"({"id":9,"at":"soon","ticket":"Z","field":"status","new":"Open"})"
                      "\n";
  bytes += change(1, 1, "\"Open\"", "\"Wait\"") + change(2, 1, "\"Open\"", "\"Done\"") + "{\n";
  Read read = read_bytes(b.program, bytes);
  told(read, b.program);
  REQUIRE(read.store.losses.size() == 3);
  CHECK(std::is_sorted(read.store.losses.begin(), read.store.losses.end()));
}
