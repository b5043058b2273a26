#include "tests/oracle/money/time/slots.h"

#include <algorithm>
#include <map>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

struct Slot {
  Interval span;
  bool is_down = false;
};

bool holds(const SlotRules& rules, int bad, int all) {
  const Rational bound = rules.of_others ? rules.bound * all : rules.bound;
  switch (rules.words) {
    case InWords::AtLeast: return Rational(bad) >= bound;
    case InWords::MoreThan: return Rational(bad) > bound;
    case InWords::AtMost: return Rational(bad) <= bound;
    case InWords::LessThan: return Rational(bad) < bound;
  }
  return false;
}

// Each slot that is over, without those that are passed over.
std::vector<Slot> judged(const MoneyCase& money, const Subject& subject, const SlotRules& rules,
                         bool unknown_is_down, Attempts& tried) {
  const Instant origin = term_of(money).from;
  std::map<std::int64_t, std::pair<int, int>> counts;  // by number of the slot
  std::int64_t first = 0;
  for (const Event& event : subject.happenings) {
    const bool bad = event.what == What::WentDown, other = event.what == What::CameUp;
    if (event.at >= money.as_of || (!bad && !other)) continue;
    const Instant since = event.at - origin;
    const std::int64_t number = since / rules.slot - (since % rules.slot < 0 ? 1 : 0);
    ++(bad ? counts[number].first : counts[number].second);
    first = std::min(first, number);
  }
  std::vector<Slot> slots;
  for (std::int64_t number = first; origin + (number + 1) * rules.slot <= money.as_of; ++number) {
    const auto found = counts.find(number);
    const auto [bad, all] = found == counts.end() ? std::pair(0, 0) : found->second;
    const Instant from = origin + number * rules.slot;
    Slot slot{{from, from + rules.slot}, holds(rules, bad, all)};
    if (bad > 0 && rules.of_others && Rational(bad) == rules.bound * all) {
      note(tried, Tried::SlotJustReached);
    }
    if (all < rules.few_below) {
      if (rules.few == FewAre::PassedOver) {
        if (bad > 0) note(tried, Tried::SlotPassedOver);
        continue;
      }
      slot.is_down = rules.few == FewAre::Down || (rules.few == FewAre::Unknown && unknown_is_down);
    }
    slots.push_back(slot);
  }
  return slots;
}

// How many from `at` on are like it, as far as the rule asks.
bool is_row(const std::vector<Slot>& slots, std::size_t at, int count) {
  for (int i = 0; i < count; ++i) {
    const std::size_t one = at + static_cast<std::size_t>(i);
    if (one >= slots.size() || slots[one].is_down != slots[at].is_down) return false;
  }
  return true;
}

}  // namespace

// Looks ahead: where a row of the other state begins that is long enough, the state changes, with
// its first slot or with its last.
std::vector<Interval> down_by_slots(const MoneyCase& money, const Subject& subject,
                                    const SlotRules& rules, bool unknown_is_down, Attempts& tried) {
  const std::vector<Slot> slots = judged(money, subject, rules, unknown_is_down, tried);
  std::vector<Interval> down;
  bool state = false;
  std::size_t turns_at = 0;  // of a row that was seen: where it turns the state
  bool turns = false;
  for (std::size_t at = 0; at < slots.size(); ++at) {
    const RowRules& rule = state ? rules.up_after : rules.down_after;
    if (!turns && slots[at].is_down != state) {
      turns = is_row(slots, at, rule.count);
      turns_at = at + (rule.from_last ? static_cast<std::size_t>(rule.count) - 1 : 0);
      if (turns && rule.count > 1) note(tried, Tried::SlotsInRow);
      if (!turns) note(tried, Tried::SlotsRowTooShort);
    }
    if (turns && at == turns_at) {
      state = !state;
      turns = false;
    }
    if (state) down.push_back(slots[at].span);
  }
  if (!down.empty()) note(tried, Tried::DownBySlots);
  return down;
}

}  // namespace akad::oracle
