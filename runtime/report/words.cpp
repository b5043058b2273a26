#include "runtime/report/words.h"

#include <fmt/format.h>

#include "runtime/base/text.h"

namespace akad::report {

std::string exact_percent(const Rational& share) { return to_decimal(share * 100, 10) + "%"; }

std::string number_text(std::uint64_t number) { return grouped(std::to_string(number)); }

std::string money_text(const Rational& amount, std::string_view currency) {
  return fmt::format("{} {}", currency, grouped(to_decimal(amount, 4)));
}

std::string moment_text(const time::Zone& zone, Instant at) {
  const std::int64_t wall = time::to_wall(zone, at);
  std::int64_t days = wall / kDay;
  std::int64_t rest = wall % kDay;
  if (rest < 0) {
    rest += kDay;
    --days;
  }
  const Date date{static_cast<std::int32_t>(days)};
  std::string text =
      fmt::format("{} {:02}:{:02}", format_date(date), rest / kHour, rest / kMinute % 60);
  const std::int64_t in_minute = rest % kMinute;
  if (in_minute != 0) text += fmt::format(":{:02}", in_minute / kSecond);
  if (in_minute % kSecond != 0) text += fmt::format(".{:03}", in_minute % kSecond);
  return text;
}

std::string clause_text(const ir::Clause& clause, std::string_view name) {
  std::string text;
  if (!clause.number.empty()) text += for_terminal(clause.number) + " ";
  if (clause.title.empty()) return text + for_terminal(name);
  return text + fmt::format("{} ({})", for_terminal(clause.title), for_terminal(name));
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

}  // namespace akad::report
