#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

std::int32_t days_of_term(const ir::Agreement& agreement) {
  return agreement.term_last.days - agreement.term_first.days + 1;
}

// What a limit takes at least, where its words tell: "400 calendar days". None where it may end
// within the term.
struct TooLong {
  std::int32_t days;
  using Told = std::optional<std::string>;

  Told operator()(const ir::NoTarget&) const { return {}; }
  Told operator()(const ir::Within& limit) const {
    if (limit.length <= days * kDay) return {};
    return format_duration(limit.length);
  }
  Told operator()(const ir::WorkingDaysLater& limit) const { return working_days(limit.count); }
  Told operator()(const ir::EndOfWorkingDay& limit) const { return working_days(limit.count); }
  Told operator()(const ir::WorkingDayAt& limit) const { return working_days(limit.count); }
  Told operator()(const ir::CalendarDaysLater& limit) const {
    if (limit.count < days) return {};
    return fmt::format("{} calendar days", limit.count);
  }
  Told operator()(const ir::CalendarMonthsLater& limit) const {
    constexpr std::int32_t kShortMonth = 28;
    if (limit.count * kShortMonth < days) return {};
    return fmt::format("{} calendar months", limit.count);
  }
  Told operator()(const ir::BySignal&) const { return {}; }

 private:
  Told working_days(std::int32_t count) const {
    if (count < days) return {};
    return fmt::format("{} working days", count);
  }
};

}  // namespace

void check_due_after_term(Audit& audit) {
  const std::int32_t days = days_of_term(audit.program.agreement);
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    for (std::size_t row = 0; row < items->limits.size(); ++row) {
      const auto told = std::visit(TooLong{days}, items->limits[row].limit.rule);
      if (!told) continue;
      tell(audit, diagnose(Code::AK1071, audit.map.limit_rows[id.index()][row],
                           worded("{} are longer than the term of {} days: nothing can be late "
                                  "within it",
                                  *told, days))
                      .with_other(audit.map.term, "the term")
                      .with_help("check the number and its unit"));
    }
  }
}

}  // namespace akad::audit
