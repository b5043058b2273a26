// Random agreements about months and money, settled by the engine and by the money oracle:
//   settlement_differential [cases] [seed]
// and held to the laws of time_laws.h. A difference is made smaller, printed, and ends with code 1.
// Each case has a seed of its own, counted up from the first, so that `1 SEED` replays it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/oracle/money/amounts/make_smaller.h"
#include "tests/oracle/money/engine/ask_engine_money.h"
#include "tests/oracle/money/engine/time_laws.h"
#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/money/money_oracle.h"

namespace {

using namespace akad;
using oracle::MoneyCase;

constexpr std::int64_t kDefaultCases = 100'000;
constexpr std::uint64_t kDefaultSeed = 20'260'401;

// From there on the amounts differential tries them.
constexpr auto kFirstOfAmounts = static_cast<std::size_t>(oracle::Tried::ByRate);

bool differ(const MoneyCase& money) {
  oracle::Attempts tried = {};
  return ir::verify(oracle::as_program(money)).empty() &&
         oracle::engine_says(money) != oracle::oracle_says(money, tried);
}

// What must hold of time whatever the rules are; empty where it does.
std::string broken_law(const MoneyCase& money, const nlohmann::json& said) {
  if (!oracle::excludes_anything(money)) return oracle::broken_law(money, said, said);
  return oracle::broken_law(money, said, oracle::engine_says(oracle::without_exclusions(money)));
}

// The parts of two answers that are not the same, by path.
void print_differences(const nlohmann::json& engine, const nlohmann::json& slow) {
  for (const nlohmann::json& step : nlohmann::json::diff(engine, slow)) {
    const nlohmann::json::json_pointer path(step.at("path").get<std::string>());
    fmt::print("  {}: engine {}, oracle {}\n", path.to_string(),
               engine.contains(path) ? engine.at(path).dump() : "-",
               step.contains("value") ? step.at("value").dump() : "-");
  }
}

void report(MoneyCase money, std::uint64_t seed) {
  oracle::make_smaller(money, differ);
  fmt::print("difference: seed {}; made smaller:\n{}", seed, ir::dump(oracle::as_program(money)));
  fmt::print("as of {}\n{}", format_rfc3339(money.as_of), oracle::show_stories(money));
  oracle::Attempts tried = {};
  print_differences(oracle::engine_says(money), oracle::oracle_says(money, tried));
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : kDefaultCases;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  fmt::print("settlement differential: {} cases, seed {}\n", cases, seed);
  if (cases <= 0) {
    fmt::print("settlement differential: the number of cases is at least 1\n");
    return 2;
  }
  oracle::Attempts tried = {};
  for (std::int64_t i = 0; i < cases; ++i) {
    oracle::Dice dice{std::mt19937_64(seed + static_cast<std::uint64_t>(i))};
    const MoneyCase money = oracle::any_money_case(dice);
    const std::string wrong = ir::verify(oracle::as_program(money));
    if (!wrong.empty()) {
      fmt::print("seed {}: the agreement is not sound: {}\n", seed + i, wrong);
      return 2;
    }
    const nlohmann::json said = oracle::engine_says(money);
    if (said != oracle::oracle_says(money, tried)) {
      report(money, seed + static_cast<std::uint64_t>(i));
      return 1;
    }
    const std::string law = broken_law(money, said);
    if (law.empty()) continue;
    fmt::print("seed {}: {}\n{}", seed + static_cast<std::uint64_t>(i), law,
               oracle::show_stories(money));
    return 1;
  }
  fmt::print("settlement differential: no difference\n");
  const bool enough = oracle::print_attempts(tried, cases, oracle::Tried{}, kFirstOfAmounts);
  return cases < 1000 || enough ? 0 : 1;
}
