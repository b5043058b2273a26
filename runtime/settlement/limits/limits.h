// Limits: which amounts are due, what caps leave of them, and of what is open.
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

// Before all other caps: of what is due under one that says so only the largest is, of several
// alike the first (shorter periods, then as credits and results are ordered). Where the period of
// the cap goes on, a later one owes by how much it is more than the largest so far, so that all of
// them together owe the largest. What is claimable, and not claimed, is not asked, nor what has no
// value of what the cap tells apart.
void choose_largest(const ir::Program& program, std::span<const results::PeriodResults> periods,
                    std::vector<Line>& lines, Ledger& ledger,
                    std::vector<PeriodSettlement>& settled);

// Of periods that end together, and so fall into one period of each cap. Narrowest first: fewest
// credits, then finest grouping, then shortest period, then the order written. Each bucket whose
// lines exceed what is left of its cap is lowered to it in exact proportion; what was lowered is
// told with the longest period that has a line under it. Of a cap that is a share of a fee that
// nobody knows, what it is at least limits what is payable now, and what it takes off stays open.
std::vector<Bucket> apply_caps(const ir::Program& program,
                               std::span<const results::PeriodResults> periods,
                               std::vector<Line>& lines, const ir::ToldFees& told,
                               const Ledger& ledger, std::vector<PeriodSettlement>& settled);

// Of what the caps leave: what comes to a small sum under one about these is not due. Where what is
// open may make it greater, all of it is open; where it cannot, nothing is. Narrowest first. The
// caps that lowered it leave so much less: no other line is rounded up to what is not due.
void drop_small_sums(const ir::Program& program, std::span<const results::PeriodResults> periods,
                     std::vector<Line>& lines, std::vector<Bucket>& capped,
                     std::vector<PeriodSettlement>& settled);

// Those that say so.
std::vector<Id<ir::Cap>> narrowest_first(const ir::Program& program, ir::CapSays what);

// The lines that a cap is about, by the values that it holds apart, without how much is the most.
std::vector<Bucket> buckets_of(const ir::Program& program, Id<ir::Cap> cap,
                               std::span<const results::PeriodResults> periods,
                               const std::vector<Line>& lines);

// What the caps leave of what is open, once the whole term is settled: a cap leaves no more than
// what all credits of its period have not used, those that arose later, too.
void add_open_under(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                    const ir::ToldFees& told, std::vector<PeriodSettlement>& settled);

}  // namespace akad::settlement
