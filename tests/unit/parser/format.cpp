#include "compiler/format/format.h"

#include "read.h"

using namespace akad;
using namespace akad::reading;

namespace {

std::string formatted(const std::string& text) {
  const Read result = read(text);
  INFO(text);
  REQUIRE(listing(result).empty());
  return format::format(result.parsed);
}

}  // namespace

TEST_CASE("formatting twice is formatting once, and nothing is lost") {
  for (const std::string& sample : samples()) {
    const Read before = read(sample);
    INFO(sample);
    REQUIRE(listing(before) == std::vector<std::string>{});
    const std::string once = format::format(before.parsed);
    INFO(once);
    const Read after = read(once);
    REQUIRE(listing(after) == std::vector<std::string>{});
    CHECK(format::format(after.parsed) == once);
    CHECK(format::same_meaning(before.parsed, after.parsed));
  }
}

TEST_CASE("another word or remark is another meaning") {
  const Read a = read("language 1 library l use a // x");
  CHECK(format::same_meaning(a.parsed, read("language 1\nlibrary l\nuse a   // x\n").parsed));
  CHECK_FALSE(format::same_meaning(a.parsed, read("language 1 library l use b // x").parsed));
  CHECK_FALSE(format::same_meaning(a.parsed, read("language 1 library l use a // y").parsed));
  CHECK_FALSE(format::same_meaning(a.parsed, read("language 1 library l use a").parsed));
}

TEST_CASE("the canonical layout") {
  CHECK(formatted("language 1 library l use b . c use d\n\n\nfee f=IDR 1 each calendar month,"
                  "before tax log l{id is a event e when(a=1 and not b is one of(\"x\",-2))}") ==
        R"(language 1

library l

use b.c
use d

fee f = IDR 1 each calendar month, before tax

log l {
  id is a
  event e when (a = 1 and not b is one of ("x", -2))
}
)");
}

TEST_CASE("tables are aligned by what the eye sees") {
  CHECK(formatted("language 1 library l target t { c is within | p = \"é\" | 4 hours |\n"
                  "| otherwise | no target | with no l : met }") ==
        R"(language 1

library l

target t {
  c is within
    | p = "é"   | 4 hours   |
    | otherwise | no target |
  with no l: met
}
)");
}

TEST_CASE("remarks stay with what they explain") {
  CHECK(formatted(R"(// first

// second
language 1 // trailing
library l


// of the clock
clock c of l // of the head
{ // opening

  // alone


  starts on // in the middle
     a
  stops on b // behind

  // last

} // closing
// end
)") == R"(// first

// second
language 1  // trailing

library l

// of the clock
// of the head
clock c of l {  // opening
  // alone

  // in the middle
  starts on a
  stops on b  // behind

  // last
}  // closing

// end
)");
}

TEST_CASE("tokens carry what the layout needs") {
  const Read result = read("language 1\nlibrary l\n\ncredit x for t {\n  the result is | otherwise "
                           "| no credit |\n} // end");
  const auto& tokens = result.parsed.tokens;
  std::string lines;
  std::string cells;
  for (const parser::Token& token : tokens) {
    if (token.begins_line) lines += token.text + " ";
    if (token.table_cell >= 0) cells += std::to_string(token.table_cell);
    if (token.text == "credit" && token.begins_line) CHECK(token.blank_before);
  }
  CHECK(lines == "language library credit the | } ");
  CHECK(cells == "012");
  CHECK(tokens.back().comment);
  CHECK_FALSE(tokens.back().own_line);
}
