// Agreements of the stage of which each late item has an amount of its own.
#pragma once

#include "tests/unit/clocks/stage.h"

namespace stage {

ir::Rate rate(ir::Price price, ir::Each each, std::optional<ir::Price> most = {});
ir::Price rupiah(std::int64_t amount);
// Of what the item is worth, as the signal `worth` says.
ir::Price of_worth(Stage& s, const Rational& share = 1);
void say_worth(Stage& s, const std::string& subject, const std::string& wall, std::int64_t amount);

// Within 4 hours, overdue ones count as missed; nothing is owed yet.
Stage late_tickets();
// A credit of the first target that is always due, with one row.
void owe(Stage& s, const ir::Rate& rate);

// By the rate at this place; nothing where the period has no cell.
measures::ItemsOwed owed_in(const measures::Partial& partial, const std::string& month,
                            std::size_t place = 0);
// What these months owe by the first rate, as of July.
std::vector<Rational> amounts(Stage& s, const std::vector<std::string>& months);
std::vector<Rational> units(Stage& s, const std::vector<std::string>& months);

}  // namespace stage
