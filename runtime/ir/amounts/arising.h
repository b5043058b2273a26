// In which period an amount arises, and for whom: what a fee is that differs by group.
#pragma once

#include "runtime/ir/amounts/told.h"

namespace akad::ir {

// A group of a result, or of those that a cap holds apart, as agreements call it.
struct CalledGroup {
  std::string name;
  std::optional<std::string> value;  // as it is written; none: the result is of what has none
  auto operator<=>(const CalledGroup&) const = default;
};
using CalledGroups = std::vector<CalledGroup>;

// What agreements call the subject of the log: by its place. Empty: nobody names it.
std::string subject_noun(const Program& program, const Log& log);

// Whether the target has a result for each value of what is called so, or the cap holds them apart.
bool is_by(const Program& program, const Target& target, std::string_view name);
bool is_by(const Program& program, const Cap& cap, std::string_view name);

// The values stand beside the groups of the target or cap, that of the subject last. Nothing where
// no fee differs by group, since nobody asks then.
using GroupValues = std::vector<std::optional<std::string>>;
CalledGroups called_groups(const Program& program, const Target& target, const GroupValues& values);
CalledGroups called_groups(const Program& program, const Cap& cap, const GroupValues& values);

struct Arising {
  CalendarPeriod period;  // of what owes or caps the amount
  std::int32_t over = 1;  // it is the last of so many
  CalledGroups groups = {};
  const ToldFees* told = nullptr;  // null: no record was read, so that what they tell is not known

  // NOLINTNEXTLINE(google-explicit-constructor): most amounts are for no group
  Arising(const CalendarPeriod& in, std::int32_t over_last = 1, CalledGroups of = {},
          const ToldFees* told_fees = nullptr)
      : period(in), over(over_last), groups(std::move(of)), told(told_fees) {}
};

// What a fee is for one group: at first, and from which dates on it is another.
struct Charged {
  const Rational& amount;
  const std::vector<FeeStep>& later;
};
Charged charged(const Fee& fee, const CalledGroups& groups);

// One of each group for which the fee may be another: those that it names, and one that it does
// not. One of nothing where it is the same for all.
std::vector<CalledGroups> groups_of(const Fee& fee);

}  // namespace akad::ir
