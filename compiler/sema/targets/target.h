// A target while it is analysed, and what its kinds share.
#pragma once

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {

struct Target {
  Scope& scope;
  const ast::Target& written;
  ir::Target& row;
  Id<ir::Log> log;
  bool groups_known = true;
  bool may_miss = false;  // its promise allows for some
};

// Whether an answer means something for such a target: of how long items take together no single
// item is missed. A line of the whole agreement that does not answers nothing there.
bool fits(const Target& target, const ast::OpenItemsLine& line);
bool fits(const Target& target, const ast::EmptyLine& line);

// What is counted, as the target's sentences call it.
std::string noun_of(const Target& target);

// The line that makes a choice, of the target or of the whole agreement. Demanded where there is
// none, and the choice is needed.
template <class Line>
const Line* answer(Target& target, const std::vector<Line>& own, bool needed,
                   scope::Choice choice) {
  const ast::Name& name = target.written.name;
  // Its sentences name what is counted: while that is unknown they could not be pasted.
  const bool asked = needed && !target.written.broken && target.log.valid();
  Label because;
  if constexpr (requires(const Line& line) { fits(target, line); }) {
    const auto* all = target.scope.general;
    const auto* lines = all == nullptr ? nullptr : &ast::lines_of<Line>(*all);
    const bool answers = lines == nullptr || lines->empty() || fits(target, lines->front());
    if (!answers) because = {lines->front().span, "this means nothing for it"};
  }
  const Line* line = scope::answer(target.scope, own, asked && because.text.empty());
  if (line == nullptr && asked) {
    scope::Asked question{name.text, noun_of(target), ir::periods_of(target.row)};
    question.of_lengths = ir::is_of_lengths(target.row);
    demand(target.scope, choice, name.span, question, std::move(because));
  }
  return line;
}

// Lines that cannot stand beside the one that says what the target is about, and why.
template <class... Line>
void exclude(Target& target, Span about, std::string_view why, const std::vector<Line>&... lines) {
  const auto each = [&](const auto& some) {
    if (!some.empty()) scope::excluded(target.scope, some.front().span, about, std::string(why));
  };
  (each(lines), ...);
}
// `kind`: "time", "a sum"
void exclude_items(Target& target, Span about, std::string_view kind);
void exclude_time(Target& target, Span about, std::string_view kind);
// Of time without records alone; exclude_time holds it too.
void exclude_silence(Target& target, Span about, std::string_view kind);
// "the last 3 calendar months", of what can be asked of one period alone; AK0207. `what`: "a sum".
void refuse_over(Target& target, const ast::Periods& periods, Span line, std::string_view what);

// What a line of the target counts; one of the whole agreement names nothing.
template <class Line>
void check_own_noun(Target& target, const std::vector<Line>& own) {
  if (!own.empty()) check_counted_noun(target.scope, ir::clock_of(target.row), own.front().counted);
}

// A line that calls its periods by a noun, beside the line that says which they are.
struct LineOfPeriods {
  std::vector<ast::PeriodNoun> nouns;
  Span line, share;
  phrases::Phrase meant;  // the line as it would call them
};
void check_nouns(Target& target, const LineOfPeriods& written);

void set_groups(Target& target, const std::vector<ast::Name>& names);
void set_periods(Target& target, const ast::Periods& written);
// None where it was reported.
std::optional<Rational> set_bound(Target& target, const ast::BoundTest& test);

// That fewer than so many may be some. False: reported.
bool check_some(Target& target, const ast::EmptyLine& line);
// Fewer than so many are none, of what is counted one by one. False: reported.
bool set_few_counted(Target& target, const ast::EmptyLine& line);
// `asked`: the target must say it. None: nothing is said, or it was reported.
const ast::EmptyLine* analyze_empty(Target& target, bool asked);
// What the first periods are has to be said where a result is over several.
void analyze_first_periods(Target& target, Span share);

// What its results are called; once it is known what is measured.
void analyze_levels(Target& target);

// The kinds.
void analyze_items(Target& target, std::vector<Span>& rows);
void analyze_time(Target& target);
void analyze_sum(Target& target);
void analyze_figure(Target& target);

// Of a target of items: how long they take together.
void analyze_lengths(Target& target, const ast::ShareLine& line);
void check_lengths(Target& target);  // once all but its choices is known

}  // namespace akad::sema
