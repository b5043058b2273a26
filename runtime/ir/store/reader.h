// JSON to rows: every key known, every value of its type, the first mistake with its place.
#pragma once

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/base/text.h"
#include "runtime/ir/store/writer.h"

namespace akad::ir::store {

constexpr std::size_t kLongestNumber = 200;

class Reader {
 public:
  explicit Reader(std::int32_t document_version) : version(document_version) {}

  std::int32_t version;            // of the document as it was written
  std::vector<std::string> place;  // keys and indices from the root
  std::string error;               // the first one; reading goes on harmlessly

  void fail(const std::string& message) {
    if (!error.empty()) return;
    std::string pointer;
    for (const std::string& step : place) pointer += "/" + step;
    error = fmt::format("{}: {}", pointer.empty() ? "the whole document" : pointer, message);
  }

  void fail_as_too_new(std::int32_t since) {
    fail(fmt::format("this came with version {} of the format, and the document is of version {}",
                     since, version));
  }

  template <class T>
  void read(const json& from, T& to);

 private:
  void read_text(const json& from, std::string& to);
  template <class T>
  void read_integer(const json& from, T& to);
  void read_rational(const json& from, Rational& to);
  void read_date(const json& from, Date& to);
  template <class T>
  void read_word(const json& from, T& to);
  template <class T>
  void read_list(const json& from, std::vector<T>& to);
  template <class Row>
  void read_row(const json& from, Row& to);
};

// Keys come from the file: escaped as RFC 6901 says and safe to print.
inline std::string pointer_step(std::string_view key) {
  std::string step;
  for (const char c : key) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return shortened(step, 60);
}

// Nothing is lost where a key with such a value is passed over.
inline bool says_nothing(const json& value) {
  return value.is_null() || ((value.is_array() || value.is_object()) && value.empty());
}

struct RowReader {
  Reader& reader;
  const json& row;
  std::set<std::string> known;

  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    known.insert(name);
    const auto found = row.find(name);
    if (found == row.end()) {
      if (rule.required) return reader.fail(fmt::format("`{}` is missing", name));
      value = rule.fallback;
      return;
    }
    reader.place.push_back(name);
    if (rule.since > reader.version && !says_nothing(*found)) reader.fail_as_too_new(rule.since);
    reader.read(*found, value);
    reader.place.pop_back();
  }

  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    std::string word;
    field(name, word);
    if (!reader.error.empty()) return;
    if ((take<A>(word, one) || ...)) return describe_kind(*this, one);
    reader.place.push_back(name);
    reader.fail(
        fmt::format("one of \"{}\" is expected", fmt::join(std::array{A::kWord...}, "\", \"")));
    reader.place.pop_back();
  }
  template <class Alternative, class Variant>
  bool take(const std::string& word, Variant& one) {
    if (word != Alternative::kWord) return false;
    one.template emplace<Alternative>();
    if (version_of_kind<Alternative>() > reader.version) {
      reader.fail_as_too_new(version_of_kind<Alternative>());
    }
    return true;
  }
};

template <class Row>
void Reader::read_row(const json& from, Row& to) {
  if (!from.is_object()) return fail("an object is expected");
  RowReader row{*this, from, {}};
  describe(row, to);
  for (const auto& [key, value] : from.items()) {
    if (row.known.count(key) != 0 || says_nothing(value)) continue;
    place.push_back(pointer_step(key));
    fail("this key is not known");
    place.pop_back();
  }
}

template <class T>
void Reader::read_list(const json& from, std::vector<T>& to) {
  if (!from.is_array()) return fail("a list is expected");
  to.clear();
  to.reserve(from.size());
  for (std::size_t i = 0; i < from.size() && error.empty(); ++i) {
    place.push_back(std::to_string(i));
    read(from[i], to.emplace_back());
    place.pop_back();
  }
}

inline void Reader::read_text(const json& from, std::string& to) {
  if (!from.is_string()) return fail("text is expected");
  to = from.get<std::string>();
}

template <class T>
void Reader::read_integer(const json& from, T& to) {
  if (!from.is_number_integer()) return fail("a whole number is expected");
  constexpr auto kMost = std::numeric_limits<T>::max();
  constexpr auto kLeast = std::numeric_limits<T>::min();
  if (from.is_number_unsigned()) {
    const auto number = from.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(kMost)) return fail("the number is too large");
    to = static_cast<T>(number);
    return;
  }
  const auto number = from.get<std::int64_t>();
  if (number < kLeast || number > kMost) return fail("the number is out of range");
  to = static_cast<T>(number);
}

inline void Reader::read_rational(const json& from, Rational& to) {
  std::string text;
  read_text(from, text);
  if (!error.empty()) return;
  // A denominator never begins with 0 in canonical text, so x/0 does not reach the arithmetic.
  const bool plausible = text.size() <= kLongestNumber && text.find("/0") == std::string::npos;
  const auto number = plausible ? parse_rational(text) : std::nullopt;
  if (!number || to_fraction(*number) != text) {
    return fail("a fraction in lowest terms is expected, such as \"19/20\"");
  }
  to = *number;
}

inline void Reader::read_date(const json& from, Date& to) {
  std::string text;
  read_text(from, text);
  if (!error.empty()) return;
  const auto date = parse_date(text);
  if (!date) return fail("a date is expected, such as \"2026-01-31\"");
  to = *date;
}

template <class T>
void Reader::read_word(const json& from, T& to) {
  std::string text;
  read_text(from, text);
  if (!error.empty()) return;
  const auto known = words(T{});
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] != text) continue;
    to = static_cast<T>(i);
    if (version_of_word(to) > version) fail_as_too_new(version_of_word(to));
    return;
  }
  fail(fmt::format("one of \"{}\" is expected", fmt::join(known, "\", \"")));
}

template <class T>
void Reader::read(const json& from, T& to) {
  if (!error.empty()) return;
  if constexpr (std::is_same_v<T, Rational>) {
    read_rational(from, to);
  } else if constexpr (std::is_same_v<T, Date>) {
    read_date(from, to);
  } else if constexpr (std::is_same_v<T, std::string>) {
    read_text(from, to);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!from.is_boolean()) return fail("true or false is expected");
    to = from.get<bool>();
  } else if constexpr (std::is_enum_v<T>) {
    read_word(from, to);
  } else if constexpr (kIsId<T>) {
    if (from.is_null()) return;
    read_integer(from, to.at);
    if (to.at < 0) fail("an id is null or not negative");
  } else if constexpr (kIsOptional<T>) {
    if (!from.is_null()) read(from, to.emplace());
  } else if constexpr (kIsVector<T>) {
    read_list(from, to);
  } else if constexpr (kIsRow<T>) {
    read_row(from, to);
  } else {
    read_integer(from, to);
  }
}

}  // namespace akad::ir::store
