// Instants and dates as systems write them, in each format that an agreement may name, and what is
// said of one that is written in another.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;
using ir::DateIs;
using ir::TimeKind;

namespace {

ir::TimeFormat format(TimeKind kind, const std::string& zone = {}, const std::string& pattern = {},
                      DateIs date = DateIs::Refused) {
  ir::TimeFormat made;
  made.kind = kind;
  made.zone = zone;
  made.pattern = pattern;
  made.date = date;
  return made;
}

Read read_at(const ir::TimeFormat& how, const std::string& value) {
  Builder b;
  b.program.agreement.zone = "Asia/Jakarta";
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].format = how;
  b.program.logs[0].single_subject = "all";
  b.event("it");
  return read_bytes(b.program, "{\"at\":" + value + "}");
}

// The instant, or what the finding says.
std::string said(const ir::TimeFormat& how, const std::string& value) {
  const Read read = read_at(how, value);
  const auto listed = read.store.findings.listed();
  CHECK(listed.size() + read.store.occurrences.size() == 1);
  if (!read.store.occurrences.empty()) return format_rfc3339(read.store.occurrences[0].at);
  CHECK(listed[0].kind == FindingKind::ImpossibleTime);
  const auto advice = listed[0].detail.find("; ");
  return advice == std::string::npos ? "no advice" : listed[0].detail.substr(advice + 2);
}

const ir::TimeFormat kOffset = format(TimeKind::Rfc3339);
const ir::TimeFormat kSeconds = format(TimeKind::EpochSeconds);
const ir::TimeFormat kMilliseconds = format(TimeKind::EpochMilliseconds);
const ir::TimeFormat kLocal = format(TimeKind::Local, "Asia/Jakarta");

}  // namespace

TEST_CASE("an instant with an offset, as systems write it") {
  const std::string eight = "2026-03-31T08:00:00Z";
  for (const char* written :
       {"2026-03-31T15:00:00.000+0700", "2026-03-31 15:00:00+07", "2026-03-31T08:00Z",
        "2026-03-31 08:00:00,000 UTC", "2026-03-31t08:00:00z", "2026-03-31T03:30:00-0430"}) {
    INFO(written);
    CHECK(said(kOffset, fmt::format("\"{}\"", written)) == eight);
  }
}

TEST_CASE("one day in several ways of writing it, one record after the other") {
  Builder b;
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].single_subject = "all";
  b.event("it");
  std::string bytes;
  for (const char* written :
       {"2026-03-31T15:00:00Z", "2026-03-31T15:00:01+07:00", "2026-03-31T15:00:02+0700",
        "2026-03-31T15:00:03+07", "2026-03-31 15:00:04+07", "2026-03-31T15:00:05Z",
        "2026-03-31T15:00+07:00", "2026-03-31T15:00:06,5Z", "2026-03-31T15:00:07.5Z"}) {
    bytes += fmt::format("{{\"at\":\"{}\"}}\n", written);
  }
  CHECK(lines_of(b.program, bytes) ==
        std::vector<std::string>{"all 2026-03-31T08:00:00Z it", "all 2026-03-31T08:00:01Z it",
                                 "all 2026-03-31T08:00:02Z it", "all 2026-03-31T08:00:03Z it",
                                 "all 2026-03-31T08:00:04Z it", "all 2026-03-31T15:00:00Z it",
                                 "all 2026-03-31T15:00:05Z it", "all 2026-03-31T15:00:06.500Z it",
                                 "all 2026-03-31T15:00:07.500Z it"});
}

TEST_CASE("a number never passes for one in another unit") {
  CHECK(said(kSeconds, "1772352000") == "2026-03-01T08:00:00Z");
  CHECK(said(kSeconds, "1751328000.25") == "2025-07-01T00:00:00.250Z");
  CHECK(said(kMilliseconds, "1772352000123.9") == "2026-03-01T08:00:00.123Z");
  CHECK(said(kSeconds, "315532800") == "1980-01-01T00:00:00Z");
  CHECK(said(kMilliseconds, "315532800000") == "1980-01-01T00:00:00Z");
  const std::string seconds = "it is written as `epoch seconds`";
  CHECK(said(kMilliseconds, "1772352000") == seconds);
  CHECK(said(kMilliseconds, "1772352000.5") == seconds);
  CHECK(said(kMilliseconds, "\"1772352000\"") == seconds);
  CHECK(said(kOffset, "1772352000") == seconds);
  CHECK(said(kOffset, "\"1772352000\"") == seconds);
  CHECK(said(kLocal, "1772352000") == seconds);
  const std::string milliseconds = "it is written as `epoch milliseconds`";
  CHECK(said(kSeconds, "1772352000123") == milliseconds);
  CHECK(said(kOffset, "1772352000123") == milliseconds);
  CHECK(said(kSeconds, "1772352000123456") ==
        "it counts microseconds since 1970, which no format reads");
  CHECK(said(kMilliseconds, "1772352000123456789") ==
        "it counts nanoseconds since 1970, which no format reads");
  CHECK(said(kSeconds, "20260331") ==
        "it is written as yyyyMMdd: `times are written \"yyyyMMdd\"`");
  CHECK(said(kMilliseconds, "202603310800") ==
        "it is written as yyyyMMddHHmm: `times are written \"yyyyMMddHHmm\"`");
  for (const char* none :
       {"0", "1", "46082.5", "315532799", "-1", "315532799.9", "-999999999999999999"}) {
    INFO(none);
    CHECK(said(kSeconds, none) == "no advice");
  }
}

TEST_CASE("what is written in another format is told which") {
  CHECK(said(kOffset, "\"31/03/2026 08:00:00\"") ==
        "it is written as dd/MM/yyyy HH:mm:ss: `times are written \"dd/MM/yyyy HH:mm:ss\"`");
  CHECK(said(kOffset, "\"03/04/2026 08:00\"") ==
        "it is written as dd/MM/yyyy HH:mm, or with its month first: `times are written "
        "\"dd/MM/yyyy HH:mm\"`");
  CHECK(said(kOffset, "\"2026-03-31 08:00:00\"") ==
        "it is a local time without an offset: `local time in …`");
  CHECK(said(kOffset, "\"2026-03-31\"") ==
        "it is a date without a time: `…, a date, at its beginning`, or `at its end`");
  CHECK(said(kLocal, "\"2026-03-31\"") ==
        "it is a date without a time: `…, a date, at its beginning`, or `at its end`");
  CHECK(said(kLocal, "\"2026-03-31T08:00:00Z\"") == "it is written as `RFC 3339`");
  CHECK(said(kSeconds, "\"2026-03-31T08:00:00Z\"") == "it is written as `RFC 3339`");
  for (const char* none : {"\"soon\"", "\"2026-02-30T08:00:00Z\"", "[]", "true", "\"\"",
                           "\"0001-01-01T00:00:00Z\"", "\"2026-03-31T08:00:00 WIB\""}) {
    INFO(none);
    CHECK(said(kOffset, none) == "no advice");
  }
}

TEST_CASE("instants by a pattern") {
  const auto jakarta = format(TimeKind::Pattern, "Asia/Jakarta", "dd/MM/yyyy HH:mm:ss");
  CHECK(said(jakarta, "\"31/03/2026 15:00:00\"") == "2026-03-31T08:00:00Z");
  CHECK(said(jakarta, "\"03/04/2026 15:00:00\"") == "2026-04-03T08:00:00Z");
  const std::string not_jakarta = "it is not written as dd/MM/yyyy HH:mm:ss, as the agreement says";
  for (const char* other :
       {"\"03/13/2026 09:00:00\"", "\"13/03/2026 09:00\"", "\"13.03.2026 09:00:00\"",
        "\"2026-03-31 15:00:00\"", "\"2026-03-31\"", "\"2026-03-31T08:00:00Z\"", "1772352000",
        "1772352000123", "\"20260331150000\""}) {
    INFO(other);
    CHECK(said(jakarta, other) == not_jakarta);
  }
  // What another format reads otherwise is not proposed where it looks like one either.
  CHECK(said(format(TimeKind::Pattern, "UTC", "yyyy-dd-MM HH:mm:ss"), "\"2026-03-31 08:00:00\"") ==
        "it is not written as yyyy-dd-MM HH:mm:ss, as the agreement says");
  CHECK(said(jakarta, "\"31/02/2026 15:00:00\"") == "no advice");
  CHECK(said(jakarta, "\"01/01/1970 06:59:59\"") == "no advice");
  auto berlin = format(TimeKind::Pattern, "Europe/Berlin", "d.M.yy H:mm");
  CHECK(said(berlin, "\"25.10.26 2:30\"") == "2026-10-25T00:30:00Z");
  CHECK(said(berlin, "\"29.3.26 2:30\"") == "2026-03-29T01:30:00Z");
  berlin.repeated = ir::RepeatedHour::Later;
  berlin.skipped = ir::SkippedHour::Refused;
  CHECK(said(berlin, "\"25.10.26 2:30\"") == "2026-10-25T01:30:00Z");
  CHECK(read_at(berlin, "\"29.3.26 2:30\"").store.occurrences.empty());
  const auto offset = format(TimeKind::Pattern, {}, "yyyyMMdd'T'HHmmssX");
  CHECK(said(offset, "\"20260331T150000+07\"") == "2026-03-31T08:00:00Z");
  CHECK(said(offset, "\"20260331T080000Z\"") == "2026-03-31T08:00:00Z");
  const auto digits = format(TimeKind::Pattern, "Asia/Jakarta", "yyyyMMddHHmmss");
  CHECK(said(digits, "20260331150000") == "2026-03-31T08:00:00Z");
}

TEST_CASE("a date stands for its beginning or its end, in the zone") {
  const auto date = [](TimeKind kind, DateIs is, const std::string& zone,
                       const std::string& pattern, const std::string& value) {
    return said(format(kind, zone, pattern, is), value);
  };
  using enum DateIs;
  const std::string day = "\"2026-03-31\"";
  CHECK(date(TimeKind::Rfc3339, Beginning, "", "", day) == "2026-03-30T17:00:00Z");
  CHECK(date(TimeKind::Rfc3339, End, "", "", day) == "2026-03-31T16:59:59.999Z");
  CHECK(date(TimeKind::Local, Beginning, "Europe/Berlin", "", day) == "2026-03-30T22:00:00Z");
  CHECK(date(TimeKind::Local, End, "Europe/Berlin", "", day) == "2026-03-31T21:59:59.999Z");
  // The day on which the clocks go forward has 23 hours.
  CHECK(date(TimeKind::Local, Beginning, "Europe/Berlin", "", "\"2026-03-29\"") ==
        "2026-03-28T23:00:00Z");
  CHECK(date(TimeKind::Local, End, "Europe/Berlin", "", "\"2026-03-29\"") ==
        "2026-03-29T21:59:59.999Z");
  CHECK(date(TimeKind::Pattern, End, "", "dd/MM/yyyy", "\"31/03/2026\"") ==
        "2026-03-31T16:59:59.999Z");
  CHECK(date(TimeKind::Pattern, End, "UTC", "dd/MM/yyyy", "\"31/12/2026\"") ==
        "2026-12-31T23:59:59.999Z");
  CHECK(date(TimeKind::Pattern, Beginning, "UTC", "yyyyMMdd", "20260331") ==
        "2026-03-31T00:00:00Z");
  // Of a pattern with a time of day, what writes its date.
  CHECK(date(TimeKind::Pattern, Beginning, "UTC", "dd/MM/yyyy HH:mm:ss", "\"31/03/2026\"") ==
        "2026-03-31T00:00:00Z");
  CHECK(date(TimeKind::Pattern, Beginning, "", "yyyy-MM-dd'T00:00:00Z'",
             "\"2026-03-31T00:00:00Z\"") == "2026-03-30T17:00:00Z");
  CHECK(date(TimeKind::Rfc3339, Beginning, "", "", "\"2026-02-30\"") == "no advice");
  CHECK(date(TimeKind::Pattern, Beginning, "", "dd/MM/yyyy", day) ==
        "it is not written as dd/MM/yyyy, as the agreement says");
  CHECK(date(TimeKind::Rfc3339, End, "", "", "\"2026-03-31T08:00:00Z\"") ==
        "it is an instant, and the place holds a date");
  CHECK(date(TimeKind::Rfc3339, End, "", "", "\"2026-03-31 08:00\"") ==
        "it is a time of day, and the place holds a date");
  CHECK(date(TimeKind::Rfc3339, End, "", "", "1772352000") == "it is written as `epoch seconds`");
  CHECK(date(TimeKind::Rfc3339, End, "UTC", "", "\"2100-12-31\"") == "2100-12-31T23:59:59.999Z");
  CHECK(date(TimeKind::Rfc3339, End, "UTC", "", "\"2101-01-01\"") == "no advice");
}

TEST_CASE("of a window, begin and end may be dates, each in its way") {
  Builder b("leave");
  b.program.agreement.zone = "Asia/Jakarta";
  b.program.logs[0].subject = b.field("who");
  ir::Window& leave = b.window("leave");
  leave.format.date = DateIs::Beginning;
  leave.end_date = DateIs::End;
  CHECK(lines_of(b.program, R"({"who":"A","from":"2026-03-01","to":"2026-03-01"})") ==
        std::vector<std::string>{"A 2026-02-28T17:00:00Z leave to 2026-03-01T17:00:00Z"});
  leave.format.date = DateIs::End;  // from the next date on
  CHECK(lines_of(b.program, R"({"who":"A","from":"2026-03-01","to":"2026-03-02"})") ==
        std::vector<std::string>{"A 2026-03-01T17:00:00Z leave to 2026-03-02T17:00:00Z"});
  leave.format.date = DateIs::Refused;
  CHECK(lines_of(b.program, R"({"who":"A","from":"2026-03-01T08:00:00Z","to":"2026-03-01"})") ==
        std::vector<std::string>{"A 2026-03-01T08:00:00Z leave to 2026-03-01T17:00:00Z"});
}

TEST_CASE("signals and arrivals may be dates") {
  Builder b = tickets();
  b.program.agreement.zone = "Asia/Jakarta";
  b.signal("due", ir::SignalKind::Time).format.date = DateIs::End;
  b.program.logs[0].received = b.field("received");
  b.program.logs[0].received_format.date = DateIs::Beginning;
  const std::string line = R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","due":"2026-03-05",)"
                           R"("received":"2026-03-02"})";
  CHECK(lines_of(b.program, line) ==
        std::vector<std::string>{"A 2026-03-01T08:00:00Z due = 2026-03-05T16:59:59.999Z"});
  CHECK(read_bytes(b.program, line).store.findings.listed().empty());
}
