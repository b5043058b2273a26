// Outages that are told slot by slot, from what is written to the IR.
#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/parts/counted.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// Of events a whole one.
bool check_number(Scope& scope, const ir::Summand& of, const ast::Number& written) {
  if (scope::report_thousands(scope, written)) return false;
  if (!of.event.valid() || is_whole(written.value)) return true;
  complain(scope, diagnose(Code::AK0308, written.span, "events are counted in whole numbers"));
  return false;
}

void set_bound(Scope& scope, const ast::SlotsLine& line, Id<ir::Log> log, ir::SlotTest& test) {
  if (const auto* share = std::get_if<ast::Percentage>(&line.bound)) {
    test.bound = scope::share_of(scope, *share).value_or(0);
    test.of = summand_of(scope, log, *line.of);
    return;
  }
  const auto& number = std::get<ast::Number>(line.bound);
  if (check_number(scope, test.counted, number)) test.bound = number.value;
}

}  // namespace

// Slots begin with the hours of the agreement's time, whatever zone that is.
std::optional<Duration> slot_of(Scope& scope, const ast::DurationLiteral& written) {
  const auto length = duration_of(scope, written, {});
  if (!length || ir::is_slot(*length)) return length;
  complain(scope, diagnose(Code::AK0308, written.span,
                           "a slot is a whole part of an hour, and at least a second long")
                      .with_label(*length < kSecond ? "this is shorter"
                                                    : "an hour is not a whole number of these")
                      .with_help("1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 minutes, or so many "
                                 "seconds"));
  return length;
}

std::optional<Rational> few_of(Scope& scope, const ir::Summand& of, const ast::Number& written) {
  if (!check_number(scope, of, written)) return std::nullopt;
  if (written.value > 0) return written.value;
  complain(scope, Code::AK0308, written.span, "nothing is fewer than none");
  return std::nullopt;
}

namespace {

void set_row(Scope& scope, const std::vector<ast::SlotsInRowLine>& lines, std::string_view clause,
             ir::SlotsInRow& row) {
  scope::said_once(scope, lines, clause);
  if (lines.empty()) return;
  const ast::SlotsInRowLine& line = lines.front();
  if (line.count.value == 1) {
    return complain(scope, diagnose(Code::AK0308, line.count.span, "one slot is no row")
                               .with_help("leave the line out: it is one slot then"));
  }
  const auto count =
      count_of(scope, line.count, 2, ir::kMostSlotsInRow, "the number of slots in a row");
  if (!count) return;
  row = {*count, line.from_last};
}

// The slots of which there is no share.
void set_few(Scope& scope, const ast::Outage& written, Id<ir::Log> log, const ast::SlotsLine& slots,
             ir::BySlots& to) {
  scope::said_once(scope, written.few, "slots with");
  if (written.few.empty()) {
    if (slots.of && to.down_when.of.valid() && !written.broken) {
      demand(scope, scope::Choice::FewInSlots, slots.span, {written.name.text, slots.of->text});
    }
    return;
  }
  const ast::FewInSlotsLine& line = written.few.front();
  ir::FewInSlot few{summand_of(scope, log, line.of), 1, line.counts};
  if (!few.of.valid()) return;
  if (few.of.signal.valid()) few.below = 0;
  if (line.below) {
    const auto below = few_of(scope, few.of, *line.below);
    if (!below) return;
    few.below = *below;
  }
  if (to.down_when.of.valid() && few.of != to.down_when.of) {
    return scope::excluded(scope, line.of.span, slots.span,
                           worded("a share is of `{}`: of a slot with few `{}` it says nothing",
                                  slots.of->text, line.of.text));
  }
  to.few = few;
}

void refuse(Scope& scope, const ast::Outage& written) {
  const auto one = [&](const auto& lines) {
    if (lines.empty() || written.down.empty()) return;
    const Span told = std::visit([](const auto& line) { return line.span; }, written.down.front());
    scope::excluded(scope, lines.front().span, told,
                    "only an outage that is told by slots says what becomes of them");
  };
  one(written.few);
  one(written.down_after);
  one(written.up_after);
}

}  // namespace

ir::BySlots analyze_slots(Scope& scope, Id<ir::Log> log, const ast::SlotsLine& line) {
  ir::BySlots slots;
  slots.slot = slot_of(scope, line.slot).value_or(0);
  slots.down_when.counted = summand_of(scope, log, line.counted);
  slots.down_when.test = line.test;
  set_bound(scope, line, log, slots.down_when);
  return slots;
}

void analyze_slot_rules(Scope& scope, const ast::Outage& written, ir::Outage& row) {
  auto* slots = std::get_if<ir::BySlots>(&row.down);
  const ast::SlotsLine* line =
      written.down.empty() ? nullptr : std::get_if<ast::SlotsLine>(&written.down.front());
  if (slots == nullptr || line == nullptr) return refuse(scope, written);
  set_few(scope, written, row.log, *line, *slots);
  set_row(scope, written.down_after, "down after", slots->down_after);
  set_row(scope, written.up_after, "up after", slots->up_after);
}

}  // namespace akad::sema
