#include "runtime/ir/store/reader.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "runtime/base/text.h"

namespace akad::ir::store {
namespace {

constexpr std::size_t kLongestNumber = 200;

// Keys come from the file: escaped as RFC 6901 says and safe to print.
std::string pointer_step(std::string_view key) {
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
bool says_nothing(const json& value) {
  return value.is_null() || ((value.is_array() || value.is_object()) && value.empty());
}

}  // namespace

void Reader::fail(const std::string& message) {
  if (!error.empty()) return;
  std::string pointer;
  for (const std::string& step : place) pointer += "/" + step;
  error = fmt::format("{}: {}", pointer.empty() ? "the whole document" : pointer, message);
}

void Reader::need(std::int32_t since) {
  if (since <= version) return;
  fail(fmt::format("this came with version {} of the format, and the document is of version {}",
                   since, version));
}

void Reader::read_value(const json& from, std::string& to) {
  if (!from.is_string()) return fail("text is expected");
  to = from.get_ref<const std::string&>();
}

void Reader::read_value(const json& from, bool& to) {
  if (!from.is_boolean()) return fail("true or false is expected");
  to = from.get<bool>();
}

void Reader::read_value(const json& from, Rational& to) {
  std::string text;
  read_value(from, text);
  if (!error.empty()) return;
  // A denominator never begins with 0 in canonical text, so x/0 does not reach the arithmetic.
  const bool plausible = text.size() <= kLongestNumber && text.find("/0") == std::string::npos;
  const auto number = plausible ? parse_rational(text) : std::nullopt;
  if (!number || to_fraction(*number) != text) {
    return fail("a fraction in lowest terms is expected, such as \"19/20\"");
  }
  to = *number;
}

void Reader::read_value(const json& from, Date& to) {
  std::string text;
  read_value(from, text);
  if (!error.empty()) return;
  const auto date = parse_date(text);
  if (!date) return fail("a date is expected, such as \"2026-01-31\"");
  to = *date;
}

std::int64_t Reader::integer(const json& from, std::int64_t least, std::int64_t most) {
  if (!from.is_number_integer()) {
    fail("a whole number is expected");
  } else if (from.is_number_unsigned()) {
    const auto number = from.get<std::uint64_t>();
    if (number <= static_cast<std::uint64_t>(most)) return static_cast<std::int64_t>(number);
    fail("the number is too large");
  } else {
    const auto number = from.get<std::int64_t>();
    if (number >= least && number <= most) return number;
    fail("the number is out of range");
  }
  return 0;
}

std::optional<std::size_t> Reader::word(const json& from, std::span<const std::string_view> words) {
  std::string text;
  read_value(from, text);
  return error.empty() ? place_of(text, words) : std::nullopt;
}

std::optional<std::size_t> Reader::place_of(const std::string& text,
                                            std::span<const std::string_view> words) {
  const auto known = std::find(words.begin(), words.end(), text);
  if (known != words.end()) return static_cast<std::size_t>(known - words.begin());
  fail(fmt::format("one of \"{}\" is expected", fmt::join(words, "\", \"")));
  return std::nullopt;
}

bool Reader::is_list(const json& from) {
  if (!from.is_array()) fail("a list is expected");
  return from.is_array();
}

std::size_t Reader::size_of(const json& list) const { return list.size(); }

const json& Reader::enter(const json& list, std::size_t at) {
  place.push_back(std::to_string(at));
  return list[at];
}

bool is_null(const json& value) { return value.is_null(); }

bool RowReader::is_object() {
  if (!row_.is_object()) reader_.fail("an object is expected");
  return row_.is_object();
}

bool RowReader::read(const char* name, bool required, std::int32_t since, void* value, Read how) {
  known_.insert(name);
  const auto found = row_.find(name);
  if (found == row_.end()) {
    if (required) reader_.fail(fmt::format("`{}` is missing", name));
    return false;
  }
  reader_.place.emplace_back(name);
  if (!says_nothing(*found)) reader_.need(since);
  how(reader_, *found, value);
  reader_.place.pop_back();
  return true;
}

std::optional<std::size_t> RowReader::kind_of(const char* name,
                                              std::span<const std::string_view> words) {
  std::string said;
  read(name, true, 1, &said, read_as<std::string>);
  if (!reader_.error.empty()) return std::nullopt;
  reader_.place.emplace_back(name);
  const auto known = reader_.place_of(said, words);
  reader_.place.pop_back();
  return known;
}

void RowReader::refuse_unknown_keys() {
  for (const auto& [key, value] : row_.items()) {
    if (known_.count(key) != 0 || says_nothing(value)) continue;
    reader_.place.push_back(pointer_step(key));
    reader_.fail("this key is not known");
    reader_.place.pop_back();
  }
}

}  // namespace akad::ir::store
