// What the engine owes for a case, without a statement: one agreement is asked for many stories.
#pragma once

#include <functional>

#include "runtime/evaluation/evaluation.h"
#include "tests/oracle/money/amounts/paid.h"
#include "tests/oracle/money/engine/told_fees.h"

namespace akad::oracle {

// A rate that gives items amounts of their own, and what it owes for one of them, by period.
struct ItemPaid {
  std::string subject;
  std::int32_t item = 0;
  std::size_t credit = 0, row = 0;
  std::vector<std::pair<std::string, measures::ItemAmount>> parts = {};
};

struct AmountsAsked {
  Paid paid;
  std::vector<ItemPaid> items = {};
};

class AmountsEngine {
 public:
  explicit AmountsEngine(const MoneyCase& rules);

  const std::string& wrong() const { return wrong_; }  // empty: the agreement is sound
  const ir::Program& program() const { return program_; }

  AmountsAsked ask(const MoneyCase& money, bool with_items = false) const;
  // The records in the order that `shuffle` brings them into.
  using Shuffle = std::function<void(std::vector<std::size_t>&)>;
  Paid ask_in_order(const MoneyCase& money, const Shuffle& shuffle) const;
  // Where records tell fees that have an amount in the case: `told` of what it says.
  Paid ask_with_charges(const MoneyCase& money, const std::vector<Charged>& told,
                        std::mt19937_64& random) const;
  // From so many files for each log, a record in any of them.
  Paid ask_in_files(const MoneyCase& money, std::size_t files, const Shuffle& shuffle) const;

 private:
  static Paid settled(const ir::Program& program, const evaluation::Evaluation& found);
  Paid settled(events::EventStore store, Instant as_of) const;

  ir::Program program_;
  std::string wrong_;
};

}  // namespace akad::oracle
