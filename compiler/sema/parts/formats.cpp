// How instants are written at a place of a record, and what a date there stands for.
#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/assert.h"
#include "runtime/base/written/pattern.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

void complain_of_pattern(Scope& scope, Span span, Message message, std::string help = {}) {
  Diagnostic found = diagnose(Code::AK0609, span, std::move(message));
  complain(scope, help.empty() ? std::move(found) : std::move(found).with_help(std::move(help)));
}

std::string zone_to_offer(const Scope& scope, const ast::TimeFormat& written) {
  if (!written.zone.text.empty()) return written.zone.text;
  const std::string& own = scope.program.agreement.zone;
  return own.empty() ? "…" : own;
}

// A reading of the clock needs to know where the clock hangs, an offset says it, and a date knows
// no clock.
bool check_zone(Scope& scope, const ast::TimeFormat& written, const TimePattern& pattern) {
  const std::string& text = written.pattern.text;
  const bool has_zone = !written.zone.text.empty();
  if (pattern.has_offset && has_zone) {
    complain_of_pattern(scope, written.zone.span,
                        "the pattern has an offset, which says of each instant where it stands",
                        fmt::format("written \"{}\"", text));
  } else if (pattern.has_time && !pattern.has_offset && !(has_zone && written.says_changes)) {
    complain_of_pattern(scope, written.span,
                        "a time without an offset needs its zone, and what a change of the clocks "
                        "there does",
                        fmt::format("written \"{}\" in {}, repeated hour earlier, skipped hour "
                                    "moves forward",
                                    text, zone_to_offer(scope, written)));
  } else if (!pattern.has_time && written.says_changes) {
    complain_of_pattern(scope, written.span, "a date has no hour that is repeated or skipped",
                        fmt::format("written \"{}\" in {}", text, written.zone.text));
  } else {
    return true;
  }
  return false;
}

std::optional<TimePattern> pattern_of(Scope& scope, const ast::TimeFormat& written) {
  std::string mistake;
  auto pattern = akad::pattern_of(written.pattern.text, mistake);
  if (!pattern) {
    complain_of_pattern(scope, written.pattern.span, std::move(mistake),
                        "such as \"dd/MM/yyyy HH:mm:ss\" or \"yyyy-MM-dd'T'HH:mm:ssX\"");
    return std::nullopt;
  }
  return check_zone(scope, written, *pattern) ? pattern : std::nullopt;
}

bool holds_dates(Scope& scope, const ir::TimeFormat& format, const ast::DateWord& date) {
  switch (format.kind) {
    case ir::TimeKind::Rfc3339:
    case ir::TimeKind::Local: return true;
    case ir::TimeKind::EpochSeconds:
    case ir::TimeKind::EpochMilliseconds:
      complain_of_pattern(scope, date.span,
                          worded("`{}` count from 1970 and write no dates",
                                 words(format.kind)[static_cast<std::size_t>(format.kind)]));
      return false;
    case ir::TimeKind::Pattern: break;
  }
  std::string mistake;
  const auto pattern = akad::pattern_of(format.pattern, mistake);
  if (!pattern || date_part(*pattern)) return pattern.has_value();
  complain_of_pattern(scope, date.span,
                      worded("year, month and day do not stand together in \"{}\", so that it "
                             "cannot write a date alone",
                             format.pattern));
  return false;
}

bool is_of_dates(const ir::TimeFormat& format) {
  if (format.kind != ir::TimeKind::Pattern) return false;
  std::string mistake;
  const auto pattern = akad::pattern_of(format.pattern, mistake);
  return pattern && !pattern->has_time;
}

}  // namespace

ir::TimeFormat format_of(Scope& scope, const std::optional<ast::TimeFormat>& written,
                         const ir::TimeFormat& otherwise) {
  if (!written) return otherwise;
  ir::TimeFormat format;
  if (written->kind == ir::TimeKind::Pattern) {
    if (!pattern_of(scope, *written)) return format;
    format.pattern = written->pattern.text;
  }
  format.kind = written->kind;
  if (written->zone.text.empty()) return format;
  if (const auto zone = scope::zone_of(scope, written->zone)) format.zone = zone->name;
  format.repeated = written->repeated;
  format.skipped = written->skipped;
  return format;
}

std::string text_of(const ast::Path& path) {
  std::string text;
  for (const ast::Name& step : path.steps) {
    if (!text.empty()) text += '.';
    text += ir::is_name(step.text) ? step.text : fmt::format("`{}`", step.text);
  }
  if (!path.item) return text;
  return fmt::format("item {} of {}", to_fraction(path.item->value),
                     path.steps.empty() ? "the record" : text);
}

ir::DateIs date_at(Scope& scope, const ir::TimeFormat& format, const ast::DateWord& date,
                   const ast::Path& path, std::string_view line) {
  if (date.is != ir::DateIs::Refused) {
    return holds_dates(scope, format, date) ? date.is : ir::DateIs::Refused;
  }
  if (is_of_dates(format)) {
    if (const auto* all = scope::general<ast::DatesLine>(scope)) return all->is;
    demand(scope, scope::Choice::Dates, path.span, {text_of(path), std::string(line)});
  }
  return ir::DateIs::Refused;
}

}  // namespace akad::sema
