#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"
#include "runtime/report/words.h"

namespace akad::differences {
namespace {

using phrases::Key;

struct Noun {
  std::string_view table;
  Key<0> key;
};
constexpr Noun kNouns[] = {
    {"agreement", "declared.agreement"},   {"fees", "declared.fees"},
    {"seasons", "declared.seasons"},       {"holiday_sets", "declared.holiday_sets"},
    {"calendars", "declared.calendars"},   {"logs", "declared.logs"},
    {"conditions", "declared.conditions"}, {"events", "declared.events"},
    {"signals", "declared.signals"},       {"windows", "declared.windows"},
    {"clocks", "declared.clocks"},         {"outages", "declared.outages"},
    {"figures", "declared.figures"},       {"exclusions", "declared.exclusions"},
    {"covers", "declared.covers"},         {"targets", "declared.targets"},
    {"credits", "declared.credits"},       {"caps", "declared.caps"},
    {"scenarios", "declared.scenarios"},
};

Phrase noun_of(std::string_view table) {
  for (const Noun& noun : kNouns) {
    if (noun.table == table) return Phrase(noun.key);
  }
  AKAD_ASSERT(false);
}

Phrase or_none(const Phrase& said) { return said.empty() ? Phrase("change.none_of_it") : said; }

// Of a table whose order decides.
Phrase elsewhere_said(const Difference& difference) {
  Phrase said = difference.where.of == "caps" ? Phrase("change.cap_elsewhere")
                                              : Phrase("change.credit_elsewhere");
  if (difference.favours != Favour::Neither) return said;
  return Phrase("change.same_in_all", std::move(said));
}

// What differs: a field, of a row of a table.
Phrase what_of(const Difference& difference) {
  if (difference.where.row.empty()) return difference.what;
  return Phrase("change.row", difference.what, difference.where.row);
}

// "4.1 Response"
Phrase clause_said(const ir::Clause& clause) {
  const std::string text =
      clause.number + (clause.number.empty() || clause.title.empty() ? "" : " ") + clause.title;
  return text.empty() ? Phrase("change.no_clause") : Phrase::as_is(text);
}

}  // namespace

Phrase agreement_said(const ir::Program& program, const Origin& origin) {
  Phrase said("change.agreement", program.agreement.name, program.agreement.version, origin.digest);
  return origin.file.empty() ? said : Phrase("change.agreement_in", origin.file, std::move(said));
}

Phrase head_said(const Where& where) {
  const Declared& declared = where.after.name.empty() ? where.before : where.after;
  if (!where.log.empty()) {
    return Phrase("change.head_in", noun_of(where.of), declared.name, where.log);
  }
  return Phrase("change.head", noun_of(where.of),
                report::clause_text(declared.clause, declared.name));
}

Phrase said(const Difference& difference) {
  const Where& where = difference.where;
  const Phrase& before = difference.before;
  const Phrase& after = difference.after;
  switch (difference.kind) {
    case Kind::Added:
      if (difference.what.empty()) return Phrase("change.added");
      return Phrase("change.added_to", what_of(difference), after);
    case Kind::Removed:
      if (difference.what.empty()) return Phrase("change.removed");
      return Phrase("change.taken_from", what_of(difference), before);
    case Kind::Renamed: return Phrase("change.renamed", where.before.name, where.after.name);
    case Kind::Moved:
      return Phrase("change.moved", clause_said(where.before.clause),
                    clause_said(where.after.clause));
    case Kind::Changed:
      return Phrase("change.changed", what_of(difference), or_none(before), or_none(after));
    case Kind::Reordered:
      if (difference.what.empty()) return elsewhere_said(difference);
      return Phrase("change.reordered", what_of(difference));
  }
  AKAD_ASSERT(false);
}

Cells cells_said(const Difference& difference) {
  const Where& where = difference.where;
  switch (difference.kind) {
    case Kind::Renamed:
      return {Phrase("field.agreement.name"), where.before.name, where.after.name};
    case Kind::Moved:
      return {Phrase("column.clause"), clause_said(where.before.clause),
              clause_said(where.after.clause)};
    case Kind::Reordered: return {said(difference), {}, {}};
    case Kind::Added:
    case Kind::Removed:
    case Kind::Changed: break;
  }
  if (difference.what.empty()) return {said(difference), {}, {}};
  return {what_of(difference), or_none(difference.before), or_none(difference.after)};
}

std::vector<Phrase> terms_shown(const Difference& difference) {
  constexpr std::size_t kMost = 25;
  if (difference.terms.size() <= kMost) return difference.terms;
  const auto end = difference.terms.begin() + kMost - 1;
  std::vector<Phrase> shown(difference.terms.begin(), end);
  shown.push_back(Phrase("change.more", difference.terms.end() - end));
  return shown;
}

Phrase favour_said(Favour favour) {
  switch (favour) {
    case Favour::Neither: return {};
    case Favour::Customer: return Phrase("favour.customer");
    case Favour::Provider: return Phrase("favour.provider");
    case Favour::Depends: return Phrase("favour.depends");
  }
  AKAD_ASSERT(false);
}

Phrase favoured_said(Favour favour) {
  switch (favour) {
    case Favour::Neither: return Phrase("favoured.neither");
    case Favour::Customer: return Phrase("favoured.customer");
    case Favour::Provider: return Phrase("favoured.provider");
    case Favour::Depends: return Phrase("favoured.depends");
  }
  AKAD_ASSERT(false);
}

namespace {

// How many favour whom.
Phrase favours_said(const Differences& found) {
  phrases::PhraseList counts;
  const auto add = [&](Favour favour, Key<1> key) {
    const auto count = static_cast<std::int64_t>(count_of(found, favour));
    if (count > 0) counts.push_back(Phrase(key, count));
  };
  add(Favour::Customer, "favour.of_customer");
  add(Favour::Provider, "favour.of_provider");
  add(Favour::Depends, "favour.of_depends");
  add(Favour::Neither, "favour.of_neither");
  return Phrase::list("list.comma", std::move(counts));
}

}  // namespace

Phrase sum_said(const Differences& found) {
  if (found.of_the_deal.empty() && !found.of_scenarios.empty()) return Phrase("change.none_owed");
  if (!found.are_none()) {
    const Phrase count("change.count", static_cast<std::int64_t>(found.of_the_deal.size()));
    return Phrase("change.counted", count, favours_said(found));
  }
  const bool same = found.before.digest == found.after.digest;
  return same ? Phrase("change.none") : Phrase("change.only_order");
}

bool is_of_the_same(const Where& a, const Where& b) {
  return a.of == b.of && a.log == b.log && a.before.name == b.before.name &&
         a.after.name == b.after.name;
}

}  // namespace akad::differences
