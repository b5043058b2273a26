#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/audit/sample/fit.h"
#include "runtime/base/text.h"
#include "runtime/base/written/letters.h"
#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

// Without capitals, blanks and what joins words.
std::u32string bare(std::string_view text) {
  std::u32string letters = in_small_letters(text);
  std::erase_if(letters, [](char32_t letter) {
    return letter == U' ' || letter == U'_' || letter == U'-' || letter == U'.' ||
           is_odd_blank(letter);
  });
  return letters;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

// A slip of the pen: `resolved` for `Resolved`, `re-opened`, `aknowledged`. Not another number, nor
// the same word with something before it, as `unresolved`; and words as short as `paid` are others.
bool is_slip(std::string_view value, std::string_view meant) {
  if (bare(value) == bare(meant)) return true;
  if (digits_of(value) != digits_of(meant)) return false;
  if (value.ends_with(meant) || meant.ends_with(value)) return false;
  const std::size_t apart = meant.size() < 5 ? 0 : meant.size() < 10 ? 1 : 2;
  return edit_distance(value, meant, apart) <= apart;
}

// What the agreement names at a place: texts, each with the comparisons that have it.
using Named = std::map<std::string, std::vector<Id<ir::Condition>>>;

void add_named(Named& named, const ir::Program& program, Id<ir::Condition> id) {
  const ir::Condition& condition = program[id];
  const bool equals = condition.op == ir::Operator::Equal || condition.op == ir::Operator::OneOf ||
                      condition.op == ir::Operator::NotEqual;
  if (!equals) return;
  for (const ir::Constant& constant : condition.constants) {
    if (constant.kind == ir::ConstantKind::Text) named[constant.text].push_back(id);
  }
}

struct Place {
  Id<ir::Field> field;
  Id<ir::Signal> signal;  // that stands there; none = of the records themselves
};

// Comparisons of the same place count, be it of the record or of a signal that stands there.
Named named_at(const ir::Program& program, const Place& place) {
  Named named;
  for (const Id<ir::Condition> id : ids_of(program.conditions)) {
    const ir::Condition& condition = program[id];
    const Id<ir::Field> field =
        condition.signal.valid() ? program[condition.signal].field : condition.field;
    if (field.valid() && field == place.field) add_named(named, program, id);
  }
  return named;
}

void tell_slip(Fit& fit, const Place& place, const Named::value_type& meant, std::string_view value,
               const events::SeenValues::Row& seen) {
  const std::string name = place.signal.valid() ? fit.program()[place.signal].name
                                                : ir::place_of(fit.program()[place.field]);
  const std::string written = events::text_in_quotes(value);
  const std::string known = events::text_in_quotes(meant.first);
  tell(fit.audit,
       diagnose(Code::AK1081, fit.audit.map[meant.second.front()],
                worded("`{}` is {} in {}, {} {}; the agreement names {}", name, written,
                       records_text(seen.records), seen.records == 1 ? "in" : "the first in",
                       fit.cited(seen.first), known))
           .with_label(fmt::format("{} is not this", written))
           .with_help(fmt::format("write it as the records have it, or name both: {} is one of "
                                  "({}, {})",
                                  name, known, written)));
  fit.misspelt.insert(meant.second.begin(), meant.second.end());
  if (place.signal.valid()) fit.values.emplace(place.signal, value);
  if (!place.signal.valid()) fit.written_so.emplace(place.field, value);
}

void look_for_slips(Fit& fit, const Place& place, const events::SeenValues& values) {
  if (values.rows.empty()) return;
  const Named named = named_at(fit.program(), place);
  for (const auto& [value, seen] : values.rows) {
    if (named.contains(value)) continue;
    const auto meant =
        std::find_if(named.begin(), named.end(),
                     [&, &text = value](const auto& row) { return is_slip(text, row.first); });
    if (meant != named.end()) tell_slip(fit, place, *meant, value, seen);
  }
}

bool is_listed(const ir::Signal& signal, std::string_view value) {
  events::Fact fact;
  fact.kind = events::Fact::Kind::Written;
  fact.written = value;
  return events::holds(ir::Operator::OneOf, fact, signal.one_of);
}

}  // namespace

void check_near_values(Fit& fit) {
  const ir::Program& program = fit.program();
  for (const Id<ir::Log> log : ids_of(program.logs)) {
    if (!fit.is_read(log)) continue;
    for (const events::SeenPlace& place : fit.seen(log).places) {
      look_for_slips(fit, {place.field, {}}, place.values);
    }
  }
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (!signal.one_of.empty() || !signal.field.valid() || !fit.is_read(signal.log)) continue;
    look_for_slips(fit, {signal.field, id}, fit.sample.seen.signals[id.index()]);
  }
}

void check_lists(Fit& fit) {
  const ir::Program& program = fit.program();
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (signal.one_of.empty() || !fit.is_read(signal.log)) continue;
    events::SeenValues unlisted;
    for (const auto& row : fit.sample.seen.signals[id.index()].rows) {
      if (is_listed(signal, row.first)) continue;
      unlisted.rows.insert(row);
      fit.values.emplace(id, row.first);
    }
    if (unlisted.rows.empty()) continue;
    tell(fit.audit, diagnose(Code::AK1081, fit.audit.map[id],
                             worded("the list of `{}` does not have {}", signal.name,
                                    values_text(fit, unlisted)))
                        .with_help(std::vector<std::string>{
                            "name it in the list, and in the tables that ask for it",
                            "or have it written otherwise where the records come from"}));
  }
}

}  // namespace akad::audit
