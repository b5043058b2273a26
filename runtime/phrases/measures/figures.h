// Figures, and outages that are told slot by slot, as an agreement writes them.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

std::string percent_text(const Rational& share);  // "30%", as agreements write it
// All digits of a decimal number: "1000.5".
std::string number_text(const Rational& number);
// "slots of 1 minute are down when failed is more than 5% of requests", and what else is said of
// them: "slots with no requests: up", "down after 3 slots in a row, from the first of them".
Phrase slots_down(const ir::Program& program, const ir::BySlots& slots);
Phrase so_many(const ir::SoMany& of);
Phrase members_down(const ir::Program& program, const ir::ByMembers& rule);
Phrase slot_test(const ir::Program& program, const ir::SlotTest& test);
const std::string& name_of(const ir::Program& program, const ir::Summand& what);
Phrase few_in_slots(const ir::Program& program, const ir::FewInSlot& few);
Phrase few_in_slots(const ir::Program& program, const ir::Figure& figure);  // that has few
Phrase few_in_slots(std::string_view what, const Rational& below, Phrase counts, bool of_event);
Phrase few_in_slots(std::string_view what, const Rational& below, ir::SlotCounts counts,
                    bool of_event);  // events are counted, numbers added up
Phrase slots_in_row(const ir::SlotsInRow& row);
Phrase down_after(const ir::SlotsInRow& row);
Phrase up_after(const ir::SlotsInRow& row);
// "share of failed in requests"
Phrase figure(const ir::Program& program, const ir::Figure& figure);
Phrase taken_for_each(const ir::OverSlots& slots);  // "taken for each 5 minutes, then averaged"
// Both: "share of failed in requests, taken for each 5 minutes, then averaged".
Phrase whole_figure(const ir::Program& program, const ir::Figure& figure);

}  // namespace akad::phrases
