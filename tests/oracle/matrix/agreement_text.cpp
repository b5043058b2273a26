#include "tests/oracle/matrix/agreement_text.h"

#include <fmt/format.h>

#include "tests/oracle/matrix/figures_text.h"
#include "tests/oracle/matrix/outages_text.h"
#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

std::string day(Date date) { return format_date(date); }

std::string number(const Rational& value) { return to_decimal(value, 6); }
std::string percent(const Rational& share) { return number(share * 100) + "%"; }
std::string money_of(const Rational& amount) { return "IDR " + number(amount); }
std::string hours(Duration length) { return fmt::format("{} hours", length / kHour); }

std::string_view noun(Every every) {
  switch (every) {
    case Every::Month: return "month";
    case Every::Quarter: return "quarter";
    case Every::HalfYear: return "half year";
    case Every::Year: return "year";
    case Every::Week: return "week";
    case Every::Day: return "day";
    case Every::ContractMonth: return "contract month";
    case Every::ContractQuarter: return "contract quarter";
    case Every::ContractYear: return "contract year";
    case Every::Term: return "term";
    case Every::Season: return "season";
  }
  return {};
}

std::string cadence(Every every) {
  const bool plain = every == Every::HalfYear || every == Every::Week ||
                     every == Every::ContractMonth || every == Every::ContractQuarter ||
                     every == Every::ContractYear;
  if (every == Every::Season) return "season of seasons";
  return fmt::format("{}{}", plain ? "" : "calendar ", noun(every));
}

std::string for_every(std::string_view before, Every every) {
  if (every == Every::Term) return "over the whole term";
  return fmt::format("{} {}", before, cadence(every));
}

std::string periods(std::string_view before, const TargetRules& rules) {
  if (rules.over == 1) return for_every(before, rules.every);
  return fmt::format("over the last {} {}s, at the end of each", rules.over, cadence(rules.every));
}

std::string for_each(const std::vector<Said>& groups, bool by_subject, std::string_view subject) {
  std::string names;
  for (const Said signal : groups) names += (names.empty() ? "" : " and ") + name_of(signal);
  if (by_subject) names += fmt::format("{}{}", names.empty() ? "" : " and ", subject);
  return names.empty() ? "" : ", for each " + names;
}

std::string fee_share(const MoneyCase& money, const Sum& sum) {
  const std::string fee = fmt::format("fee{}", sum.fee);
  const std::string_view own = noun(money.fees[sum.fee].every);
  switch (sum.taken) {
    case Taken::OfPeriod: return fee;
    case Taken::Sum: return fmt::format("the sum of {} in the period", fee);
    case Taken::Last: return fmt::format("{} in the last {} of the period", fee, own);
    case Taken::Part: return fmt::format("the part of {} in the period", fee);
    case Taken::Around: return fmt::format("{} in the {} in which the period ends", fee, own);
  }
  return {};
}

std::string amount(const MoneyCase& money, const Sum& sum) {
  switch (sum.kind) {
    case Sum::Nothing: return "no credit";
    case Sum::Money: return money_of(sum.value);
    case Sum::ShareOfWorth: return percent(sum.value) + " of worth";
    case Sum::ShareOfFee: break;
  }
  return fmt::format("{} of {}", percent(sum.value), fee_share(money, sum));
}

std::string_view word(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::HalfUp: return "half up";
    case RoundingMode::HalfEven: return "half even";
    case RoundingMode::Down: return "down";
    case RoundingMode::Up: return "up";
  }
  return {};
}

std::string_view word(AfterStop rule) {
  switch (rule) {
    case AfterStop::FirstStopDecides: return "the first stop decides";
    case AfterStop::NewItem: return "a new item begins";
    case AfterStop::LeaveOutGap: return "resume, leaving out the gap";
    case AfterStop::CountGap: return "resume, counting the gap";
    case AfterStop::LastDecides: return "the last cycle decides";
  }
  return {};
}

std::string_view word(GoesOn rule) {
  switch (rule) {
    case GoesOn::CountsAsDown: return "counts as down";
    case GoesOn::ExcludedToo: return "excluded too";
    case GoesOn::ExclusionLost: return "the exclusion is lost";
  }
  return {};
}

std::string_view word(CountsAs untold) {
  switch (untold) {
    case CountsAs::Unknown: return "unknown";
    case CountsAs::Up: return "up";
    case CountsAs::Down: return "down";
    case CountsAs::LeftOut: return "left out";
  }
  return {};
}

class Writer {
 public:
  explicit Writer(const MoneyCase& money) : money_(money) {}

  std::string text() {
    head();
    logs();
    for (std::size_t at = 0; at < money_.clocks.size(); ++at) clock(at);
    for (std::size_t at = 0; at < money_.outages.size(); ++at) line("{}", outage_text(money_, at));
    exclusion("no_works", "works", money_.notices[0]);
    exclusion("no_flood", "flood", money_.notices[1]);
    for (std::size_t at = 0; at < money_.targets.size(); ++at) target(at);
    for (std::size_t at = 0; at < money_.credits.size(); ++at) credit(at);
    for (std::size_t at = 0; at < money_.caps.size(); ++at) cap(at);
    return std::move(text_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> words, Args&&... args) {
    text_ += fmt::format(words, std::forward<Args>(args)...) + "\n";
  }

  void head() {
    line("language 1\n\nagreement \"Money\" version \"1\" {{\n  provider \"P\"\n  customer \"C\"");
    line("  term {} to {}\n  timezone {}", day(money_.first), day(money_.last), money_.zone);
    line("  currency IDR in units of 0.05\n}}\n");
    line("calendar office in {} {{\n  open Mon to Fri 08:00 to 17:00\n}}\n", money_.zone);
    line("calendar night in {} {{", money_.zone);
    line("  open every day 00:00 to 05:00\n  open every day 22:00 to 24:00\n}}\n");
    if (!money_.seasons.empty()) line("season seasons {{");
    for (const SeasonRule& one : money_.seasons) {
      line("  {} to {} \"{}\"", day(one.first), day(one.last), one.name);
    }
    if (!money_.seasons.empty()) line("}}\n");
    for (std::size_t at = 0; at < money_.fees.size(); ++at) {
      const FeeRules& fee = money_.fees[at];
      line("fee fee{} = {} {}, before tax, a part of a period: the {}", at, money_of(fee.amount),
           for_every("each", fee.every),
           fee.in_proportion ? "fee in proportion to its days" : "whole fee");
    }
  }

  void logs() {
    line("\nlog tickets {{\n  time is at\n  subject is ticket");
    for (const char* event : {"opened", "resolved", "updated"}) {
      line("  event {0} when type = \"{0}\"", event);
    }
    line("  signal customer is customer\n  signal tier is tier\n  signal worth is worth\n}}\n");
    const std::string only = fmt::format("always \"{}\"", money_.only_subject);
    const std::string whose = money_.only_subject.empty() ? "site" : only;
    line("log probes {{\n  time is at\n  subject is {}", whose);
    for (const char* event : {"went_down", "came_up"}) {
      line("  event {0} when type = \"{0}\"", event);
    }
    line("  signal place is place\n  signal state is state");
    line("  window incident from starts to ends when type = \"incident\"\n}}\n");
    line("log notices {{\n  time is at\n  subject is {}", whose);
    line("  event announced at announced_at when present");
    for (const char* window : {"works", "flood"}) {
      line("  window {0} from starts to ends when type = \"{0}\"", window);
    }
    line("}}\n");
    if (money_.covered.empty()) return;
    line("covered served of probes {{");
    for (const InService& one : money_.covered) {
      line("  \"{}\" from {} to {}", one.subject, day(one.first), day(one.last));
    }
    line("}}\n");
  }

  bool reads_tier(std::size_t clock) const {
    for (const TargetRules& rules : money_.targets) {
      if (!rules.of_time && rules.measure == clock && has_table(rules)) return true;
    }
    return false;
  }

  static bool same(const LimitRule& a, const LimitRule& b) {
    return a.none == b.none && a.length == b.length && a.strict == b.strict;
  }
  static bool has_table(const TargetRules& rules) {
    return !same(rules.limits[0], rules.limits[1]);
  }

  void clock(std::size_t at) {
    const ClockRules& rules = money_.clocks[at];
    line("clock clock{} of tickets {{\n  starts on opened\n  stops on resolved", at);
    if (rules.rounds) line("  starts again on updated");
    line("  reopened: {}\n  counts around the clock", word(rules.reopening));
    if (reads_tier(at)) {
      line("  when tier changes: carry the elapsed time");
      line("  missed before a change: the last limit decides");
    }
    line("}}\n");
  }

  void exclusion(std::string_view name, std::string_view window, const NoticeRules& rules) {
    line("exclusion {} of notices {{\n  during {}", name, window);
    if (rules.lead > 0) {
      line("  if announced at least {} before it starts", hours(rules.lead));
      line("  beyond the announced time: {}", word(rules.goes_on));
    }
    if (rules.at_night) line("  only within night");
    if (rules.most > 0) {
      line("  at most {} of {}it each calendar month, earliest first", hours(rules.most),
           rules.most_down ? "downtime in " : "");
    }
    line("}}\n");
  }

  static std::string limit(const LimitRule& rule, bool by_dates) {
    if (rule.none) return "no target";
    if (by_dates) {
      return fmt::format("by {} calendar days later, at the same time", rule.length / kDay);
    }
    return fmt::format("{}{}", rule.strict ? "less than " : "", hours(rule.length));
  }

  // Of a target of time none is written that says nothing.
  void limits(const TargetRules& rules) {
    const std::string clock = fmt::format("  clock{} is", rules.of_time ? 0 : rules.measure);
    if (has_table(rules)) {
      line("{} within", clock);
      line("    | tier = \"gold\" | {} |", limit(rules.limits[0], rules.by_dates));
      line("    | otherwise | {} |", limit(rules.limits[1], rules.by_dates));
    } else if (!rules.of_time) {
      const bool plain = !rules.limits[0].strict && !rules.by_dates;
      line("{} {}{}", clock, plain ? "within " : "", limit(rules.limits[0], rules.by_dates));
    }
  }

  void lengths(const TargetRules& rules) {
    const bool average = rules.lengths.how == HowLong::Average;  // or in a percentile
    line("  {} tickets resolved {}{}", average ? "on average over" : "in percentile 90 of",
         periods("in each", rules), for_each(rules.groups, rules.by_subject, "ticket"));
    line("  open at the end of a period: {}",
         rules.lengths.so_far ? "tickets count with their time so far" : "left out");
    line("  {}", empty_line(rules, "tickets"));
  }

  void shares(const TargetRules& rules) {
    const char* word = "resolved";
    if (rules.belongs == Belongs::Start) word = "opened";
    if (rules.belongs == Belongs::Due) word = "due";
    const std::string bound =
        fmt::format("{} {} of", rules.more_than ? "more than" : "at least", percent(rules.share));
    line("  for {} tickets {} {}{}", rules.all ? "all" : bound, word, periods("in each", rules),
         for_each(rules.groups, rules.by_subject, "ticket"));
    if (rules.belongs == Belongs::Stop) {
      const bool missed = rules.open != OpenRule::LeftOut;
      line("  open at the end of a period: {}",
           missed ? "overdue tickets count as missed, the others are left out" : "left out");
    }
    if (rules.small_below > 0) {
      line("  with fewer than {} tickets: {} {} allowed", rules.small_below, rules.small_misses,
           rules.small_misses == 1 ? "miss is" : "misses are");
    } else {
      line("  small numbers: no exception");
    }
    line("  {}", empty_line(rules, "tickets"));
  }

  void time(const TargetRules& rules) {
    const char* of = rules.office_hours ? "of the time of office in each" : "of each";
    std::string which = periods(of, rules);
    const bool plain = rules.over > 1 || rules.every == Every::Term;
    if (rules.office_hours && plain) which = "of the time of office " + which;
    line("  time without outage{} is {} {} {}{}", rules.measure,
         rules.more_than ? "more than" : "at least", percent(rules.share), which,
         for_each(rules.groups, rules.by_subject, subject_of(money_, rules)));
    line("  outages that cross a period {}",
         rules.to_beginning ? "belong to the period they begin in" : "are split");
  }

  void untold(const TargetRules& rules) {
    if (rules.from_first) line("  measured from the first record");
    if (rules.silence > 0) {
      line("  after {} without a record: {} since the last record", hours(rules.silence),
           word(rules.untold));
    }
    if (rules.unknown_when_none) line("  unknown while state is absent");
    if (rules.lost_undetermined) line("  records that cannot be used: the result is undetermined");
  }

  void excluding(const TargetRules& rules) {
    for (std::size_t at = 0; at < rules.excludes.size(); ++at) {
      if (rules.excludes[at] == Excludes::Nothing) continue;
      const bool promised = rules.excludes[at] == Excludes::NotDown;
      line("  excluding {}: {}", at == 0 ? "no_works" : "no_flood",
           promised ? "promised and not down" : "neither down nor promised");
    }
    if (rules.gold_left_out) line("  leaving out items when tier = \"gold\" at the stop");
  }

  void target(std::size_t at) {
    const TargetRules& rules = money_.targets[at];
    if (rules.figure.any()) text_ += figure_text(rules, at);
    line("target target{} {{", at);
    if (!rules.figure.any()) limits(rules);
    if (rules.figure.any()) {
      const std::string each = for_each(rules.groups, rules.by_subject, "ticket");
      text_ += figure_promise(rules, at, periods("in each", rules) + each) + "\n";
    } else if (rules.lengths.any()) {
      lengths(rules);
    } else {
      rules.of_time ? time(rules) : shares(rules);
    }
    if (rules.over > 1) {
      line("  the first periods: {}", rules.what_there_is ? "what there is" : "not applicable");
    }
    if (rules.thirty_days) line("  each month taken as 30 days");
    excluding(rules);
    untold(rules);
    line("}}\n");
  }

  void credit(std::size_t at) {
    const CreditRules& rules = money_.credits[at];
    line("credit credit{} for target{} {{\n  the result is", at, rules.target);
    for (const Slab& slab : rules.slabs) {
      const TargetRules& of = money_.targets[rules.target];
      const std::string result = of.figure.any()    ? figure_bound(of, slab.result)
                                 : of.lengths.any() ? hours(floor_of(slab.result))
                                                    : percent(slab.result);
      std::string bound = "otherwise";
      if (slab.bound == Slab::AtLeast) bound = "at least " + result;
      if (slab.bound == Slab::Below) bound = "below " + result;
      line("    | {} | {} |", bound, amount(money_, slab.sum));
    }
    line("  rounded {} to {}\n}}\n", word(rules.rounding), money_of(rules.unit));
  }

  void cap(std::size_t at) {
    const CapRules& rules = money_.caps[at];
    std::string on;
    for (const std::size_t credit : rules.credits) {
      on += fmt::format("{}credit{}", on.empty() ? "" : ", ", credit);
    }
    line("cap cap{} on {} {{\n  at most {} {}{}\n}}\n", at, on.empty() ? "all credits" : on,
         amount(money_, rules.most), for_every("each", rules.every),
         for_each(rules.groups, rules.by_subject, subject_of(money_, money_.targets[0])));
  }

  const MoneyCase& money_;
  std::string text_;
};

}  // namespace

std::string agreement_text(const MoneyCase& money) { return Writer(money).text(); }

}  // namespace akad::oracle
