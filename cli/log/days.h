// Whether the day or the month is first in dates of digits: what all keys of a log tell together.
#pragma once

#include <string>

#include "cli/log/forms.h"
#include "cli/log/places.h"

namespace akad::cli {

class Days {
 public:
  Days(const survey::Survey& survey, const Levels& levels);

  // Other keys may tell which it is, where this one does not, or only in few values.
  void settle(const survey::Key& key, Form& form) const;
  bool are_told() const { return day_.seen.count + month_.seen.count > 0; }
  // That it is a guess, where values contradict or few tell; empty where it is none.
  std::string remark() const;

 private:
  struct Told {
    survey::Seen seen;
    std::string place;  // of the first
  };
  void add(Told& told, const survey::Seen& seen, const std::string& place) const;
  bool is_month_first() const { return month_.seen.count > day_.seen.count; }

  Told day_, month_;
  std::uint64_t either_ = 0;
};

}  // namespace akad::cli
