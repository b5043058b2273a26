#include <algorithm>
#include <map>

#include "compiler/audit/rules.h"
#include "runtime/base/written/look_alikes.h"

namespace akad::audit {
namespace {

// What is left of a name that is read in haste: no capitals, no underscores, O and 0 the same, as
// are I, l and 1, and no `s` at its end.
std::string in_haste(std::string_view name) {
  std::string out;
  for (const char letter : name) {
    const char c = letter >= 'A' && letter <= 'Z' && letter != 'I'
                       ? static_cast<char>(letter - 'A' + 'a')
                       : letter;
    if (c == '_') continue;
    out += c == '0' ? 'o' : (c == '1' || c == 'I' || c == 'l') ? 'i' : c;
  }
  if (out.size() > 2 && out.back() == 's') out.pop_back();
  return out;
}

// Of several words, each without an `s` at its end, and whatever parts them.
std::string words_in_haste(std::string_view text) {
  const std::string looks = as_it_looks(text);
  std::string out;
  for (std::size_t from = 0; from < looks.size();) {
    const std::size_t to = std::min(looks.find_first_of(" \t-", from), looks.size());
    out += in_haste(std::string_view(looks).substr(from, to - from));
    from = to + 1;
  }
  return out;
}

template <class Row>
std::int32_t log_of(const Row& row) {
  if constexpr (requires { row.log; })
    return row.log.at;
  else
    return -1;
}

// Names of one kind: which of them is meant, the sentence does not tell.
template <ast::Named Kind>
void check_kind(Audit& audit) {
  using Row = typename Kind::Row;
  const auto& rows = ir::table_of<Row>(audit.program);
  std::map<std::pair<std::int32_t, std::string>, Id<Row>> seen;
  for (const Id<Row> id : ids_of(rows)) {
    const Row& row = rows[id.index()];
    const auto [first, fresh] = seen.emplace(std::pair(log_of(row), in_haste(row.name)), id);
    if (fresh || rows[first->second.index()].name == row.name) continue;
    if (audit.map.is_of_library(audit.map[id])) continue;
    tell(audit, diagnose(Code::AK1063, audit.map[id],
                         worded("`{}` is easily taken for `{}`", row.name,
                                rows[first->second.index()].name))
                    .with_other(audit.map[first->second], "the other one")
                    .with_help("give one of them another name, which says how they differ"));
  }
}

// What is owed in kind is summed by its words, so that others for the same are another sum.
void check_kinds_owed(Audit& audit) {
  std::map<std::string, Id<ir::Credit>> seen;
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const std::string* own = ir::unit_in_kind(audit.program[id]);
    if (own == nullptr) continue;
    const auto [first, fresh] = seen.emplace(words_in_haste(*own), id);
    const std::string& other = *ir::unit_in_kind(audit.program[first->second]);
    if (fresh || other == *own) continue;
    tell(audit, diagnose(Code::AK1063, audit.map[id],
                         worded("\"{}\" is easily taken for \"{}\", and is summed apart from it",
                                *own, other))
                    .with_other(audit.map[first->second], "the other one")
                    .with_help("write the same words for what is one sum, and others where two "
                               "are meant"));
  }
}

template <class Kinds>
void check_confusable_of(Audit& audit) {
  ast::for_kinds_of<Kinds>([&]<class Kind>(std::type_identity<Kind>) {
    if constexpr (ast::Named<Kind>) check_kind<Kind>(audit);
  });
}

}  // namespace

void check_confusable(Audit& audit) {
  check_confusable_of<ast::Declaration>(audit);
  check_confusable_of<ast::Member>(audit);
  check_kinds_owed(audit);
}

}  // namespace akad::audit
