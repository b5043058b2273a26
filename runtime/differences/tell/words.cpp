// Words of closed sets, as they read behind the field that has them.
#include <array>

#include "runtime/differences/tell/teller.h"
#include "runtime/report/rules_text.h"

namespace akad::differences {
namespace {

template <class Enum>
constexpr std::size_t count() {
  using ir::words;  // that of rounding stands there too
  return words(Enum{}).size();
}
// A key for each value of an enumeration, in its order.
template <class Enum>
using Keys = std::array<phrases::Key<0>, count<Enum>()>;

constexpr Keys<ir::TaxBasis> kTaxes = {"word.tax.before", "word.tax.after"};
constexpr Keys<ir::PartOfPeriod> kParts = {"word.part.whole_fee", "word.part.in_proportion"};
constexpr Keys<ir::NightOwner> kNights = {"word.nights.opening_day", "word.nights.each_date"};
constexpr Keys<ir::TimeKind> kTimes = {"word.time.rfc3339", "word.time.epoch_seconds",
                                       "word.time.epoch_milliseconds", "word.time.local",
                                       "word.time.pattern"};
constexpr Keys<ir::DateIs> kDates = {"word.refused", "word.date.beginning", "word.date.end"};
constexpr Keys<ir::RepeatedHour> kRepeated = {"word.repeated.earlier", "word.repeated.later",
                                              "word.refused"};
constexpr Keys<ir::SkippedHour> kSkipped = {"word.skipped.moves_forward", "word.refused"};
constexpr Keys<ir::SignalKind> kValues = {"word.value.text", "word.value.number",
                                          "word.value.money", "word.value.time", "word.value.flag"};
constexpr Keys<ir::RepeatedStart> kStarts = {"word.changes_nothing", "word.begins_anew"};
constexpr Keys<ir::LoneStop> kStops = {"verdict.undetermined", "word.changes_nothing"};
constexpr Keys<ir::Judged> kJudged = {"word.judged.by_elapsed", "word.judged.by_due"};
constexpr Keys<ir::Reopening> kReopenings = {
    "word.reopening.first_stop_decides", "word.reopening.new_item", "word.reopening.leave_out_gap",
    "word.reopening.count_gap", "word.reopening.last_decides"};
constexpr Keys<ir::Retarget> kRetargets = {
    "word.retarget.carry",        "word.retarget.restart",
    "word.retarget.freeze",       "word.retarget.retroactive",
    "word.retarget.proportional", "word.retarget.retroactive_with_pauses"};
constexpr Keys<ir::MissedBefore> kMissed = {"word.missed.last_limit_decides",
                                            "word.missed.stays_missed"};
constexpr Keys<ir::LengthTest> kTests = {"word.any_length", "word.at_least", "word.more_than"};
constexpr Keys<ir::Counted> kCounted = {"word.counted.whole", "word.counted.excess"};
constexpr Keys<ir::QuotaOf> kQuotas = {"change.none_of_it", "word.quota.time",
                                       "word.quota.downtime"};
constexpr Keys<ir::Beyond> kBeyond = {"word.beyond.counts_as_down", "word.beyond.excluded_too",
                                      "word.beyond.exclusion_lost"};
constexpr Keys<ir::Concerns> kConcerns = {"word.concerns.subject", "word.concerns.named",
                                          "word.concerns.everybody"};
constexpr Keys<ir::Attribution> kAttributions = {"word.belongs.by_stop", "word.belongs.by_start",
                                                 "word.belongs.by_due"};
constexpr Keys<ir::OpenItems> kOpen = {"word.open.left_out", "word.open.overdue_missed",
                                       "word.open.with_grace", "word.open.time_so_far"};
constexpr Keys<ir::Aggregate> kAggregates = {"word.aggregate.share", "word.aggregate.average",
                                             "word.aggregate.median", "word.aggregate.percentile",
                                             "word.aggregate.total"};
constexpr Keys<ir::Taken> kTaken = {
    "word.taken.share",  "word.taken.number",     "word.taken.sum",     "word.taken.average",
    "word.taken.median", "word.taken.percentile", "word.taken.highest", "word.taken.lowest"};
constexpr Keys<ir::EmptyMonth> kEmpty = {"verdict.not_applicable", "verdict.met", "verdict.missed"};
constexpr Keys<ir::CrossingOutages> kCrossing = {"word.crossing.split", "word.crossing.by_begin"};
constexpr Keys<ir::LostRecords> kLost = {"word.lost.marked", "word.lost.undetermined"};
constexpr Keys<ir::FirstPeriods> kFirst = {"verdict.not_applicable", "word.first.what_there_is"};
constexpr Keys<ir::AskedAt> kAsked = {"word.asked.at_the_stop", "word.asked.any_time"};
constexpr Keys<ir::ExcludedTime> kExcluded = {"word.excluded.not_promised",
                                              "word.excluded.not_down"};
constexpr Keys<ir::Unrecorded> kUnrecorded = {"unrecorded.unknown", "unrecorded.up",
                                              "unrecorded.down", "unrecorded.left_out"};
constexpr Keys<ir::Comparison> kComparisons = {"word.at_least", "word.more_than", "word.at_most",
                                               "word.less_than"};

constexpr Keys<RoundingMode> kRoundings = {"word.rounding.half_up", "word.rounding.half_even",
                                           "word.rounding.down", "word.rounding.up"};
constexpr Keys<ir::OwedWhen> kOwed = {"word.owed.by_result", "word.owed.missed",
                                      "word.owed.always"};
constexpr Keys<ir::Grant> kGrants = {"claim.granted", "claim.in_part", "claim.refused"};
constexpr Keys<ir::GrantReason> kReasons = {
    "change.none_of_it",      "claim.reason.not_announced", "claim.reason.too_late",
    "claim.reason.replaced",  "claim.reason.withdrawn",     "claim.reason.not_agreed",
    "claim.reason.set_aside", "claim.reason.outside_hours", "claim.reason.quota_used_up",
    "claim.reason.overran"};

template <class Enum>
Phrase said(const Keys<Enum>& keys, Enum value) {
  return Phrase(keys[static_cast<std::size_t>(value)]);
}

}  // namespace

Phrase word(ir::TaxBasis tax) { return said(kTaxes, tax); }
Phrase word(ir::PartOfPeriod part) { return said(kParts, part); }
Phrase word(ir::Cadence cadence) { return report::each(cadence); }
Phrase word(ir::NightOwner owner) { return said(kNights, owner); }
Phrase word(ir::TimeKind kind) { return said(kTimes, kind); }
Phrase word(ir::DateIs is) { return said(kDates, is); }
Phrase word(ir::RepeatedHour repeated) { return said(kRepeated, repeated); }
Phrase word(ir::SkippedHour skipped) { return said(kSkipped, skipped); }
Phrase word(ir::SignalKind kind) { return said(kValues, kind); }
Phrase word(ir::RepeatedStart start) { return said(kStarts, start); }
Phrase word(ir::LoneStop stop) { return said(kStops, stop); }
Phrase word(ir::Judged judged) { return said(kJudged, judged); }
Phrase word(ir::Reopening reopening) { return said(kReopenings, reopening); }
Phrase word(ir::Retarget policy) { return said(kRetargets, policy); }
Phrase word(ir::MissedBefore missed) { return said(kMissed, missed); }
Phrase word(ir::LengthTest test) { return said(kTests, test); }
Phrase word(ir::Counted counted) { return said(kCounted, counted); }
Phrase word(ir::QuotaOf quota) { return said(kQuotas, quota); }
Phrase word(ir::Beyond beyond) { return said(kBeyond, beyond); }
Phrase word(ir::Concerns concerns) { return said(kConcerns, concerns); }
Phrase word(ir::Attribution attribution) { return said(kAttributions, attribution); }
Phrase word(ir::OpenItems items) { return said(kOpen, items); }
Phrase word(ir::Aggregate aggregate) { return said(kAggregates, aggregate); }
Phrase word(ir::Taken taken) { return said(kTaken, taken); }
Phrase word(ir::EmptyMonth empty) { return said(kEmpty, empty); }
Phrase word(ir::CrossingOutages crossing) { return said(kCrossing, crossing); }
Phrase word(ir::LostRecords lost) { return said(kLost, lost); }
Phrase word(ir::FirstPeriods first) { return said(kFirst, first); }
Phrase word(ir::AskedAt at) { return said(kAsked, at); }
Phrase word(ir::ExcludedTime time) { return said(kExcluded, time); }
Phrase word(ir::Unrecorded counts_as) { return said(kUnrecorded, counts_as); }
Phrase word(ir::Comparison test) { return said(kComparisons, test); }
Phrase word(ir::OwedWhen when) { return said(kOwed, when); }
Phrase word(RoundingMode mode) { return said(kRoundings, mode); }
Phrase word(ir::Grant grant) { return said(kGrants, grant); }
Phrase word(ir::GrantReason reason) { return said(kReasons, reason); }

Phrase word(const ir::Windows&) { return Phrase("word.hours.windows"); }
Phrase word(const ir::Union&) { return Phrase("word.hours.union"); }
Phrase word(const ir::Intersection&) { return Phrase("word.hours.intersection"); }
Phrase word(const ir::Difference&) { return Phrase("word.hours.difference"); }
Phrase word(const ir::Shift&) { return Phrase("word.hours.shift"); }
Phrase word(const ir::WhileState&) { return Phrase("word.told.while_state"); }
Phrase word(const ir::FromEventToEvent&) { return Phrase("word.told.events"); }
Phrase word(const ir::DuringWindows&) { return Phrase("word.told.windows"); }
Phrase word(const ir::BySlots&) { return Phrase("word.told.slots"); }
Phrase word(const ir::ByMembers&) { return Phrase("word.told.members"); }
Phrase word(const ir::OfItems&) { return Phrase("word.about.items"); }
Phrase word(const ir::OfTime&) { return Phrase("word.about.time"); }
Phrase word(const ir::OfSum&) { return Phrase("word.about.sum"); }
Phrase word(const ir::OfFigure&) { return Phrase("word.about.figure"); }

}  // namespace akad::differences
