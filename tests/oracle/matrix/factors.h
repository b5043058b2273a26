// The six things that a target's clauses decide apart from each other, the values that the language
// has for each, and which of them do not go together.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

enum class Factor { Kind, Period, Group, Exclusion, Missing, Table };
constexpr std::size_t kFactors = 6;
std::string_view name_of(Factor factor);

// What a value is called, and what it says.
struct Value {
  std::string_view name;
  void (*say)(MoneyCase& money, TargetRules& target);
};
// In the order of Factor. The values of earlier factors are said first.
const std::array<std::vector<Value>, kFactors>& factors();

using Combination = std::array<int, kFactors>;  // of each factor the place of a value
std::string words(const Combination& combination);

// An agreement of one target that says all that, without stories.
MoneyCase agreement_of(const Combination& combination);
// What happened under it. Another number is another story.
void tell_stories_of(MoneyCase& money, std::uint64_t number);

// What does not go together, and the code of the diagnostic that says so.
struct Refusal {
  std::string_view why;
  std::string_view code;
  bool (*refuses)(const MoneyCase& money);
  bool of_three = false;  // of as many values: where two are tried together it may be avoided
};
const std::vector<Refusal>& refusals();
std::vector<const Refusal*> refusals_of(const Combination& combination);

}  // namespace akad::oracle
