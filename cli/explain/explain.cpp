// akad explain: the story of one subject's items, or of its periods of outages.
#include "runtime/explain/explain.h"
#include "runtime/base/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/explain/line.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "runtime/base/text.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::cli {
namespace {

constexpr std::size_t kMostOffered = 5;

// An explanation on its way; `problem` says why there is none.
struct Inquiry {
  const ExplainOrder& order;
  const ir::Program& program;
  explain::Question question;
  events::Trail trail;
  Instant as_of = 0;
  std::string problem;

  const ir::Target& target() const { return program.targets[question.target.index()]; }
  // "site", as the agreement calls what the log is about.
  std::string noun() const { return for_terminal(results::subject_called(program, target())); }
  Id<ir::Log> log() const { return ir::log_of(program, target()); }
  // What happens to it is told of those that belong to it.
  bool is_group() const { return ir::is_of_groups(program, target()); }
};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + report::value_text(name);
  return text;
}

std::string nearest(const std::string& name, const std::vector<std::string>& names) {
  constexpr std::size_t kMostSlips = 2;
  const auto found = nearest_of(name, names, kMostSlips);
  return found.empty() ? "" : "; did you mean " + for_terminal(found) + "?";
}

void find_target(Inquiry& inquiry) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < inquiry.program.targets.size(); ++i) {
    names.push_back(inquiry.program.targets[i].name);
    if (names.back() == inquiry.order.target) inquiry.question.target.at = static_cast<int>(i);
  }
  if (inquiry.question.target.valid()) return;
  inquiry.problem = fmt::format(
      "the agreement has no target {}{} (targets: {})", shortened(inquiry.order.target, 60),
      nearest(inquiry.order.target, names), names.empty() ? "none" : joined(names));
}

// What a kind of target does not have.
void refuse(Inquiry& inquiry, const ir::OfItems&) {
  if (inquiry.order.period.empty()) return;
  inquiry.problem = inquiry.order.target +
                    " is a target of items: --period is for targets of time, "
                    "--item N shows one item";
}
void refuse_item(Inquiry& inquiry, std::string_view kind) {
  if (inquiry.order.item == 0) return;
  inquiry.problem = fmt::format(
      "{} is a target of {}: --item is for targets of items, --period 2026-03 shows one period",
      inquiry.order.target, kind);
}
void refuse(Inquiry& inquiry, const ir::OfTime&) { refuse_item(inquiry, "time"); }
void refuse(Inquiry& inquiry, const ir::OfFigure&) { refuse_item(inquiry, "a figure"); }

void refuse(Inquiry& inquiry, const ir::OfSum&) {
  inquiry.problem = inquiry.order.target +
                    " is a target for a sum of what credits owe: akad explain --line N unfolds a "
                    "line of the statement, down to the records of all that is summed";
}

// A target whose log was left out has no results to explain.
void find_log(Inquiry& inquiry) {
  const auto& without = inquiry.order.without;
  for (const Id<ir::Log> id : ir::logs_of(inquiry.program, inquiry.target())) {
    const std::string& log = inquiry.program[id].name;
    if (std::find(without.begin(), without.end(), log) == without.end()) continue;
    inquiry.problem = fmt::format("{} rests on the log {}, which was left out: it is not measured",
                                  inquiry.order.target, log);
    return;
  }
}

void read_period(Inquiry& inquiry) {
  std::visit([&](const auto& of) { refuse(inquiry, of); }, inquiry.target().of);
  const auto& order = inquiry.order;
  if (order.period.empty() || !inquiry.problem.empty()) return;
  const ir::Cadence cadence = inquiry.target().cadence;
  inquiry.question.period = ir::parse_period(order.period, ir::term_of(inquiry.program));
  if (inquiry.question.period && inquiry.question.period->cadence == cadence) return;
  const ir::LabelForm& form = ir::form_of(cadence);
  inquiry.problem = fmt::format(
      "--period {} is not a {}: write {}", shortened(order.period, 40), form.noun,
      form.example.find(' ') == form.example.npos ? std::string(form.example)
                                                  : fmt::format("\"{}\"", form.example));
}

// By channel: whether it puts somebody into service who is watched in the log.
std::vector<bool> puts_in_service(const Inquiry& inquiry, const events::Channels& channels) {
  std::vector<bool> puts(channels.count());
  for (const ir::Cover& cover : inquiry.program.covers) {
    if (cover.log != inquiry.log()) continue;
    for (const auto event : cover.begins) puts[channels.channel_of(event).index()] = true;
  }
  return puts;
}

// Those that have records in the log, or results although none of theirs could be used, or none is
// there; by name.
std::vector<std::string> subjects_of(const Inquiry& inquiry, const events::EventStore& store) {
  if (inquiry.is_group()) return measures::groups_told(inquiry.program, store, inquiry.log());
  const events::Channels channels(inquiry.program);
  const std::vector<bool> serves = puts_in_service(inquiry, channels);
  std::vector<bool> has(store.subjects.size());
  for (const auto& occurrence : store.occurrences) {
    if (occurrence.dead != 0 || has[occurrence.subject]) continue;
    has[occurrence.subject] =
        channels.log_of(occurrence.channel) == inquiry.log() || serves[occurrence.channel.index()];
  }
  std::vector<std::string> names;
  for (std::uint32_t subject = 0; subject < has.size(); ++subject) {
    if (has[subject] || events::is_named(store, inquiry.log(), subject))
      names.emplace_back(store.subjects.text(subject));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string examples_of(std::vector<std::string> names) {
  if (names.empty()) return "none is in the log";
  const auto all = names.size();
  names.resize(std::min(all, kMostOffered));
  const auto text = joined(names);
  return all > kMostOffered ? fmt::format("{} and {} more", text, grouped(all - kMostOffered))
                            : text;
}

std::string say_which(const Inquiry& inquiry, const std::vector<std::string>& names) {
  return fmt::format("say which {}: --subject NAME ({})", inquiry.noun(), examples_of(names));
}

// Only what was found of the subject that is asked for is listed. Empty where nothing was.
std::string refusals_of(const Inquiry& inquiry, const events::EventStore& store) {
  constexpr std::size_t kMostNamed = 3;
  std::size_t all = 0;
  std::string text;
  for (const auto& finding : store.findings.listed()) {
    if (finding.log != inquiry.log().at || finding.subject != inquiry.trail.subject) continue;
    if (++all > kMostNamed) continue;
    text += (text.empty() ? "" : "; ") + finding_text(finding, store.files);
  }
  if (all > kMostNamed) text += fmt::format("; and {} more", grouped(all - kMostNamed));
  return text;
}

std::string unknown_subject(const Inquiry& inquiry, const events::EventStore& store,
                            const std::vector<std::string>& names) {
  const auto& log = inquiry.program.logs[inquiry.log().index()].name;
  const auto subject = report::value_text(shortened(inquiry.trail.subject, 60));
  const auto refused = refusals_of(inquiry, store);
  if (!refused.empty()) {
    return fmt::format("no record of the {} {} in the log {} could be used: {}", inquiry.noun(),
                       subject, log, refused);
  }
  return fmt::format("the log {} has no records of the {} {}{} ({})", log, inquiry.noun(), subject,
                     nearest(inquiry.trail.subject, names), examples_of(names));
}

void find_subject(Inquiry& inquiry, events::EventStore& store) {
  const auto names = subjects_of(inquiry, store);
  const auto& single = inquiry.program.logs[inquiry.log().index()].single_subject;
  const auto& subject = inquiry.trail.subject;
  const Id<ir::Signal> by = inquiry.program[inquiry.log()].members_by;
  const bool follows = by.valid() && !inquiry.program[by].means.empty();  // nobody knows yet
  const bool known = std::binary_search(names.begin(), names.end(), subject) ||
                     (!single.empty() && subject == single) || (follows && !subject.empty());
  if (known) {
    inquiry.question.subject = store.subjects.intern(subject);
  } else if (subject.empty()) {
    inquiry.problem = say_which(inquiry, names);
  } else {
    inquiry.problem = unknown_subject(inquiry, store, names);
  }
}

// Without a trail nobody's records are followed.
std::optional<events::EventStore> read(Inquiry& inquiry, events::Trail* trail) {
  Progress progress;
  events::ReadOptions options{inquiry.as_of, {}, trail, {}, inquiry.order.without};
  if (inquiry.is_group()) {
    options.trail = nullptr;
    options.attributes = {events::Attribute::Line, events::Attribute::Element};
  }
  options.limits = inquiry.order.limits;
  options.progress = progress.told();
  events::ReadError error;
  auto store =
      evaluation::read(inquiry.program, log_files_of(inquiry.order.events), options, error);
  inquiry.problem = error.message;
  return store;
}

// A log about one thing only needs no word of which: it is read once to learn its name. What can
// be read once only is not asked.
void find_only_subject(Inquiry& inquiry) {
  if (!inquiry.trail.subject.empty()) return;
  for (const auto& log : log_files_of(inquiry.order.events)) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(log.path, ignored)) return;
  }
  const auto store = read(inquiry, nullptr);
  if (!store) return;
  const auto names = subjects_of(inquiry, *store);
  if (names.size() == 1) {
    inquiry.trail.subject = names.front();
  } else {
    inquiry.problem = say_which(inquiry, names);
  }
}

// Empty where so many things may be told.
std::string too_much(const Inquiry& inquiry, std::uint64_t things, const std::string& found) {
  constexpr auto kLimit = limits::Limit::Explained;
  if (things <= inquiry.order.limits[kLimit]) return "";
  return limits::sentence(inquiry.order.limits, kLimit, found, things);
}

std::string too_much_to_explain(const Inquiry& inquiry, const events::EventStore& store) {
  const auto steps =
      inquiry.trail.steps.size() + measures::told_of_members(inquiry.program, store, inquiry.log());
  return too_much(inquiry, steps,
                  fmt::format("{} things happen to the {} `{}`", grouped(steps), inquiry.noun(),
                              shortened(inquiry.trail.subject, 60)));
}

// What was so before an item starts is told with it, so that many items tell more than there is.
std::string too_much_to_tell(const Inquiry& inquiry, const measures::Evidence& evidence) {
  if (inquiry.question.item != 0) return "";
  std::uint64_t told = inquiry.trail.steps.size();
  for (const clocks::Cycle& item : evidence.story.cycles) {
    told += item.last_earlier - item.first_earlier;
  }
  return too_much(
      inquiry, told,
      fmt::format("{} items of the {} `{}` tell {} things, those before each start once more "
                  "(--item N explains one alone)",
                  grouped(evidence.story.cycles.size()), inquiry.noun(),
                  shortened(inquiry.trail.subject, 60), grouped(told)));
}

// What was asked for by number but is not there.
std::string missing_part(const Inquiry& inquiry, const report::Explanation& told) {
  if (inquiry.question.item != 0 && told.items.empty()) {
    return fmt::format("{} has no item {} under {}; without --item, every item is explained",
                       report::value_text(told.subject), inquiry.question.item, told.target.name);
  }
  if (inquiry.question.period && told.periods.empty()) {
    return fmt::format("{} is no {} of the term that has begun by {}",
                       ir::label_of(*inquiry.question.period), ir::noun_of(told.cadence),
                       format_rfc3339(told.as_of));
  }
  return "";
}

std::string written(const ExplainOrder& order, const report::Explanation& told) {
  switch (order.format) {
    case Format::Json: return report::to_json(told, *order.book);
    case Format::Text: return report::to_text(told, *order.book);
  }
  AKAD_ASSERT(false);
}

int answer(Inquiry& inquiry) {
  find_target(inquiry);
  if (inquiry.problem.empty()) find_log(inquiry);
  if (inquiry.problem.empty()) read_period(inquiry);
  if (!inquiry.problem.empty()) return fail(inquiry.problem);
  const auto& single = inquiry.program.logs[inquiry.log().index()].single_subject;
  inquiry.trail.subject = inquiry.order.subject.empty() ? single : inquiry.order.subject;
  find_only_subject(inquiry);
  if (!inquiry.problem.empty()) return fail(inquiry.problem);
  auto store = read(inquiry, &inquiry.trail);
  if (!store) return fail(inquiry.problem);
  find_subject(inquiry, *store);
  if (inquiry.problem.empty()) inquiry.problem = too_much_to_explain(inquiry, *store);
  if (!inquiry.problem.empty()) return fail(inquiry.problem);
  const auto found = evaluation::evaluate(
      inquiry.program, std::move(*store),
      {inquiry.as_of, evaluation::Keep::ItemsOfSubject, inquiry.question.subject,
       inquiry.question.target, inquiry.question.item, inquiry.order.limits});
  if (!found.excess.empty()) return fail(found.excess);
  if (auto much = too_much_to_tell(inquiry, *found.evidence); !much.empty()) return fail(much);
  const auto told = explain::explain(found, inquiry.trail, inquiry.question);
  if (const auto missing = missing_part(inquiry, told); !missing.empty()) return fail(missing);
  Outputs outputs(inquiry.order.limits);
  auto problem = outputs.say(written(inquiry.order, told));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace

int explain(const ExplainOrder& order) {
  std::string problem;
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return fail(problem);
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  for (const auto& log : log_files_of(order.events)) {
    if (problem.empty()) problem = clash_with_standard_output(log.path);
  }
  if (!problem.empty()) return fail(problem);
  if (order.line > 0) return explain_line(order, *loaded.program, *as_of);
  Inquiry inquiry{order, *loaded.program, {}, {}, *as_of, ""};
  inquiry.question.item = order.item;
  return answer(inquiry);
}

}  // namespace akad::cli
