#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "compiler/audit/analysis/stems.h"
#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// How the field calls grave and light cases, in English and Indonesian, from the gravest on. Words
// of one rank are of different scales, and nobody can say which of them is graver.
struct Word {
  std::string_view text;
  std::int32_t rank;
};
constexpr std::array<Word, 26> kWords = {
    {{"critical", 0}, {"urgent", 0},   {"emergency", 0}, {"kritis", 0},   {"darurat", 0},
     {"mendesak", 0}, {"high", 1},     {"major", 1},     {"tinggi", 1},   {"mayor", 1},
     {"medium", 2},   {"moderate", 2}, {"normal", 2},    {"sedang", 2},   {"menengah", 2},
     {"low", 3},      {"minor", 3},    {"rendah", 3},    {"ringan", 3},   {"trivial", 4},
     {"cosmetic", 4}, {"kosmetik", 4}, {"lowest", 4},    {"highest", -1}, {"blocker", -1},
     {"terendah", 4}}};
// What such words are said of. Of effort or risk they say something else.
constexpr std::array<std::string_view, 9> kOfGravity = {"priorit", "sever",       "urgen",
                                                        "impact",  "gravi",       "keparahan",
                                                        "dampak",  "kegentingan", "mendesak"};

// A row for one value that ends in a number, as "P1", "Sev 2", 3, or that is such a word: "High",
// "2 - High".
struct Ranked {
  std::size_t row;
  std::string before;  // the number; of words nothing
  std::int32_t number;
  Id<ir::Signal> signal;
  Id<ir::Calendar> calendar;
  Duration length;
  std::string text;
};

std::string text_of_constant(const ir::Constant& constant) {
  return constant.kind == ir::ConstantKind::Number ? to_decimal(constant.number, 0) : constant.text;
}

std::optional<std::int32_t> rank_of_word(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("0123456789 .:-");
  if (begin == text.npos) return std::nullopt;
  const std::string_view bare = text.substr(begin);
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& word) {
    return bare.size() == word.text.size() && speaks_of(bare, std::span(&word.text, 1));
  });
  return found == kWords.end() ? std::nullopt : std::optional(found->rank);
}

enum class Scale { Numbers, Words };

std::optional<Ranked> ranked(const Audit& audit, const ir::OfItems& items, std::size_t row,
                             Scale scale) {
  const ir::LimitRow& limit = items.limits[row];
  const auto* within = std::get_if<ir::Within>(&limit.limit.rule);
  if (within == nullptr || !limit.when.valid()) return std::nullopt;
  const ir::Condition& when = audit.program[limit.when];
  if (when.op != ir::Operator::Equal) return std::nullopt;
  const std::string text = text_of_constant(when.constants.front());
  if (scale == Scale::Words) {
    const auto rank = rank_of_word(text);
    if (!rank || !when.signal.valid() || !speaks_of(audit.program[when.signal].name, kOfGravity)) {
      return std::nullopt;
    }
    return Ranked{row, "", *rank, when.signal, within->calendar, within->length, text};
  }
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

void check_order(Audit& audit, Id<ir::Target> id, const ir::OfItems& items, Scale scale) {
  std::vector<Ranked> rows;
  for (std::size_t row = 0; row < items.limits.size(); ++row) {
    if (auto one = ranked(audit, items, row, scale)) rows.push_back(std::move(*one));
  }
  if (rows.size() < 2 || !are_one_scale(rows)) return;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Ranked& a, const Ranked& b) { return a.number < b.number; });
  if (scale == Scale::Numbers && is_other_scale(rows)) return;
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const Ranked &graver = rows[at - 1], &lighter = rows[at];
    if (graver.number == lighter.number || graver.length <= lighter.length) continue;
    const auto& places = audit.map.limit_rows[id.index()];
    tell(audit, diagnose(Code::AK1046, places[graver.row],
                         worded("`{}` is allowed {}, more than the {} of `{}`", graver.text,
                                format_duration(graver.length), format_duration(lighter.length),
                                lighter.text))
                    .with_other(places[lighter.row], "less time here")
                    .with_help(scale == Scale::Words
                                   ? "check the two lengths"
                                   : "check the two lengths, if the smaller number is the graver "
                                     "case"));
    return;
  }
}

}  // namespace

void check_order_of_rows(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    check_order(audit, id, *items, Scale::Numbers);
    check_order(audit, id, *items, Scale::Words);
  }
}

}  // namespace akad::audit
