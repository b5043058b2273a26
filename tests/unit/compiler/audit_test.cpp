#include <catch2/catch.hpp>

#include "compiler/audit/audit.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string text(const std::string& slabs, const std::string& more) {
  return agreement(R"(
fee charge = IDR 1_000_000 each calendar month, before tax

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
}

clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts around the clock
}

target t {
  handling is within 4 hours
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}

credit c for t {
  the result is
)" + slabs + "}\n" +
                   more);
}

const std::string kSound = " | at least 95% | no credit |\n | at least 90% | 5% of charge |\n"
                           " | otherwise | IDR 200_000 |\n";

}  // namespace

TEST_CASE("a sound agreement has no warnings") { CHECK(warnings_of(text(kSound, "")).empty()); }

TEST_CASE("where less is better the best row has the shortest length") {
  const auto warnings = [](int first, int second, int third) {
    driver::Compilation out = compiled(text(kSound, ""));
    ir::Program program = *out.program;
    program.targets[0].test = ir::Comparison::AtMost;
    program.targets[0].bound = 4 * kHour;
    of_items(program.targets[0]).aggregate = ir::Aggregate::AverageElapsed;
    const auto row = [](ir::BoundKind bound, Duration result, int money) {
      return ir::SlabRow{bound, Rational(result), {ir::FixedAmount{Rational(money)}}};
    };
    program.credits[0].slabs = {row(ir::BoundKind::AtMost, 4 * kHour, first),
                                row(ir::BoundKind::AtMost, 8 * kHour, second),
                                row(ir::BoundKind::Otherwise, 0, third)};
    sema::SourceMap map;
    map.of<ir::Fee>().resize(1);
    map.of<ir::Signal>().resize(program.signals.size());
    map.of<ir::Target>().resize(1);
    map.of<ir::Condition>().resize(program.conditions.size());
    map.of<ir::Clock>().resize(1);
    map.limit_rows = {std::vector<Span>(program.targets.size() + 8)};
    map.slab_rows = {std::vector<Span>(3)};
    map.slab_amounts = {std::vector<std::string>(3)};
    Sink sink;
    audit::audit(program, map, sink);
    std::string codes;
    for (const Diagnostic& found : sink.diagnostics) {
      codes += std::string(codes.empty() ? "" : " ") + std::string(name_of(found.code));
    }
    return codes;
  };
  CHECK(warnings(0, 100, 300) == "AK1005");          // nothing uses the fee
  CHECK(warnings(0, 300, 100) == "AK1005 AK1002");   // worse, and a smaller credit
  CHECK(warnings(50, 100, 300) == "AK1003 AK1005");  // paid although met
  CHECK(warnings(0, 0, 300) == "AK1004 AK1005");     // missed for nothing
}

TEST_CASE("credits that do not fit their target") {
  CHECK(warnings_of(text(" | at least 95% | no credit |\n | at least 90% | 5% of charge |\n"
                         " | otherwise | IDR 20_000 |\n",
                         "")) == "AK1002");
  CHECK(warnings_of(text(" | below 90% | IDR 5_000 |\n | below 95% | 5% of charge |\n"
                         " | otherwise | no credit |\n",
                         "")) == "AK1002");
  CHECK(warnings_of(text(" | at least 97% | no credit |\n | otherwise | 5% of charge |\n", "")) ==
        "AK1003");
  CHECK(warnings_of(text(" | at least 90% | no credit |\n | otherwise | 5% of charge |\n", "")) ==
        "AK1004");
  CHECK(
      warnings_of(text(" | below 95% | 5% of charge |\n | otherwise | no credit |\n", "")).empty());
}

TEST_CASE("declarations that nothing uses") {
  const auto unused = [](const std::string& more) { return warnings_of(text(kSound, more)); };
  CHECK(unused("fee extra = IDR 5 each calendar month, before tax\n") == "AK1005");
  CHECK(unused("calendar extra in Asia/Jakarta {\n open every day 08:00 to 09:00\n}\n") ==
        "AK1005");
  CHECK(unused("log extra {\n time is at\n subject is x\n event a\n signal b is c\n}\n") ==
        "AK1005");
  CHECK(unused("outage extra of tickets {\n from opened to resolved\n one at a time\n}\n") ==
        "AK1005");
  CHECK(unused("holidays extra {\n covers 2026-01-01 to 2026-12-31\n}\n") == "AK1005");
}

TEST_CASE("clocks that never stop or never run") {
  const auto with_clock = [](const std::string& lines, const std::string& open = "") {
    return text(kSound, "clock k of tickets {\n counts around the clock\n" + lines +
                            "}\ntarget u {\n k is within 4 hours\n"
                            " for all tickets opened in each calendar month\n" +
                            open + " with no tickets: met\n}\n");
  };
  CHECK(warnings_of(with_clock(" starts on opened\n stops on resolved\n"
                               " is cancelled on resolved\n"
                               " reopened: a new item begins\n")) == "AK1006");
  CHECK(warnings_of(with_clock(" starts on opened\n pauses on opened\n stops on resolved\n"
                               " reopened: a new item begins\n")) == "AK1006");
  CHECK(warnings_of(with_clock(" starts on opened\n stops on opened\n"
                               " reopened: a new item begins\n",
                               " open at the end of a month: left out\n")) == "AK1006");
  CHECK(warnings_of(with_clock(" starts on opened\n stops on resolved\n"
                               " reopened: a new item begins\n"))
            .empty());
}

TEST_CASE("holidays that end before the term name the first day that is not known") {
  const auto with_set = [](const std::string& covers) {
    return compiled(text(kSound, "holidays h {\n covers " + covers +
                                     "\n}\ncalendar k in Asia/Jakarta {\n"
                                     " open every day 08:00 to 09:00\n closed on h\n}\n"
                                     "clock l of tickets {\n starts on opened\n"
                                     " stops on resolved\n counts k\n"
                                     " reopened: a new item begins\n"
                                     " judged by elapsed time\n}\n"
                                     "target u {\n l is within 4 hours of k\n"
                                     " for all tickets opened in each calendar month\n"
                                     " with no tickets: met\n}\n"
                                     "credit d for u {\n the result is\n"
                                     " | at least 100% | no credit |\n"
                                     " | otherwise | 5% of charge |\n}\n"));
  };
  CHECK(with_set("2026-01-01 to 2026-12-31").sink.diagnostics.empty());
  const driver::Compilation late = with_set("2025-01-01 to 2026-06-30");
  REQUIRE(late.sink.diagnostics.size() == 1);
  CHECK(name_of(late.sink.diagnostics[0].code) == "AK1001");
  CHECK(late.sink.diagnostics[0].label.find("2026-07-01") != std::string::npos);
  const driver::Compilation early = with_set("2026-02-01 to 2026-12-31");
  REQUIRE(early.sink.diagnostics.size() == 1);
  CHECK(early.sink.diagnostics[0].label.find("2026-01-01") != std::string::npos);
}

TEST_CASE("values that differ only in capital letters") {
  const auto with = [](const std::string& signals, const std::string& first,
                       const std::string& second) {
    return warnings_of(
        text(kSound,
             "log l {\n time is at\n subject is x\n signal s is v\n" + signals +
                 "}\nclock k of l {\n starts when " + first + "\n stops when " + second +
                 "\n counts around the clock\n reopened: a new item begins\n}\ntarget u {\n k is "
                 "within 4 hours\n for all l due in each calendar month\n with no l: met\n}\n"));
  };
  CHECK(with("", "s = \"Open\"", "s = \"Done\"").empty());
  CHECK(with("", "s = \"Open\"", "s = \"open\"") == "AK1007");
  CHECK(with("", "s = \"Open\"", "s is one of (\"done\", \"OPEN\")") == "AK1007");
  CHECK(with("", "s = \"Çözüldü\"", "s = \"çözüldü\"") == "AK1007");
  CHECK(with("", "s = \"ЗАКРЫТО\"", "s = \"Закрыто\"") == "AK1007");
  CHECK(with(" event f when v = \"OPEN\"\n", "s = \"Open\"", "s = \"Done\"") == "AK1005 AK1007");
  CHECK(with(" event f when kind = \"E\" or kind = \"e\"\n", "s = \"Open\"", "s = \"Done\"") ==
        "AK1005 AK1007");
  // named together they are known to be two
  CHECK(with("", "s is one of (\"Open\", \"open\")", "s = \"open\" and s != \"Open\"").empty());
  // of other signals, of parts of values
  CHECK(with(" signal t is w\n", "s = \"Open\"", "t = \"open\"").empty());
  CHECK(with("", "s = \"Open\"", "s contains \"open\"").empty());
  CHECK(with(" signal r is v when field = \"r\"\n", "s = \"Open\"", "r = \"open\"").empty());
}
