// akad explain --line: a line of the statement, and the items or outages that it rests on.
#include "runtime/explain/line/line.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/explain/line.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"
#include "runtime/settlement/settle.h"

namespace akad::cli {
namespace {

constexpr std::size_t kMostOffered = 5;

// A line on its way; `problem` says why nothing is told.
struct Telling {
  const ExplainOrder& order;
  const ir::Program& program;
  Instant as_of = 0;
  events::Trail trail = {};
  std::string problem = {};
};

std::optional<evaluation::Evaluation> evaluate(Telling& telling) {
  Progress progress;
  const bool one = !telling.order.subject.empty();
  telling.trail.subject = telling.order.subject;
  events::ReadOptions options{telling.as_of, {}, one ? &telling.trail : nullptr};
  options.attributes = {events::Attribute::Line, events::Attribute::Element};
  options.without = telling.order.without;
  options.limits = telling.order.limits;
  options.progress = progress.told();
  events::ReadError error;
  auto store =
      evaluation::read(telling.program, log_files_of(telling.order.events), options, error);
  telling.problem = error.message;
  if (!store) return std::nullopt;
  evaluation::Order order{telling.as_of, evaluation::Keep::Items};
  order.limits = telling.order.limits;
  order.list_misses = true;
  auto found = evaluation::evaluate(telling.program, std::move(*store), order);
  telling.problem = found.excess;
  if (!telling.problem.empty()) return std::nullopt;
  return found;
}

std::string no_such_line(std::int64_t number, const settlement::Settlement& settled) {
  std::uint64_t lines = 0;
  for (const settlement::PeriodSettlement& period : settled.periods)
    lines += period.items.size() + period.in_kind.size();
  if (lines == 0) return "there is no line: no period that is over owes a credit";
  return fmt::format("there is no line {}: the statement of the whole term has {}",
                     grouped(static_cast<std::uint64_t>(number)), grouped(lines));
}

std::string names_of(const evaluation::Evaluation& found,
                     const std::vector<std::uint32_t>& subjects) {
  std::string text;
  const std::size_t shown = std::min(subjects.size(), kMostOffered);
  for (std::size_t i = 0; i < shown; ++i) {
    text += (i == 0 ? "" : ", ") + report::value_text(found.store.subjects.text(subjects[i]));
  }
  if (shown < subjects.size())
    text += fmt::format(" and {} more", grouped(subjects.size() - shown));
  return text;
}

// The one that is asked for, or all.
std::vector<std::uint32_t> asked_of(Telling& telling, const evaluation::Evaluation& found,
                                    std::vector<std::uint32_t> subjects) {
  if (telling.order.subject.empty()) return subjects;
  for (const std::uint32_t subject : subjects) {
    if (found.store.subjects.text(subject) == telling.order.subject) return {subject};
  }
  telling.problem = fmt::format("the line does not rest on {} ({})",
                                report::value_text(shortened(telling.order.subject, 60)),
                                subjects.empty() ? "on nobody" : "on " + names_of(found, subjects));
  return {};
}

std::string too_much(const Telling& telling, const evaluation::Evaluation& found,
                     const explain::LinePlace& place, const std::vector<std::uint32_t>& subjects) {
  constexpr auto kLimit = limits::Limit::Explained;
  const Id<ir::Log> log = ir::log_of(telling.program, telling.program[place.result().target]);
  std::uint64_t things = 0;
  if (log.valid()) things = measures::told_of_members(telling.program, found.store, log);
  for (const std::uint32_t subject : subjects) {
    things += found.store.first[subject + 1] - found.store.first[subject];
  }
  if (things <= telling.order.limits[kLimit]) return "";
  return limits::sentence(
      telling.order.limits, kLimit,
      fmt::format("{} things happen to what the line rests on (--subject NAME tells of one)",
                  grouped(things)));
}

// By name, each once.
std::vector<std::uint32_t> all_of(const evaluation::Evaluation& found,
                                  const std::vector<std::vector<std::uint32_t>>& of_each) {
  std::map<std::string_view, std::uint32_t> by_name;
  for (const auto& subjects : of_each) {
    for (const std::uint32_t subject : subjects) {
      by_name.emplace(found.store.subjects.text(subject), subject);
    }
  }
  std::vector<std::uint32_t> subjects;
  for (const auto& [name, subject] : by_name) subjects.push_back(subject);
  return subjects;
}

std::vector<std::uint32_t> shared_by(std::vector<std::uint32_t> own,
                                     const std::vector<std::uint32_t>& asked) {
  std::erase_if(own, [&](std::uint32_t subject) {
    return std::find(asked.begin(), asked.end(), subject) == asked.end();
  });
  return own;
}

report::LineTold tell(const Telling& telling, evaluation::Evaluation& found,
                      const explain::LinePlace& place, const std::vector<std::uint32_t>& subjects) {
  report::LineTold told = explain::tell_line(found, place, subjects);
  if (telling.order.subject.empty()) return told;
  told.subject = telling.order.subject;
  told.story = explain::story_of(found, telling.trail, told, subjects.front());
  return told;
}

std::optional<report::LineTold> tell(Telling& telling, evaluation::Evaluation& found) {
  const auto settled =
      settlement::settle(telling.program, found.results,
                         claimed::Claims(found.plan, found.store, found.losses), found.charges);
  const auto place = explain::find_line(found, settled, telling.order.line);
  if (!place) {
    telling.problem = no_such_line(telling.order.line, settled);
    return std::nullopt;
  }
  const std::vector<explain::LinePlace> behind = explain::places_behind(found, settled, *place);
  std::vector<std::vector<std::uint32_t>> of_each;
  for (const auto& one : behind) of_each.push_back(explain::subjects_behind(found, one));
  const auto subjects = asked_of(telling, found, all_of(found, of_each));
  if (telling.problem.empty()) telling.problem = too_much(telling, found, *place, subjects);
  if (!telling.problem.empty()) return std::nullopt;
  if (ir::summed_by(telling.program[place->result().target]) == nullptr) {
    return tell(telling, found, *place, subjects);
  }
  report::LineTold told = explain::tell_line(found, *place, {});
  told.subject = telling.order.subject;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    const auto own = shared_by(std::move(of_each[i]), subjects);
    if (telling.order.subject.empty() || !own.empty()) {
      told.summed.push_back(tell(telling, found, behind[i], own));
    }
  }
  return told;
}

std::string written(const ExplainOrder& order, const report::LineTold& told) {
  switch (order.format) {
    case Format::Json: return report::to_json(told, *order.book);
    case Format::Text: return report::to_text(told, *order.book);
  }
  AKAD_ASSERT(false);
}

}  // namespace

int explain_line(const ExplainOrder& order, const ir::Program& program, Instant as_of) {
  Telling telling{order, program, as_of};
  auto found = evaluate(telling);
  if (!found) return fail(telling.problem);
  const auto told = tell(telling, *found);
  if (!told) return fail(telling.problem);
  Outputs outputs(order.limits);
  auto problem = outputs.say(written(order, *told));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace akad::cli
