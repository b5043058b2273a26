// Causes that last beyond the outage they excuse, and values that look like them and end as states
// do.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// What is told of lasting excuses, a message with its places a line.
std::string excuses_in(const std::string& signals, const std::string& state,
                       const std::string& more = "") {
  const std::string text = agreement("log lines {\n  time is at\n  subject is line\n" + signals +
                                     "}\noutage line_down of lines {\n  while " + state +
                                     "\n}\n"
                                     "target lines_up {\n  time without line_down is at least 99% "
                                     "of each calendar month, for each line\n"
                                     "  outages that cross a month are split\n}\n" +
                                     more);
  const auto compilation = compiled(text);
  INFO(render_text(compilation.sources, compilation.sink, {}));
  CHECK(compilation.program);
  std::string out;
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    if (row.code != Code::AK1054) continue;
    out += row.message;
    for (const Label& label : row.others) out += "; " + label.text;
    out += "\n";
  }
  return out;
}

const std::string kUp = "  signal up is ok as flag\n";
const std::string kDown = "up = false and not cause = \"customer\"";
const std::string kLasts =
    "after a record with `cause = \"customer\"` each later outage of `line_down` is excused as "
    "well, until a record tells another `cause`; lasts until the next record that has it";

std::string shown(const std::string& happenings) {
  return "scenario \"a story\" {\n  given L1 of lines with up = true\n" + happenings +
         "  as of 2026-04-01 00:00\n  then lines_up in 2026-03 for line = \"L1\" is met\n}\n";
}

}  // namespace

TEST_CASE("a cause without `of that record only` excuses later outages, too") {
  CHECK(excuses_in(kUp + "  signal cause is cause\n", kDown) == kLasts + "\n");
  CHECK(excuses_in(kUp + "  signal cause is cause of that record only\n", kDown).empty());
  CHECK(excuses_in(kUp + "  signal cause is cause, one of (\"customer\", \"provider\")\n", kDown) ==
        kLasts + "\n");
  // By the place it stands at, and as a flag.
  CHECK(!excuses_in(kUp + "  signal k is root_cause\n", "up = false and not k = \"x\"").empty());
  CHECK(!excuses_in(kUp + "  signal excused is excused as flag\n",
                    "up = false and not excused = true")
             .empty());
  CHECK(!excuses_in(kUp + "  signal penyebab is penyebab\n",
                    "up = false and (penyebab is absent or penyebab = \"kami\")")
             .empty());
  CHECK(!excuses_in(kUp + "  signal cause is cause\n",
                    "up = false and not cause contains \"customer\"")
             .empty());
}

TEST_CASE("what is no cause, or no excuse, or ends") {
  // A state that the log sets and unsets.
  CHECK(excuses_in(kUp + "  signal mode is mode\n", "up = false and not mode = \"maintenance\"")
            .empty());
  // A number is measured anew.
  CHECK(excuses_in(kUp + "  signal cause is cause as number\n", "up = false and not cause = 3")
            .empty());
  // Records without a cause do not count, and so each tells one.
  CHECK(
      excuses_in(kUp + "  signal cause is cause\n", "up = false and cause = \"provider\"").empty());
  CHECK(excuses_in(kUp + "  signal cause is cause\n", "up = false and cause != \"customer\"")
            .empty());
  // The cause alone is the state.
  CHECK(excuses_in("  signal cause is cause\n", "not cause = \"ours\"").empty());
  // Whether it is up is read only where a cause stands too.
  CHECK(excuses_in("  signal up is ok as flag when cause is present\n  signal cause is cause\n",
                   kDown)
            .empty());
  CHECK(!excuses_in("  signal up is ok as flag when kind is present\n  signal cause is cause\n",
                    kDown)
             .empty());
}

TEST_CASE("exclusions by a cause beside a state") {
  const auto taken = [](const std::string& state) {
    return excuses_in(kUp + "  signal cause is cause\n", "up = false",
                      "exclusion weather of lines {\n  while " + state +
                          "\n}\ntarget most_of_it {\n  time without line_down is at least 99% of "
                          "each calendar month, for each line\n  outages that cross a month are "
                          "split\n  excluding weather: promised and not down\n}\n");
  };
  CHECK(taken("up = false and cause = \"weather\"") ==
        "after a record with `cause = \"weather\"` the exclusion `weather` takes each later "
        "stretch as well, until a record tells another `cause`; lasts until the next record that "
        "has it\n");
  CHECK(taken("cause = \"weather\"").empty());
}

TEST_CASE("what scenarios show of an excuse") {
  const std::string signals = kUp + "  signal kind is kind\n  signal planned is planned as flag\n";
  const std::string state = "up = false and not planned = true";
  const std::string begins = "  when 2026-03-02 10:00 L1 up = false, planned = true\n";
  // Nobody ends it, though it is not called a cause.
  CHECK(excuses_in(signals, state, shown(begins + "  when 2026-03-02 12:00 L1 up = true\n")) ==
        "after a record with `planned = true` each later outage of `line_down` is excused as well, "
        "until a record tells another `planned`; lasts until the next record that has it; here no "
        "record ends it\n");
  CHECK(excuses_in(signals, state,
                   shown(begins + "  when 2026-03-02 12:00 L1 up = true, planned = false\n"))
            .empty());
  // Set by a record of its own, as modes are.
  CHECK(excuses_in(signals, state,
                   shown("  when 2026-03-02 10:00 L1 planned = true\n"
                         "  when 2026-03-02 10:05 L1 up = false\n"
                         "  when 2026-03-02 12:00 L1 up = true\n"))
            .empty());
  // A record ends what is called a cause.
  const std::string cause = "  when 2026-03-02 10:00 L1 up = false, cause = \"customer\"\n";
  CHECK(excuses_in(kUp + "  signal cause is cause\n", kDown,
                   shown(cause + "  when 2026-03-02 12:00 L1 up = true, cause is absent\n"))
            .empty());
  CHECK(excuses_in(kUp + "  signal cause is cause\n", kDown,
                   shown(cause + "  when 2026-03-02 12:00 L1 up = true\n")) ==
        kLasts + "; here no record ends it\n");
}
