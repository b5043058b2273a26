#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/stretches/groups.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::missing;
using scope::said_once;

std::vector<std::string> nouns_of(const ast::Log& written) {
  std::vector<std::string> nouns;
  if (!written.groups.empty() && written.groups.front().by) {
    nouns.push_back(written.groups.front().by->text);
    return nouns;
  }
  if (written.subject.empty() || written.subject.front().steps.empty()) return nouns;
  nouns.push_back(written.subject.front().steps.back().text);
  for (const ast::Path& also : written.subject_also) {
    nouns.push_back(also.steps.empty() ? text_of(also) : also.steps.back().text);
  }
  return nouns;
}

template <ast::Named Kind>
void declare_members(Scope& scope, const std::vector<Kind>& lines, scope::LogFacts& facts) {
  auto& table = ir::table_of<typename Kind::Row>(scope.program);
  for (const Kind& written : lines) {
    const auto at = static_cast<std::int32_t>(table.size());
    table.emplace_back().name = written.name.text;
    scope.map.of<typename Kind::Row>().push_back(written.name.span);
    declare(facts.members, {scope::kThing<Kind>, written.name.text, written.name.span, at},
            scope.sink);
  }
}

void declare_log(Scope& scope, const ast::Log& written, std::size_t at) {
  scope::LogFacts& facts = scope.logs[at];
  facts.name = written.name.text;
  facts.broken = written.broken;
  facts.is_group = !written.groups.empty();
  facts.nouns = nouns_of(written);
  facts.noun = fmt::format("{}", fmt::join(facts.nouns, " and "));
  if (!written.elements.empty()) {
    for (const ast::Path& list : written.elements.front().lists) {
      facts.lists.push_back(texts_of(list.steps));
    }
  }
  declare_members(scope, written.events, facts);
  declare_members(scope, written.signals, facts);
  declare_members(scope, written.windows, facts);
}

bool is_own_present(const ast::Condition& written) { return written.own_place; }

// The condition without `present` at its top; `present` alone leaves nothing.
std::optional<ast::Condition> without_own_present(const ast::Condition& written, bool& present) {
  if (is_own_present(written)) {
    present = true;
    return std::nullopt;
  }
  if (written.op != ir::Operator::And) return written;
  ast::Condition rest = written;
  std::erase_if(rest.parts, is_own_present);
  present = rest.parts.size() < written.parts.size();
  if (rest.parts.empty()) return std::nullopt;
  if (rest.parts.size() == 1) return std::move(rest.parts.front());
  return rest;
}

struct Place {
  Scope& scope;
  Id<ir::Log> log;
  ir::TimeFormat format;
};

void analyze_event(Place& place, const ast::Event& written, ir::Event& event) {
  event.log = place.log;
  event.format = place.format;
  if (written.at) {
    event.at = field_of(place.scope, place.log, written.at->path);
    event.format = format_of(place.scope, written.at->format, place.format);
    event.format.date =
        date_at(place.scope, event.format, written.at->date, written.at->path,
                fmt::format("event {} at {}", written.name.text, text_of(written.at->path)));
  }
  if (!written.when) return;
  std::optional<ast::Condition> when = written.when;
  if (written.at) when = without_own_present(*written.when, event.only_when_present);
  if (when) event.when = analyze_condition(place.scope, place.log, Reads::Record, *when);
}

void analyze_signal(Place& place, const ast::Signal& written, ir::Signal& signal) {
  signal.log = place.log;
  signal.field = field_of(place.scope, place.log, written.path);
  signal.kind = written.kind;
  if (written.kind == ir::SignalKind::Money && check_currency(place.scope, written.currency)) {
    signal.currency = written.currency.text;
  }
  if (written.kind == ir::SignalKind::Time) {
    signal.format = format_of(place.scope, written.format, place.format);
    signal.format.date =
        date_at(place.scope, signal.format, written.date, written.path,
                fmt::format("signal {} is {} as time", written.name.text, text_of(written.path)));
  }
  if (written.when) {
    signal.when = analyze_condition(place.scope, place.log, Reads::Record, *written.when);
  }
  said_once(place.scope, written.before, "before it");
  if (!written.before.empty()) {
    signal.before = field_of(place.scope, place.log, written.before.front());
  }
  said_once(place.scope, written.that_record_only, "of that record only");
  signal.that_record_only = !written.that_record_only.empty();
  analyze_values(place.scope, written, signal);
}

// What holds of a place holds of the signal that always stands there.
void check_places(Scope& scope) {
  const ir::Program& program = scope.program;
  std::map<Id<ir::Field>, const ir::Signal*> listed;
  for (const ir::Signal& signal : program.signals) {
    if (!signal.when.valid() && !signal.one_of.empty()) listed.emplace(signal.field, &signal);
  }
  if (listed.empty()) return;
  for (const Id<ir::Condition> id : ids_of(program.conditions)) {
    const ir::Condition& condition = program[id];
    const auto found = listed.find(condition.field);
    if (found == listed.end() || condition.op == ir::Operator::Contains) continue;
    for (const ir::Constant& constant : condition.constants) {
      if (constant.kind != ir::ConstantKind::Text) continue;
      check_listed(scope, *found->second, constant, scope.map[id]);
    }
  }
}

void analyze_window(Place& place, const ast::Window& written, ir::Window& window) {
  window.log = place.log;
  window.from = field_of(place.scope, place.log, written.from);
  window.to = field_of(place.scope, place.log, written.to);
  window.format = format_of(place.scope, written.format, place.format);
  const std::string line =
      fmt::format("window {} from {}", written.name.text, text_of(written.from));
  const ir::DateIs from = written.from_date.is;
  const std::string begin =
      from == ir::DateIs::Refused ? line : phrases::clause_text(phrases::date_is(line, from)) + ",";
  window.end_date = date_at(place.scope, window.format, written.end_date, written.to,
                            fmt::format("{} to {}", begin, text_of(written.to)));
  window.format.date = date_at(place.scope, window.format, written.from_date, written.from, line);
  if (written.when) {
    window.when = analyze_condition(place.scope, place.log, Reads::Record, *written.when);
  }
}

// What is told by its name has one.
void refuse_item(Scope& scope, const ast::Path& path, std::string_view why) {
  if (!path.item) return;
  complain(scope, diagnose(Code::AK0207, path.span, std::string(why))
                      .with_help("write a place of keys: an item of a list has a number only"));
}

// Each list stands in an element of the one before.
void analyze_elements(Scope& scope, Id<ir::Log> id, const ast::Log& written, ir::Log& log) {
  if (written.elements.empty()) return;
  const std::vector<ast::Path>& lists = written.elements.front().lists;
  auto outward = static_cast<std::int32_t>(lists.size());
  for (const ast::Path& list : lists) {
    if (list.outward) {
      complain(scope, diagnose(Code::AK0207, list.outward->span,
                               "a list stands in its document, and each further one in an element "
                               "of the one before")
                          .with_help("leave this out"));
    }
    refuse_item(scope, list, "a list whose elements are records is told by its name");
    log.elements.push_back(field_at(scope, id, texts_of(list.steps), outward--));
  }
}

// The elements of the last list are records without being said to be.
void analyze_also_elements(Scope& scope, Id<ir::Log> id, const ast::Log& written, ir::Log& log) {
  const auto& lists = facts_of(scope, id).lists;
  std::vector<bool> also(lists.size());
  for (const ast::Path& path : written.also_elements) {
    if (path.outward || path.item) {
      complain(scope, Code::AK0207, path.span, "a list is named here as it is named above");
      continue;
    }
    const std::int32_t outward = outward_of(scope, id, {{}, {}, {{path.steps, path.span}}, {}});
    if (lists.empty() || (outward == 0 && lists.back() != texts_of(path.steps))) continue;
    const std::size_t at = lists.size() - 1 - static_cast<std::size_t>(outward);
    if (also[at] || outward == 0) {
      complain(scope, Code::AK0203, path.span, "its elements are records already");
    }
    also[at] = outward > 0;
  }
  for (std::size_t at = 0; at < also.size(); ++at) {
    if (also[at]) log.also_elements.push_back(log.elements[at]);
  }
}

// The keys of a subject differ in place and in what they are called.
void analyze_keys(Scope& scope, Id<ir::Log> id, const ast::Log& written, ir::Log& log) {
  constexpr std::string_view kWhy = "what a log is about is told by a key";
  if (!written.subject.empty()) refuse_item(scope, written.subject.front(), kWhy);
  const std::vector<std::string>& nouns = facts_of(scope, id).nouns;
  for (std::size_t at = 0; at < written.subject_also.size(); ++at) {
    const ast::Path& path = written.subject_also[at];
    refuse_item(scope, path, kWhy);
    log.subject_also.push_back(field_of(scope, id, path));
    if (at + 1 >= nouns.size()) continue;
    const auto own = nouns.begin() + static_cast<std::ptrdiff_t>(std::min(at + 1, nouns.size()));
    if (std::find(nouns.begin(), own, nouns[at + 1]) == own) continue;
    complain(scope, diagnose(Code::AK0202, path.span,
                             worded("two keys of the subject are called `{}`", nouns[at + 1]))
                        .with_help("a subject is told by keys whose last names differ"));
  }
}

void analyze_same(Scope& scope, Id<ir::Log> id, const ast::Log& written, ir::Log& log) {
  if (written.same.empty()) return;
  const ast::SameLine& line = written.same.front();
  for (const ast::Path& path : line.same) {
    const Id<ir::Field> field = field_of(scope, id, path);
    if (std::find(log.same.begin(), log.same.end(), field) == log.same.end()) {
      log.same.push_back(field);
      continue;
    }
    complain(scope, Code::AK0203, path.span, "this place is said twice");
  }
  if (line.latest_by) log.latest_by = field_of(scope, id, *line.latest_by);
}

void check_lines(Scope& scope, const ast::Log& written) {
  said_once(scope, written.elements, "records are the elements of");
  said_once(scope, written.same, "of records with the same");
  said_once(scope, written.times, "times are");
  said_once(scope, written.time, "time is");
  said_once(scope, written.id, "id is");
  said_once(scope, written.subject, "subject is");
  said_once(scope, written.single_subject, "subject is always");
  said_once(scope, written.received, "received is");
  said_once(scope, written.sequence, "sequence is");
  said_once(scope, written.not_yet, "an end written … has not come yet");
  if (!written.subject.empty() && !written.single_subject.empty() && written.groups.empty()) {
    scope::excluded(scope, written.single_subject.front().span, written.subject.front().span,
                    "a log is about one thing, or about what each record says: not both");
  }
}

void demand_lines(Scope& scope, const ast::Log& written) {
  if (written.broken) return;
  const Span span = written.name.span;
  const std::string& name = written.name.text;
  if (written.subject.empty() && written.single_subject.empty() && written.groups.empty()) {
    missing(scope, span, worded("the log `{}` does not say what its records are about", name),
            "subject is …, or: subject is always \"…\"");
  }
  if (!written.single_subject.empty() && written.single_subject.front().text.empty()) {
    missing(scope, written.single_subject.front().span,
            worded("the one thing that the log `{}` is about has no name", name),
            "subject is always \"…\"");
  }
  if (!written.time.empty() || !written.groups.empty()) return;
  const auto timeless = std::find_if(written.events.begin(), written.events.end(),
                                     [](const ast::Event& event) { return !event.at; });
  if (timeless != written.events.end()) {
    missing(scope, timeless->name.span,
            worded("neither the event `{}` nor the log `{}` says where its instant stands",
                   timeless->name.text, name),
            fmt::format("time is … in the log, or: event {} at …", timeless->name.text));
  } else if (written.events.empty() && written.windows.empty()) {
    missing(scope, span, worded("the log `{}` does not say where a record's instant stands", name),
            "time is …");
  }
}

ir::TimeFormat first_format(Scope& scope, const std::vector<ast::TimeFormat>& lines) {
  if (lines.empty()) return {};
  return format_of(scope, lines.front(), {});
}

ir::TimeFormat format_at(Scope& scope, const ast::TimePath& written,
                         const ir::TimeFormat& otherwise, std::string_view words) {
  ir::TimeFormat format = format_of(scope, written.format, otherwise);
  format.date = date_at(scope, format, written.date, written.path,
                        fmt::format("{} {}", words, text_of(written.path)));
  return format;
}

// Gives what its events, signals and windows are read with.
Place analyze_log(Scope& scope, const ast::Log& written, Id<ir::Log> id) {
  check_lines(scope, written);
  demand_lines(scope, written);
  const Place place{scope, id, first_format(scope, written.times)};
  ir::Log& log = scope.program.logs[id.index()];
  log.name = written.name.text;
  log.clause = clause_of(scope, written.clause);
  log.format = place.format;
  log.received_format = place.format;
  analyze_elements(scope, id, written, log);
  analyze_also_elements(scope, id, written, log);
  if (!written.time.empty()) {
    log.time = field_of(scope, id, written.time.front().path);
    log.format = format_at(scope, written.time.front(), place.format, "time is");
  }
  analyze_same(scope, id, written, log);
  if (!written.id.empty()) log.id = field_of(scope, id, written.id.front());
  if (!written.subject.empty()) log.subject = field_of(scope, id, written.subject.front());
  analyze_keys(scope, id, written, log);
  if (!written.single_subject.empty()) log.single_subject = written.single_subject.front().text;
  if (!written.received.empty()) {
    log.received = field_of(scope, id, written.received.front().path);
    log.received_format = format_at(scope, written.received.front(), place.format, "received is");
  }
  if (!written.sequence.empty()) log.sequence = field_of(scope, id, written.sequence.front());
  if (!written.not_yet.empty()) {
    for (const ast::Text& said : written.not_yet.front().said) {
      log.not_yet.push_back({ir::ConstantKind::Text, said.text, 0, 0});
    }
  }
  return place;
}

// `first` counts the rows of the logs before.
struct FirstRows {
  std::size_t event = 0, signal = 0, window = 0;
};

void analyze_members(Place place, const ast::Log& written, FirstRows& first) {
  ir::Program& program = place.scope.program;
  for (const ast::Event& event : written.events) {
    analyze_event(place, event, program.events[first.event++]);
  }
  for (const ast::Signal& signal : written.signals) {
    analyze_signal(place, signal, program.signals[first.signal++]);
  }
  for (const ast::Window& window : written.windows) {
    analyze_window(place, window, program.windows[first.window++]);
  }
}

// The event store numbers what logs declare in 16 bits.
void check_size(Scope& scope, const ast::File& file) {
  constexpr std::size_t kMost = 65'535;
  const ir::Program& program = scope.program;
  const std::size_t count = program.events.size() + program.signals.size() + program.windows.size();
  if (count <= kMost) return;
  Span last;
  each<ast::Log>(file, [&](const ast::Log& written, std::int32_t) { last = written.name.span; });
  complain(scope, Code::AK0901, last,
           worded("logs declare at most {} events, signals and windows", kMost));
}

}  // namespace

template <>
void analyze_kind<ast::Log>(Scope& scope, const ast::File& file) {
  each<ast::Log>(file, [&](const ast::Log& written, std::int32_t row) {
    declare_log(scope, written, static_cast<std::size_t>(row));
  });
  declare_meanings(scope, file);
  check_size(scope, file);
  FirstRows first;
  each<ast::Log>(file, [&](const ast::Log& written, std::int32_t row) {
    analyze_members(analyze_log(scope, written, {row}), written, first);
  });
  each<ast::Log>(file, [&](const ast::Log& written, std::int32_t row) {
    analyze_group(scope, written, {row});
  });
  check_places(scope);
}

}  // namespace akad::sema
