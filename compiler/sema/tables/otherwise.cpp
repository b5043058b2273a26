// The last row of a table is `otherwise`. What it says where it is missing, only the author knows:
// the row that gives a right away is one answer of several, and never the first.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/tables/tables.h"

namespace akad::sema::tables {
namespace {

std::string last_row(std::string_view owed) { return fmt::format("| otherwise | {} |", owed); }

void report_no_otherwise(Scope& scope, const Table& table) {
  const Row& last = table.rows.back();
  Diagnostic open =
      diagnose(Code::AK0501, last.span, worded("the table does not say {}", table.left))
          .with_label("the last row; a row `otherwise` must follow it");
  if (last.owed != table.nothing) {
    open = std::move(open).with_step(offer(last_row(last.owed), "as the row above it"));
  }
  const std::string_view own = table.nothing.empty() ? "\"…\"" : "…";
  open = std::move(open).with_step(offer(last_row(own), table.own));
  if (!table.nothing.empty()) {
    open = std::move(open).with_step(offer(last_row(table.nothing), table.waived));
  }
  complain(scope, std::move(open));
}

// Two rows take everything: which of them holds is not for the program to say.
void report_two(Scope& scope, const Row& first, std::size_t first_at, const Row& second,
                std::size_t second_at) {
  complain(scope, diagnose(Code::AK0502, second.span, "two rows of the table say `otherwise`")
                      .with_label("never read")
                      .with_other(first.span, "everything falls in this row")
                      .with_step(offer(fmt::format("leave out row {}", second_at + 1),
                                       fmt::format("`{}` holds, as it stands", first.owed)))
                      .with_step(offer(fmt::format("leave out row {}", first_at + 1),
                                       fmt::format("`{}` holds", second.owed))));
}

void report_behind(Scope& scope, const Row& otherwise, const Row& behind) {
  complain(scope,
           diagnose(Code::AK0502, behind.span, "a row stands after `otherwise`")
               .with_label("never read")
               .with_other(otherwise.span, "everything falls in this row")
               .with_step(offer("move `otherwise` to the end",
                                fmt::format("`{}` holds for what this row asks for", behind.owed)))
               .with_step(offer("leave this row out",
                                fmt::format("`{}` holds there, as it stands", otherwise.owed))));
}

}  // namespace

Step offer(std::string text, std::string means) {
  return {.text = std::move(text), .means = std::move(means), .edits = {}, .sole = false};
}

bool check_end(Scope& scope, const Table& table) {
  const auto& rows = table.rows;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.is_otherwise; });
  if (found == rows.end()) {
    if (!table.broken) report_no_otherwise(scope, table);
    return true;
  }
  if (found + 1 == rows.end()) return true;
  const auto second =
      std::find_if(found + 1, rows.end(), [](const Row& row) { return row.is_otherwise; });
  if (second == found + 1) {
    report_two(scope, *found, static_cast<std::size_t>(found - rows.begin()), *second,
               static_cast<std::size_t>(second - rows.begin()));
  } else {
    report_behind(scope, *found, *(found + 1));
  }
  return false;
}

}  // namespace akad::sema::tables
