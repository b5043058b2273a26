#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// A row for one value that ends in a number: "P1", "Sev 2", 3.
struct Ranked {
  std::size_t row;
  std::string before;  // the number
  std::int32_t number;
  Id<ir::Signal> signal;
  Id<ir::Calendar> calendar;
  Duration length;
  std::string text;
};

std::string text_of_constant(const ir::Constant& constant) {
  return constant.kind == ir::ConstantKind::Number ? to_decimal(constant.number, 0) : constant.text;
}

std::optional<Ranked> ranked(const Audit& audit, const ir::OfItems& items, std::size_t row) {
  const ir::LimitRow& limit = items.limits[row];
  const auto* within = std::get_if<ir::Within>(&limit.limit.rule);
  if (within == nullptr || !limit.when.valid()) return std::nullopt;
  const ir::Condition& when = audit.program[limit.when];
  if (when.op != ir::Operator::Equal) return std::nullopt;
  const std::string text = text_of_constant(when.constants.front());
  const std::size_t digits = text.find_last_not_of("0123456789") + 1;
  std::int32_t number = 0;
  const auto read = std::from_chars(text.data() + digits, text.data() + text.size(), number);
  if (digits == text.size() || read.ec != std::errc()) return std::nullopt;
  return Ranked{row, text.substr(0, digits), number, when.signal, within->calendar, within->length,
                text};
}

bool are_one_scale(const std::vector<Ranked>& rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const Ranked& row) {
    return row.before == rows.front().before && row.signal == rows.front().signal &&
           row.calendar == rows.front().calendar;
  });
}

// Scales are read from 1, the gravest, on. One that is consistently the other way round has its own
// meaning, but of two rows nobody can say so.
bool is_other_scale(const std::vector<Ranked>& rows) {
  constexpr std::size_t kFew = 2;
  return rows.size() > kFew &&
         std::is_sorted(rows.begin(), rows.end(),
                        [](const Ranked& a, const Ranked& b) { return a.length > b.length; });
}

void check_order(Audit& audit, Id<ir::Target> id, const ir::OfItems& items) {
  std::vector<Ranked> rows;
  for (std::size_t row = 0; row < items.limits.size(); ++row) {
    if (auto one = ranked(audit, items, row)) rows.push_back(std::move(*one));
  }
  if (rows.size() < 2 || !are_one_scale(rows)) return;
  std::sort(rows.begin(), rows.end(),
            [](const Ranked& a, const Ranked& b) { return a.number < b.number; });
  if (is_other_scale(rows)) return;
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const Ranked &graver = rows[at - 1], &lighter = rows[at];
    if (graver.length <= lighter.length) continue;
    const auto& places = audit.map.limit_rows[id.index()];
    tell(audit, diagnose(Code::AK1046, places[graver.row],
                         worded("`{}` is allowed {}, more than the {} of `{}`", graver.text,
                                format_duration(graver.length), format_duration(lighter.length),
                                lighter.text))
                    .with_other(places[lighter.row], "less time here")
                    .with_help("check the two lengths, if the smaller number is the graver case"));
    return;
  }
}

}  // namespace

void check_order_of_rows(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items != nullptr) check_order(audit, id, *items);
  }
}

}  // namespace akad::audit
