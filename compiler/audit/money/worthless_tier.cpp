#include <fmt/format.h>

#include "compiler/audit/analysis/results.h"

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
    if (!ir::limits(audit.program[id], credit)) continue;
    const Rational most = usual_most(audit, audit.program[id]);
    if (!least || most < least->most) least = Least{id, most};
  }
  return least;
}

// The first row that owes as much as the cap leaves, and one that owes more.
void check_tiers(Audit& audit, Id<ir::Credit> id, const Least& least) {
  const ir::Credit& credit = audit.program[id];
  std::optional<std::size_t> enough;
  const std::size_t dearest = dearest_row(audit, credit);
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    const Rational owed = usual_amount(audit, credit, row);
    if (owed < least.most || row == dearest) continue;
    if (!enough || owed < usual_amount(audit, credit, *enough)) enough = row;
  }
  if (!enough || usual_amount(audit, credit, dearest) <= usual_amount(audit, credit, *enough)) {
    return;
  }
  const auto& places = audit.map.slab_rows[id.index()];
  tell(audit,
       diagnose(Code::AK1031, places[dearest],
                worded("{} of the credit `{}` owes {}, and the cap `{}` leaves at most {}, as "
                       "of {}",
                       row_text(credit, dearest), credit.name, amount_text(audit, id, dearest),
                       audit.program[least.cap].name, money_text(audit, least.most),
                       row_text(credit, *enough)))
           .with_label("pays no more than the other row")
           .with_other(places[*enough], "this row reaches the cap already")
           .with_other(audit.map[least.cap], "the cap")
           .with_help(
               std::vector<std::string>{"raise the cap, if the larger credit is meant to be paid",
                                        "or let the rows end where the cap does"}));
}

}  // namespace

void check_worthless_tier(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const auto least = least_cap(audit, id);
    if (least && least->most > 0) check_tiers(audit, id, *least);
  }
}

}  // namespace akad::audit
