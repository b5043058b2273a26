#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

bool can_meet(Scope& scope, const ast::Name& name, const ir::Exclusion& exclusion, Id<ir::Log> log,
              Id<ir::Signal> concerns) {
  if (!exclusion.log.valid() || !log.valid()) return true;
  const bool meets = concerns.valid() ? ir::can_meet_by_signal(scope.program, exclusion)
                                      : ir::can_meet(scope.program, exclusion, scope.program[log]);
  if (meets) return true;
  const auto about = [&](Id<ir::Log> id) {
    const scope::LogFacts& facts = facts_of(scope, id);
    const std::string& single = scope.program[id].single_subject;
    if (!single.empty()) return fmt::format("`{}` is always about \"{}\"", facts.name, single);
    return fmt::format("`{}` is about each {}", facts.name, facts.noun);
  };
  complain(
      scope,
      diagnose(Code::AK0206, name.span,
               worded("the exclusion `{}` is told by a log of other subjects", exclusion.name))
          .with_label("nothing of it can touch the target's time")
          .with_help(fmt::format("the log {}, the log {}; who is meant by another record says: "
                                 "concerns …, or: concerns every subject",
                                 about(exclusion.log), about(log))));
  return false;
}

struct Exclusion {
  Scope& scope;
  const ast::Exclusion& written;
  ir::Exclusion& row;
};

Id<ir::Calendar> calendar_of(Exclusion& exclusion, const ast::Name& name) {
  const auto calendar = resolve<ast::Calendar>(exclusion.scope, name);
  if (calendar.valid()) zone_fits(exclusion.scope, name, calendar, exclusion.row.log);
  return calendar;
}

std::optional<ir::Requirement> announced(Exclusion& exclusion, const ast::ConditionLine& line,
                                         Id<ir::Event> event) {
  Scope& scope = exclusion.scope;
  if (const auto* days = std::get_if<ast::WorkingDaysLead>(&*line.lead)) {
    const auto count = count_of(scope, days->days, 1, ir::kMostSteps, "the number of days");
    const auto calendar = calendar_of(exclusion, days->calendar);
    if (!count || !calendar.valid()) return std::nullopt;
    return ir::Requirement{ir::AnnouncedDays{event, *count, calendar}};
  }
  const auto& written = std::get<ast::LengthLead>(*line.lead);
  const auto length = duration_of(scope, written.length, {});
  Id<ir::Calendar> calendar;
  if (written.calendar) {
    calendar = calendar_of(exclusion, *written.calendar);
    if (!calendar.valid()) return std::nullopt;
  }
  if (!length) return std::nullopt;
  if (*length == 0) {
    complain(scope, diagnose(Code::AK0308, written.length.span,
                             "what is announced when it starts is not announced before")
                        .with_help("write how long before it starts, e.g. 1 minute"));
    return std::nullopt;
  }
  return ir::Requirement{ir::AnnouncedHours{event, *length, calendar}};
}

std::optional<ir::Requirement> condition_of(Exclusion& exclusion, const ast::ConditionLine& line) {
  const auto event = resolve_member<ast::Event>(exclusion.scope, exclusion.row.log, line.event);
  if (!event.valid()) return std::nullopt;
  if (line.lead) return announced(exclusion, line, event);
  if (line.unless) return ir::Requirement{ir::NotRefused{event, line.by}};
  return ir::Requirement{ir::Agreed{event, line.by}};
}

// Each event is asked about once in one way: twice would be one deal in two lines.
void analyze_conditions(Exclusion& exclusion) {
  std::map<std::tuple<Id<ir::Event>, bool, bool>, Span> said;
  for (const ast::ConditionLine& line : exclusion.written.conditions) {
    auto condition = condition_of(exclusion, line);
    if (!condition) continue;
    const Id<ir::Event> event = std::visit([](const auto& is) { return is.event; }, condition->is);
    const auto [first, fresh] =
        said.emplace(std::tuple(event, line.unless, line.lead.has_value()), line.span);
    if (!fresh) {
      scope::report_twice(exclusion.scope, first->second, line.span,
                          fmt::format("{} {}", line.unless ? "unless" : "if", line.event.text));
      continue;
    }
    exclusion.row.conditions.push_back(std::move(*condition));
  }
}

// Which records are one notice is asked once of a log.
void analyze_notice(Exclusion& exclusion) {
  Scope& scope = exclusion.scope;
  scope::said_once(scope, exclusion.written.notice, "the notice is");
  if (exclusion.written.notice.empty()) return;
  const ast::NoticeLine& line = exclusion.written.notice.front();
  exclusion.row.notice = field_of(scope, exclusion.row.log, line.key);
}

void analyze_concerns(Exclusion& exclusion) {
  Scope& scope = exclusion.scope;
  scope::said_once(scope, exclusion.written.concerns, "concerns");
  if (exclusion.written.concerns.empty()) return;
  const ast::ConcernsLine& line = exclusion.written.concerns.front();
  if (!line.whom) {
    exclusion.row.concerns = ir::Concerns::Everybody;
    return;
  }
  exclusion.row.concerned = field_of(scope, exclusion.row.log, *line.whom);
  if (exclusion.row.concerned.valid()) exclusion.row.concerns = ir::Concerns::Named;
}

void analyze_quota(Exclusion& exclusion) {
  Scope& scope = exclusion.scope;
  scope::said_once(scope, exclusion.written.quota, "at most");
  if (exclusion.written.quota.empty()) return;
  const ast::QuotaLine& line = exclusion.written.quota.front();
  const auto most = duration_of(scope, line.most, {});
  if (!most) return;
  if (*most == 0) {
    complain(scope, diagnose(Code::AK0308, line.most.span, "of no time nothing is excluded")
                        .with_help("leave the exclusion out"));
    return;
  }
  exclusion.row.quota = *most;
  exclusion.row.quota_of = line.of;
  if (line.periods.cadence == ir::Cadence::Season) {
    scope::excluded(scope, line.span, exclusion.written.name.span,
                    "a quota by season would say nothing of the time between them: each calendar "
                    "month, or another period that all time has");
    return;
  }
  exclusion.row.quota_cadence = line.periods.cadence;
}

bool asks_when_announced(const ast::Exclusion& written) {
  return std::any_of(written.conditions.begin(), written.conditions.end(),
                     [](const ast::ConditionLine& line) { return line.lead.has_value(); });
}

void analyze_beyond(Exclusion& exclusion) {
  const ast::Exclusion& written = exclusion.written;
  scope::said_once(exclusion.scope, written.beyond, "beyond the announced time");
  const bool asked = asks_when_announced(written) && !written.broken;
  if (const auto* line = scope::answer(exclusion.scope, written.beyond, asked)) {
    exclusion.row.beyond = line->rule;
  } else if (asked) {
    demand(exclusion.scope, scope::Choice::Beyond, written.name.span, {written.name.text, ""});
  }
}

void analyze_hours(Exclusion& exclusion) {
  const std::vector<ast::Name>& lines = exclusion.written.only_within;
  scope::said_once(exclusion.scope, lines, "only within");
  if (!lines.empty()) exclusion.row.only_within = calendar_of(exclusion, lines.front());
}

// One place of each log says which records are one notice, and one whom it concerns.
void check_places(Scope& scope, const ast::File& file) {
  std::map<Id<ir::Log>, std::pair<const ast::Exclusion*, Id<ir::Field>>> notices, concerned;
  const auto check = [&](auto& known, const ast::Exclusion& written, Id<ir::Log> log,
                         Id<ir::Field> place, Span span, std::string_view what) {
    if (!place.valid()) return;
    const auto [first, fresh] = known.emplace(log, std::pair(&written, place));
    if (fresh || first->second.second == place) return;
    scope::excluded(scope, span, first->second.first->name.span,
                    worded("{} is said by one place of a log, for all its exclusions", what));
  };
  scope::each<ast::Exclusion>(file, [&](const ast::Exclusion& written, std::int32_t at) {
    const ir::Exclusion& row = scope.program.exclusions[static_cast<std::size_t>(at)];
    if (!written.notice.empty()) {
      check(notices, written, row.log, row.notice, written.notice.front().span,
            "which records are one notice");
    }
    if (!written.concerns.empty()) {
      check(concerned, written, row.log, row.concerned, written.concerns.front().span,
            "whom a notice concerns");
    }
  });
}

}  // namespace

template <>
void analyze_kind<ast::Exclusion>(Scope& scope, const ast::File& file) {
  scope::each<ast::Exclusion>(file, [&](const ast::Exclusion& written, std::int32_t at) {
    ir::Exclusion& row = scope.program.exclusions[static_cast<std::size_t>(at)];
    row.name = written.name.text;
    row.clause = clause_of(scope, written.clause);
    row.log = resolve<ast::Log>(scope, written.log);
    row.when = analyze_stretches(scope, {scope::kThing<ast::Exclusion>, written.name, row.log,
                                         written.when, written.pairs, written.broken});
    Exclusion exclusion{scope, written, row};
    analyze_notice(exclusion);
    analyze_conditions(exclusion);
    scope::said_once(scope, written.withdrawn, "is withdrawn on");
    if (!written.withdrawn.empty()) {
      row.withdrawn = members_of<ast::Event>(scope, row.log, written.withdrawn.front().names);
      if (written.notice.empty() && !written.broken) {
        scope::missing(scope, written.withdrawn.front().span,
                       worded("the exclusion `{}` is withdrawn by another record, and does not "
                              "say which records are one notice",
                              written.name.text),
                       "the notice is …");
      }
    }
    analyze_hours(exclusion);
    analyze_quota(exclusion);
    analyze_beyond(exclusion);
    analyze_concerns(exclusion);
  });
  check_places(scope, file);
}

std::vector<Id<ir::Exclusion>> pausing_exclusions(Scope& scope,
                                                  const std::vector<ast::NamesLine>& lines,
                                                  Id<ir::Log> log, Id<ir::Signal> concerns) {
  std::vector<Id<ir::Exclusion>> exclusions;
  std::map<Id<ir::Exclusion>, Span> known;
  for (const ast::NamesLine& line : lines) {
    for (const ast::Name& name : line.names) {
      const auto id = resolve<ast::Exclusion>(scope, name);
      if (!id.valid()) continue;
      const auto [first, fresh] = known.emplace(id, name.span);
      if (!fresh) {
        scope::report_twice(scope, first->second, name.span,
                            fmt::format("pauses during {}", name.text));
        continue;
      }
      if (scope.program[id].quota_of == ir::QuotaOf::Downtime) {
        complain(scope,
                 diagnose(Code::AK0207, name.span,
                          worded("`{}` grants hours of downtime, and an item has none", name.text))
                     .with_help("a clock pauses in hours of the window: at most … of it"));
        continue;
      }
      if (can_meet(scope, name, scope.program[id], log, concerns)) exclusions.push_back(id);
    }
  }
  return exclusions;
}

Id<ir::Signal> analyze_whom(Scope& scope, Id<ir::Log> log, const std::vector<ast::Name>& written) {
  scope::said_once(scope, written, "concerns");
  if (written.empty()) return {};
  const ast::Name& name = written.front();
  const auto id = resolve_member<ast::Signal>(scope, log, name);
  if (!id.valid() || scope.program[id].kind == ir::SignalKind::Text) return id;
  complain(scope, diagnose(Code::AK0307, name.span,
                           worded("the signal `{}` holds no text, and names nobody", name.text))
                      .with_label("a text is needed")
                      .with_other(scope.map[id], "declared here"));
  return {};
}

void analyze_excluding(Scope& scope, const std::vector<ast::ExcludingLine>& lines, Id<ir::Log> log,
                       ir::OfTime& target) {
  std::map<Id<ir::Exclusion>, Span> known;
  const auto concerns =
      target.outage.valid() ? scope.program[target.outage].concerns : Id<ir::Signal>{};
  for (const ast::ExcludingLine& line : lines) {
    for (const ast::Name& name : line.exclusions) {
      const auto id = resolve<ast::Exclusion>(scope, name);
      if (!id.valid()) continue;
      const auto [first, fresh] = known.emplace(id, name.span);
      if (!fresh) {
        scope::report_twice(scope, first->second, name.span,
                            fmt::format("excluding {}", name.text));
        continue;
      }
      if (!can_meet(scope, name, scope.program[id], log, concerns)) continue;
      target.excluding.push_back({id, line.time});
    }
  }
}

}  // namespace akad::sema
