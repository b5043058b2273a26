// The same line in every block.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

ast::Acceptance build_accepted(const Reading& reading, Rules::Accepted_lineContext& context) {
  return {build_word(reading, *context.WORD()), build_text(reading, *context.STRING()),
          span_of(reading, context)};
}

}  // namespace

#define AKAD_ACCEPTS(Label, Struct)                                                       \
  void build_line(Reading& reading, Rules::Label##Context& context, ast::Struct& block) { \
    block.accepted.push_back(build_accepted(reading, *context.accepted_line()));          \
  }
AKAD_ACCEPTS(AgreementAcceptedClause, Agreement)
AKAD_ACCEPTS(HolidaysAcceptedClause, Holidays)
AKAD_ACCEPTS(SeasonAcceptedClause, Season)
AKAD_ACCEPTS(InterpretationAcceptedClause, Interpretation)
AKAD_ACCEPTS(CalendarAcceptedClause, Calendar)
AKAD_ACCEPTS(LogAcceptedClause, Log)
AKAD_ACCEPTS(ClockAcceptedClause, Clock)
AKAD_ACCEPTS(OutageAcceptedClause, Outage)
AKAD_ACCEPTS(FigureAcceptedClause, Figure)
AKAD_ACCEPTS(CoveredAcceptedClause, Covered)
AKAD_ACCEPTS(ExclusionAcceptedClause, Exclusion)
AKAD_ACCEPTS(TargetAcceptedClause, Target)
AKAD_ACCEPTS(CreditAcceptedClause, Credit)
AKAD_ACCEPTS(CapAcceptedClause, Cap)
AKAD_ACCEPTS(ScenarioAcceptedClause, Scenario)
#undef AKAD_ACCEPTS

}  // namespace akad::parser::build
