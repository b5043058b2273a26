#include "cli/log/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/log/places.h"
#include "runtime/base/text.h"

namespace akad::cli {

namespace {

using survey::Key;
using survey::TimeForm;

constexpr std::array kForms{TimeForm::Rfc3339, TimeForm::Local, TimeForm::EpochSeconds,
                            TimeForm::EpochMilliseconds, TimeForm::Date};
constexpr auto kNoEnds = std::to_array<std::string_view>(
    {"0", "-1", "na", "n/a", "nil", "none", "null", "never", "open", "ongoing", "present"});

bool has_time(const Form& form) {
  std::string mistake;
  const auto pattern = pattern_of(form.pattern, mistake);
  return pattern && pattern->has_time;
}

std::optional<Form> most_of(const Key& key, std::uint64_t values) {
  Form best;
  std::uint64_t read = key.writings.count();  // in any way
  for (const TimeForm form : kForms) {
    const std::uint64_t count = key.times[static_cast<std::size_t>(form)].count;
    read += count;
    if (count <= best.count) continue;
    best.count = count;
    best.form = form;
  }
  if (const survey::Writing written = key.writings.best(); written.count > best.count) {
    best = {std::nullopt, written.pattern, written.month_first, written.count};
  }
  return 2 * read > values ? std::optional(best) : std::nullopt;
}

}  // namespace

bool Form::is_date() const {
  return form ? *form == TimeForm::Date : !pattern.empty() && !has_time(*this);
}

bool Form::has_offset() const {
  std::string mistake;
  const auto made = pattern_of(pattern, mistake);
  return form ? *form != TimeForm::Local : made && made->has_offset;
}

bool Form::is_local() const { return form ? *form == TimeForm::Local : !has_offset(); }

std::string Form::text() const {
  constexpr std::string_view kZone =
      " in Etc/UTC, repeated hour earlier, skipped hour moves forward";
  if (!form) {
    const std::string_view zone = has_offset() ? "" : is_date() ? " in Etc/UTC" : kZone;
    return fmt::format("written {}{}", literal(pattern), zone);
  }
  switch (*form) {
    case TimeForm::Rfc3339: return "RFC 3339";
    case TimeForm::EpochSeconds: return "epoch seconds";
    case TimeForm::EpochMilliseconds: return "epoch milliseconds";
    case TimeForm::Date: return "RFC 3339";
    case TimeForm::Local: break;
  }
  return fmt::format("local time{}", kZone);
}

std::string Form::name() const {
  return form ? std::string(words(TimeForm{})[static_cast<std::size_t>(*form)])
              : "written " + literal(pattern);
}

std::string Form::date(bool end) const {
  if (!is_date()) return "";
  return end ? ", a date, at its end" : ", a date, at its beginning";
}

bool operator==(const Form& left, const Form& right) {
  return left.form == right.form && left.pattern == right.pattern;
}

std::optional<Form> form_of(const Key& key) { return most_of(key, key.scalars()); }

std::optional<Form> end_form_of(const Key& key) {
  std::uint64_t values = key.scalars();
  std::uint64_t others = 0;
  for (const auto& [text, seen] : key.others) {
    if (is_no_end(text)) values -= seen.count;
    others += seen.count;
  }
  if (values == 0) return others > 0 ? std::optional(Form{}) : std::nullopt;
  return most_of(key, values);
}

std::vector<Way> other_ways(const Key& key, const Form& form) {
  std::vector<Way> ways;
  const auto add = [&ways](const std::string& text, const survey::Seen& seen, bool is_time) {
    if (seen.count > 0) ways.push_back({text, seen, is_time});
  };
  std::uint64_t read = key.writings.count();
  for (const TimeForm other : kForms) {
    const survey::Seen& seen = key.times[static_cast<std::size_t>(other)];
    read += seen.count;
    if (form.form != other) add(Form{other, {}, {}, 0}.name(), seen, true);
  }
  if (const survey::Writing written = key.writings.best(); form.form) {
    add("written " + literal(written.pattern), {key.writings.count(), written.line}, true);
  } else {  // day and month are another question
    add("in another pattern", written.neither, true);
  }
  std::uint64_t none = key.scalars() - std::min(read, key.scalars());
  std::uint64_t first = 0;
  for (const auto& [text, seen] : key.others) {
    if (is_no_end(text)) {
      none -= std::min(seen.count, none);
    } else if (first == 0 || seen.line < first) {
      first = seen.line;
    }
  }
  if (first > 0) add("no time that is known", {none, first}, false);
  return ways;
}

bool is_no_end(std::string_view text) {
  std::string name;
  bool says = false;  // a letter or a digit
  for (const char c : text) {
    name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    says |= is_digit(name.back()) || (name.back() >= 'a' && name.back() <= 'z') ||
            static_cast<unsigned char>(c) >= 0x80;
  }
  const bool year_1 = text.substr(0, 8) == "0001-01-" || text.substr(0, 8) == "0000-00-";
  if (!says) return text.find('?') == std::string_view::npos;
  return year_1 || text.substr(0, 5) == "9999-" ||
         std::find(kNoEnds.begin(), kNoEnds.end(), name) != kNoEnds.end();
}

}  // namespace akad::cli
