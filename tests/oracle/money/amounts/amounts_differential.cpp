// What is owed by rates, fees and caps of all kinds: the engine beside the oracle.
//   amounts_differential [cases] [seed] [most]
// A case is an agreement with one story; twenty-five stories share an agreement, and each agreement
// has a seed of its own, counted up from the first: `amounts_differential 25 SEED` replays one.
// What must hold whatever the oracle says is looked at besides (README). It ends at the first
// agreement of which something does not hold, or at the last of `most` of them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>

#include "tests/oracle/money/amounts/make_smaller.h"
#include "tests/oracle/money/amounts/worse.h"
#include "tests/oracle/money/engine/ask_engine_amounts.h"
#include "tests/oracle/money/money_cases.h"

namespace {

using namespace akad;
using oracle::AmountsEngine;
using oracle::Dice;
using oracle::MoneyCase;
using oracle::Paid;

constexpr std::int64_t kDefaultCases = 100'000;
constexpr std::uint64_t kDefaultSeed = 20'261'128;
constexpr int kStories = 25;  // of an agreement
constexpr int kRates = 75;    // of a hundred rows

// What the settlement differential tries less often.
constexpr oracle::Tried kFirstOfAmounts = oracle::Tried::ByRate;

struct Figures {
  std::int64_t cases = 0, agreements = 0, periods = 0, lines = 0, owing = 0, caps = 0;
  std::int64_t items = 0, orders = 0, files = 0, later_stops = 0, dearer = 0;
  std::int64_t told = 0, not_told = 0;
};

// What a period that counts the item owes is at most the most that is left, and a rate for each
// miss is owed in one period alone.
std::string owed_twice(const MoneyCase& money, const oracle::ItemPaid& item) {
  const auto& rate = *money.credits[item.credit].slabs[item.row].rate;
  if (rate.paid_for == oracle::PaidFor::EachMiss && item.parts.size() > 1) {
    return fmt::format("{} item {}: a miss is owed for twice by credit{}", item.subject, item.item,
                       item.credit);
  }
  Rational sum = 0;
  std::optional<Rational> most;
  for (const auto& [label, part] : item.parts) {
    if (!part.owed) continue;
    if (part.owed->most) most = std::max(most.value_or(0), sum + *part.owed->most);
    sum += part.owed->amount;
  }
  if (!most || sum <= *most) return {};
  return fmt::format("{} item {}: {} of {} by credit{}", item.subject, item.item, to_fraction(sum),
                     to_fraction(*most), item.credit);
}

class Differential {
 public:
  explicit Differential(std::uint64_t seed) : dice_{std::mt19937_64(seed)}, seed_(seed) {}

  // Whether all is as it should be.
  bool run(std::int64_t stories) {
    MoneyCase rules = plain_agreement();
    const AmountsEngine engine(rules);
    if (!engine.wrong().empty()) return say("the agreement is not sound: " + engine.wrong());
    for (std::int64_t story = 0; story < stories; ++story) {
      MoneyCase money = rules;
      oracle::tell_stories(dice_, money);
      if (!compare(engine, money, story)) return false;
    }
    ++all.agreements;
    return true;
  }

  static inline Figures all;
  static inline oracle::Attempts tried = {};

 private:
  // Of what is excluded, or of silence, the settlement differential knows.
  MoneyCase plain_agreement() {
    MoneyCase rules = oracle::any_agreement(dice_, kRates);
    while (rules.credits.empty()) rules = oracle::any_agreement(dice_, kRates);
    rules.notices = {};
    for (oracle::TargetRules& target : rules.targets) target.excludes = {};
    return rules;
  }

  bool compare(const AmountsEngine& engine, const MoneyCase& money, std::int64_t story) {
    const bool with_items = story % 5 == 0;
    const oracle::AmountsAsked asked = engine.ask(money, with_items);
    const oracle::WholeTerm term = oracle::whole_term(money, tried);
    const Paid slow = oracle::paid_of(money, term);
    if (asked.paid != slow) return report(money);
    count(asked.paid);
    for (const oracle::ItemPaid& item : asked.items) {
      ++all.items;
      const std::string twice = owed_twice(money, item);
      if (!twice.empty()) return say(twice, &money);
    }
    const std::string over = oracle::broken_cap(money, term, asked.paid);
    if (!over.empty()) return say(over, &money);
    if (story % 5 == 3 && !holds_where_records_tell(engine, money, asked.paid)) return false;
    if (story == 1 && !holds_in_any_order(engine, money, asked.paid)) return false;
    return story % 5 != 2 || holds_with_later_stop(engine, money, term, asked.paid);
  }

  static void count(const Paid& paid) {
    ++all.cases;
    for (const oracle::PaidPeriod& period : paid) {
      ++all.periods;
      all.lines += static_cast<std::int64_t>(period.lines.size() + period.in_kind.size());
      all.caps += static_cast<std::int64_t>(period.caps.size());
      all.owing += period.total > Rational(0) ? 1 : 0;
    }
  }

  bool holds_in_any_order(const AmountsEngine& engine, const MoneyCase& money, const Paid& paid) {
    const auto shuffle = [&](std::vector<std::size_t>& order) {
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[static_cast<std::size_t>(dice_.small(static_cast<int>(i)))]);
      }
    };
    ++all.orders;
    if (engine.ask_in_order(money, shuffle) != paid) return say("another order", &money);
    if (engine.ask(money).paid != paid) return say("once more", &money);
    if (!money.only_subject.empty()) return true;  // its log says no subject
    ++all.files;
    const auto files = static_cast<std::size_t>(1 + dice_.small(3));
    const Paid read = engine.ask_in_files(money, files, shuffle);
    if (read == paid) return true;
    return say(fmt::format("from {} files:\n{}", files, differences(read, paid)), &money);
  }

  // What is payable, and what it is of, line by line.
  static std::string payable_said(const Paid& paid) {
    std::string said;
    for (const oracle::PaidPeriod& period : paid) {
      said += fmt::format("{}: {}\n", period.label, to_fraction(period.total));
      for (const oracle::PaidLine& line : period.lines) {
        if (line.exact == Rational(0)) continue;
        said += fmt::format("  credit{} {} {} {}\n", line.credit, fmt::join(line.group, ","),
                            to_fraction(line.exact), to_fraction(line.payable));
      }
    }
    return said;
  }

  // Amounts of items, and credits of what looks back, wait for one another: then more is open.
  static bool waits(const MoneyCase& money) {
    return std::any_of(money.credits.begin(), money.credits.end(), [&](const auto& credit) {
      if (money.targets[credit.target].over > 1) return true;
      return std::any_of(credit.slabs.begin(), credit.slabs.end(), [](const auto& slab) {
        using enum oracle::PaidFor;
        if (!slab.rate) return false;
        return slab.rate->paid_for == TimeLate || slab.rate->paid_for == DatesLate ||
               slab.rate->price.kind == oracle::Sum::ShareOfWorth;
      });
    });
  }

  // The same once all is told; and of what is not, as if nothing had been charged for it.
  bool holds_where_records_tell(const AmountsEngine& engine, const MoneyCase& money,
                                const Paid& paid) {
    const std::vector<std::size_t> fees = oracle::fees_to_tell(money);
    if (fees.empty()) return true;
    std::mt19937_64 random(seed_);
    std::vector<oracle::Charged> charges = oracle::charges_of(money, fees);
    const Paid told = engine.ask_with_charges(money, charges, random);
    ++all.told;
    // Of a share of a fee of nothing that records told the engine says why nothing is owed.
    const bool some_nothing = std::any_of(charges.begin(), charges.end(), [](const auto& charge) {
      return charge.amount == Rational(0);
    });
    const bool same = some_nothing ? payable_said(told) == payable_said(paid) : told == paid;
    if (!same) return say("as records tell:\n" + differences(told, paid), &money);
    if (waits(money)) return true;
    MoneyCase less = money;
    const oracle::Charged unknown = charges[random() % charges.size()];
    std::erase_if(charges, [&](const oracle::Charged& charge) {
      return charge.fee == unknown.fee && charge.period == unknown.period;
    });
    oracle::charge_nothing(less, unknown);
    oracle::Attempts ignored = {};
    const Paid nothing = oracle::paid_of(less, oracle::whole_term(less, ignored));
    const Paid least = engine.ask_with_charges(money, charges, random);
    ++all.not_told;
    if (payable_said(least) == payable_said(nothing)) return true;
    return say(fmt::format("fee{} of {} is not told:\n{}and if nothing was charged:\n{}",
                           unknown.fee, unknown.period, payable_said(least), payable_said(nothing)),
               &money);
  }

  bool holds_with_later_stop(const AmountsEngine& engine, const MoneyCase& money,
                             const oracle::WholeTerm& term, const Paid& paid) {
    const auto later = oracle::with_later_stop(dice_, money, term);
    if (!later) return true;
    const std::vector<bool> ordered = oracle::ordered_credits(money, term);
    const Paid worse = engine.ask(*later).paid;
    ++all.later_stops;
    if (worse != paid) ++all.dearer;
    const std::string less = oracle::owed_less(money, ordered, paid, worse);
    if (less.empty()) return true;
    say(less, &money);
    fmt::print("with a later stop:\n{}", oracle::show_stories(*later));
    return false;
  }

  bool report(MoneyCase money) {
    const auto answers = [](const MoneyCase& one) {
      oracle::Attempts ignored = {};
      return std::pair(AmountsEngine(one).ask(one).paid,
                       oracle::paid_of(one, oracle::whole_term(one, ignored)));
    };
    oracle::make_smaller(money, [&](const MoneyCase& one) {
      if (!AmountsEngine(one).wrong().empty()) return false;
      const auto [fast, slow] = answers(one);
      return fast != slow;
    });
    const auto [fast, slow] = answers(money);
    return say("engine and oracle differ; made smaller:\n" + oracle::differences(fast, slow),
               &money);
  }

  bool say(const std::string& what, const MoneyCase* money = nullptr) const {
    fmt::print("seed {}: {}\n", seed_, what);
    if (money == nullptr) return false;
    fmt::print("{}as of {}\n{}", ir::dump(AmountsEngine(*money).program()),
               format_rfc3339(money->as_of), oracle::show_stories(*money));
    return false;
  }

  Dice dice_;
  std::uint64_t seed_;
};

void print(const Figures& all) {
  fmt::print("amounts differential: {} cases of {} agreements as they should be: {} periods, {} "
             "credits and {} caps that took something off; something payable in {} periods\n",
             all.cases, all.agreements, all.periods, all.lines, all.caps, all.owing);
  fmt::print("{} amounts of items owed once; {} in another order, {} from files; {} with a later "
             "stop, which changed {}\n",
             all.items, all.orders, all.files, all.later_stops, all.dearer);
  fmt::print("{} where records tell the fees; {} where one of them is not known\n", all.told,
             all.not_told);
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : kDefaultCases;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  const std::int64_t most = argc > 3 ? std::atoll(argv[3]) : 1;
  fmt::print("amounts differential: {} cases, seed {}\n", cases, seed);
  if (cases <= 0) {
    fmt::print("amounts differential: the number of cases is at least 1\n");
    return 2;
  }
  std::int64_t found = 0;
  for (std::int64_t done = 0, agreement = 0; done < cases; done += kStories, ++agreement) {
    Differential differential(seed + static_cast<std::uint64_t>(agreement));
    if (differential.run(std::min<std::int64_t>(kStories, cases - done))) continue;
    if (++found >= most) return 1;
  }
  print(Differential::all);
  const bool enough = oracle::print_attempts(Differential::tried, cases, kFirstOfAmounts);
  return found == 0 && (cases < 1000 || enough) ? 0 : 1;
}
