#include "cli/log/days.h"

#include <fmt/format.h>

#include <utility>

namespace akad::cli {

using survey::Key;
using survey::Seen;
using survey::Writing;

Days::Days(const survey::Survey& survey, const Levels& levels) {
  for (const Key& key : survey.keys) {
    const Writing written = key.writings.best();
    const auto form = end_form_of(key);
    if (written.changed.empty() || !levels.level_of(key) || !form || form->form) continue;
    const std::string place = levels.place(key);
    add(written.is_month_first ? month_ : day_, written.alone, place);
    add(written.is_month_first ? day_ : month_, written.changed_alone, place);
    either_ += written.count - written.alone.count;
  }
}

void Days::add(Told& told, const Seen& seen, const std::string& place) const {
  if (told.seen.count == 0) told = {{0, seen.line}, place};
  told.seen.count += seen.count;
}

// A key of which most values tell it is believed against the others.
void Days::settle(const Key& key, Form& form) const {
  const Writing written = key.writings.best();
  if (form.form || written.changed.empty() || !are_told()) return;
  form.month_first.clear();
  const bool itself = 2 * written.alone.count > written.count;
  if (itself || written.is_month_first == is_month_first()) return;
  form.pattern = written.changed;
  form.count = key.writings.count_of(form.pattern);
}

std::string Days::remark() const {
  const std::string_view first = is_month_first() ? "month" : "day";
  const Told& told = is_month_first() ? month_ : day_;
  if (day_.seen.count > 0 && month_.seen.count > 0) {
    return fmt::format(
        "{} times can only be read day first ({}, line {}), {} only month first ({}, line {}), {} "
        "either way: that the {} is first is a guess, and each of the others is a finding",
        day_.seen.count, day_.place, day_.seen.line, month_.seen.count, month_.place,
        month_.seen.line, either_, first);
  }
  if (told.seen.count >= either_) return {};
  return fmt::format(
      "{} {} that the {} is first ({}, line {}), and {} read{} either way: it is a guess",
      told.seen.count, told.seen.count == 1 ? "time alone says" : "times alone say", first,
      told.place, told.seen.line, either_, either_ == 1 ? "s" : "");
}

}  // namespace akad::cli
