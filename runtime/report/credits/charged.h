// What was charged, fee by fee, as statements tell it.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/phrases/phrase.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

// What records told of a fee for one of its periods.
struct ChargedPeriod {
  ir::CalendarPeriod period;
  std::uint64_t records = 0;
  Rational amount = {};  // in the fee's money; below zero perhaps
};
struct ChargedFee {
  Id<ir::Fee> fee;
  std::uint64_t lost = 0;
  std::vector<ChargedPeriod> periods = {};
  std::vector<const charged::Charge*> unclear = {};  // that charge nothing
};

// Of each fee that records tell. Where periods were asked for: those of its periods that end with
// one that is shown, or in one; and what charges nothing of no period, or of these.
std::vector<ChargedFee> charged_fees(const ir::Program& program, const charged::Charges& charges,
                                     const std::optional<ShownPeriods>& shown);

phrases::Phrase unclear_said(charged::Unclear why);
nlohmann::json charged_json(const ir::Program& program, const charged::Charges& charges,
                            const std::optional<ShownPeriods>& shown);
// For who reads the schema of statements: `charged` among its definitions.
std::string charged_schema();

}  // namespace akad::report
