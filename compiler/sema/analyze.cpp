#include "compiler/sema/passes.h"

namespace akad::sema {

Analysis analyze(const std::vector<LoadedFile>& files, Sink& sink) {
  Scope scope{sink};
  collect(scope, files);
  const ast::File& file = *files.front().file;
  analyze_header(scope, file);
  analyze_fees(scope, file);
  calendars::analyze_holidays(scope, file);
  analyze_logs(scope, file);
  calendars::analyze_calendars(scope, file);
  analyze_clocks(scope, file);
  analyze_outages(scope, file);
  analyze_targets(scope, file);
  analyze_credits(scope, file);
  analyze_caps(scope, file);
  analyze_scenarios(scope, file);
  return {std::move(scope.program), std::move(scope.map)};
}

}  // namespace akad::sema
