// Statements for people: who promised what, what was measured, what is owed and why.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr std::size_t kDigestShown = 7 + 16;  // "sha256:" and enough to tell two texts apart

std::string as_of_text(const Statement& s) {
  const std::string& name = s.program->agreement.zone;
  const auto zone = time::find_zone(name);
  if (!zone) return format_rfc3339(s.as_of);
  return fmt::format("{} in {}", moment_text(*zone, s.as_of), for_terminal(name));
}

void add_header(std::string& page, const Statement& s) {
  const ir::Agreement& a = s.program->agreement;
  add_rule(page, '=');
  add_line(page, 0, fmt::format("STATEMENT: {}, version {}", for_terminal(a.name),
                                for_terminal(a.version)));
  add_rule(page, '=');
  add_value(page, 0, "Provider", for_terminal(a.provider));
  add_value(page, 0, "Customer", for_terminal(a.customer));
  if (!a.measured_by.empty()) add_value(page, 0, "Measured by", for_terminal(a.measured_by));
  add_value(page, 0, "Term", fmt::format("{} to {}, both days included",
                                         format_date(a.term_first), format_date(a.term_last)));
  add_value(page, 0, "As of", as_of_text(s));
  add_value(page, 0, "Time zone",
            fmt::format("{}, zone database {}", for_terminal(a.zone), for_terminal(s.tzdata)));
  add_value(page, 0, "Agreement", s.digest.substr(0, kDigestShown));
  add_value(page, 0, "Total credits", money_text(s.total, a.currency));
}

void add_period(std::string& page, const ir::Program& program, const PeriodStatement& period) {
  const std::string month = period.measured.period.label;
  page += "\n";
  add_line(page, 0, "Month " + month);
  add_rule(page, '-');
  if (!period.measured.period.closed) {
    add_line(page, 0, "This month is not over: the results so far are shown, and no credits "
                      "arise yet.");
  }
  add_results(page, program, period);
  if (!period.measured.period.closed) return;
  add_credits(page, program, period);
  add_caps(page, program, period);
  page += "\n";
  add_line(page, 0, fmt::format("Credits for {}: {}", month,
                                money_text(period.owed.total, program.agreement.currency)));
}

}  // namespace

std::string to_text(const Statement& statement) {
  std::string page;
  add_header(page, statement);
  if (statement.periods.empty()) {
    page += "\n";
    add_line(page, 0, "No month of the term that was asked for has begun.");
  }
  for (const PeriodStatement& period : statement.periods) {
    add_period(page, *statement.program, period);
  }
  add_data(page, statement);
  return page;
}

}  // namespace akad::report
