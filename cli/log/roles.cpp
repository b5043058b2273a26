#include "cli/log/roles.h"

#include <algorithm>

#include "cli/log/names.h"

namespace akad::cli {

using survey::Key;
using survey::Survey;

namespace {

constexpr std::size_t kMostEvents = 12;  // different values that are events; more are no kinds

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// A window has one format: where its ends have another, both are instants of their own.
bool is_one_writing(const Key& begin, const Key& end) {
  const Form from = *form_of(begin);
  const Form to = end_form_of(end).value_or(Form{});
  const auto is_iso = [](const Form& form) {
    return form.form == survey::TimeForm::Rfc3339 || form.form == survey::TimeForm::Date;
  };
  if (to.count == 0 || (is_iso(from) && is_iso(to))) return true;
  if (from.form || to.form) return from.form == to.form;
  return end.writings.count_of_either(from.pattern) >= to.count;
}

}  // namespace

Roles::Roles(const Survey& survey) : levels(survey), survey_(survey) {
  find_kind();
  find_window();
  find_time();
  find_subject();
  find_id();
  find_happenings();
  find_unique();
}

void Roles::find_kind() {
  kind = best(kKinds, [&](const Key& key) {
    const std::uint64_t with = levels.own() == 0 ? key.records : key.scalars();
    return levels.is_own(key) && Levels::steps(key).size() == 1 && key.texts > 0 &&
           2 * with > levels.count(levels.own()) && !key.more_values &&
           key.values.size() <= kMostEvents;
  });
}

void Roles::find_window() {
  end = best(kEnds, [&](const Key& key) {
    return levels.is_own(key) && (end_form_of(key) || key.like_times > 0);
  });
  if (end == nullptr) return;
  begin = best(kBegins,
               [&](const Key& key) { return levels.is_own(key) && form_of(key) && &key != end; });
  if (begin == nullptr || !is_one_writing(*begin, *end)) begin = end = nullptr;
}

void Roles::find_time() {
  const auto fits = [&](const Key& key, std::size_t level) {
    return levels.level_of(key) == level && levels.is_everywhere(key) && form_of(key) &&
           &key != begin && &key != end;
  };
  const std::size_t outermost = begin != nullptr ? levels.own() : 0;
  for (std::size_t level = levels.own() + 1; level-- > outermost && time == nullptr;) {
    time = best(kTimes, [&](const Key& key) { return fits(key, level); });
    if (time != nullptr || begin != nullptr) continue;
    for (const Key& key : survey_.keys) {
      if (!fits(key, level) || Levels::steps(key).size() != 1) continue;
      time = &key;
      break;
    }
  }
  // The window has its own instants, and events have none.
  if (time == nullptr && begin != nullptr && levels.is_everywhere(*begin)) kind = nullptr;
}

bool Roles::can_name(const Key& key) const {
  return levels.is_everywhere(key) && key.flags == 0 && key.numbers == key.whole && &key != time &&
         &key != kind && &key != begin && &key != end && !form_of(key);
}

void Roles::find_subject() {
  subject = best(kSubjects, [&](const Key& key) { return can_name(key); });
  const std::size_t outermost = begin != nullptr ? levels.own() : 0;  // a window is of a thing
  for (std::size_t level = levels.own() + 1; level-- > outermost && subject == nullptr;) {
    for (const Key& key : survey_.keys) {  // `incident.id`: a key by the name of what it is in
      if (levels.level_of(key) != level || Levels::steps(key).size() < 2 || !can_name(key))
        continue;
      const std::string last = small(key.path.back());
      if (last != "id" && last != "key" && last != "name") continue;
      subject = &key;
      break;
    }
  }
  if (subject == nullptr && begin == nullptr) find_outer_subject();
}

// What the record happened to is outside of what has its instant.
void Roles::find_outer_subject() {
  const std::size_t inner = time != nullptr ? *levels.level_of(*time) : levels.own();
  for (std::size_t level = inner; level-- > 0 && subject == nullptr;) {
    subject = best(kIds, [&](const Key& key) {
      return levels.level_of(key) == level && Levels::steps(key).size() == 1 && can_name(key);
    });
  }
}

bool Roles::is_unique(const Key& key) const {
  return key.distinct.count() == levels.count(levels.own()) && !key.distinct.is_full();
}

void Roles::find_id() {
  for (const Key& key : survey_.keys) {
    const std::string last = small(key.path.back());
    if (!levels.is_own(key) || !can_name(key) || !is_unique(key) || &key == subject) continue;
    if (Levels::steps(key).size() != 1) continue;
    if (last != "id" && last != "uuid" && last != "sysid") continue;
    id = &key;
    break;
  }
  if (subject == nullptr && id != nullptr) std::swap(subject, id);
  if (subject == nullptr) subject = best(kIds, [&](const Key& key) { return can_name(key); });
}

void Roles::find_happenings() {
  for (const Key& key : survey_.keys) {
    const bool used = &key == time || &key == begin || &key == end;
    if (used || !levels.is_own(key) || rank(key, kReceipts)) continue;
    const auto form = end_form_of(key);
    if (form && form->count > 0) happenings.push_back(&key);
  }
}

// A thing with several instants, as a finding that is found and mended, is told by what is unique.
// Of one instant it may as well be the name of what happened.
void Roles::find_unique() {
  if (subject != nullptr || kind != nullptr || levels.count(levels.own()) < 2) return;
  for (const Key& key : survey_.keys) {
    const std::string last = small(key.path.back());
    const bool named = ends_with(last, "id") || ends_with(last, "no") || ends_with(last, "number");
    const bool number = key.numbers > 0 || key.text_numbers > 0;
    if (!levels.is_own(key) || !can_name(key) || !is_unique(key) || (number && !named)) continue;
    const bool words = std::any_of(key.values.begin(), key.values.end(), [](const auto& value) {
      return value.first.find(' ') != std::string::npos || value.first.size() > 60;
    });
    if (words) continue;
    likely = &key;
    break;
  }
  is_guess = likely != nullptr && (begin != nullptr || (time != nullptr && !happenings.empty()));
  if (is_guess) subject = likely;
}

}  // namespace akad::cli
