#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "compiler/audit/analysis/hours.h"
#include "compiler/audit/analysis/stems.h"
#include "compiler/audit/analysis/tables.h"
#include "compiler/audit/promises/dues.h"

namespace akad::audit {
namespace {

// How the field calls the first answer and the end of the work, in English and Indonesian. Where
// names do not tell which of two comes first, nothing is said.
constexpr std::array<std::string_view, 9> kOfAnswers = {
    "respon", "repl", "answer", "acknowl", "react", "tanggap", "jawab", "balas", "triage"};
constexpr std::array<std::string_view, 11> kOfEnds = {"resol",   "solv",    "fix",    "repair",
                                                      "restor",  "recover", "clos",   "complet",
                                                      "selesai", "pulih",   "perbaik"};

struct Measured {
  Id<ir::Target> id;
  const ir::OfItems* items;
  const ir::Clock* clock;
};

std::string names_of_target(const Audit& audit, const Measured& one) {
  std::string names = audit.program[one.id].name + " " + one.clock->name;
  for (const Id<ir::Event> stop : one.clock->stops) names += " " + audit.program[stop].name;
  return names;
}

bool start_together(const ir::Clock& a, const ir::Clock& b) {
  const std::set<Id<ir::Event>> first(a.starts.begin(), a.starts.end());
  const bool some = std::any_of(b.starts.begin(), b.starts.end(),
                                [&](Id<ir::Event> event) { return first.contains(event); });
  const bool one_each = !a.item_by.valid() && !b.item_by.valid();
  return a.log == b.log && some && one_each && !a.counted_from.valid() && !b.counted_from.valid();
}

Id<ir::Calendar> hours_of(const Measured& one, const ir::Within& limit) {
  return one.clock->hours_of_limit ? limit.calendar : one.clock->calendar;
}

// The lengths of two rows, where both are of the same hours.
struct Lengths {
  Duration first, last;
};
std::optional<Lengths> lengths_of(const Measured& first, std::size_t of_first, const Measured& last,
                                  std::size_t of_last) {
  const auto* a = std::get_if<ir::Within>(&first.items->limits[of_first].limit.rule);
  const auto* b = std::get_if<ir::Within>(&last.items->limits[of_last].limit.rule);
  if (a == nullptr || b == nullptr || hours_of(first, *a) != hours_of(last, *b)) {
    return std::nullopt;
  }
  return Lengths{a->length, b->length};
}

struct Pair {
  const Measured& first;
  const Measured& last;
  std::size_t of_first, of_last;  // rows
  std::string when;               // of one case of several
};

// The two rows held against each other; none where the answer may come before the end.
std::optional<Message> later(const Audit& audit, const Pair& pair) {
  const auto& [first, last, of_first, of_last, when] = pair;
  const std::string &answer = audit.program[first.id].name, &end = audit.program[last.id].name;
  if (const auto lengths = lengths_of(first, of_first, last, of_last)) {
    if (lengths->first <= lengths->last) return std::nullopt;
    return worded("`{}` allows {} and `{}` allows {}{}: the end is late before the answer is",
                  answer, format_duration(lengths->first), end, format_duration(lengths->last),
                  when);
  }
  const auto dues = always_later(audit, *first.clock, first.items->limits[of_first].limit,
                                 *last.clock, last.items->limits[of_last].limit);
  if (!dues) return std::nullopt;
  const auto zone = time::shared_zone(audit.program.agreement.zone);
  return worded("whenever it begins, `{}` is due after `{}`{}: of {} at {}, and at {}", answer, end,
                when, wall_text(*zone, dues->start), wall_text(*zone, dues->first),
                wall_text(*zone, dues->last));
}

void check_pair(Audit& audit, const Measured& first, const Measured& last) {
  const Rows rows = rows_of(first.items->limits), others = rows_of(last.items->limits);
  Rows all = rows;
  all.insert(all.end(), others.begin(), others.end());
  const Cases cases(audit.program, all);
  if (!cases.known()) return;
  std::set<std::pair<std::size_t, std::size_t>> held;  // rows, against each other
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const std::size_t row = row_in(cases, rows, at), other = row_in(cases, others, at);
    if (row == rows.size() || other == others.size() || !held.insert({row, other}).second) continue;
    const std::string when = cases.text(at).empty() ? "" : fmt::format(" ({})", cases.text(at));
    auto message = later(audit, {first, last, row, other, when});
    if (!message) continue;
    tell(audit,
         diagnose(Code::AK1040, audit.map.limit_rows[first.id.index()][row], std::move(*message))
             .with_label("longer than what the whole may take")
             .with_other(audit.map.limit_rows[last.id.index()][other], "the whole")
             .with_help("check which of the two lengths was agreed"));
    return;
  }
}

}  // namespace

void check_later_than_end(Audit& audit) {
  std::vector<Measured> answers, ends;
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    const Measured one{id, items, &audit.program[items->clock]};
    const std::string names = names_of_target(audit, one);
    const bool answer = speaks_of(names, kOfAnswers), end = speaks_of(names, kOfEnds);
    if (answer && !end) answers.push_back(one);
    if (end && !answer) ends.push_back(one);
  }
  constexpr std::size_t kMostPairs = 400;
  if (answers.size() * ends.size() > kMostPairs) return;
  for (const Measured& first : answers) {
    for (const Measured& last : ends) {
      if (start_together(*first.clock, *last.clock)) check_pair(audit, first, last);
    }
  }
}

}  // namespace akad::audit
