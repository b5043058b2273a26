#include "read.h"

#include <fmt/format.h>

#include <array>

namespace akad::reading {

Read read(const std::string& text) {
  Read result;
  result.sources.files.push_back({"test.sla", text});
  result.parsed = parser::parse(result.sources, 0, result.sink);
  sort_in_file_order(result.sink);
  return result;
}

std::string with_heading(const std::string& body) {
  return "language 1\nagreement \"a\" version \"1\" {}\n" + body;
}

std::string under(const Read& read, Span span) {
  const std::string& text = read.sources.files.front().text;
  REQUIRE(span.begin <= span.end);
  REQUIRE(span.end <= text.size());
  return text.substr(span.begin, span.end - span.begin);
}

std::vector<std::string> listing(const Read& read) {
  std::vector<std::string> lines;
  Places places(read.sources);
  for (const Diagnostic& diagnostic : read.sink.diagnostics) {
    const Place place = places.of(0, diagnostic.span.begin);
    lines.push_back(fmt::format("{} {}:{} `{}`", name_of(diagnostic.code), place.line, place.column,
                                under(read, diagnostic.span)));
  }
  return lines;
}

std::string joined(const std::vector<ast::Name>& names) {
  std::string text;
  for (const ast::Name& name : names) text += (text.empty() ? "" : ".") + name.text;
  return text;
}

std::string joined(const ast::Path& path) { return joined(path.steps); }

namespace {

std::string shown(const ast::Literal& literal) {
  switch (literal.kind) {
    case ir::ConstantKind::Text: return '"' + literal.text + '"';
    case ir::ConstantKind::Number: return to_fraction(literal.number);
    case ir::ConstantKind::Flag: return literal.text;
    case ir::ConstantKind::Time:
      return fmt::format("{}+{}", literal.moment->date.text, literal.moment->clock.milliseconds);
  }
  return "?";
}

const char* sign_of(ir::Operator op) {
  using enum ir::Operator;
  switch (op) {
    case Equal: return " = ";
    case NotEqual: return " != ";
    case Less: return " < ";
    case AtMost: return " <= ";
    case More: return " > ";
    case AtLeast: return " >= ";
    case Contains: return " contains ";
    case Present: return " is present";
    case Absent: return " is absent";
    case OneOf: return " one of";
    case And: return "and";
    case Or: return "or";
    case Not: return "not";
    case StartedIn: return "started in ";
  }
  return "?";
}

struct Rule {
  std::string operator()(const ast::NoTarget&) const { return "none"; }
  std::string operator()(const ast::Within& rule) const {
    const std::string of = rule.calendar ? " of " + rule.calendar->text : "";
    return "within " + reading::shown(rule.length) + of;
  }
  std::string operator()(const ast::WorkingDaysLater& rule) const {
    return "working days " + to_fraction(rule.days.value) + " of " + rule.calendar.text;
  }
  std::string operator()(const ast::EndOfWorkingDay& rule) const {
    return "end of " + to_fraction(rule.day.value) + " of " + rule.calendar.text;
  }
  std::string operator()(const ast::WorkingDayAt& rule) const {
    return fmt::format("at {} {} of {}", rule.clock.milliseconds, to_fraction(rule.day.value),
                       rule.calendar.text);
  }
  std::string operator()(const ast::CalendarDaysLater& rule) const {
    return "calendar days " + to_fraction(rule.days.value);
  }
  std::string operator()(const ast::CalendarMonthsLater& rule) const {
    return "months " + to_fraction(rule.months.value);
  }
  std::string operator()(const ast::BySignal& rule) const { return "by " + rule.signal.text; }
};

}  // namespace

std::string shown(const ast::Condition& condition) {
  if (condition.own_place) return "present";
  std::string text;
  if (!condition.parts.empty()) {
    text = std::string("(") + sign_of(condition.op);
    for (const ast::Condition& part : condition.parts) text += " " + shown(part);
    return text + ")";
  }
  if (condition.op == ir::Operator::StartedIn)
    return sign_of(condition.op) + condition.calendar.text;
  text = joined(condition.path) + sign_of(condition.op);
  const bool list = condition.op == ir::Operator::OneOf;
  for (const ast::Literal& literal : condition.literals) text += (list ? " " : "") + shown(literal);
  return text;
}

std::string shown(const ast::DurationLiteral& duration) {
  constexpr std::array kUnits = {"ms", "s", "min", "h", "d", "w", "mon", "y"};
  std::string text;
  for (const ast::DurationPart& part : duration.parts) {
    text += (text.empty() ? "" : " ") + to_fraction(part.number.value) + " " +
            kUnits[static_cast<std::size_t>(part.unit)];
  }
  return text;
}

std::string shown(const ast::Limit& limit) {
  const std::string text = std::visit(Rule{}, limit.rule);
  switch (limit.roll) {
    case ir::Roll::Keep: break;
    case ir::Roll::Forward: return text + " next";
    case ir::Roll::Back: return text + " last";
    case ir::Roll::WorkingDay: return text + " next day";
  }
  return text;
}

}  // namespace akad::reading
