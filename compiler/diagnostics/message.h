// What a diagnostic says, as a text and as data: the form of the sentence and the values that were
// put into it.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace akad {

// A word of the author's or of the language, or a whole number.
using Argument = std::variant<std::string, std::int64_t>;

struct Message {
  Message() = default;
  Message(std::string said) : text(std::move(said)) {}  // NOLINT: a sentence without values
  Message(const char* said) : text(said) {}             // NOLINT

  std::string text;                 // lower case, no full stop, the user's words in backticks
  std::string form;                 // "no {} is named `{}`"; empty where no value was put in
  std::vector<Argument> arguments;  // in the order of the form
};

template <class Value>
Argument argument_of(const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    return std::string(std::string_view(value));
  } else if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool> &&
                       !std::is_same_v<Value, char>) {
    return static_cast<std::int64_t>(value);
  } else {
    return fmt::format("{}", Value(value));  // a view is formatted as a temporary only
  }
}

// As fmt::format, and what was put in stays known.
template <class... Values>
Message worded(fmt::format_string<Values...> form, Values&&... values) {
  const fmt::string_view written = form;
  Message message;
  message.form.assign(written.data(), written.size());
  message.arguments = {argument_of(values)...};
  message.text = fmt::format(form, std::forward<Values>(values)...);
  return message;
}

}  // namespace akad
