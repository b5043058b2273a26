// What happens in a scenario.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/scenarios/story.h"
#include "runtime/ir/amounts/claims.h"
#include "runtime/ir/amounts/told.h"

namespace akad::sema {
namespace {

// An event or a window of the subject's log; an end belongs to a window.
void set_name(Story& story, Id<ir::Log> log, const ast::HappeningLine& line,
              ir::Happening& happening) {
  if (!log.valid()) return;
  happening.window =
      scope::row_of<ast::Window>(facts_of(story.scope, log).members, line.event->text);
  if (happening.window.valid()) return;
  happening.event = resolve_member<ast::Event>(story.scope, log, *line.event);
  if (!happening.event.valid() || !line.to) return;
  complain(story.scope,
           diagnose(Code::AK0205, line.event->span,
                    fmt::format("`{}` is an event, and happens at one instant", line.event->text))
               .with_label("a window is needed")
               .with_help("leave the second time out"));
}

// What pairs an event stands where an outage pairs it, and only there.
void set_key(Story& story, const ast::HappeningLine& line, ir::Happening& happening) {
  if (!line.event || (!happening.event.valid() && !happening.window.valid())) return;
  scope::said_once(story.scope, line.key, "paired by");
  const bool paired = happening.event.valid() && story.pairs[happening.event.index()].valid();
  if (paired == !line.key.empty()) {
    if (paired) happening.key = line.key.front().text;
  } else if (paired) {
    scope::missing(story.scope, line.event->span,
                   fmt::format("`{}` is paired by a key, and does not say which", line.event->text),
                   fmt::format("{}, paired by \"…\"", line.event->text));
  } else {
    complain(story.scope, diagnose(Code::AK0207, line.key.front().span,
                                   fmt::format("no outage pairs `{}` by a key", line.event->text))
                              .with_help("leave the key out"));
  }
}

template <class Asks>
bool some_exclusion(const Scope& scope, Id<ir::Log> log, Asks asks) {
  const auto& exclusions = scope.program.exclusions;
  return std::any_of(exclusions.begin(), exclusions.end(),
                     [&](const ir::Exclusion& row) { return row.log == log && asks(row); });
}

// A text of a record that exclusions of its log ask for; `line`: by which an exclusion asks.
std::string told(Story& story, Id<ir::Log> log, const std::vector<ast::Text>& written,
                 std::string_view clause, bool asked, std::string_view line) {
  scope::said_once(story.scope, written, clause);
  if (written.empty() || !log.valid()) return "";
  if (asked || !story.exclusions_known) return written.front().text;
  complain(story.scope,
           diagnose(Code::AK0207, written.front().span,
                    fmt::format("no exclusion of the log `{}` asks for it",
                                facts_of(story.scope, log).name))
               .with_help(fmt::format("write in the exclusion: {} …, or leave it out here", line)));
  return "";
}

// What else the record of a happening says, of which exclusions ask.
void set_notice(Story& story, Id<ir::Log> log, const ast::HappeningLine& line,
                ir::Happening& happening) {
  const Scope& scope = story.scope;
  happening.notice =
      told(story, log, line.notice, "of notice",
           some_exclusion(scope, log, [](const auto& row) { return row.notice.valid(); }),
           "the notice is");
  happening.concerns =
      told(story, log, line.concerns, "concerns",
           some_exclusion(scope, log, [](const auto& row) { return row.concerned.valid(); }),
           "concerns");
}

bool asks_of_records(const Scope& scope, Id<ir::Log> log) {
  return some_exclusion(scope, log, [](const auto& row) { return ir::asks_of_notices(row); });
}

// When the record arrived: asked only by exclusions, of a log that says it.
void set_received(Story& story, Id<ir::Log> log, const ast::HappeningLine& line,
                  ir::Happening& happening) {
  scope::said_once(story.scope, line.received, "received");
  if (line.received.empty() || !log.valid()) return;
  const ast::NoteAt& note = line.received.front();
  const auto at = instant_of(story.scope, note.at);
  const ir::Program& program = story.scope.program;
  const bool asked = asks_of_records(story.scope, log) || ir::has_claims(program, log) ||
                     ir::tells_of_fees(program, log);
  if (story.scope.program[log].received.valid() && asked) {
    happening.received = at.value_or(kNever);
    return;
  }
  const std::string& name = facts_of(story.scope, log).name;
  const bool said = story.scope.program[log].received.valid();
  if (said && !story.exclusions_known) return;
  complain(
      story.scope,
      diagnose(
          Code::AK0207, note.span,
          said ? fmt::format("no exclusion, claim and fee of the log `{}` asks when records arrive",
                             name)
               : fmt::format("the log `{}` does not say when records arrive", name))
          .with_help(said ? "leave it out"
                          : "write in the log: received is …, or leave it out here"));
}

// Events of which the record of a happening tells as well.
void add_beside(Story& story, Id<ir::Log> log, const ast::HappeningLine& line,
                ir::Happening& happening) {
  if (line.beside.empty() || !log.valid()) return;
  if (!asks_of_records(story.scope, log)) {
    if (!story.exclusions_known) return;
    const ast::NoteAt& note = line.beside.front();
    complain(story.scope,
             diagnose(Code::AK0207, note.span,
                      fmt::format("no exclusion of the log `{}` asks what a record tells beside",
                                  facts_of(story.scope, log).name))
                 .with_help(fmt::format("write it on a line of its own: when … \"{}\" {}",
                                        line.subject.text, note.event.text)));
    return;
  }
  happening.record = static_cast<std::int32_t>(story.row.happenings.size()) + 1;
  for (const ast::NoteAt& note : line.beside) {
    ir::Happening beside = happening;
    beside.to = kNever;
    beside.window = {};
    beside.key.clear();
    beside.event = resolve_member<ast::Event>(story.scope, log, note.event);
    const auto at = instant_of(story.scope, note.at);
    if (!beside.event.valid() || !at) continue;
    beside.at = *at;
    story.row.happenings.push_back(std::move(beside));
  }
}

Instant end_of(Story& story, const ast::HappeningLine& line, Instant from) {
  if (!line.to) return kNever;
  const auto to = instant_of(story.scope, *line.to);
  if (!to) return kNever;
  if (*to > from) return *to;
  complain(story.scope, diagnose(Code::AK0603, line.to->span, "the window ends before it begins")
                            .with_other(line.at.span, "the beginning"));
  return kNever;
}

// Of a subject that several logs tell of, the one whose log has what happens.
std::int32_t row_for(const Story& story, const std::vector<std::int32_t>& rows,
                     const ast::HappeningLine& line) {
  const ast::Name& name = line.event ? *line.event : line.settings.front().signal;
  std::vector<std::int32_t> found;
  for (const std::int32_t row : rows) {
    const Id<ir::Log> log = story.row.subjects[static_cast<std::size_t>(row)].log;
    if (log.valid() && facts_of(story.scope, log).members.places.contains(name.text)) {
      found.push_back(row);
    }
  }
  if (found.size() > 1) {
    complain(story.scope, diagnose(Code::AK0206, name.span,
                                   fmt::format("several logs that tell of `{}` have a `{}`",
                                               line.subject.text, name.text))
                              .with_label("of which of them?")
                              .with_help("give it another name in one of the logs"));
  }
  return found.empty() ? rows.front() : found.front();
}

// An event may be called `received`, as the time of receipt is.
ast::HappeningLine with_events(const Story& story, Id<ir::Log> log, ast::HappeningLine line) {
  if (!log.valid() || line.received.empty()) return line;
  const auto& members = facts_of(story.scope, log).members;
  if (!scope::row_of<ast::Event>(members, "received").valid()) return line;
  line.beside.insert(line.beside.end(), line.received.begin(), line.received.end());
  line.received.clear();
  return line;
}

}  // namespace

void analyze_happening(Story& story, const ast::HappeningLine& written) {
  ast::HappeningLine line = written;
  ir::Happening happening;
  const auto at = instant_of(story.scope, line.at);
  if (at) {
    story.happened.push_back({&written, *at});
    happening.at = *at;
    happening.to = end_of(story, line, *at);
  }
  const std::vector<std::int32_t> rows = subject_of(story.scope, story.subjects, line.subject);
  if (rows.empty()) return;
  happening.subject = row_for(story, rows, line);
  const Id<ir::Log> log = story.row.subjects[static_cast<std::size_t>(happening.subject)].log;
  if (line.event) {
    line = with_events(story, log, std::move(line));
    set_name(story, log, line, happening);
    set_key(story, line, happening);
    set_notice(story, log, line, happening);
    set_received(story, log, line, happening);
    add_beside(story, log, line, happening);
  } else {
    happening.values = values_of(story, log, line.settings);
    if (line.to) {
      complain(story.scope, diagnose(Code::AK0207, line.to->span,
                                     "a value holds until the next one, and has no end of its own")
                                .with_help("leave the second time out, and write when the value "
                                           "changes back"));
    }
  }
  story.row.happenings.push_back(std::move(happening));
}

}  // namespace akad::sema
