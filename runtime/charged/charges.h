// What was charged, as records tell it of fees that have no amount of their own (ir::FeeRecords):
// read once, before anything is counted. What is owed is no affair of this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/events/store.h"
#include "runtime/ir/amounts/told.h"

namespace akad::charged {

// Why a record charges nothing.
enum class Unclear { NoPeriod, NoSuchPeriod, NoAmount };
constexpr std::array<std::string_view, 3> words(Unclear) {
  return {"no period", "no such period", "no amount"};
}

// A record that charges something.
struct Charge {
  std::string name;         // the subject of its log
  Instant at = 0;           // when it happened; not before it arrived, where its log
                            // says that
  std::string period = {};  // as it stands there; empty: it names none
  std::optional<std::int32_t> number = {};  // of that period, one of the fee's
  std::optional<Rational> amount = {};      // in the fee's money; below zero: a credit note
  std::optional<Unclear> unclear = {};      // none: it counts
  events::RecordPlace place = {};           // its file -1: nobody asked where records stand
};

// Of one fee, in the order of time.
struct OfFee {
  Id<ir::Log> log = {};
  std::vector<Charge> charges = {};
  // Records that cannot be used and may have charged something before the instant of evaluation.
  std::uint64_t lost = 0;
};

struct Charges {
  ir::ToldFees told = {};
  std::vector<OfFee> fees = {};  // by fee; empty where no record tells one
};

// What arrived before `as_of`. `store` is arranged.
Charges charges_of(const ir::Program& program, const events::EventStore& store, Instant as_of);
// Once it is known what was lost.
void count_lost(Charges& charges, const events::Losses& losses, Instant as_of);

}  // namespace akad::charged
