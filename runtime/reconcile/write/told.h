// What both writers say alike of items and outages that differ.
#pragma once

#include "runtime/history/why.h"
#include "runtime/reconcile/reconcile.h"

namespace akad::reconcile {

using phrases::Phrase, phrases::PhraseList;

// The two runs as histories have them, whose agreements are one.
class Telling {
 public:
  explicit Telling(const Reconciliation& of)
      : of_(of),
        rows_(of.program(), of.program()),
        history_{of.side(Party::Ours).run, of.side(Party::Theirs).run, rows_},
        why_(history_) {}

  // Of items those of one subject and target should come together.
  history::ItemTold item(const ItemRow& row);
  std::vector<history::Fact> outage(const OutageRow& row) const;
  history::JudgedIn judged(const ResultRow& row, Party party) const;

 private:
  const Reconciliation& of_;
  differences::Rows rows_;
  history::History history_;
  history::Why why_;
};

}  // namespace akad::reconcile
