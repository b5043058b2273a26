// What both writers say alike of an item.
#pragma once

#include <string>

#include "runtime/due/due.h"
#include "runtime/phrases/phrase.h"
#include "runtime/report/wording/conditions.h"

namespace akad::due {

using phrases::Phrase, phrases::PhraseList;

struct Sayer {
  const List& list;
  report::Wording wording;

  explicit Sayer(const List& of) : list(of), wording{of.program(), of.kept.found.plan.zone} {}

  const ir::Target& target(const measures::Item& item) const { return list.program()[item.target]; }
  const ir::OfItems& rules(const measures::Item& item) const { return ir::of_items(target(item)); }
  const ir::Clock& clock(const measures::Item& item) const {
    return list.program()[rules(item).clock];
  }

  // What is allowed, as it is written: "4 hours of support_hours"; what a change left of it.
  Phrase limit(const measures::Item& item) const;
  // Which row of the target's table that is: `priority = "P1"`; empty where there is one row only.
  std::string row(const measures::Item& item) const;
  // Why its clock is paused.
  Phrase held_by(const measures::Item& item) const;
  // By which line the target leaves it out.
  Phrase left_out(const measures::Item& item) const;
  // "at 75% of the limit"
  Phrase told_when(const measures::Item& item, std::size_t escalation) const;
};

}  // namespace akad::due
