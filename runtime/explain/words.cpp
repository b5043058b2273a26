#include "runtime/explain/words.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/assert.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

// A program from elsewhere can be made of any number of parts; nobody reads more than this.
constexpr std::size_t kMostText = 2000;
constexpr int kMostDepth = 64;

std::string_view sign_of(ir::Operator op) {
  switch (op) {
    case ir::Operator::Equal: return "=";
    case ir::Operator::NotEqual: return "!=";
    case ir::Operator::Less: return "<";
    case ir::Operator::AtMost: return "<=";
    case ir::Operator::More: return ">";
    case ir::Operator::AtLeast: return ">=";
    case ir::Operator::Contains: return "contains";
    case ir::Operator::And: return "and";
    case ir::Operator::Or: return "or";
    case ir::Operator::Not:
    case ir::Operator::OneOf:
    case ir::Operator::Present:
    case ir::Operator::Absent: break;
  }
  AKAD_ASSERT(false);
}

struct ConditionWriter {
  const Wording& wording;
  std::string text;

  const ir::Condition& row(Id<ir::Condition> id) const {
    return wording.program.conditions[id.index()];
  }

  void joined(const ir::Condition& condition, int depth) {
    bool first = true;
    for (const Id<ir::Condition> part : condition.parts) {
      if (!first) text += fmt::format(" {} ", sign_of(condition.op));
      first = false;
      const ir::Operator op = row(part).op;
      const bool bracket = op == ir::Operator::And || op == ir::Operator::Or;
      if (bracket) text += "(";
      write(part, depth + 1);
      if (bracket) text += ")";
    }
  }

  void compared(const ir::Condition& condition) {
    text += wording.program.signals[condition.signal.index()].name;
    if (condition.op == ir::Operator::Present || condition.op == ir::Operator::Absent) {
      text += condition.op == ir::Operator::Present ? " is present" : " is absent";
      return;
    }
    if (condition.op != ir::Operator::OneOf) {
      text += fmt::format(" {} {}", sign_of(condition.op),
                          constant_text(wording, condition.constants.front()));
      return;
    }
    text += " is one of (";
    for (std::size_t i = 0; i < condition.constants.size() && text.size() < kMostText; ++i) {
      text += (i == 0 ? "" : ", ") + constant_text(wording, condition.constants[i]);
    }
    text += ")";
  }

  void write(Id<ir::Condition> id, int depth) {
    const ir::Condition& condition = row(id);
    if (text.size() > kMostText || depth > kMostDepth) {
      text += "…";
    } else if (condition.op == ir::Operator::And || condition.op == ir::Operator::Or) {
      joined(condition, depth);
    } else if (condition.op == ir::Operator::Not) {
      const ir::Operator inner = row(condition.parts.front()).op;
      const bool bracket = inner == ir::Operator::And || inner == ir::Operator::Or;
      text += bracket ? "not (" : "not ";
      write(condition.parts.front(), depth + 1);
      if (bracket) text += ")";
    } else {
      compared(condition);
    }
  }
};

std::string working_day(std::int32_t count) {
  if (count == 0) return "the same working day";
  if (count == 1) return "the next working day";
  return fmt::format("working day {}", count);
}

std::string counted(std::int32_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string calendar_name(const Wording& wording, const ir::Clock& clock, const ir::Limit& limit) {
  const Id<ir::Calendar> id = limit.calendar.valid() ? limit.calendar : clock.calendar;
  return id.valid() ? wording.program.calendars[id.index()].name : "";
}

std::string rule_text(const Wording& wording, const ir::Limit& limit, const std::string& of) {
  switch (limit.kind) {
    case ir::LimitKind::NoTarget: return "no target";
    case ir::LimitKind::Within: return report::length_text(limit.length) + of;
    case ir::LimitKind::WorkingDaysLater:
      return fmt::format("by {}{} later, at the same time", counted(limit.count, "working day"),
                         of);
    case ir::LimitKind::EndOfWorkingDay:
      return fmt::format("by the end of {}{}", working_day(limit.count), of);
    case ir::LimitKind::WorkingDayAt:
      return fmt::format("by {} on {}{}", report::time_text(limit.minute * kMinute),
                         working_day(limit.count), of);
    case ir::LimitKind::CalendarDaysLater:
      return fmt::format("by {} later, at the same time", counted(limit.count, "calendar day"));
    case ir::LimitKind::CalendarMonthsLater:
      return fmt::format("by {} later, at the same time", counted(limit.count, "calendar month"));
    case ir::LimitKind::BySignal:
      return "by " + wording.program.signals[limit.signal.index()].name;
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string constant_text(const Wording& wording, const ir::Constant& value) {
  switch (value.kind) {
    case ir::ConstantKind::Text: return "\"" + value.text + "\"";
    case ir::ConstantKind::Flag: return value.text;
    case ir::ConstantKind::Number: return report::grouped(to_decimal(value.number, 10));
    case ir::ConstantKind::Time: return report::moment_text(wording.zone, value.time);
  }
  AKAD_ASSERT(false);
}

std::string condition_text(const Wording& wording, Id<ir::Condition> condition) {
  ConditionWriter writer{wording, ""};
  writer.write(condition, 0);
  return writer.text;
}

std::string limit_text(const Wording& wording, const ir::Clock& clock, const ir::Limit& limit) {
  const std::string name = calendar_name(wording, clock, limit);
  std::string of = name.empty() ? "" : " of " + name;
  if (name.empty() && clock.hours_of_limit) of = " around the clock";
  std::string text = rule_text(wording, limit, of);
  if (limit.strict) {
    text = limit.kind == ir::LimitKind::Within ? "less than " + text : "before" + text.substr(2);
  }
  if (limit.roll == ir::Roll::Forward) text += ", moved to the next opening";
  if (limit.roll == ir::Roll::Back) text += ", moved back to the last closing";
  return text;
}

std::string retarget_text(ir::Retarget policy) {
  constexpr std::array<const char*, 6> kWords = {
      "carry the elapsed time", "restart the clock", "keep the first target",
      "judge from the start without earlier pauses", "carry in proportion",
      "judge from the start with earlier pauses"};
  return kWords[static_cast<std::size_t>(policy)];
}

std::string reopening_text(ir::Reopening reopening) {
  constexpr std::array<const char*, 5> kWords = {
      "the first stop decides", "a new item begins", "resume, leaving out the gap",
      "resume, counting the gap", "the last cycle decides"};
  return kWords[static_cast<std::size_t>(reopening)];
}

std::string promise_text(const ir::Target& target) {
  if (target.all) return "every item of each month in time";
  const bool is_time = target.kind == ir::TargetKind::TimeWithoutOutage;
  return fmt::format("{} {} {}", words(target.test)[static_cast<std::size_t>(target.test)],
                     report::exact_percent(target.share),
                     is_time ? "of the time of each month without outage"
                             : "of the items of each month in time");
}

std::string named_text(const std::string& name, const ir::Clause& clause) {
  return clause.number.empty() ? name : fmt::format("{}, clause {}", name, clause.number);
}

}  // namespace akad::explain
