#include "runtime/measures/counts/time_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

using Again = Rarely<std::vector<std::int32_t>>;

Again and_more(const Again& some, const std::vector<std::int32_t>& more) {
  std::vector<std::int32_t> all = some ? *some : std::vector<std::int32_t>();
  all.insert(all.end(), more.begin(), more.end());
  return Again(std::move(all));
}

Rarely<OutagesOwed> summed(const Rarely<OutagesOwed>& some, const OutagesOwed& more) {
  if (!some) return {more};
  OutagesOwed sums = *some;
  AKAD_ASSERT(sums.size() == more.size());
  for (std::size_t rate = 0; rate < more.size(); ++rate) sums[rate].add(more[rate]);
  return {std::optional(std::move(sums))};
}

bool may_be_other(const Rarely<OutagesOwed>& owed) {
  return owed && std::any_of(owed->begin(), owed->end(), [](const UnitsOfOutages& one) {
           return one.fewer > 0 || one.more > 0;
         });
}

}  // namespace

void TimeCounts::merge(const TimeCounts& other) {
  service += other.service;
  down += other.down;
  outages += other.outages;
  more_down += other.more_down;
  reach = std::max(reach, other.reach);
  rewritten += other.rewritten;
  more_service += other.more_service;
  excluded += other.excluded;
  excluded_down += other.excluded_down;
  service_without += other.service_without;
  unknown += other.unknown;
  left_out += other.left_out;
  not_covered += other.not_covered;
  silent_down += other.silent_down;
  silent_up += other.silent_up;
  if (other.again) again = and_more(again, *other.again);
  if (other.outages_owed) outages_owed = summed(outages_owed, *other.outages_owed);
}

void TimeCounts::append(const TimeCounts& later, const ir::OfTime&) {
  Again before = std::move(again);
  again = {};
  merge(later);
  std::vector<std::int32_t> from_before;
  if (again) {
    for (const std::int32_t ago : *again) {
      if (ago > periods) from_before.push_back(ago - periods);
    }
    outages -= std::min<std::uint64_t>(outages, again->size() - from_before.size());
  }
  again = from_before.empty() ? std::move(before) : and_more(before, from_before);
  periods += later.periods;
}

void TimeCounts::keep_misses_of(const TimeCounts& part) {
  down = part.down;
  silent_down = part.silent_down;
  more_down = part.more_down;
  more_service = part.more_service;
}

NotAgain TimeCounts::not_again(const TimeCounts& whole) const {
  const Measured left_away = lasting(whole.down - down);
  return {{"down", left_away}, {"credit.time_left", {lasting(down), lasting(service), left_away}}};
}

namespace {

std::optional<Measured> share_up(Duration service, const Rational& down) {
  if (service <= 0) return std::nullopt;
  AKAD_ASSERT(down >= 0);
  // An outage that belongs to the period it begins in may be longer than that period.
  const Rational up = std::max<Rational>(service - down, 0);
  return Measured{MeasuredKind::Share, up / service};
}

}  // namespace

std::optional<Measured> TimeCounts::measured(const ir::OfTime&) const {
  return share_up(service, down);
}

std::optional<Measured> TimeCounts::if_down() const {
  // Of an outage that began before, units may be other ones where no time of this period is.
  if (more_down == 0 && more_service == 0 && !may_be_other(outages_owed)) return std::nullopt;
  return share_up(service + more_service, down + more_down);
}

std::optional<Measured> TimeCounts::without_exclusions(const ir::OfTime&) const {
  if (excluded == 0 && excluded_down == 0) return std::nullopt;
  return share_up(service_without, down + excluded_down);
}

std::vector<Figure> TimeCounts::figures() const {
  return {{"service", lasting(service)},
          {"down", lasting(down)},
          {"outages", counted(outages)},
          {"excluded", lasting(excluded), Written::WhereAny},
          {"excluded_down", lasting(excluded_down), Written::WhereAny},
          {"unknown", lasting(unknown), Written::WhereAny},
          {"left_out", lasting(left_out), Written::WhereAny},
          {"not_covered", lasting(not_covered), Written::WhereAny},
          {"down_without_record", lasting(silent_down), Written::WhereAny},
          {"up_without_record", lasting(silent_up), Written::WhereAny}};
}

Shown TimeCounts::shown(const ir::Target& target, bool) const {
  Shown shown;
  shown.columns = {{"column.down", lasting(down)}, {"column.outages", counted(outages)}};
  const auto* rules = std::get_if<ir::OfTime>(&target.of);
  if (rules != nullptr && !rules->excluding.empty()) {
    shown.columns.push_back({"column.excluded", lasting(excluded)});
  }
  if (service > 0) {
    shown.remarks = {{"result.down", {lasting(down), lasting(service), counted(outages)}}};
  }
  if (excluded > 0) {
    shown.remarks.push_back({"result.excluded", {lasting(excluded), lasting(excluded_down)}});
  }
  for (const auto& [key, length] : {std::pair{"result.down_unrecorded", silent_down},
                                    {"result.up_unrecorded", Rational(silent_up)},
                                    {"result.unknown", Rational(unknown)},
                                    {"result.left_out_time", Rational(left_out)},
                                    {"result.not_covered", Rational(not_covered)}}) {
    if (length > 0) shown.remarks.push_back({key, {lasting(length)}, false, true});
  }
  return shown;
}

}  // namespace akad::measures
