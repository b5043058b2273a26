// How an amount stands that must be claimed, as a scenario expects it.
#pragma once

#include <vector>

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"
#include "runtime/settlement/settle.h"

namespace akad::engine {

// Those of a credit that are asked about, in a period.
using CreditLines = std::vector<const settlement::LineItem*>;
Rational payable_of(const CreditLines& lines);

// Of all credits: money, or what is owed of the kind that the expectation names.
Rational total_expected(const ir::Program& program, const ir::Expectation& expected,
                        const settlement::PeriodSettlement& period);

struct ClaimFound {
  bool held = false;
  phrases::Phrase said;  // as `then` has it
};
// The expectation says how a claim stands. One line is meant.
ClaimFound check_claim_state(const ir::Program& program, const ir::Expectation& expected,
                             const CreditLines& lines);

// In the form of the line that it is held against, and that what was found may be written into.
std::string amount_expected(const ir::Program& program, const ir::Expectation& expected,
                            const Rational& amount);

// What a cap takes off, or that it takes nothing.
phrases::Phrase taken_off(const ir::Program& program, const ir::Expectation& expected,
                          const Rational& amount);

// Of one credit: its amount, that it is not known, or how it stands where it must be claimed.
ClaimFound check_lines(const ir::Program& program, const ir::Expectation& expected,
                       const CreditLines& lines);

// What an expectation says besides the amount: that it is not known, how it stands where it must be
// claimed, how it is paid.
void add_how_it_stands(const ir::Expectation& expected, phrases::PhraseList& said);

// Whether more, or less, may come to be taken off by the cap in the period: it is a share of a fee
// that nobody knows yet.
bool is_cap_unknown(const ir::Program& program, Id<ir::Cap> cap,
                    const settlement::PeriodSettlement& period);

}  // namespace akad::engine
