// What a snapshot said that stood when a period ended, and that a later one took back.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;

namespace {

constexpr const char* kEnds[] = {"2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z",
                                 "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"};

// {"id", "updated", "site", "impact", "from", "to"}; of impact "none" it is a withdrawal. Days of
// 2026.
std::string told(const std::string& updated, const std::string& from, const std::string& to,
                 const std::string& site = "a", const std::string& impact = "major") {
  const auto day = [](const std::string& of) {
    return of.empty() ? std::string("null") : "\"2026-" + of + "T00:00:00Z\"";
  };
  return R"({"id":"1","site":")" + site + R"(","impact":")" + impact + R"(","updated":)" +
         day(updated) + R"(,"from":)" + day(from) + R"(,"to":)" + day(to) + "}\n";
}

std::string since(const Read& read, const std::string& subject) {
  const events::Revisions revisions(read.store);
  std::string text;
  for (const char* end : kEnds) {
    const Instant at = *parse_rfc3339(end);
    text += std::to_string(subject.empty() ? revisions.since({0}, at)
                                           : revisions.since({0}, subject, at));
  }
  return text;
}

// At the ends of January to April, of `a`, of `b`, and of all; in whatever order they are read.
std::string changed(const std::string& one, const std::string& two, const std::string& three = "",
                    Instant as_of = kNever) {
  const Builder b = incidents();
  const Read read = read_bytes(b.program, one + two + three, as_of);
  const std::string text = since(read, "a") + " " + since(read, "b") + " " + since(read, "");
  const Read again = read_bytes(b.program, three + two + one, as_of);
  CHECK(since(again, "a") + " " + since(again, "b") + " " + since(again, "") == text);
  return text;
}

const std::string kNothing = "0000 0000 0000";

}  // namespace

TEST_CASE("what was taken back or told anew after a month's end changed the month") {
  const std::string january = told("01-10", "01-05", "01-08");
  // withdrawn, longer, shorter, begun later, begun earlier
  CHECK(changed(january, told("02-03", "01-05", "01-08", "a", "none")) == "1000 0000 1000");
  CHECK(changed(january, told("02-03", "01-05", "01-12")) == "1000 0000 1000");
  CHECK(changed(january, told("02-03", "01-05", "01-06")) == "1000 0000 1000");
  CHECK(changed(january, told("02-03", "01-06", "01-08")) == "1000 0000 1000");
  CHECK(changed(january, told("03-03", "01-02", "01-08")) == "1100 0000 1100");
  // of another subject: both, and one record
  CHECK(changed(january, told("02-03", "01-05", "01-08", "b")) == "1000 1000 1000");
  // a withdrawal that was withdrawn
  CHECK(changed(told("01-10", "01-05", "01-08", "a", "none"), told("02-03", "01-05", "01-08")) ==
        "1000 0000 1000");
  // it goes on, though it had ended
  CHECK(changed(january, told("02-03", "01-05", "")) == "1000 0000 1000");
}

TEST_CASE("what goes on as time does changes no month that is over") {
  const std::string open = told("01-10", "01-05", "");
  CHECK(changed(open, told("02-03", "01-05", "02-02")) == kNothing);
  CHECK(changed(open, told("01-20", "01-05", "01-12")) == kNothing);
  CHECK(changed(open, told("03-20", "01-05", "")) == kNothing);
  // it had ended before the month did, and was told so later
  CHECK(changed(open, told("02-03", "01-05", "01-30")) == "1000 0000 1000");
  // told again as it was; and as it was in the end
  CHECK(changed(told("01-10", "01-05", "01-08"), told("02-03", "01-05", "01-08")) == kNothing);
  CHECK(changed(told("01-10", "01-05", "01-08"), told("01-20", "01-05", "01-09"),
                told("03-03", "01-05", "01-09")) == kNothing);
  // of what nobody told before, nobody knows how it stood
  CHECK(changed(told("03-10", "01-05", "01-08"), "") == kNothing);
  // not told yet
  CHECK(changed(told("01-10", "01-05", "01-08"), told("02-03", "01-05", "01-12"), "",
                *parse_rfc3339("2026-02-02T00:00:00Z")) == kNothing);
}

TEST_CASE("at each month's end it is what was told last that is compared") {
  // at the end of January it stood as it does now; of February it did not
  CHECK(changed(told("01-10", "01-05", "01-08"), told("02-10", "01-05", "01-20"),
                told("03-10", "01-05", "01-08")) == "0100 0000 0100");
  CHECK(changed(told("01-10", "01-05", "01-08"), told("02-10", "01-05", "01-20"),
                told("03-10", "01-05", "01-09")) == "1100 0000 1100");
  // two things
  const std::string other =
      R"({"id":"2","site":"b","impact":"major","updated":"2026-01-10T00:00:00Z",)"
      R"("from":"2026-01-05T00:00:00Z","to":"2026-01-08T00:00:00Z"})"
      "\n";
  std::string later = other;
  later.replace(later.find("01-10"), 5, "04-10");
  later.replace(later.find("01-08"), 5, "01-09");
  CHECK(changed(told("01-10", "01-05", "01-08"), told("02-10", "01-05", "01-20"), other + later) ==
        "1000 1110 2110");
}
