#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "compiler/audit/rules.h"
#include "runtime/ir/amounts/claims.h"
#include "runtime/ir/amounts/told.h"

namespace akad::audit {
namespace {

// What the rows of tables name, by table and row.
struct Used {
  std::array<std::set<std::int32_t>, ir::kTableCount> rows;

  template <class Row>
  void add(Id<Row> id) {
    rows[ir::table_place<Row>()].insert(id.at);
  }
  template <class Row>
  bool has(Id<Row> id) const {
    return rows[ir::table_place<Row>()].contains(id.at);
  }
};

// Every id that stands in a row.
struct Mentions {
  Used& used;

  template <class T>
  void field(const char*, T& value, const ir::RuleOf<T>& = {}) {
    visit(value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    ir::describe_kind(*this, one);
  }
  template <class T>
  void visit(const T& value) {
    if constexpr (ir::kIsId<T>) {
      used.add(value);
    } else if constexpr (std::is_same_v<T, ir::Cadence>) {
      // There is one list of seasons, which the word means.
      if (value == ir::Cadence::Season) used.add(Id<ir::Seasons>{0});
    } else if constexpr (ir::kIsVector<T>) {
      for (const auto& element : value) visit(element);
    } else if constexpr (ir::kIsOptional<T>) {
      if (value) visit(*value);
    } else if constexpr (ir::kIsRow<T>) {
      ir::describe_row(*this, value);
    }
  }
};

// That a record can say something, or that a scenario tries it, is no use of it.
template <class Row>
constexpr bool makes_use() {
  constexpr bool is_fact = std::is_same_v<Row, ir::Log> || std::is_same_v<Row, ir::Field> ||
                           std::is_same_v<Row, ir::Event> || std::is_same_v<Row, ir::Signal> ||
                           std::is_same_v<Row, ir::Window>;
  return !is_fact && !std::is_same_v<Row, ir::Scenario>;
}

Used used_by(const ir::Program& program) {
  Used used;
  ir::for_tables([&]<class Row>(const ir::Table<Row>& table) {
    if constexpr (makes_use<Row>()) Mentions{used}.visit(program.*table.rows);
  });
  for (const ir::Credit& credit : program.credits) {
    if (credit.claim) used.add(ir::log_of(program, *credit.claim));
  }
  for (const ir::Log& log : program.logs) {
    if (ir::has_records(log)) continue;
    used.add(log.members);
    used.add(log.members_by);
  }
  for (const ir::Fee& fee : program.fees) {
    if (fee.told) used.add(ir::log_of(program, *fee.told));
  }
  return used;
}

// What belongs to a log that is not used is not told apart: that is said of the log.
template <class Row>
bool is_told_by_log(const Used& used, const Row& row) {
  if constexpr (requires { row.log; })
    return !used.has(row.log);
  else
    return false;
}

// A signal may be declared as a value, which follows from others.
template <ast::Named Kind>
std::string_view word_for(const typename Kind::Row& row) {
  if constexpr (requires { row.means; }) {
    if (!row.means.empty()) return "value";
  }
  return Kind::kWord;
}

template <ast::Named Kind>
void check(Audit& audit, const Used& used) {
  const auto& rows = ir::table_of<typename Kind::Row>(audit.program);
  for (const Id<typename Kind::Row> id : ids_of(rows)) {
    const auto& row = rows[id.index()];
    if (used.has(id) || is_told_by_log(used, row)) continue;
    if (audit.map.is_of_library(audit.map[id])) continue;  // it serves others too
    tell(audit, diagnose(Code::AK1005, audit.map[id],
                         worded("nothing uses the {} `{}`", word_for<Kind>(row), row.name))
                    .with_help("leave it out, or let a clause speak of it"));
  }
}

template <class Kinds>
void check_kinds(Audit& audit, const Used& used) {
  ast::for_kinds_of<Kinds>([&]<class Kind>(std::type_identity<Kind>) {
    if constexpr (ast::Named<Kind>) {
      if constexpr (!ast::stands_alone<Kind>()) check<Kind>(audit, used);
    }
  });
}

}  // namespace

void check_unused(Audit& audit) {
  const ir::Program& program = audit.program;
  const Used used = used_by(program);
  check_kinds<ast::Declaration>(audit, used);
  check_kinds<ast::Member>(audit, used);
  if (!program.credits.empty()) return;
  for (const Id<ir::Cap> cap : ids_of(program.caps)) {
    tell(audit, diagnose(Code::AK1005, audit.map[cap],
                         worded("there is no credit for the cap `{}` to limit", program[cap].name))
                    .with_help("write the credits, or leave the cap out"));
  }
}

}  // namespace akad::audit
