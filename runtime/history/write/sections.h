// The sections of a history for people, each added to the page; and what both writers say alike.
#pragma once

#include "runtime/history/why.h"
#include "runtime/report/page.h"
#include "runtime/report/words.h"

namespace akad::history {

using report::Page;

void add_money(Page& page, const History& history);
// `hand_over` is called where the page may be given away.
void add_verdicts(Page& page, History& history, const std::function<void()>& hand_over);

// "4.2 Response (response)"; with what it was called before, or that only one of the two has it.
template <class Row>
Phrase called(const History& history, const Both<Row>& both) {
  const auto text = [](const Row& row) { return report::clause_text(row.clause, row.name); };
  const ir::Program& before = *history.before.program;
  const ir::Program& after = *history.after.program;
  if (!both.after.valid()) return Phrase("history.only_before", text(before[both.before]));
  if (!both.before.valid()) return Phrase("history.only_after", text(after[both.after]));
  const Row& was = before[both.before];
  const Row& is = after[both.after];
  return was.name == is.name ? Phrase::as_is(text(is))
                             : Phrase("history.called", text(is), for_terminal(was.name));
}

// How a result follows, as a statement has it; of one that is not there, that it is not.
Phrase result_said(const Side& side, const JudgedIn& judged);
// "2026-03", "2026-03, priority = P1"
Phrase which_said(const Page& page, const History& history, const ResultRow& row);

}  // namespace akad::history
