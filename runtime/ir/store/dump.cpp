// A program for a reader's eyes: one row a line, ids by the names they stand for, defaults left
// out.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

template <class T>
std::string shown(const Program& program, const T& value);

template <class T>
bool is_default(const T& value) {
  if constexpr (std::is_same_v<T, std::string> || kIsVector<T>)
    return value.empty();
  else if constexpr (kIsId<T>)
    return !value.valid();
  else if constexpr (kIsOptional<T>)
    return !value.has_value();
  else if constexpr (std::is_same_v<T, bool>)
    return !value;
  else
    return false;
}

struct RowPrinter {
  const Program& program;
  std::string text;
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    if (is_default(value) || (rule.since > 1 && is_left_out(value, rule))) return;
    const std::string inner = shown(program, value);
    if (inner == "{}") return;
    add(name, inner);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    add(name, fmt::format("({})", word_of(one)));
    describe_kind(*this, one);
  }
  void add(const char* name, const std::string& inner) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, inner);
  }
};

template <class Row>
std::string shown_row(const Program& program, const Row& row) {
  RowPrinter printer{program, {}};
  describe_row(printer, row);
  return printer.text;
}

template <class Row>
std::string shown_id(const Program& program, const Id<Row>& id) {
  const auto& table = table_of<Row>(program);
  if constexpr (requires(const Row& row) { row.name; }) {
    const bool named = id.valid() && id.index() < table.size() && !table[id.index()].name.empty();
    if (named) {
      return fmt::format("#{}:{}", id.at, for_terminal(table[id.index()].name));
    }
  }
  return fmt::format("#{}", id.at);
}

template <class T>
std::string shown_list(const Program& program, const std::vector<T>& values) {
  std::string text;
  for (const T& value : values) text += (text.empty() ? "" : ", ") + shown(program, value);
  return "[" + text + "]";
}

template <class T>
std::string shown(const Program& program, const T& value) {
  if constexpr (std::is_same_v<T, Rational>) {
    return to_fraction(value);
  } else if constexpr (std::is_same_v<T, Date>) {
    return format_date(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return "\"" + for_terminal(value) + "\"";
  } else if constexpr (std::is_enum_v<T>) {
    return fmt::format("({})", words(value)[static_cast<std::size_t>(value)]);
  } else if constexpr (kIsId<T>) {
    return shown_id(program, value);
  } else if constexpr (kIsVector<T>) {
    return shown_list(program, value);
  } else if constexpr (kIsOptional<T>) {
    return shown(program, *value);  // defaults, so also absent values, are left out before
  } else if constexpr (kIsRow<T>) {
    return "{" + shown_row(program, value) + "}";
  } else {
    return fmt::format("{}", value);
  }
}

struct TablePrinter {
  const Program& program;
  std::string text;
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& = {}) {
    if constexpr (kIsVector<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        text += fmt::format("{}[{}] {}\n", name, i, shown_row(program, value[i]));
      }
    } else if constexpr (kIsRow<T>) {
      text += fmt::format("{} {}\n", name, shown_row(program, value));
    } else {
      text += fmt::format("{} {}\n", name, shown(program, value));
    }
  }
};

}  // namespace

std::string dump(const Program& program) {
  Program stored = program;
  stored.ir_version = stored_version(program);
  TablePrinter printer{stored, {}};
  describe_row(printer, stored);
  return printer.text;
}

}  // namespace akad::ir
