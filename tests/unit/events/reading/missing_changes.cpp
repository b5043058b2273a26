// A change says what stood before it. Where something else stood, one in between is not there.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;
using ir::Operator;

namespace {

// time at, subject ticket; signal status is new when field = "status", before it old.
Builder history() {
  Builder b("history");
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].subject = b.field("ticket");
  b.signal("status").field = b.field("new");
  const auto when = b.text(Operator::Equal, "field", "status");
  const auto old = b.field("old");
  b.program.signals[0].when = when;
  b.program.signals[0].before = old;
  return b;
}

// `old` empty: not told.
std::string change(int hour, const std::string& old, const std::string& now,
                   const std::string& ticket = "A") {
  const std::string at = (hour < 10 ? "0" : "") + std::to_string(hour);
  return R"({"at":"2026-03-01T)" + at + R"(:00:00Z","ticket":")" + ticket +
         R"(","field":"status",)" + (old.empty() ? "" : "\"old\":" + old + ",") + "\"new\":" + now +
         "}\n";
}

const std::string kNew = "\"New\"", kOpen = "\"Open\"", kWait = "\"Wait\"", kDone = "\"Done\"";

struct Gaps {
  std::uint64_t found = 0;
  std::string lost_from;  // of each, the hour

  bool operator==(const Gaps&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Gaps& gaps) {
  return out << gaps.found << " " << gaps.lost_from;
}

// Whatever the order of the records.
Gaps gaps_in(const Builder& b, std::vector<std::string> records) {
  std::sort(records.begin(), records.end());
  std::optional<Gaps> all;
  do {
    std::string bytes;
    for (const std::string& record : records) bytes += record;
    Read read = read_bytes(b.program, bytes);
    told(read, b.program);
    Gaps gaps{count(read, FindingKind::MissingChange), ""};
    std::sort(read.store.losses.begin(), read.store.losses.end(),
              [](const events::Loss& x, const events::Loss& y) { return x.from < y.from; });
    for (const events::Loss& loss : read.store.losses) {
      gaps.lost_from += gaps.lost_from.empty() ? "" : " ";
      gaps.lost_from += format_rfc3339(loss.from).substr(11, 2);
    }
    if (!all) all = gaps;
    CHECK(gaps == *all);
  } while (std::next_permutation(records.begin(), records.end()));
  return *all;
}

const Gaps kNone{0, ""};

}  // namespace

TEST_CASE("a change that tells another value before than stood misses one in between") {
  const Builder b = history();
  CHECK(gaps_in(b, {change(8, "null", kNew), change(9, kNew, kWait), change(12, kOpen, kDone)}) ==
        Gaps{1, "09"});
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, kOpen, kWait), change(12, kOpen, kDone)}) ==
        Gaps{2, "08 09"});
  // the same change again, hours later
  CHECK(gaps_in(b, {change(8, kNew, kOpen), change(9, kNew, kOpen)}) == Gaps{1, "08"});
  // that there was none is told too
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, "null", kOpen)}) == Gaps{1, "08"});
  CHECK(gaps_in(b, {change(8, "", "null"), change(9, kNew, kOpen)}) == Gaps{1, "08"});
  // in other letters, and with another digit, it is another value
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, "\"NEW\"", kOpen)}) == Gaps{1, "08"});
  CHECK(gaps_in(b, {change(8, "", "5"), change(9, "5.0", kOpen)}) == Gaps{1, "08"});
  // of each subject
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, kOpen, kDone, "B"), change(10, kWait, kDone),
                    change(11, kWait, kOpen, "B")}) == Gaps{2, "08 09"});
}

TEST_CASE("changes that follow each other, and what tells nothing, miss none") {
  const Builder b = history();
  CHECK(gaps_in(b, {change(8, kNew, kOpen), change(9, kOpen, kWait), change(10, kWait, kDone)}) ==
        kNone);
  CHECK(gaps_in(b, {change(8, kOpen, kNew)}) == kNone);
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, "", kOpen), change(10, kOpen, kDone)}) == kNone);
  CHECK(gaps_in(b, {change(8, kNew, kNew), change(9, kNew, kOpen)}) == kNone);
  CHECK(gaps_in(b, {change(8, "", "1"), change(9, "\"1\"", "2"), change(10, "2", kOpen)}) == kNone);
  // what stands where nothing does
  CHECK(gaps_in(b, {change(8, "", "null"), change(9, "\"\"", kOpen)}) == kNone);
  CHECK(gaps_in(b, {change(8, "", "\"\""), change(9, "null", kOpen)}) == kNone);
}

TEST_CASE("of changes of one instant the first of the chain begins with what stood") {
  const Builder b = history();
  const std::string first = change(8, "", kNew);
  CHECK(gaps_in(b, {first, change(9, kOpen, kWait), change(9, kNew, kOpen),
                    change(10, kWait, kDone)}) == kNone);
  CHECK(gaps_in(b, {first, change(9, kNew, kOpen), change(9, kNew, kOpen),
                    change(10, kOpen, kDone)}) == kNone);
  CHECK(gaps_in(b, {first, change(9, kNew, kOpen), change(9, kOpen, kNew),
                    change(10, kNew, kDone)}) == kNone);
  CHECK(gaps_in(b, {first, change(9, kOpen, kWait), change(9, kWait, kDone)}) == Gaps{1, "08"});
  // no chain, and none of them begins with what stood
  CHECK(gaps_in(b, {first, change(9, kOpen, kWait), change(9, kOpen, kDone)}) == Gaps{1, "08 09"});
  CHECK(gaps_in(b, {first, change(9, kOpen, kWait), change(9, kWait, kOpen)}) == Gaps{1, "08 09"});
  // nobody knows which of two was the last: what comes next may follow either
  CHECK(gaps_in(b, {first, change(9, kNew, kWait), change(9, kNew, kDone),
                    change(10, kDone, kOpen)}) == Gaps{0, "09"});
  CHECK(gaps_in(b, {first, change(9, kNew, kWait), change(9, kNew, kDone), change(10, kDone, kOpen),
                    change(11, kWait, kDone)}) == Gaps{1, "09 10"});
}

TEST_CASE("a signal that passes over changes misses none of them") {
  Builder b = history();
  const auto other = b.text(Operator::NotEqual, "new", "Wait");
  const auto field = b.text(Operator::Equal, "field", "status");
  b.program.signals[0].when = b.all(Operator::And, {field, other});
  const std::vector<std::string> passing = {change(8, "", kNew), change(9, kNew, kWait),
                                            change(10, kWait, kDone)};
  CHECK(gaps_in(b, passing) == kNone);
  // of those that have a value, none is passed over but that it was taken away
  b.program.signals[0].when = b.test(Operator::Present, "new");
  CHECK(gaps_in(b, {change(8, "", kNew), change(9, kNew, "null"), change(10, "null", kOpen)}) ==
        kNone);
  CHECK(gaps_in(b, {change(8, "", kNew), change(10, kWait, kDone)}) == Gaps{1, "08"});
  // nor does a value of that record only last to the next
  b.program.signals[0].when = field;
  b.program.signals[0].that_record_only = true;
  CHECK(gaps_in(b, {change(8, "", kNew), change(10, kWait, kDone)}) == kNone);
}

TEST_CASE("whichever change between two others is left out, it is found") {
  const Builder b = history();
  std::mt19937 random(20261126);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> values = {"0"}, records;
    for (int hour = 1; hour < 12; ++hour) {
      const int step = 1 + static_cast<int>(random() % 3);
      values.push_back(std::to_string((std::stoi(values.back()) + step) % 4));
      records.push_back(change(hour, values[values.size() - 2], values.back()));
    }
    const std::size_t out = 1 + random() % (records.size() - 2);
    std::string all, rest;
    for (std::size_t i = 0; i < records.size(); ++i) {
      all += records[i];
      if (i != out) rest += records[i];
    }
    Read whole = read_bytes(b.program, all), cut = read_bytes(b.program, rest);
    told(whole, b.program);
    told(cut, b.program);
    CHECK(count(whole, FindingKind::MissingChange) == 0);
    CHECK(count(cut, FindingKind::MissingChange) == 1);
    REQUIRE(cut.store.losses.size() == 1);
    CHECK(cut.store.losses[0].from ==
          *parse_rfc3339("2026-03-01T00:00:00Z") + static_cast<Instant>(out) * kHour);
  }
}

TEST_CASE("a missing change names both records, across files") {
  const Builder b = history();
  const File one("\n" + change(8, "", kNew)), two(change(12, kOpen, kDone));
  events::ReadOptions options;
  options.attributes = {events::Attribute::Line, events::Attribute::Element};
  events::ReadError error;
  auto store = events::read_logs(b.program, {{"", two.path}, {"", one.path}}, options, error);
  REQUIRE(store);
  events::arrange(*store, b.program);
  const auto listed = store->findings.listed();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].kind == FindingKind::MissingChange);
  CHECK(listed[0].file == 0);
  CHECK(listed[0].line == 1);
  CHECK(listed[0].other.file == 1);
  CHECK(listed[0].other.line == 2);
  CHECK(listed[0].detail ==
        "status at 2026-03-01T12:00:00Z: \"Open\" to \"Done\", where \"New\" stood since "
        "2026-03-01T08:00:00Z");
}
