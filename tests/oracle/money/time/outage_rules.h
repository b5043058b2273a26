// What an outage says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::oracle {

enum class InWords { AtLeast, MoreThan, AtMost, LessThan };
enum class FewAre { Up, Down, PassedOver, Unknown };
// Told by slots: what is counted in them are the events that otherwise begin an outage, of as many
// as those that otherwise end one.
struct RowRules {
  int count = 1;
  bool from_last = false;
};
struct SlotRules {
  Duration slot = kHour;
  InWords words = InWords::AtLeast;
  Rational bound = 1;
  bool of_others = false;  // `bound` is a share of the others
  int few_below = 0;       // fewer of the others; 0 = nothing is said
  FewAre few = FewAre::Up;
  RowRules down_after = {}, up_after = {};
};

enum class Said;  // money_case.h

// Told by those that belong together: while so many of them are down.
struct MemberRules {
  std::size_t outage = 0;  // theirs: one of the case that is told of each
  bool more_than = false;
  Rational bound = 1;
  bool is_share = false;        // of those that belong to it then
  std::optional<Said> by = {};  // they belong together of whom it says the same
  std::string all_as = {};      // otherwise all of them do, and are called this
  bool by_share = false;        // the time counts in the share of those that are down
};

// While one that is told of each says so: in this share the time counts.
struct WeighedRule {
  Said signal;
  std::string text;
  Rational share = 1;
};

enum class Told { ByEvents, ByWindows, ByState, BySlots, ByMembers };
enum class Lasting { Any, AtLeast, MoreThan };
struct OutageRules {
  Told told = Told::ByEvents;
  Lasting lasting = Lasting::Any;
  Duration length = 0;
  bool only_excess = false;
  Duration apart = 0;  // less than this apart: one
  SlotRules slots = {};
  MemberRules members = {};
  std::vector<WeighedRule> weighed = {};  // by states: instead of the one state
};

}  // namespace akad::oracle
