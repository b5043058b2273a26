#include <fmt/format.h>

#include <charconv>

#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"

namespace akad::parser::build {
namespace {

Span span_between(const Reading& reading, const antlr4::Token& first, const antlr4::Token& last) {
  return {reading.file, reading.words[first.getTokenIndex()].begin,
          reading.words[last.getTokenIndex()].end};
}

const std::string& written(const Reading& reading, antlr4::tree::TerminalNode& node) {
  return reading.words[node.getSymbol()->getTokenIndex()].text;
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void report_time(Reading& reading, Span span, Message message, std::string help) {
  mistake(reading, diagnose(Code::AK0601, span, std::move(message)).with_help(std::move(help)));
}

// H:MM, HH:MM:SS or HH:MM:SS.fff, as the lexer lets through; -1 when finer than a millisecond.
std::int32_t milliseconds_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  const int hour = to_int(text.substr(0, colon));
  const int minute = to_int(text.substr(colon + 1, 2));
  std::string_view rest = text.substr(colon + 3);
  int second = 0;
  int fraction = 0;
  if (!rest.empty()) {
    second = to_int(rest.substr(1, 2));
    rest.remove_prefix(3);
  }
  if (!rest.empty()) {
    std::string digits(rest.substr(1));
    if (digits.size() > 3) return -1;
    digits.resize(3, '0');
    fraction = to_int(digits);
  }
  if (minute > 59 || second > 59) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

ir::Cadence of_calendar(Rules::Calendar_nounContext& context) {
  switch (word_of(context)) {
    case Calendar_nounWord::MONTH: return ir::Cadence::CalendarMonth;
    case Calendar_nounWord::QUARTER: return ir::Cadence::CalendarQuarter;
    case Calendar_nounWord::YEAR: return ir::Cadence::CalendarYear;
    case Calendar_nounWord::DAY: return ir::Cadence::CalendarDay;
  }
  AKAD_ASSERT(false);
}

ir::Cadence of_calendar(Rules::Calendar_nounsContext& context) {
  switch (word_of(context)) {
    case Calendar_nounsWord::MONTHS: return ir::Cadence::CalendarMonth;
    case Calendar_nounsWord::QUARTERS: return ir::Cadence::CalendarQuarter;
    case Calendar_nounsWord::DAYS: return ir::Cadence::CalendarDay;
  }
  AKAD_ASSERT(false);
}

ir::Cadence of_contract(Rules::Contract_nounsContext& context) {
  switch (word_of(context)) {
    case Contract_nounsWord::MONTHS: return ir::Cadence::ContractMonth;
    case Contract_nounsWord::QUARTERS: return ir::Cadence::ContractQuarter;
  }
  AKAD_ASSERT(false);
}

ir::Cadence of_cadences(Rules::CadencesContext& context) {
  if (auto* nouns = context.calendar_nouns()) return of_calendar(*nouns);
  if (auto* nouns = context.contract_nouns()) return of_contract(*nouns);
  return ir::Cadence::Week;
}

ir::Cadence of_nouns(Rules::Plain_nounsContext& context) {
  if (auto* nouns = context.contract_nouns()) return of_contract(*nouns);
  if (context.MONTHS() != nullptr) return ir::Cadence::CalendarMonth;
  if (context.QUARTERS() != nullptr) return ir::Cadence::CalendarQuarter;
  return context.WEEKS() != nullptr ? ir::Cadence::Week : ir::Cadence::CalendarDay;
}

ir::Cadence of_contract(Rules::Contract_nounContext& context) {
  switch (word_of(context)) {
    case Contract_nounWord::MONTH: return ir::Cadence::ContractMonth;
    case Contract_nounWord::QUARTER: return ir::Cadence::ContractQuarter;
    case Contract_nounWord::YEAR: return ir::Cadence::ContractYear;
  }
  AKAD_ASSERT(false);
}

// None: "period", whichever is meant.
std::optional<ir::Cadence> of_noun(Rules::Plain_nounContext& context) {
  switch (word_of(context)) {
    case Plain_nounWord::PERIOD: return std::nullopt;
    case Plain_nounWord::MONTH: return ir::Cadence::CalendarMonth;
    case Plain_nounWord::QUARTER: return ir::Cadence::CalendarQuarter;
    case Plain_nounWord::HALF: return ir::Cadence::HalfYear;
    case Plain_nounWord::YEAR: return ir::Cadence::CalendarYear;
    case Plain_nounWord::WEEK: return ir::Cadence::Week;
    case Plain_nounWord::DAY: return ir::Cadence::CalendarDay;
    case Plain_nounWord::TERM: return ir::Cadence::WholeTerm;
    case Plain_nounWord::SEASON: return ir::Cadence::Season;
  }
  AKAD_ASSERT(false);
}

}  // namespace

ast::Unit unit_of(Rules::Time_unitContext& context) {
  switch (word_of(context)) {
    case Time_unitWord::MILLISECOND:
    case Time_unitWord::MILLISECONDS: return ast::Unit::Millisecond;
    case Time_unitWord::SECOND:
    case Time_unitWord::SECONDS: return ast::Unit::Second;
    case Time_unitWord::MINUTE:
    case Time_unitWord::MINUTES: return ast::Unit::Minute;
    case Time_unitWord::HOUR:
    case Time_unitWord::HOURS: return ast::Unit::Hour;
    case Time_unitWord::DAY:
    case Time_unitWord::DAYS: return ast::Unit::Day;
    case Time_unitWord::WEEK:
    case Time_unitWord::WEEKS: return ast::Unit::Week;
    case Time_unitWord::MONTH:
    case Time_unitWord::MONTHS: return ast::Unit::Month;
    case Time_unitWord::YEAR:
    case Time_unitWord::YEARS: return ast::Unit::Year;
  }
  AKAD_ASSERT(false);
}

Span span_of(const Reading& reading, const antlr4::ParserRuleContext& context) {
  return span_between(reading, *context.start, *context.stop);
}

Span span_of(const Reading& reading, antlr4::tree::TerminalNode& node) {
  return span_of(reading, *node.getSymbol());
}

Span span_of(const Reading& reading, const antlr4::Token& token) {
  return span_between(reading, token, token);
}

std::string written_text(const Reading& reading, const antlr4::ParserRuleContext& context) {
  return written_text(reading, *context.start, *context.stop);
}

std::string written_text(const Reading& reading, const antlr4::Token& first,
                         const antlr4::Token& last) {
  std::string text;
  for (std::size_t at = first.getTokenIndex(); at <= last.getTokenIndex(); ++at) {
    const Lexeme& word = reading.words[at];
    if (at > first.getTokenIndex() && word.begin > reading.words[at - 1].end) text += ' ';
    text += word.text;
  }
  return text;
}

ast::Name build_name(const Reading& reading, Rules::NameContext& context) {
  const Lexeme& word = reading.words[context.start->getTokenIndex()];
  return {word.text, {reading.file, word.begin, word.end}};
}

ast::Name build_word(const Reading& reading, antlr4::tree::TerminalNode& node) {
  return {written(reading, node), span_of(reading, node)};
}

ast::Name build_zone(const Reading& reading, Rules::ZoneContext& context) {
  const Lexeme& word = reading.words[context.start->getTokenIndex()];
  return {word.text, {reading.file, word.begin, word.end}};
}

std::vector<ast::Name> build_names(const Reading& reading,
                                   const std::vector<Rules::NameContext*>& contexts) {
  std::vector<ast::Name> names;
  for (Rules::NameContext* context : contexts) names.push_back(build_name(reading, *context));
  return names;
}

ast::Text build_text(const Reading& reading, antlr4::tree::TerminalNode& node) {
  const std::string& quoted = written(reading, node);
  ast::Text text{"", span_of(reading, node)};
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\') ++i;
    text.text += quoted[i];
  }
  return text;
}

ast::Number build_number(Reading& reading, antlr4::tree::TerminalNode& node) {
  std::string digits = written(reading, node);
  std::erase(digits, '_');
  ast::Number number{{}, span_of(reading, node)};
  const auto value = parse_decimal(digits);
  if (value) {
    number.value = *value;
    const std::size_t dot = digits.find('.');
    if (dot != std::string::npos) number.decimals = static_cast<int>(digits.size() - dot - 1);
    return number;
  }
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  if (zeros > 0 && parse_decimal(digits.substr(zeros))) {
    std::string without = written(reading, node);
    without.erase(0, without.find_first_not_of("0_"));
    mistake(reading,
            diagnose(Code::AK0308, number.span, "a number does not begin with a zero before digits")
                .with_step({without, "if no other digit is meant", {{number.span, without}}}));
    number.value = *parse_decimal(digits.substr(zeros));
    return number;
  }
  mistake(reading, diagnose(Code::AK0308, number.span,
                            "this number has more digits than can be reckoned with")
                       .with_help("a number has at most 40 digits"));
  reading.unread.numbers.push_back(number.span);
  return number;
}

namespace {

bool is_product(std::string_view text) { return text.find_first_of("xX*×") != text.npos; }

// `2x24`: both factors, and what they make.
std::optional<Rational> product_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of("0123456789");
  const std::size_t second = text.find_first_of("0123456789", first);
  if (first == text.npos || second == text.npos) return std::nullopt;
  const auto a = parse_decimal(text.substr(0, first));
  const auto b = parse_decimal(text.substr(second));
  if (!a || !b) return std::nullopt;
  return *a * *b;
}

ast::DayKind days_of(std::string_view unit) {
  const std::string word = lower(unit);
  const auto has = [&](std::string_view part) { return word.find(part) != word.npos; };
  if (has("work") || has("business") || has("kerja")) return ast::DayKind::Working;
  return has("calendar") || has("kalender") ? ast::DayKind::Calendar : ast::DayKind::Unsaid;
}

ast::DurationPart build_part(Reading& reading, antlr4::tree::TerminalNode& number,
                             Rules::Time_unitContext& unit) {
  ast::DurationPart part;
  part.unit = unit_of(unit);
  part.span = span_between(reading, *number.getSymbol(), *unit.stop);
  part.days = days_of(reading.words[unit.start->getTokenIndex()].text);
  const std::string& text = written(reading, number);
  part.next = lower(text).ends_with("next");
  if (part.next) {  // "next", "2 next"
    part.number = {parse_decimal(text.substr(0, text.find(' '))).value_or(1),
                   span_of(reading, number)};
  } else if (is_product(text)) {
    part.product = text;
    part.number = {product_of(text).value_or(1), span_of(reading, number)};
  } else {
    part.number = build_number(reading, number);
  }
  return part;
}

}  // namespace

ast::DateLiteral build_date(Reading& reading, antlr4::tree::TerminalNode& node) {
  const std::string& text = written(reading, node);
  ast::DateLiteral date{text, parse_date(text), span_of(reading, node)};
  const bool told = reading.words[node.getSymbol()->getTokenIndex()].mended;
  if (!date.date && !told) {
    const bool far = text < "1970" || text > "2101";
    report_time(reading, date.span,
                worded("the day {} {}", text, far ? "lies outside 1970 to 2100" : "does not exist"),
                "a date is written year-month-day: `2026-02-28`");
  }
  return date;
}

ast::WallClock build_wall_clock(Reading& reading, antlr4::tree::TerminalNode& node) {
  const std::string& text = written(reading, node);
  ast::WallClock clock{milliseconds_of(text), true, span_of(reading, node)};
  clock.valid = clock.milliseconds >= 0 && clock.milliseconds <= kDay;
  if (!clock.valid) {
    clock.milliseconds = 0;
    report_time(reading, clock.span, worded("the time {} does not exist", text),
                "times go from `00:00` to `24:00`, the end of the day; at most to the millisecond");
  }
  return clock;
}

ast::Moment build_moment(Reading& reading, Rules::MomentContext& context) {
  ast::Moment moment{build_date(reading, *context.DATE()),
                     build_wall_clock(reading, *context.WALL_CLOCK()), span_of(reading, context)};
  auto* offset = context.moment_offset();
  if (offset == nullptr) return moment;
  const ast::WallClock clock = build_wall_clock(reading, *offset->WALL_CLOCK());
  moment.offset =
      offset->MINUS() != nullptr ? -Duration{clock.milliseconds} : Duration{clock.milliseconds};
  moment.clock.valid = moment.clock.valid && clock.valid;
  return moment;
}

// As labels are written: "the whole term" is the label "whole term".
std::string label_text(const Reading& reading, Rules::One_periodContext& context) {
  std::string text;
  for (auto at = context.start->getTokenIndex(); at <= context.stop->getTokenIndex(); ++at) {
    const Lexeme& word = reading.words[at];
    if (word.type == Rules::THE) continue;
    text += (text.empty() ? "" : " ") + word.text;
  }
  return text;
}

ast::PeriodLabel build_one_period(Reading& reading, Rules::One_periodContext& context) {
  const Span span = span_of(reading, context);
  if (auto* season = context.STRING()) {
    return {build_text(reading, *season).text, std::nullopt, span, std::nullopt, true};
  }
  const std::string text = label_text(reading, context);
  ast::PeriodLabel label{text, ir::parse_period(text), span};
  if (label.period) return label;
  // A number alone is meant for a year.
  const ir::Cadence cadence = ir::cadence_like(text).value_or(ir::Cadence::CalendarYear);
  const ir::LabelForm& form = ir::form_of(cadence);
  report_time(reading, label.span, worded("the {} {} does not exist", form.noun, text),
              fmt::format("a {} is written {}: `{}`", form.noun, form.order, form.example));
  return label;
}

ast::PeriodLabel build_period(Reading& reading, Rules::PeriodContext& context) {
  ast::PeriodLabel label = build_one_period(reading, *context.one_period());
  label.span = span_of(reading, context);
  if (auto* nouns = context.plain_nouns()) {
    label.to = {of_nouns(*nouns), {}, build_number(reading, *context.NUMBER())};
  }
  return label;
}

ast::Periods build_cadence(const Reading& reading, Rules::CadenceContext& context) {
  if (auto* noun = context.calendar_noun()) return {of_calendar(*noun), {}, {}};
  if (auto* noun = context.contract_noun()) return {of_contract(*noun), {}, {}};
  if (auto* name = context.name()) return {ir::Cadence::Season, build_name(reading, *name), {}};
  return {context.HALF() != nullptr ? ir::Cadence::HalfYear : ir::Cadence::Week, {}, {}};
}

ast::Periods build_looking_back(Reading& reading, Rules::Looking_backContext& context) {
  return {of_cadences(*context.cadences()), {}, build_number(reading, *context.NUMBER())};
}

ast::PeriodNoun build_period_noun(const Reading& reading, Rules::Period_nounContext& context) {
  const Span span = span_of(reading, context);
  if (auto* noun = context.contract_noun()) return {of_contract(*noun), span};
  return {of_noun(*context.plain_noun()), span};
}

ast::DurationLiteral build_duration(Reading& reading, Rules::DurationContext& context) {
  ast::DurationLiteral duration{{}, span_of(reading, context)};
  for (std::size_t i = 0; i < context.NUMBER().size(); ++i) {
    duration.parts.push_back(build_part(reading, *context.NUMBER(i), *context.time_unit(i)));
  }
  return duration;
}

ast::Percentage build_percentage(Reading& reading, Rules::PercentageContext& context) {
  const int whole = context.PERCENT() != nullptr ? 100 : 1000;
  return {build_number(reading, *context.NUMBER()).value / whole, span_of(reading, context)};
}

ast::Quantity build_quantity(Reading& reading, Rules::QuantityContext& context) {
  const Span span = span_of(reading, context);
  if (auto* share = context.percentage()) return {build_percentage(reading, *share), span};
  if (auto* kind = context.in_kind()) return {build_in_kind(reading, *kind), span};
  if (auto* number = context.NUMBER()) return {build_number(reading, *number), span};
  return {build_duration(reading, *context.duration()), span};
}

ast::MoneyLiteral build_money(Reading& reading, Rules::MoneyContext& context) {
  return {build_word(reading, *context.WORD()), build_number(reading, *context.NUMBER()),
          span_of(reading, context)};
}

ast::ClauseLine build_clause_line(const Reading& reading, Rules::Clause_lineContext& context) {
  ast::ClauseLine line{build_text(reading, *context.STRING(0)), {}, span_of(reading, context)};
  if (auto* title = context.STRING(1)) line.title = build_text(reading, *title);
  return line;
}

}  // namespace akad::parser::build
