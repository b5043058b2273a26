// Bytes that anybody may have written to a verified Program: strict, limited, never throwing.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = 64u << 20;
constexpr int kDeepest = 64;
constexpr std::size_t kLongestNumber = 200;

struct Reader {
  std::vector<std::string> place;  // keys and indices from the root
  std::string error;               // the first one; reading goes on harmlessly

  void fail(const std::string& message) {
    if (!error.empty()) return;
    std::string pointer;
    for (const std::string& step : place) pointer += "/" + step;
    error = fmt::format("{}: {}", pointer.empty() ? "the whole document" : pointer, message);
  }

  template <class T>
  void read(const json& from, T& to);
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
std::string pointer_step(std::string_view key) {
  std::string step;
  for (const char c : key) {
    if (c == '~') step += "~0";
    else if (c == '/') step += "~1";
    else step += c;
  }
  return shortened(step, 60);
}

struct RowReader {
  Reader& reader;
  const json& row;
  std::set<std::string> known;

  template <class T>
  void field(const char* name, T& value) {
    known.insert(name);
    const auto found = row.find(name);
    if (found == row.end()) return reader.fail(fmt::format("`{}` is missing", name));
    reader.place.push_back(name);
    reader.read(*found, value);
    reader.place.pop_back();
  }
};

template <class Row>
void Reader::read_row(const json& from, Row& to) {
  if (!from.is_object()) return fail("an object is expected");
  RowReader row{*this, from, {}};
  describe(row, to);
  for (const auto& [key, value] : from.items()) {
    if (row.known.count(key) != 0) continue;
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

void Reader::read_text(const json& from, std::string& to) {
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

void Reader::read_rational(const json& from, Rational& to) {
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

void Reader::read_date(const json& from, Date& to) {
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
    if (known[i] == text) {
      to = static_cast<T>(i);
      return;
    }
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

// Before parsing, so that no input costs memory by its depth.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\') ++i;
      else if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// A key given twice would make one text mean two things to two readers.
std::optional<json> parse_once(std::string_view text, std::string& twice) {
  std::vector<std::set<std::string>> open;
  const auto watch = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event != json::parse_event_t::key) return true;
    const auto key = parsed.get<std::string>();
    if (!open.back().insert(key).second) twice = key;
    return true;
  };
  try {
    json parsed = json::parse(text.begin(), text.end(), watch, false);
    if (parsed.is_discarded()) return std::nullopt;
    return parsed;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::string check_version(const json& document) {
  const auto version = document.is_object() ? document.find("ir_version") : document.end();
  if (!document.is_object() || version == document.end()) return "this is not a stored agreement";
  if (*version == kIrVersion) return "";
  return fmt::format("/ir_version: this program reads version {} of the format", kIrVersion);
}

}  // namespace

std::optional<Program> from_json(std::string_view text, LoadError& error) {
  error.message.clear();
  const auto refuse = [&](std::string message) {
    error.message = std::move(message);
    return std::nullopt;
  };
  if (text.size() > kMostBytes) return refuse("the document is longer than 64 MiB");
  if (too_deep(text)) return refuse("the document is nested more than 64 levels");
  std::string twice;
  const auto document = parse_once(text, twice);
  if (!document) return refuse("the document is not JSON");
  if (!twice.empty()) {
    return refuse(fmt::format("the key `{}` occurs twice in one object", shortened(twice, 60)));
  }
  if (std::string wrong = check_version(*document); !wrong.empty()) return refuse(wrong);
  Program program;
  Reader reader;
  reader.read(*document, program);
  if (!reader.error.empty()) return refuse(reader.error);
  if (std::string unsound = verify(program); !unsound.empty()) return refuse(unsound);
  return program;
}

}  // namespace akad::ir
