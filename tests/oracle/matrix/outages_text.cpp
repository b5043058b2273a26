#include "tests/oracle/matrix/outages_text.h"

#include <fmt/format.h>

#include <array>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

std::string row_text(std::string_view turns, const RowRules& rule) {
  if (rule.count == 1) return {};
  return fmt::format("\n  {} after {} slots in a row, from the {} of them", turns, rule.count,
                     rule.from_last ? "last" : "first");
}

std::string slots_text(const SlotRules& rules) {
  constexpr std::array kWords = {"at least", "more than", "at most", "less than"};
  constexpr std::array kCounts = {"up", "down", "passed over", "unknown"};
  const std::string bound = rules.of_others ? to_decimal(rules.bound * 100, 2) + "% of came_up"
                                            : to_decimal(rules.bound, 2);
  std::string text =
      fmt::format("  slots of {} minutes are down when went_down is {} {}", rules.slot / kMinute,
                  kWords[static_cast<std::size_t>(rules.words)], bound);
  if (rules.few_below > 0) {
    text += fmt::format("\n  slots with fewer than {} came_up: {}", rules.few_below,
                        kCounts[static_cast<std::size_t>(rules.few)]);
  }
  return text + row_text("down", rules.down_after) + row_text("up", rules.up_after);
}

std::string so_many(const MemberRules& rules) {
  const bool is_one = rules.bound == Rational(1) && !rules.more_than;
  if (is_one) return rules.is_share ? "all" : "any";
  const std::string bound =
      rules.is_share ? to_decimal(rules.bound * 100, 2) + "%" : to_decimal(rules.bound, 0);
  return fmt::format("{} {}", rules.more_than ? "more than" : "at least", bound);
}

std::string log_of(const MemberRules& rules, std::size_t at) {
  const std::string whose =
      rules.by ? name_of(*rules.by) : fmt::format("always \"{}\"", rules.all_as);
  return fmt::format("log several{} {{\n  subject is {} of probes\n}}\n", at, whose);
}

std::string state_text(const OutageRules& rules) {
  if (rules.weighed.empty()) return "  while state = \"down\"";
  std::vector<std::string> lines;
  for (const WeighedRule& rule : rules.weighed) {
    std::string line = fmt::format("  while {} = \"{}\"", name_of(rule.signal), rule.text);
    if (rule.share != Rational(1)) line += ", weighs " + to_decimal(rule.share * 100, 2) + "%";
    lines.push_back(std::move(line));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string lasting_text(const OutageRules& rules) {
  if (rules.lasting == Lasting::Any) return {};
  return fmt::format("  lasting {} {} hours, {} counts\n{}",
                     rules.lasting == Lasting::AtLeast ? "at least" : "more than",
                     rules.length / kHour,
                     rules.only_excess ? "only the excess" : "the whole outage",
                     rules.apart == 0 ? "  outages apart stay apart\n" : "");
}

}  // namespace

std::string outage_text(const MoneyCase& money, std::size_t at) {
  const OutageRules& rules = money.outages[at];
  std::string log, down;
  std::string of = "probes";
  switch (rules.told) {
    case Told::ByEvents: down = "  from went_down to came_up\n  one at a time"; break;
    case Told::ByWindows: down = "  during incident"; break;
    case Told::ByState: down = state_text(rules); break;
    case Told::BySlots: down = slots_text(rules.slots); break;
    case Told::ByMembers:
      log = log_of(rules.members, at);
      of = fmt::format("several{}", at);
      down = fmt::format("  while {} of probes are outage{}{}", so_many(rules.members),
                         rules.members.outage,
                         rules.members.by_share ? ", weighs the share of them" : "");
  }
  std::string text = fmt::format("{}outage outage{} of {} {{\n{}\n", log, at, of, down);
  text += lasting_text(rules);
  if (rules.apart > 0) {
    text += fmt::format("  outages less than {} minutes apart are one\n", rules.apart / kMinute);
  }
  return text + "}\n";
}

std::string subject_of(const MoneyCase& money, const TargetRules& rules) {
  if (!rules.of_time) return "ticket";
  const OutageRules& outage = money.outages[rules.measure];
  const bool of_several = outage.told == Told::ByMembers && outage.members.by.has_value();
  return of_several ? name_of(*outage.members.by) : "site";
}

}  // namespace akad::oracle
