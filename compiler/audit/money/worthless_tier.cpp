#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/results.h"
#include "compiler/scope/scope.h"

namespace akad::audit {
namespace {

// What one period of the credit is at most paid, whatever it owes: it falls into one period of each
// cap. None: no cap limits it.
struct Least {
  Id<ir::Cap> cap;
  Rational most;
};
std::optional<Least> least_cap(const Audit& audit, Id<ir::Credit> credit) {
  std::optional<Least> least;
  for (const Id<ir::Cap> id : ids_of(audit.program.caps)) {
    const ir::Cap& cap = audit.program[id];
    if (is_as_told(audit.program, cap) || !ir::limits(audit.program, cap, credit)) continue;
    const Rational most = usual_most(audit, audit.program[id]);
    if (!least || most < least->most) least = Least{id, most};
  }
  return least;
}

// The row that owes least of those that owe as much as the cap leaves; none.
std::optional<std::size_t> row_at_cap(const Audit& audit, const ir::Credit& credit,
                                      const Rational& most) {
  std::optional<std::size_t> enough;
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    if (least_amount(audit, credit, row) < most) continue;
    const Rational owed = usual_amount(audit, credit, row);
    if (!enough || owed < usual_amount(audit, credit, *enough)) enough = row;
  }
  return enough;
}

// Those that owe more than that one, and are paid the same.
std::vector<std::size_t> worthless_rows(const Audit& audit, const ir::Credit& credit,
                                        std::size_t enough) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    if (usual_amount(audit, credit, row) > usual_amount(audit, credit, enough)) rows.push_back(row);
  }
  return rows;
}

std::string joined(const std::vector<std::string>& texts) {
  const auto last = texts.end() - 1;
  return texts.size() == 1 ? *last
                           : fmt::format("{} and {}", fmt::join(texts.begin(), last, ", "), *last);
}

void check_tiers(Audit& audit, Id<ir::Credit> id, const Least& least) {
  const ir::Credit& credit = audit.program[id];
  const auto enough = row_at_cap(audit, credit, least.most);
  if (!enough) return;
  const std::vector<std::size_t> rows = worthless_rows(audit, credit, *enough);
  if (rows.empty()) return;
  std::vector<std::string> names, amounts;
  for (const std::size_t row : rows) {
    names.push_back(row_text(credit, row));
    amounts.push_back(amount_text(audit, id, row));
  }
  const auto& places = audit.map.slab_rows[id.index()];
  Diagnostic found =
      diagnose(Code::AK1031, places[rows.front()],
               worded("{} of the credit `{}` {} {}, and the cap `{}` leaves at most {}, as of {}",
                      joined(names), credit.name, rows.size() == 1 ? "owes" : "owe",
                      joined(amounts), audit.program[least.cap].name, money_text(audit, least.most),
                      row_text(credit, *enough)))
          .with_label("pays no more than the other row")
          .with_other(places[*enough], "this row reaches the cap already");
  for (std::size_t at = 1; at < std::min(rows.size(), scope::kMostLabels); ++at) {
    found = std::move(found).with_other(places[rows[at]], "nor does this one");
  }
  tell(audit, std::move(found)
                  .with_other(audit.map[least.cap], "the cap")
                  .with_help(std::vector<std::string>{
                      "raise the cap, if the larger credit is meant to be paid",
                      "or let the rows end where the cap does"}));
}

}  // namespace

void check_worthless_tier(Audit& audit) {
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) {
    const auto least = least_cap(audit, id);
    if (least && least->most > 0) check_tiers(audit, id, *least);
  }
}

}  // namespace akad::audit
