// Which key of a log is what, by how it is called and what its values allow.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "cli/log/forms.h"
#include "cli/log/places.h"

namespace akad::cli {

class Roles {
 public:
  explicit Roles(const survey::Survey& survey);

  template <class Fits>
  const survey::Key* best(std::span<const std::string_view> names, const Fits& fits) const {
    const survey::Key* found = nullptr;
    std::size_t first = names.size();
    std::size_t level = 0;
    for (const survey::Key& key : survey_.keys) {
      const auto here = levels.level_of(key);
      const auto at = rank(key, names);
      if (!here || !at || !fits(key)) continue;
      if (found != nullptr && (*at > first || (*at == first && *here <= level))) continue;
      first = *at;
      level = *here;
      found = &key;
    }
    return found;
  }
  bool is_unique(const survey::Key& key) const;  // no two records have the same

  Levels levels;
  const survey::Key* kind = nullptr;
  const survey::Key* begin = nullptr;
  const survey::Key* end = nullptr;
  const survey::Key* time = nullptr;
  const survey::Key* subject = nullptr;
  const survey::Key* id = nullptr;
  const survey::Key* likely = nullptr;         // unique, and may be a subject
  bool is_guess = false;                       // the subject is, by being unique
  std::vector<const survey::Key*> happenings;  // instants beside the time and the window

 private:
  void find_kind();
  void find_window();
  void find_time();
  void find_subject();
  void find_outer_subject();
  void find_id();
  void find_unique();
  void find_happenings();
  bool can_name(const survey::Key& key) const;

  const survey::Survey& survey_;
};

}  // namespace akad::cli
