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
  for (const Diagnostic& diagnostic : read.sink.diagnostics) {
    const Place place = place_of(read.sources.files.front(), diagnostic.span.begin);
    lines.push_back(fmt::format("{} {}:{} `{}`", name_of(diagnostic.code), place.line,
                                place.column, under(read, diagnostic.span)));
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
    case ast::LiteralKind::Text: return '"' + literal.text + '"';
    case ast::LiteralKind::Number: return to_fraction(literal.number);
    case ast::LiteralKind::Word: return literal.text;
    case ast::LiteralKind::Moment:
      return fmt::format("{}+{}", literal.moment->date.text, literal.moment->clock.milliseconds);
  }
  return "?";
}

std::string parts(const char* word, const ast::Condition& condition) {
  std::string text = std::string("(") + word;
  for (const ast::Condition& part : condition.parts) text += " " + reading::shown(part);
  return text + ")";
}

}  // namespace

std::string shown(const ast::Condition& condition) {
  constexpr std::array kSigns = {"=", "!=", "<", "<=", ">", ">="};
  const std::string path = joined(condition.path);
  switch (condition.kind) {
    case ast::ConditionKind::And: return parts("and", condition);
    case ast::ConditionKind::Or: return parts("or", condition);
    case ast::ConditionKind::Not: return parts("not", condition);
    case ast::ConditionKind::OwnPresent: return "present";
    case ast::ConditionKind::Present: return path + " is present";
    case ast::ConditionKind::Absent: return path + " is absent";
    case ast::ConditionKind::Compare:
      return path + " " + kSigns[static_cast<std::size_t>(condition.comparison)] + " " +
             shown(condition.literals.at(0));
    case ast::ConditionKind::Contains:
      return path + " contains " + shown(condition.literals.at(0));
    case ast::ConditionKind::OneOf: break;
  }
  std::string text = path + " one of";
  for (const ast::Literal& literal : condition.literals) text += " " + shown(literal);
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
  constexpr std::array kKinds = {"none", "within", "working days", "end of", "at",
                                 "calendar days", "months", "by"};
  constexpr std::array kRolls = {"", " next", " last"};
  std::string text = kKinds[static_cast<std::size_t>(limit.kind)];
  if (limit.kind == ast::RuleKind::Within) text += " " + shown(limit.length);
  if (limit.kind == ast::RuleKind::WorkingDayAt) {
    text += fmt::format(" {}", limit.clock.milliseconds);
  }
  const bool counted = limit.kind != ast::RuleKind::Within &&
                       limit.kind != ast::RuleKind::BySignal &&
                       limit.kind != ast::RuleKind::NoTarget;
  if (counted) text += " " + to_fraction(limit.count.value);
  if (limit.kind == ast::RuleKind::BySignal) text += " " + limit.signal.text;
  if (limit.calendar) text += " of " + limit.calendar->text;
  return text + kRolls[static_cast<std::size_t>(limit.roll)];
}

}  // namespace akad::reading
