#include "runtime/report/wording/findings.h"

namespace akad::report {
namespace {

// In the order of events::FindingKind.
constexpr std::array<phrases::Key<0>, events::kFindingKinds> kNames = {
    "kind.malformed",          "kind.not_an_object",      "kind.too_long",
    "kind.too_deep",           "kind.without_subject",    "kind.without_time",
    "kind.without_id",         "kind.impossible_time",    "kind.wrong_type",
    "kind.unstable_name",      "kind.duplicate",          "kind.conflicting_duplicate",
    "kind.empty_window",       "kind.unknown_end",        "kind.after_as_of",
    "kind.out_of_order",       "kind.redundant_start",    "kind.redundant_pause",
    "kind.redundant_resume",   "kind.stop_without_start", "kind.conflicting_values",
    "kind.outside_the_term",   "kind.stop_before_start",  "kind.not_in_the_list",
    "kind.never_given",        "kind.repeated_key",       "kind.without_key",
    "kind.superseded",         "kind.without_list",       "kind.header_again",
    "kind.nothing_to_compare", "kind.never_happened",     "kind.missing_change",
    "kind.not_in_service",     "kind.negative_amount"};

}  // namespace

phrases::Phrase finding_called(events::FindingKind kind, const std::string& detail) {
  const phrases::Phrase called(kNames[static_cast<std::size_t>(kind)]);
  return detail.empty() ? called : phrases::Phrase("kind.with_detail", called, detail);
}

}  // namespace akad::report
