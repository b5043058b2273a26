#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/lengths.h"
#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// Whether an outage that counts does so whole, but where the end of a period cuts it.
bool counts_whole(const Audit& audit, const ir::OfTime& time) {
  const ir::Outage& outage = audit.program[time.outage];
  return outage.test != ir::LengthTest::None && outage.counted == ir::Counted::Whole &&
         time.excluding.empty() && !time.hours.valid() && time.silence == 0 &&
         !time.unknown_while.valid() && audit.program.covers.empty();
}

// Results that an outage of the least length cannot leave, though none would leave more.
bool is_jumped(const Range& range, const Rational& most_left) {
  const bool has_all = !range.to || *range.to > 1 || (*range.to == 1 && range.with_to);
  return !has_all && range.from && *range.from > most_left;
}

std::string downtime_text(const Range& range, Duration length) {
  const std::string most = length_text((1 - *range.from) * length);
  if (*range.to == 1) return fmt::format("at most {}", most);
  return fmt::format("{} to {}", length_text((1 - *range.to) * length), most);
}

void check_credit(Audit& audit, Id<ir::Credit> id) {
  const ir::Credit& credit = audit.program[id];
  const ir::Target& target = audit.program[credit.target];
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  if (time == nullptr || !target.groups.empty() || !counts_whole(audit, *time)) return;
  const ir::Outage& outage = audit.program[time->outage];
  const Duration longest = longest_of(audit.program, target);
  const Rational most_left = 1 - Rational(outage.length) / longest;
  const std::vector<Range> ranges = ranges_of(audit.program, credit);
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    const Range& range = ranges[row];
    if (!is_jumped(range, most_left)) continue;
    const bool cut = time->crossing == ir::CrossingOutages::Split;
    tell(audit,
         diagnose(Code::AK1036, audit.map.slab_rows[id.index()][row],
                  worded("{} of the credit `{}` is for {} of downtime in a {}, and an outage of "
                         "`{}` counts from {} on: {}",
                         row_text(credit, row), credit.name, downtime_text(range, longest),
                         std::string(ir::noun_of(ir::periods_of(target))), outage.name,
                         length_text(outage.length),
                         cut ? "only what the end of a period leaves of one comes to it"
                             : "none comes to it"))
             .with_label("one outage that counts is more")
             .with_other(audit.map[time->outage], "the least that counts")
             .with_help("check the row and the least length of outages against each other"));
  }
}

}  // namespace

void check_jumped_tier(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) check_credit(audit, id);
}

}  // namespace akad::audit
