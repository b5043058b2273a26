#include "runtime/differences/differences.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/differences/align/meaning.h"
#include "runtime/differences/compare.h"
#include "runtime/differences/favour/favour.h"
#include "runtime/differences/tell/trees.h"

namespace akad::differences {
namespace {

// Instants are told in the zone of each agreement, if there is one of that name.
time::Zone zone_of(const ir::Program& program) {
  auto zone = time::find_zone(program.agreement.zone);
  if (!zone) zone = time::find_zone("UTC");
  AKAD_ASSERT(zone);
  return std::move(*zone);
}

// Finds what stands behind one that it stood before, of rows whose order among each other decides:
// of all credits, and of caps that are as wide.
class Order {
 public:
  explicit Order(const Rows& rows) : rows_(rows) {}

  // Asked in the order before. `place`: after.
  template <class Row>
  bool has_overtaken(const Row& before, const Row& after, std::int32_t place) {
    const bool was = is_behind(Edition::Before, before, place);
    const bool is = is_behind(Edition::After, after, place);
    return was || is;
  }

 private:
  template <class Row>
  bool is_behind(Edition edition, const Row& row, std::int32_t place) {
    ir::Width width;
    if constexpr (std::is_same_v<Row, ir::Cap>) width = ir::width_of(rows_.program(edition), row);
    std::int32_t& last = last_.try_emplace({edition, width}, -1).first->second;
    const bool behind = place < last;
    last = std::max(last, place);
    return behind;
  }

  const Rows& rows_;
  std::map<std::pair<Edition, ir::Width>, std::int32_t> last_;  // of their places after
};

struct Finder {
  const Rows& rows;
  Teller before, after;
  std::vector<Difference> all = {};

  const Teller& teller(Edition edition) const {
    return edition == Edition::Before ? before : after;
  }

  template <class Row>
  Declared declared(const Row& row) const {
    if constexpr (requires { row.clause; }) return {row.name, row.clause};
    return {row.name, {}};
  }

  template <class Row>
  Where where(const char* table, const Row* row_before, const Row* row_after) const {
    Where where{table, {}, {}, "", {}};
    const auto at = [&](Edition edition, const Row* row) {
      return static_cast<std::int32_t>(row - ir::table_of<Row>(rows.program(edition)).data());
    };
    if (row_before != nullptr) {
      where.before = declared(*row_before);
      where.at.before = at(Edition::Before, row_before);
    }
    if (row_after != nullptr) {
      where.after = declared(*row_after);
      where.at.after = at(Edition::After, row_after);
    }
    if constexpr (
        requires(const Row& row) { row.log; } && !requires(const Row& row) { row.clause; }) {
      where.log = row_after != nullptr ? rows.program(Edition::After)[row_after->log].name
                                       : rows.program(Edition::Before)[row_before->log].name;
    }
    return where;
  }

  template <class Row>
  void pair(const char* table, const Row& row_before, const Row& row_after) {
    const Where of = where(table, &row_before, &row_after);
    if (row_before.name != row_after.name) {
      all.push_back({Kind::Renamed, of, std::string(table) + ".name", {}, {}, {}});
    }
    const ir::Clause& a = of.before.clause;
    const ir::Clause& b = of.after.clause;
    if (a.number != b.number || a.title != b.title) {
      all.push_back({Kind::Moved, of, std::string(table) + ".clause", {}, {}, {}});
    }
    if (Meaning::of_unnamed(rows, Edition::Before, row_before) ==
        Meaning::of_unnamed(rows, Edition::After, row_after)) {
      return;
    }
    compare(tree(before, row_before), tree(after, row_after), of, all);
  }

  template <class Row>
  void table(const char* name) {
    const auto& rows_before = ir::table_of<Row>(rows.program(Edition::Before));
    const auto& rows_after = ir::table_of<Row>(rows.program(Edition::After));
    const auto& partners = rows.partners<Row>();
    std::vector<bool> taken(rows_after.size());
    Order order{rows};
    for (std::size_t i = 0; i < rows_before.size(); ++i) {
      if (partners[i] < 0) {
        const Row* none = nullptr;
        all.push_back({Kind::Removed,
                       where(name, &rows_before[i], none),
                       name,
                       {},
                       {},
                       {},
                       terms(tree(before, rows_before[i]))});
        continue;
      }
      const auto at = static_cast<std::size_t>(partners[i]);
      taken[at] = true;
      pair(name, rows_before[i], rows_after[at]);
      if constexpr (kOrderDecides<Row>) {
        if (order.has_overtaken(rows_before[i], rows_after[at], partners[i])) {
          all.push_back(
              {Kind::Reordered, where(name, &rows_before[i], &rows_after[at]), name, {}, {}, {}});
        }
      }
    }
    for (std::size_t i = 0; i < rows_after.size(); ++i) {
      if (taken[i]) continue;
      const Row* none = nullptr;
      all.push_back({Kind::Added,
                     where(name, none, &rows_after[i]),
                     name,
                     {},
                     {},
                     {},
                     terms(tree(after, rows_after[i]))});
    }
  }

  void agreement() {
    const ir::Agreement& a = before.program().agreement;
    const ir::Agreement& b = after.program().agreement;
    const Where of{"agreement", {a.name, {}}, {b.name, {}}, "", {}};
    compare(tree(before, a), tree(after, b), of, all);
  }

  // Conditions with a name by the first row of it: those of one name say the same.
  using Named = std::map<std::string, Id<ir::Condition>>;
  Named named(Edition edition) const {
    Named named;
    const auto& conditions = rows.program(edition).conditions;
    for (const Id<ir::Condition> id : ids_of(conditions)) {
      const std::string& name = conditions[id.index()].name;
      if (name.empty()) continue;
      named.emplace(edition == Edition::After ? rows.name_before(name) : name, id);
    }
    return named;
  }
  Phrase definition(Edition edition, Id<ir::Condition> id) const {
    return as_written(report::definition_text(teller(edition).wording(), id));
  }
  void condition(Id<ir::Condition> a, Id<ir::Condition> b) {
    const std::string& name = before.program()[a].name;
    const Where of{"conditions", {name, {}}, {after.program()[b].name, {}}, "", {}, {a.at, b.at}};
    if (name != of.after.name) {
      all.push_back({Kind::Renamed, of, "conditions.name", {}, {}, {}});
    }
    if (rows.definition(Edition::Before, a) == rows.definition(Edition::After, b)) return;
    all.push_back({Kind::Changed, of, "conditions", field_called("conditions"),
                   definition(Edition::Before, a), definition(Edition::After, b)});
  }
  void conditions() {
    const Named gone = named(Edition::Before), come = named(Edition::After);
    for (const auto& [name, id] : gone) {
      const auto found = come.find(name);
      if (found != come.end()) {
        condition(id, found->second);
      } else {
        all.push_back({Kind::Removed,
                       {"conditions", {name, {}}, {}, "", {}, {id.at, -1}},
                       "conditions",
                       {},
                       {},
                       {},
                       {definition(Edition::Before, id)}});
      }
    }
    for (const auto& [name, id] : come) {
      if (gone.contains(name)) continue;
      all.push_back({Kind::Added,
                     {"conditions", {}, {name, {}}, "", {}, {-1, id.at}},
                     "conditions",
                     {},
                     {},
                     {},
                     {definition(Edition::After, id)}});
    }
  }
};

// As clauses are counted: 4.10 stands behind 4.9.
std::string sorting_key(const Where& where) {
  const std::string& number =
      where.after.clause.number.empty() ? where.before.clause.number : where.after.clause.number;
  std::string key, digits;
  const auto close = [&] {
    if (digits.empty()) return;
    constexpr std::size_t kWidth = 12;
    key += std::string(kWidth - std::min(kWidth, digits.size()), '0') + digits;
    digits.clear();
  };
  for (const char c : number) {
    if (is_digit(c)) {
      digits += c;
    } else {
      close();
      key += c;
    }
  }
  close();
  return key;
}

void sort_by_clause(std::vector<Difference>& differences) {
  std::vector<std::pair<std::string, Difference>> keyed;
  for (Difference& one : differences) {
    std::string key = sorting_key(one.where);
    keyed.emplace_back(std::move(key), std::move(one));
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) differences[i] = std::move(keyed[i].second);
}

}  // namespace

std::size_t count_of(const Differences& found, Favour favour) {
  return static_cast<std::size_t>(
      std::count_if(found.of_the_deal.begin(), found.of_the_deal.end(),
                    [&](const Difference& one) { return one.favours == favour; }));
}

Differences compare(const ir::Program& before, const ir::Program& after) {
  Differences found;
  found.before.digest = ir::digest(before);
  found.after.digest = ir::digest(after);
  if (found.before.digest == found.after.digest) return found;
  const Rows rows(before, after);
  const time::Zone zone_before = zone_of(before), zone_after = zone_of(after);
  Finder finder{rows, {rows, Edition::Before, zone_before}, {rows, Edition::After, zone_after}};
  finder.agreement();
  finder.conditions();
  ir::for_tables([&]<class Row>(const ir::Table<Row>& table) {
    if constexpr (std::is_same_v<Row, ir::Scenario>) {
      found.of_the_deal = std::exchange(finder.all, {});
    }
    if constexpr (!std::is_same_v<Row, ir::Field> && !std::is_same_v<Row, ir::Condition>) {
      finder.table<Row>(table.name);
    }
  });
  found.of_scenarios = std::move(finder.all);
  sort_by_clause(found.of_the_deal);
  const Known known(rows);
  for (Difference& one : found.of_the_deal) one.favours = favour_of(rows, known, one);
  return found;
}

}  // namespace akad::differences
