// Figures that do not fit: quotas of other periods, rows that no outage comes to, fees owed anew,
// grave cases in words, hours apart; and that one cause is told once.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

const std::string kProbes = R"(
fee charge = IDR 1_000_000 each calendar month, before tax
log probes {
  time is at
  subject is site
  signal up is ok as flag
  window work from started to ended when kind = "work"
}
)";

// All that is told, a code and a message a line.
std::string all_told(const std::string& declarations) {
  const auto compilation = compiled(agreement(declarations));
  INFO(render_text(compilation.sources, compilation.sink, {}));
  CHECK(compilation.program);
  std::string out;
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    if (row.code == Code::AK1005) continue;  // of what only some of them use
    out += std::string(name_of(row.code)) + " " + row.message + "\n";
  }
  return out;
}

std::string codes_told(const std::string& declarations) {
  std::string out;
  for (const Diagnostic& row : compiled(agreement(declarations)).sink.diagnostics) {
    if (row.code == Code::AK1005) continue;
    out += (out.empty() ? "" : " ") + std::string(name_of(row.code));
  }
  return out;
}

}  // namespace

TEST_CASE("a quota of other periods than the target") {
  const std::string rows = kProbes + "outage down of probes {\n  while up = false\n}\n";
  const auto of = [&](const std::string& quota, const std::string& period) {
    return all_told(rows + "exclusion planned of probes {\n  during work\n  at most " + quota +
                    ", earliest first\n}\ntarget steady {\n  time without down is at least 99.9% " +
                    period +
                    ", for each site\n  outages that cross a period are split\n  excluding "
                    "planned: promised and not down\n}\n"
                    "credit c for steady {\n  the result is\n    | at least 99.9% | no credit |\n  "
                    "  | otherwise | IDR 1_000 |\n}\n");
  };
  // March 2026 begins on a Sunday and ends on a Tuesday: six weeks reach into it.
  CHECK(of("4 hours of it each week", "of each calendar month") ==
        "AK1043 `planned` may take 4 hours of each week, up to 24 hours in 2026-03, and `steady` "
        "allows about 45 minutes of downtime beside it: the service may be down for about 24 hours "
        "45 minutes, be up about 96.67% of the time, and still meet 99.9%\n");
  CHECK(of("7 minutes of it each week", "of each calendar month").empty());
  CHECK(of("8 minutes of it each week", "of each calendar month").starts_with("AK1043"));
  // All of a quarter's in one month; and no more than a day has.
  CHECK(of("8 hours of it each calendar quarter", "of each calendar month")
            .find("8 hours of each quarter, up to 8 hours in 2026-01,") != std::string::npos);
  CHECK(
      of("40 hours of it each week", "of each calendar day").find("up to 24 hours in 2026-01-01") !=
      std::string::npos);
  CHECK(of("8 hours of it each calendar month", "over the whole term")
            .find("up to 96 hours in the whole term") != std::string::npos);
  CHECK(of("8 hours of it each calendar month", "of each calendar month")
            .find("`planned` may take 8 hours of a month, and") != std::string::npos);
}

TEST_CASE("a row that is for less than one outage that counts") {
  const auto tiers = [](const std::string& outage, const std::string& rows,
                        const std::string& crossing = "are split", const std::string& more = "") {
    return all_told(kProbes + "outage down of probes {\n  while up = false\n" + outage +
                    "}\ntarget steady {\n  time without down is at least 99.999% of each calendar "
                    "month, for each site\n  outages that cross a period " +
                    crossing + "\n" + more +
                    "}\ncredit c for steady {\n  the result is\n    | at "
                    "least 99.999% | no credit |\n" +
                    rows + "    | otherwise | 10% of charge |\n}\n");
  };
  const std::string five = "  lasting at least 5 minutes, the whole outage counts\n  outages apart "
                           "stay apart\n";
  const std::string row = "    | at least 99.99% | 5% of charge |\n";
  CHECK(tiers(five, row) ==
        "AK1036 row 2 of the credit `c` is for about 27 seconds to about 4 minutes 28 seconds of "
        "downtime in a month, and an outage of `down` counts from 5 minutes on: only what the end "
        "of a period leaves of one comes to it\n");
  CHECK(tiers(five, row, "belong to the period they begin in").ends_with(": none comes to it\n"));
  // 99.98% of 31 days leaves about 9 minutes.
  CHECK(tiers(five, "    | at least 99.98% | 5% of charge |\n").empty());
  CHECK(tiers("", row).empty());
  CHECK(tiers("  lasting at least 5 minutes, only the excess counts\n  outages apart stay apart\n",
              row)
            .empty());
  CHECK(tiers(five, row, "are split",
              "  excluding planned: promised and not down\n}\nexclusion planned of probes {\n  "
              "during work\n  at most 10 seconds of it each calendar month, earliest first\n")
            .empty());
}

TEST_CASE("a share of the fee of a longer period that each shorter one owes anew") {
  const auto owed = [](const std::string& fee, const std::string& share, const std::string& more) {
    return all_told(frame() + "fee licence = IDR 12_000_000 " + fee +
                    ", before tax\ntarget t {\n  handling is within 4 hours of office\n  for at "
                    "least 95% of tickets resolved in each calendar month\n  open at the end of a "
                    "month: left out\n  small numbers: no exception\n  with no tickets: met\n}\n"
                    "credit c for t {\n  the result is\n    | at least 95% | no credit |\n    | "
                    "otherwise | " +
                    share + " |\n}\n" + more);
  };
  const std::string yearly = "each calendar year";
  const std::string whole = " of licence in the year in which the month ends";
  CHECK(owed(yearly, "10%" + whole, "")
            .find("AK1033 the row `otherwise` of the credit `c` owes 10% of licence in the year in "
                  "which the month ends (IDR 1_200_000) for each month: IDR 14_400_000 for 12 of "
                  "them in a year, more than its IDR 12_000_000\n") != std::string::npos);
  CHECK(owed(yearly, "8%" + whole, "").find("AK1033") == std::string::npos);
  CHECK(owed(yearly, "50% of the part of licence in the month", "").find("AK1033") ==
        std::string::npos);
  CHECK(owed(yearly, "10%" + whole,
             "cap most on all credits {\n  at most IDR 1_000_000 each "
             "calendar year\n}\n")
            .find("AK1033") == std::string::npos);
  CHECK(owed("over the whole term", "10% of licence", "").find("for 12 of them in a") !=
        std::string::npos);
  CHECK(owed("over the whole term", "8% of licence", "").find("AK1033") == std::string::npos);
}

TEST_CASE("grave and light cases in words") {
  const auto order = [](const std::string& signal, const std::string& rows) {
    return all_told(R"(
calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}
log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal )" + signal +
                    " is level\n}\n" + R"(
clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts office
  judged by elapsed time
  when )" + signal + R"( changes: carry the elapsed time
  missed before a change: the last limit decides
}
target t {
  handling is within
)" + rows + R"(    | otherwise | no target |
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}
)");
  };
  const auto row = [](const std::string& signal, const std::string& value, int hours) {
    return "    | " + signal + " = \"" + value + "\" | " + std::to_string(hours) +
           " hours of office |\n";
  };
  const auto told = [&](const std::string& signal, const std::string& first, int hours,
                        const std::string& second, int others) {
    return order(signal, row(signal, first, hours) + row(signal, second, others));
  };
  CHECK(told("severity", "High", 8, "low", 4) ==
        "AK1046 `High` is allowed 8h, more than the 4h of `low`\n");
  CHECK(told("priority", "2 - High", 8, "1 - Critical", 9).starts_with("AK1046 `1 - Critical`"));
  CHECK(told("prioritas", "Rendah", 4, "Tinggi", 8).starts_with("AK1046 `Tinggi`"));
  CHECK(told("severity", "High", 4, "low", 8).empty());
  CHECK(told("severity", "urgent", 8, "critical", 4).empty());  // who is graver?
  CHECK(told("risk", "high", 8, "low", 4).empty());
  CHECK(told("severity", "not high", 8, "low", 4).empty());
  // All the other way round: of words no scale is.
  CHECK(order("severity",
              row("severity", "high", 9) + row("severity", "medium", 8) + row("severity", "low", 7))
            .starts_with("AK1046"));
}

TEST_CASE("an answer that is due after the end, whenever it begins") {
  const auto held = [](const std::string& answer, const std::string& end) {
    const auto target = [](const std::string& name, const std::string& stop,
                           const std::string& limit) {
      return "clock " + name + "_time of calls {\n  starts on opened\n  stops on " + stop +
             "\n  reopened: the first stop decides\n  counts office\n  judged by elapsed time\n}\n"
             "target " +
             name + " {\n  " + name + "_time is " + limit + "\n  for at least 95% of calls " +
             stop +
             " in each calendar month\n  open at the end "
             "of a month: left out\n  small numbers: no exception\n  with no calls: met\n}\n";
    };
    return all_told(R"(
calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}
log calls {
  time is at
  subject is call
  event opened when type = "opened"
  event answered when type = "answered"
  event solved when type = "solved"
}
)" + target("response", "answered", answer) +
                    target("solution", "solved", end));
  };
  CHECK(held("by the end of working day 2 of office", "within 8 hours of office") ==
        "AK1040 whenever it begins, `response` is due after `solution`: of 2026-01-01 08:00 at "
        "2026-01-05 17:00, and at 2026-01-01 16:00\n");
  CHECK(held("by 2 working days of office later, at the same time", "within 9 hours of office")
            .starts_with("AK1040"));
  // What begins in the morning is solved later, and so is nearly all.
  CHECK(held("by the end of working day 0 of office", "within 8 hours of office").empty());
  CHECK(held("by 3 calendar days later, at the same time", "within 10 hours of office").empty());
  CHECK(held("within 4 hours of office", "by the end of working day 0 of office").empty());
}

TEST_CASE("an exclusion that is granted in other hours than those that are promised") {
  const auto within = [](const std::string& hours) {
    return codes_told(kProbes +
                      "calendar office in Asia/Jakarta {\n  open Mon to Fri 08:00 to 17:00\n}\n"
                      "calendar works in Asia/Jakarta {\n  open " +
                      hours +
                      "\n}\noutage down of probes {\n  while up = false\n}\nexclusion planned of "
                      "probes {\n  during work\n  only within works\n}\ntarget steady {\n  time "
                      "without down is at least 99.9% of the time of office in each calendar "
                      "month, for each site\n  outages that cross a month are split\n  excluding "
                      "planned: neither down nor promised\n}\n");
  };
  CHECK(within("Sun 02:00 to 04:00") == "AK1057");
  CHECK(within("Mon 17:00 to 20:00") == "AK1057");
  CHECK(within("Mon 16:59 to 20:00").empty());
}

TEST_CASE("items that are all left out") {
  const auto left = [](const std::string& list, const std::string& lines, const std::string& limit,
                       const std::string& each = "") {
    return codes_told("log faults {\n  time is at\n  subject is fault\n  event began when kind = "
                      "\"began\"\n  event ended when kind = \"ended\"\n  signal part is part" +
                      list +
                      "\n}\nclock repair of faults {\n  starts on began\n  stops on ended\n"
                      "  reopened: a new item begins\n  counts around the clock\n  when part "
                      "changes: carry the elapsed time\n  missed before a change: the last limit "
                      "decides\n}\ntarget t {\n  repair is within " +
                      limit + "\n  for at least 90% of faults ended in each calendar month" + each +
                      "\n  open at the "
                      "end of a month: left out\n  small numbers: no exception\n  with no faults: "
                      "met\n" +
                      lines + "}\n");
  };
  const std::string list = ", one of (\"a\", \"b\")";
  const std::string table = "\n    | part = \"a\" | 4 hours |\n    | otherwise | no target |";
  const auto out = [](const std::string& value) {
    return "  leaving out items when part = \"" + value + "\" at the stop\n";
  };
  CHECK(left(list, out("a") + out("b"), table) == "AK1056");
  CHECK(left("", out("a"), table) == "AK1056");
  CHECK(left(list, out("b"), table).empty());
  // Most faults have no such cause, and count.
  CHECK(left(list, out("a") + out("b"), "4 hours").find("AK1056") == std::string::npos);
  CHECK(left(list, out("a") + out("b"), "4 hours", ", for each part").find("AK1056") !=
        std::string::npos);
  CHECK(left(list, out("a"), "4 hours", ", for each part").find("AK1056") == std::string::npos);
  CHECK(left(list, out("a"), "\n    | part = \"b\" | no target |\n    | otherwise | 4 hours |")
            .empty());
}

TEST_CASE("of two findings of one cause the one that says more is told") {
  const auto credit = [](const std::string& rows, const std::string& more = "") {
    return codes_told(frame() +
                      "target t {\n  handling is within 4 hours of office\n  for at "
                      "least 95% of tickets resolved in each calendar month\n  open at the end of "
                      "a month: left out\n  small numbers: no exception\n  with no tickets: met\n}"
                      "\ncredit c for t {\n  the result is\n    | at least 95% | no credit |\n" +
                      rows + "}\n" + more);
  };
  const auto paid = [](int first, int second, int last) {
    return "    | at least 90% | " + std::to_string(first) +
           "% of charge |\n    | at least 80% | " + std::to_string(second) +
           "% of charge |\n    | otherwise | " + std::to_string(last) + "% of charge |\n";
  };
  const auto cap = [](int most) {
    return "cap most on all credits {\n  at most " + std::to_string(most) +
           "% of charge each calendar month\n}\n";
  };
  const std::string idle = "AK1062 ";  // of the frame: nothing asks for its priority
  CHECK(credit(paid(5, 20, 10)) == idle + "AK1002");
  CHECK(credit("    | at least 90% | IDR 2_000_000 |\n    | otherwise | 5% of charge |\n") ==
        idle + "AK1033");
  CHECK(credit(paid(5, 20, 10), cap(10)) == idle + "AK1031");
  CHECK(credit(paid(15, 20, 5), cap(10)) == idle + "AK1031 AK1002");
  // Rows that promise nothing, and a credit for them.
  const std::string table =
      "target t {\n  handling is within\n    | priority = \"a\" | no target |\n "
      "   | otherwise | no target |\n  for at least 95% of tickets resolved "
      "in each calendar month\n  open at the end of a month: left out\n  "
      "small numbers: no exception\n  with no tickets: met\n}\n";
  CHECK(codes_told(frame() + table) == "AK1062");
  CHECK(codes_told(frame() + table +
                   "credit c for t {\n  the result is\n    | at least 95% | no "
                   "credit |\n    | otherwise | 5% of charge |\n}\n") == "AK1035");
}

TEST_CASE("a pause that covers every state, and what it does not hold for") {
  const auto pausing = [](const std::string& state) {
    return codes_told(
        "log tickets {\n  time is at\n  subject is ticket\n  event opened when type = "
        "\"opened\"\n  event resolved when type = \"resolved\"\n  signal status is "
        "status\n}\nclock c of tickets {\n  starts on opened\n  pauses while " +
        state +
        "\n  stops on resolved\n  reopened: the first stop decides\n  counts "
        "around the clock\n}\ntarget t {\n  c is within 4 hours\n  for all tickets "
        "resolved in each calendar month\n  open at the end of a month: left out\n  "
        "with no tickets: met\n}\n");
  };
  CHECK(pausing("status != \"open\"") == "AK1055");
  CHECK(pausing("status != \"open\" or status = \"open\"") == "AK1050");
}
