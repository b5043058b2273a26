// What a declaration says, without its name and number: two that are alike are one declared twice.
#pragma once

#include <fmt/format.h>

#include <string>

#include "compiler/audit/rules.h"

namespace akad::audit {

// Writes each field of a row, in a form that differs where they do.
struct Said {
  std::string text = {};

  template <class T>
  void field(const char* name, T& value, const ir::RuleOf<T>& = {}) {
    if (std::string_view(name) == "name" || std::string_view(name) == "clause") return;
    text += name;
    visit(value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    text += ir::word_of(one);
    ir::describe_kind(*this, one);
  }

 private:
  template <class T>
  void visit(const T& value) {
    if constexpr (ir::kIsVector<T>) {
      text += fmt::format("[{}", value.size());
      for (const auto& element : value) visit(element);
    } else if constexpr (ir::kIsOptional<T>) {
      text += value ? "!" : "?";
      if (value) visit(*value);
    } else if constexpr (ir::kIsRow<T>) {
      text += "{";
      ir::describe_row(*this, value);
      text += "}";
    } else {
      add(value);
    }
  }
  template <class Row>
  void add(Id<Row> id) {
    text += fmt::format("#{}", id.at);
  }
  void add(const std::string& value) { text += fmt::format("\"{} {}", value.size(), value); }
  void add(const Rational& value) { text += " " + to_decimal(value, 30); }
  void add(const Date& value) { text += fmt::format(" {}", value.days); }
  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void add(T value) {
    text += fmt::format(" {}", static_cast<std::int64_t>(value));
  }
};

template <class Row>
std::string said_by(const Row& row) {
  Said said;
  ir::describe_row(said, row);
  return said.text;
}

}  // namespace akad::audit
