// What no scenario comes to, in the agreement's words.
#include "runtime/report/rules_text.h"
#include "runtime/report/wording/conditions.h"
#include "runtime/report/words.h"
#include "runtime/trials/touched.h"

namespace akad::trials {
namespace {

using phrases::Phrase;

struct Noun {
  std::string_view table;
  phrases::Key<0> key;
};
constexpr Noun kNouns[] = {{"events", "declared.events"},         {"windows", "declared.windows"},
                           {"exclusions", "declared.exclusions"}, {"targets", "declared.targets"},
                           {"credits", "declared.credits"},       {"caps", "declared.caps"}};

struct Counting {
  Coverage coverage = {};

  void add(bool touched, Untried row) {
    ++coverage.all;
    if (!touched) coverage.untried.push_back(std::move(row));
  }
};

void count_limits(Counting& counting, const ir::Program& program, const Touched& touched,
                  Id<ir::Target> id, const time::Zone& zone) {
  const ir::Target& target = program[id];
  const auto* rules = std::get_if<ir::OfItems>(&target.of);
  if (rules == nullptr || rules->limits.size() == 1) return;
  for (std::size_t row = 0; row < rules->limits.size(); ++row) {
    const Id<ir::Condition> when = rules->limits[row].when;
    Phrase said = when.valid() ? Phrase::as_is(report::condition_text({program, zone}, when))
                               : Phrase("test.otherwise");
    counting.add(touched.limits.contains({id, row}),
                 {"targets", target.name, target.clause, std::move(said)});
  }
}

void count_slabs(Counting& counting, const ir::Program& program, const Touched& touched,
                 Id<ir::Credit> id) {
  const ir::Credit& credit = program[id];
  for (const Id<ir::SlabRow> row : ids_of(credit.slabs)) {
    counting.add(touched.slabs.contains({id, row}),
                 {"credits", credit.name, credit.clause, report::slab(program, credit, row)});
  }
}

// Where nothing comes to the whole, its rows are not told one by one.
void count_promises(Counting& counting, const ir::Program& program, const Touched& touched) {
  const auto zone = time::find_zone(program.agreement.zone);
  if (!zone) return;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const bool tried = touched.targets.contains(id);
    counting.add(tried, {"targets", program[id].name, program[id].clause});
    if (tried) count_limits(counting, program, touched, id, *zone);
  }
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    const bool tried = touched.credits.contains(id);
    counting.add(tried, {"credits", program[id].name, program[id].clause});
    if (tried) count_slabs(counting, program, touched, id);
  }
}

}  // namespace

Coverage coverage_of(const ir::Program& program, const Touched& touched) {
  Counting counting;
  for (const Id<ir::Event> id : ids_of(program.events)) {
    counting.add(touched.events.contains(id), {"events", program[id].name, {}});
  }
  for (const Id<ir::Window> id : ids_of(program.windows)) {
    counting.add(touched.windows.contains(id), {"windows", program[id].name, {}});
  }
  for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
    counting.add(touched.exclusions.contains(id),
                 {"exclusions", program[id].name, program[id].clause});
  }
  count_promises(counting, program, touched);
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    counting.add(touched.caps.contains(id), {"caps", program[id].name, program[id].clause});
  }
  return std::move(counting.coverage);
}

phrases::Phrase declared(const Untried& untried) {
  const std::string called = report::clause_text(untried.clause, untried.name);
  for (const Noun& noun : kNouns) {
    if (noun.table == untried.table) return Phrase("change.head", Phrase(noun.key), called);
  }
  return Phrase::as_is(called);
}

}  // namespace akad::trials
