// Why the two judge an item otherwise: asked of the evaluations that judged it.
#pragma once

#include "runtime/explain/explain.h"
#include "runtime/history/history.h"

namespace akad::history {

using phrases::Phrase, phrases::PhraseList;

// Goes over the items of one of the two: those of one subject and target should come together.
class Asking {
 public:
  explicit Asking(Side& side) : side_(side) {}
  // Until the next one is asked.
  const explain::VerdictTold& why(const measures::Item& item);

 private:
  Side& side_;
  Id<ir::Target> target_;
  std::string subject_;
  std::vector<explain::VerdictTold> reasons_;
};

// Of an item of one of the two; null where that does not judge it.
struct Judged {
  const ir::Program& program;
  const measures::Item* item = nullptr;
  const explain::VerdictTold* reasons = nullptr;

  bool is_there() const { return item != nullptr; }
};

// What differs between them: when it is due, what is allowed, what elapsed.
struct Fact {
  Phrase what, before, after;
};

struct ItemTold {
  Judged before, after;
  std::vector<Fact> facts = {};          // where both judge it
  PhraseList rules_before, rules_after;  // how each verdict follows, but for what both say
};

class Why {
 public:
  explicit Why(History& history)
      : history_(history), before_(history.before), after_(history.after) {}
  ItemTold of(const ItemRow& row);

 private:
  History& history_;
  Asking before_, after_;
};

// What is allowed in the end, and for which row: "4 hours of support_hours (priority = "P1")";
// empty where nothing is.
Phrase allowed(const Judged& judged);
// "met", "met, but left out when …"
Phrase verdict_said(const Judged& judged);

}  // namespace akad::history
