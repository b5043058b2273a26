// Figures, from what is written to the IR.
#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/parts/counted.h"
#include "compiler/sema/passes.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/measures/figures.h"

namespace akad::sema {

ir::Summand summand_of(Scope& scope, Id<ir::Log> log, const ast::Name& name) {
  if (!log.valid() || name.text.empty()) return {};
  const scope::Names& members = scope::facts_of(scope, log).members;
  const auto near = [&](const auto& names) { return !scope::nearest(name.text, names).empty(); };
  const Id<ir::Signal> id = scope::row_of<ast::Signal>(members, name.text);
  const bool is_event = scope::row_of<ast::Event>(members, name.text).valid();
  // A slip may be one of either.
  const bool is_like_signal =
      near(scope::names_of<ast::Signal>(members)) && !near(scope::names_of<ast::Event>(members));
  if (is_event || (!id.valid() && !is_like_signal)) {
    return {resolve_member<ast::Event>(scope, log, name), {}};
  }
  if (!id.valid()) return {{}, resolve_member<ast::Signal>(scope, log, name)};
  if (scope.program[id].kind == ir::SignalKind::Number) return {{}, id};
  complain(scope, diagnose(Code::AK0307, name.span,
                           worded("`{}` is no number that could be added up", name.text))
                      .with_label("events are counted, numbers added up")
                      .with_help("an event that happens when it is so, or a signal as number"));
  return {};
}

bool check_needed(Scope& scope, const ir::Figure& figure, const ast::Name& written) {
  const std::string& own = phrases::name_of(scope.program, ir::needed_in(figure));
  if (written.text == own) return true;
  complain(scope, diagnose(Code::AK0201, written.span,
                           worded("the figure `{}` is of `{}`, not of `{}`", figure.name, own,
                                  written.text))
                      .with_label(fmt::format("`{}` is meant", own))
                      .with_step({fmt::format("write `{}`", own), "", {Edit{written.span, own}}}));
  return false;
}

std::optional<Rational> percentile_of(Scope& scope, const ast::Number& written) {
  if (scope::report_thousands(scope, written)) return std::nullopt;
  if (written.value > 0 && written.value <= 100) return written.value / 100;
  complain(scope, Code::AK0308, written.span, "a percentile lies above 0, and is at most 100");
  return std::nullopt;
}

namespace {

// Events have a number, numbers all else; a share is of either.
ir::Summand counted_by(Scope& scope, Id<ir::Log> log, const ast::FigureOfLine& line) {
  const ast::Name& name = line.counted;
  if (line.taken == ir::Taken::Share || !log.valid() || name.text.empty()) {
    return summand_of(scope, log, name);
  }
  const scope::Names& members = scope::facts_of(scope, log).members;
  const bool of_events = line.taken == ir::Taken::Number;
  const bool is_event = scope::row_of<ast::Event>(members, name.text).valid();
  const bool is_signal = scope::row_of<ast::Signal>(members, name.text).valid();
  if (of_events && is_signal && !is_event) {
    complain(scope,
             diagnose(Code::AK0307, name.span,
                      worded("`{}` is a number that records tell, and no event", name.text))
                 .with_help(fmt::format("what the numbers add up to: sum of {}", name.text)));
    return {};
  }
  if (of_events) return {resolve_member<ast::Event>(scope, log, name), {}};
  if (is_event && !is_signal) {
    complain(scope, diagnose(Code::AK0307, name.span,
                             worded("`{}` is an event, of which records tell no number", name.text))
                        .with_help(fmt::format("how many there are: number of {}", name.text)));
    return {};
  }
  if (!is_signal) return {{}, resolve_member<ast::Signal>(scope, log, name)};
  return summand_of(scope, log, name);
}

void analyze_of(Scope& scope, const ast::Figure& written, ir::Figure& row) {
  said_once(scope, written.of, "share of …, number of …, sum of …");
  if (written.of.empty()) {
    if (written.broken) return;
    scope::missing(scope, written.name.span,
                   worded("the figure `{}` does not say what it is", written.name.text),
                   "share of failed in requests; number of failed; average of rtt_ms");
    return;
  }
  const ast::FigureOfLine& line = written.of.front();
  row.taken = line.taken;
  row.counted = counted_by(scope, row.log, line);
  if (line.of) row.of = summand_of(scope, row.log, *line.of);
  if (line.percentile) row.percentile = percentile_of(scope, *line.percentile).value_or(1);
}

// What a slot counts as in which there is nothing to take the figure of.
std::vector<Step> few_offers(const ir::Figure& figure, const std::string& of) {
  const auto offer = [&](std::string_view counts, std::string_view means) {
    const phrases::Phrase line =
        phrases::few_in_slots(of, 1, phrases::Phrase::as_is(std::string(counts)), true);
    return Step{.text = phrases::clause_text(line), .means = std::string(means)};
  };
  std::vector<Step> offers = {offer("left out", "the others decide, however few they are")};
  if (figure.taken != ir::Taken::Share) return offers;
  offers.push_back(offer("0%", "it counts like a slot in which none of them is so"));
  offers.push_back(offer("100%", "it counts like a slot in which all of them are so"));
  return offers;
}

bool check_few(Scope& scope, const ast::FewInFigureLine& line, const ast::Figure& written,
               const ir::Figure& row) {
  const Span of = written.of.front().span;
  if (!ir::needs_records(row.taken)) {
    scope::excluded(scope, line.span, of,
                    "a number and a sum of nothing are 0, and count as that in their slot");
    return false;
  }
  if (!check_needed(scope, row, line.of)) return false;
  if (line.below && row.taken != ir::Taken::Share) {
    scope::excluded(scope, line.span, of,
                    "of what a share is in there may be too little; all else is taken of one "
                    "record as of many");
    return false;
  }
  return true;
}

void analyze_few(Scope& scope, const ast::Figure& written, ir::Figure& row) {
  scope::said_once(scope, written.few, "slots with");
  const ast::TakenForEachLine& slots = written.for_each.front();
  const ir::Summand& needed = ir::needed_in(row);
  if (!needed.valid()) return;  // reported
  if (written.few.empty()) {
    if (!ir::needs_records(row.taken) || written.broken) return;
    const std::string& of = phrases::name_of(scope.program, needed);
    scope::Asked asked{written.name.text, of};
    asked.offers = few_offers(row, of);
    return demand(scope, scope::Choice::FewInFigure, slots.span, asked);
  }
  const ast::FewInFigureLine& line = written.few.front();
  if (!check_few(scope, line, written, row)) return;
  const bool is_share = row.taken == ir::Taken::Share;
  ir::FewInFigure few{needed, is_share && needed.signal.valid() ? Rational(0) : Rational(1)};
  if (line.below) few.below = few_of(scope, needed, *line.below).value_or(1);
  if (line.counts) {
    const scope::MeasuredBy by{is_share ? MeasuredKind::Share : MeasuredKind::Value,
                               fmt::format("the figure `{}`", written.name.text)};
    few.counts = quantity_of(scope, *line.counts, by).value_or(0);
  }
  row.few = few;
}

void analyze_slots_of(Scope& scope, const ast::Figure& written, ir::Figure& row) {
  scope::said_once(scope, written.for_each, "taken for each");
  if (written.of.empty()) return;  // reported
  if (written.for_each.empty()) {
    if (written.few.empty() || written.broken) return;
    return scope::excluded(scope, written.few.front().span, written.of.front().span,
                           "only a figure that is taken for each slot says what becomes of them");
  }
  const ast::TakenForEachLine& line = written.for_each.front();
  ir::OverSlots slots{slot_of(scope, line.slot).value_or(kHour), line.then};
  if (line.percentile) slots.percentile = percentile_of(scope, *line.percentile).value_or(1);
  row.slots = slots;
  analyze_few(scope, written, row);
}

}  // namespace

template <>
void analyze_kind<ast::Figure>(Scope& scope, const ast::File& file) {
  scope::each<ast::Figure>(file, [&](const ast::Figure& written, std::int32_t at) {
    ir::Figure& row = scope.program.figures[static_cast<std::size_t>(at)];
    row.name = written.name.text;
    row.clause = clause_of(scope, written.clause);
    row.log = resolve<ast::Log>(scope, written.log);
    analyze_of(scope, written, row);
    analyze_slots_of(scope, written, row);
  });
}

}  // namespace akad::sema
