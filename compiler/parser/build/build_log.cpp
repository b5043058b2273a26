#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

void build_changes(Rules::Clock_changesContext* context, ast::TimeFormat& format) {
  if (context == nullptr) return;
  format.says_changes = true;
  format.repeated = context->EARLIER() != nullptr ? ir::RepeatedHour::Earlier
                    : context->LATER() != nullptr ? ir::RepeatedHour::Later
                                                  : ir::RepeatedHour::Refused;
  format.skipped =
      context->MOVES() != nullptr ? ir::SkippedHour::MovesForward : ir::SkippedHour::Refused;
}

ast::TimeFormat build_time_format(const Reading& reading, Rules::Time_formatContext& context) {
  ast::TimeFormat format;
  format.span = span_of(reading, context);
  if (context.RFC_3339() != nullptr) return format;
  if (context.EPOCH() != nullptr) {
    format.kind =
        context.SECONDS() != nullptr ? ir::TimeKind::EpochSeconds : ir::TimeKind::EpochMilliseconds;
    return format;
  }
  format.kind = context.LOCAL() != nullptr ? ir::TimeKind::Local : ir::TimeKind::Pattern;
  if (context.STRING() != nullptr) format.pattern = build_text(reading, *context.STRING());
  if (context.zone() != nullptr) format.zone = build_zone(reading, *context.zone());
  build_changes(context.clock_changes(), format);
  return format;
}

ast::DateWord build_date_word(const Reading& reading, Rules::Date_isContext* context) {
  if (context == nullptr) return {};
  return {context->END() != nullptr ? ir::DateIs::End : ir::DateIs::Beginning,
          span_of(reading, *context)};
}

std::optional<ast::TimeFormat> build_optional_format(const Reading& reading,
                                                     Rules::Time_formatContext* context) {
  if (context == nullptr) return std::nullopt;
  return build_time_format(reading, *context);
}

std::optional<ast::Condition> build_optional_condition(Reading& reading,
                                                       Rules::ConditionContext* context) {
  if (context == nullptr) return std::nullopt;
  return build_condition(reading, *context);
}

ast::TimePath build_time_path(Reading& reading, Rules::PathContext& path,
                              Rules::Time_formatContext* format, Rules::Date_isContext* date) {
  ast::TimePath time{build_path(reading, path),
                     build_optional_format(reading, format),
                     build_date_word(reading, date),
                     {}};
  time.span = time.path.span;
  if (time.format) time.span.end = time.format->span.end;
  if (date != nullptr) time.span.end = time.date.span.end;
  return time;
}

ast::Event build_event(Reading& reading, Rules::EventClauseContext& context) {
  ast::Event event;
  event.name = build_name(reading, *context.name());
  if (context.path() != nullptr) {
    event.at = build_time_path(reading, *context.path(), context.time_format(), context.date_is());
  }
  event.when = build_optional_condition(reading, context.condition());
  event.span = span_of(reading, context);
  return event;
}

ast::Literals build_literals(Reading& reading, const std::vector<Rules::LiteralContext*>& all,
                             antlr4::ParserRuleContext& context) {
  ast::Literals literals{{}, span_of(reading, context)};
  for (auto* literal : all) literals.values.push_back(build_literal(reading, *literal));
  return literals;
}

void add_note(Reading& reading, Rules::BeforeNoteContext& context, ast::Signal& signal) {
  signal.before.push_back(build_path(reading, *context.path()));
}

void add_note(Reading& reading, Rules::ListNoteContext& context, ast::Signal& signal) {
  signal.one_of.push_back(build_literals(reading, context.literal(), context));
}

void add_note(Reading& reading, Rules::TrueNoteContext& context, ast::Signal& signal) {
  signal.is_true.push_back(build_literals(reading, context.literal(), context));
}

void add_note(Reading& reading, Rules::FalseNoteContext& context, ast::Signal& signal) {
  signal.is_false.push_back(build_literals(reading, context.literal(), context));
}

void add_note(Reading& reading, Rules::RecordNoteContext& context, ast::Signal& signal) {
  signal.that_record_only.push_back(build_word(reading, *context.ONLY()));
}

ast::Signal build_signal(Reading& reading, Rules::SignalClauseContext& context) {
  ast::Signal signal;
  signal.name = build_name(reading, *context.name());
  signal.path = build_path(reading, *context.path());
  signal.span = span_of(reading, context);
  for (auto* only : context.ONLY()) signal.that_record_only.push_back(build_word(reading, *only));
  signal.when = build_optional_condition(reading, context.condition());
  for (auto* note : context.signal_note()) {
    by_alternative(*note, [&](auto& alternative) { add_note(reading, alternative, signal); });
  }
  auto* kind = context.signal_kind();
  if (kind == nullptr) return signal;
  if (kind->NUMBER_WORD() != nullptr) signal.kind = ir::SignalKind::Number;
  if (kind->FLAG() != nullptr) signal.kind = ir::SignalKind::Flag;
  if (kind->TIME() != nullptr) {
    signal.kind = ir::SignalKind::Time;
    signal.format = build_optional_format(reading, kind->time_format());
    signal.date = build_date_word(reading, kind->date_is());
  }
  if (kind->MONEY() != nullptr) {
    signal.kind = ir::SignalKind::Money;
    signal.currency = build_word(reading, *kind->WORD());
  }
  return signal;
}

ast::Window build_window(Reading& reading, Rules::WindowClauseContext& context) {
  ast::Window window;
  window.name = build_name(reading, *context.name());
  window.from = build_path(reading, *context.path(0));
  window.to = build_path(reading, *context.path(1));
  window.format = build_optional_format(reading, context.time_format());
  // Of one that stands before `to`, a comma follows.
  const bool has_first = context.COMMA() != nullptr;
  if (has_first) window.from_date = build_date_word(reading, context.date_is(0));
  window.end_date = build_date_word(reading, context.date_is(has_first ? 1 : 0));
  window.when = build_optional_condition(reading, context.condition());
  window.span = span_of(reading, context);
  return window;
}

// Characters as records have them: 1_000 are 1000.
ast::Text build_no_end(const Reading& reading, Rules::No_endContext& context) {
  if (context.STRING() != nullptr) return build_text(reading, *context.STRING());
  std::string digits = build_word(reading, *context.NUMBER()).text;
  std::erase(digits, '_');
  return {(context.MINUS() != nullptr ? "-" : "") + digits, span_of(reading, context)};
}

}  // namespace

void build_log_head(Reading& reading, Rules::Log_headContext& context, ast::Log& log) {
  log.name = build_name(reading, *context.name(0));
  if (context.IS() == nullptr) return;
  log.shape = {build_name(reading, *context.name(1)), build_name(reading, *context.name(2))};
}

void build_line(Reading& reading, Rules::LogNumberClauseContext& context, ast::Log& log) {
  log.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::TimesClauseContext& context, ast::Log& log) {
  log.times.push_back(build_time_format(reading, *context.time_format()));
}

void build_line(Reading& reading, Rules::ElementsClauseContext& context, ast::Log& log) {
  ast::ElementsLine line;
  for (auto* path : context.path()) line.lists.push_back(build_path(reading, *path));
  line.span = span_of(reading, context);
  log.elements.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::AlsoElementsClauseContext& context, ast::Log& log) {
  log.also_elements.push_back(build_path(reading, *context.path()));
}

void build_line(Reading& reading, Rules::SameClauseContext& context, ast::Log& log) {
  ast::SameLine line;
  for (auto* path : context.path()) line.same.push_back(build_path(reading, *path));
  if (context.BY() != nullptr) {
    line.latest_by = std::move(line.same.back());
    line.same.pop_back();
  }
  line.span = span_of(reading, context);
  log.same.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::TimeClauseContext& context, ast::Log& log) {
  log.time.push_back(
      build_time_path(reading, *context.path(), context.time_format(), context.date_is()));
}

void build_line(Reading& reading, Rules::IdClauseContext& context, ast::Log& log) {
  log.id.push_back(build_path(reading, *context.path()));
}

void build_line(Reading& reading, Rules::SubjectClauseContext& context, ast::Log& log) {
  const auto paths = context.path();
  log.subject.push_back(build_path(reading, *paths.front()));
  if (log.subject.size() > 1) return;
  for (std::size_t at = 1; at < paths.size(); ++at) {
    log.subject_also.push_back(build_path(reading, *paths[at]));
  }
}

void build_line(Reading& reading, Rules::SingleSubjectClauseContext& context, ast::Log& log) {
  log.single_subject.push_back(build_text(reading, *context.STRING()));
  if (context.name() == nullptr) return;
  log.groups.push_back(
      {std::nullopt, build_name(reading, *context.name()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GroupSubjectClauseContext& context, ast::Log& log) {
  log.groups.push_back({build_name(reading, *context.name(0)),
                        build_name(reading, *context.name(1)), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ReceivedClauseContext& context, ast::Log& log) {
  log.received.push_back(
      build_time_path(reading, *context.path(), context.time_format(), context.date_is()));
}

void build_line(Reading& reading, Rules::SequenceClauseContext& context, ast::Log& log) {
  log.sequence.push_back(build_path(reading, *context.path()));
}

void build_line(Reading& reading, Rules::EventClauseContext& context, ast::Log& log) {
  log.events.push_back(build_event(reading, context));
}

void build_line(Reading& reading, Rules::SignalClauseContext& context, ast::Log& log) {
  log.signals.push_back(build_signal(reading, context));
}

void build_line(Reading& reading, Rules::WindowClauseContext& context, ast::Log& log) {
  log.windows.push_back(build_window(reading, context));
}

void build_line(Reading& reading, Rules::NotYetClauseContext& context, ast::Log& log) {
  ast::NotYet line;
  line.span = span_of(reading, context);
  for (Rules::No_endContext* said : context.no_end()) {
    line.said.push_back(build_no_end(reading, *said));
  }
  log.not_yet.push_back(std::move(line));
}

// What all logs say.
void build_line(Reading& reading, Rules::GeneralDatesClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::DatesLine>(all).push_back(
      {context.END() != nullptr ? ir::DateIs::End : ir::DateIs::Beginning,
       span_of(reading, context)});
}

}  // namespace akad::parser::build
