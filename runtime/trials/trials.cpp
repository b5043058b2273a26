#include "runtime/trials/trials.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "runtime/evaluation/evaluation.h"
#include "runtime/trials/because.h"

namespace akad::trials {
namespace {

constexpr std::size_t kMostAtOnce = 8;

Trial try_one(const ir::Program& program, const ir::Scenario& scenario, const Options& options) {
  const engine::RunResult found = engine::settle_scenario(program, scenario, options.limits);
  Trial trial{engine::hold(program, scenario, found), {}, {}};
  if (!trial.result.problem.empty()) return trial;
  if (options.note_touched) trial.touched = touched_by(program, scenario, found, options.limits);
  const auto& rows = trial.result.expectations;
  const auto differs =
      std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.held; });
  if (differs == rows.end()) return trial;
  const auto at = static_cast<std::size_t>(differs - rows.begin());
  trial.because =
      because({program, scenario, scenario.expectations[at], found, options.limits}, *options.book);
  return trial;
}

}  // namespace

std::vector<Trial> try_scenarios(const ir::Program& program, const std::vector<std::size_t>& chosen,
                                 const Options& options) {
  std::vector<Trial> trials(chosen.size());
  if (const std::string problem = evaluation::zone_problem(program); !problem.empty()) {
    for (std::size_t at = 0; at < chosen.size(); ++at) {
      trials[at].result.name = program.scenarios[chosen[at]].name;
      trials[at].result.problem = problem;
    }
    return trials;
  }
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < chosen.size(); at = next++) {
      trials[at] = try_one(program, program.scenarios[chosen[at]], options);
    }
  };
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t hands = std::min({processors, kMostAtOnce, chosen.size()});
  std::vector<std::jthread> others;
  for (std::size_t hand = 1; hand < hands; ++hand) others.emplace_back(work);
  work();
  others.clear();  // waits for them
  return trials;
}

}  // namespace akad::trials
