// Could a text of the language mean this program? The evaluation asserts what this promises.
#include <fmt/format.h>

#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

bool is_in_calendar(Date date) {
  return date >= to_date({1970, 1, 1}) && date <= to_date({2100, 12, 31});
}

// Ids in range, dates in time and texts as they can be written, wherever they stand.
struct Walk {
  const Program& program;
  Soundness& sound;
  Soundness& lists;  // whether each id of a list names something
  std::string_view table;
  std::size_t row = 0;

  // What only a later version of the format can say is refused.
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    if (rule.since > kIrVersion && !is_left_out(value, rule)) refuse_unknown(name);
    visit(name, value);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    const auto came = [](const auto& is) { return version_of_kind<std::decay_t<decltype(is)>>(); };
    if (std::visit(came, one) > kIrVersion) refuse_unknown(name);
    describe_kind(*this, one);
  }

  void refuse(const std::string& rule) { sound.require(false, table, row, rule); }
  void refuse_unknown(const char* name) {
    refuse(fmt::format("`{}` says what no version of the format has yet", name));
  }

  template <class T>
  void visit(const char* name, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!is_text(value))
        refuse(fmt::format("`{}` is not text on one line without controls", name));
    } else if constexpr (std::is_same_v<T, Date>) {
      if (!is_in_calendar(value)) refuse(fmt::format("`{}` lies outside 1970 to 2100", name));
    } else if constexpr (kIsVector<T>) {
      for (const auto& element : value) {
        visit(name, element);
        require_named(element);
      }
    } else if constexpr (kIsOptional<T>) {
      if (value) visit(name, *value);
    } else if constexpr (kIsRow<T>) {
      describe_row(*this, value);
    } else if constexpr (kIsId<T>) {
      visit_id(name, value);
    } else if constexpr (std::is_enum_v<T>) {
      if (version_of_word(value) > kIrVersion) refuse_unknown(name);
    }
  }

  template <class Row>
  void visit_id(const char* name, const Id<Row>& id) {
    if (!id.valid() || id.index() < table_of<Row>(program).size()) return;
    refuse(fmt::format("`{}` names row {}, which does not exist", name, id.at));
  }

  template <class Row>
  void require_named(const Id<Row>& id) {
    constexpr std::string_view kNamed = std::get<Table<Row>>(kTables).name;
    if (!id.valid()) lists.require(false, table, row, one_of(kNamed) + " is named");
  }
  template <class T>
  void require_named(const T&) {}
};

struct TableWalk {
  const Program& program;
  Soundness& sound;
  Soundness& lists;
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& = {}) {
    if constexpr (kIsVector<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        Walk walk{program, sound, lists, name, i};
        walk.visit(name, value[i]);
      }
    } else {
      Walk walk{program, sound, lists, name, 0};
      walk.visit(name, value);
    }
  }
};

}  // namespace

bool Soundness::require(bool holds, std::string_view table, std::size_t row,
                        std::string_view rule) {
  if (holds || !wrong.empty()) return holds;
  wrong = table == "agreement" ? fmt::format("/{}: {}", table, rule)
                               : fmt::format("/{}/{}: {}", table, row, rule);
  return false;
}

std::string one_of(std::string_view table) {
  const bool vowel = std::string_view("aeiou").find(table.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", table.substr(0, table.size() - 1));
}

std::string verify(const Program& program) {
  Soundness sound, lists;
  TableWalk walk{program, sound, lists};
  describe_row(walk, program);
  if (sound.wrong.empty()) sound = lists;
  Checker checker{program, sound};
  // In this order: each follows the ids that those before have looked at.
  for (const auto check :
       {check_agreement, check_logs, check_signals, check_calendars, check_conditions,
        check_members, check_measures, check_targets, check_remedies, check_scenarios, check_names,
        check_covers, check_seasons}) {
    if (sound.wrong.empty()) check(checker);
  }
  return sound.wrong;
}

}  // namespace akad::ir
