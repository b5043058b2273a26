// The appendix of a statement: how the agreement reads where contracts differ.
#include "runtime/report/choices.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {

void add_choices(Page& page, const ir::Program& program) {
  const std::vector<Answer> answers = answers_of(program);
  if (answers.empty()) return;
  add_part(page, Phrase("choices.title"));
  add_line(page, 4, Phrase("choices.lead"));
  for (const Answer& answer : answers) {
    add_line(page, 6, answer.says);
    if (answer.for_all) continue;
    phrases::PhraseList clauses;
    for (const Answer::Clause& row : answer.clauses) {
      clauses.push_back(Phrase::as_is(clause_text(*row.clause, *row.name)));
    }
    add_line(page, 8, Phrase::list("list.semicolon", std::move(clauses)));
  }
}

}  // namespace akad::report
