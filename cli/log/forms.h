// How the values of a key write instants.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/survey/survey.h"

namespace akad::cli {

struct Form {
  std::optional<survey::TimeForm> form;  // none: by the pattern
  std::string pattern;
  std::string month_first;  // another pattern that reads them all
  std::uint64_t count = 0;  // of values

  bool is_date() const;  // without a time of day
  bool has_offset() const;
  bool is_local() const;
  std::string text() const;          // `epoch seconds`
  std::string name() const;          // likewise, without a zone
  std::string date(bool end) const;  // `, a date, at its beginning`, or nothing
};
bool operator==(const Form& left, const Form& right);

// More than half of the values are so written.
std::optional<Form> form_of(const survey::Key& key);
// Likewise, but for what stands in place of an end; of a key that has only such: its form is empty.
std::optional<Form> end_form_of(const survey::Key& key);
// How the values are written that the form does not read: what each is, how many, and where first.
struct Way {
  std::string text;
  survey::Seen seen;
  bool is_time = true;
};
std::vector<Way> other_ways(const survey::Key& key, const Form& form);
// `-`, `n/a`, the year 1: what systems write where an end has not come.
bool is_no_end(std::string_view text);

}  // namespace akad::cli
