#include "runtime/report/wording/granted.h"

#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/phrases/claims.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {

phrases::Phrase whose_quota(const ir::Program& program, const ir::Target& target,
                            const measures::GroupValue& subject) {
  if (ir::concerns_of(program, target).valid()) return {};
  if (subject) return value_text(*subject);
  return phrases::Phrase("claim.each", for_terminal(results::subject_called(program, target)));
}

phrases::Phrase became_said(const ir::Program& program, const ir::Exclusion& exclusion,
                            ir::Grant grant, ir::GrantReason reason,
                            const measures::GrantFigures& figures, phrases::Phrase whose) {
  return phrases::grant(
      program, exclusion, grant, reason,
      {figures.period, figures.used, std::move(whose), figures.condition, figures.ahead});
}

void add_figures(nlohmann::json& row, const ir::Program& program, const ir::Exclusion& exclusion,
                 const measures::GrantFigures& figures, const phrases::Book& book) {
  if (figures.period) {
    row["used_up"] = {{"of_ms", exclusion.quota},
                      {"before_ms", figures.used},
                      {"period", ir::label_of(*figures.period)}};
  }
  const auto at = static_cast<std::size_t>(figures.condition);
  if (figures.condition < 0 || at >= exclusion.conditions.size()) return;
  const phrases::Phrase asked = phrases::asked_before(program, exclusion.conditions[at]);
  row["too_late"]["asked"] = book.say(asked);
  if (figures.ahead > 0) row["too_late"]["ahead_ms"] = figures.ahead;
}

}  // namespace akad::report
