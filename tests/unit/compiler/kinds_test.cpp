// What holds of every kind of declaration, so of the next one too.
#include <catch2/catch.hpp>

#include <algorithm>

#include "compiler/ast/ast.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

template <class Function>
void for_named_kinds(Function function) {
  const auto if_named = [&]<class Kind>(std::type_identity<Kind> kind) {
    if constexpr (ast::Named<Kind>) function(kind);
  };
  ast::for_kinds_of<ast::Declaration>(if_named);
  ast::for_kinds_of<ast::Member>(if_named);
}

// One of each kind that must be used, and nothing that uses it.
const std::string kSpare = R"(
fee spare = IDR 5 each calendar month, before tax

season spare_seasons {
  2026-01-12 to 2026-01-30 "Odd semester"
}

holidays spare_days {
  covers 2026-01-01 to 2026-12-31
}

calendar spare_hours in Asia/Jakarta {
  open every day 08:00 to 09:00
}

log spare_records {
  time is at
  subject is site
}

log records {
  time is at
  subject is site
  event begun
  event ended
  event other
  signal state is state
  window planned from begin to end
}

clock spare_time of records {
  starts on begun
  stops on ended
  reopened: a new item begins
  counts around the clock
}

outage spare_outage of records {
  from begun to ended
  one at a time
}

figure spare_figure of records { number of begun }

exclusion spare_exclusion of records {
  from begun to ended
  one at a time
}
)";

}  // namespace

TEST_CASE("the rows of a table come from one kind of declaration") {
  ir::for_tables([]<class Row>(const ir::Table<Row>& table) {
    int kinds = 0;
    for_named_kinds([&]<class Kind>(std::type_identity<Kind>) {
      if (std::is_same_v<typename Kind::Row, Row>) ++kinds;
    });
    const bool has_names = !std::is_same_v<Row, ir::Field> && !std::is_same_v<Row, ir::Condition> &&
                           !std::is_same_v<Row, ir::Scenario>;
    INFO(table.name);
    CHECK(kinds == (has_names ? 1 : 0));
  });
}

TEST_CASE("kinds differ by their words") {
  std::vector<std::string_view> words;
  for_named_kinds([&]<class Kind>(std::type_identity<Kind>) { words.push_back(Kind::kWord); });
  std::sort(words.begin(), words.end());
  CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
}

TEST_CASE("that nothing uses a declaration is said of every kind that does not stand alone") {
  const driver::Compilation out = compiled(agreement(kSpare));
  for_named_kinds([&]<class Kind>(std::type_identity<Kind>) {
    const std::string said = "nothing uses the " + std::string(Kind::kWord) + " `";
    const auto& rows = out.sink.diagnostics;
    const bool is_said = std::any_of(rows.begin(), rows.end(), [&](const Diagnostic& row) {
      return row.message.rfind(said, 0) == 0;
    });
    INFO(said);
    CHECK(is_said == !ast::stands_alone<Kind>());
  });
}
