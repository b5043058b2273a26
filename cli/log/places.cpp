#include "cli/log/places.h"

#include <algorithm>
#include <array>

#include "cli/log/forms.h"
#include "cli/log/names.h"
#include "runtime/base/text.h"

namespace akad::cli {

namespace {

using survey::Key;

constexpr std::array<std::string_view, 6> kReserved{"and", "or", "not", "is", "when", "otherwise"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_plain(std::string_view step) {
  return !step.empty() && is_letter(step[0]) && std::all_of(step.begin(), step.end(), [](char c) {
    return is_letter(c) || is_digit(c);
  }) && std::find(kReserved.begin(), kReserved.end(), step) == kReserved.end();
}

// Right within a list, or within the document.
bool is_in(const Key& key, const Key* list) {
  if (key.in_lists || key.list_keys != (list == nullptr ? 0 : list->path.size())) return false;
  return list == nullptr || (key.path.size() > list->path.size() &&
                             std::equal(list->path.begin(), list->path.end(), key.path.begin()));
}

bool is_list(const Key& key) {
  return key.lists > 0 && key.objects + key.scalars() + key.other_elements == 0 &&
         key.elements > 0 && !key.in_lists && can_be_written(Levels::steps(key));
}

}  // namespace

bool can_be_written(std::span<const std::string> steps) {
  return std::all_of(steps.begin(), steps.end(), [](const std::string& step) {
    return !step.empty() && step.find_first_of("`\r\n\t") == std::string::npos &&
           for_terminal(step) == step;
  });
}

std::string place_of(std::span<const std::string> steps) {
  std::string place;
  for (const std::string& step : steps) {
    if (!place.empty()) place += '.';
    place += is_plain(step) ? step : "`" + step + "`";
  }
  return place;
}

std::string name_of(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (is_digit(small) || (is_letter(small) && small != '_')) {
      name.push_back(small);
    } else if (!name.empty() && name.back() != '_') {
      name.push_back('_');
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.size() > 40) name.resize(40);
  if (name.empty() || !is_plain(name)) name = "v_" + name;
  return name;
}

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '_' && c != '-' && c != '@' && c != ' ') {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return out;
}

std::optional<std::size_t> rank(const Key& key, std::span<const std::string_view> names) {
  const std::string name = small(key.path.back());
  std::size_t at = 0;
  for (const std::string_view wanted : names) {
    if (name == wanted) return at;
    ++at;
  }
  return std::nullopt;
}

Levels::Levels(const survey::Survey& survey) : survey_(survey) { find(); }

std::optional<std::size_t> Levels::level_of(const Key& key) const {
  if (!can_be_written(steps(key))) return std::nullopt;
  if (is_in(key, nullptr)) return 0;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    if (is_in(key, lists_[i])) return i + 1;
  }
  return std::nullopt;
}

std::uint64_t Levels::count(std::size_t level) const {
  return level == 0 ? survey_.records : lists_[level - 1]->elements;
}

bool Levels::is_everywhere(const Key& key) const {
  const auto level = level_of(key);
  return level && key.scalars() == count(*level);
}

std::span<const std::string> Levels::steps(const Key& key) {
  return std::span(key.path).subspan(key.list_keys);
}

std::string Levels::place(const Key& key) const {
  const std::size_t level = level_of(key).value_or(own());
  const std::string place = place_of(steps(key));
  if (level == own()) return place;
  if (level == 0) return place + " of the document";
  return place + " of the element of " + place_of(steps(*lists_[level - 1]));
}

std::string Levels::line() const {
  std::string line;
  for (const Key* list : lists_) {
    line += (line.empty() ? "records are the elements of " : ", then of ") + place_of(steps(*list));
  }
  return line;
}

template <class Is>
bool Levels::any_in(const Key* list, const Is& is) const {
  return std::any_of(survey_.keys.begin(), survey_.keys.end(),
                     [&](const Key& key) { return is_in(key, list) && is(key); });
}

bool Levels::has_times(const Key& list) const {
  return any_in(&list, [&](const Key& key) {
    return key.scalars() == list.elements && form_of(key).has_value();
  });
}

// It says itself what happened or how long: what its own lists hold are properties of it.
bool Levels::is_record(const Key& list) const {
  const auto begins = [](const Key& key) { return rank(key, kBegins) && form_of(key); };
  const auto ends = [](const Key& key) { return rank(key, kEnds) && end_form_of(key); };
  const auto says = [](const Key& key) { return rank(key, kKinds) && key.texts > 0; };
  const auto changes = [](const Key& key) { return rank(key, kAfters) && !form_of(key); };
  const auto fields = [](const Key& key) { return rank(key, kFields).has_value(); };
  return (any_in(&list, begins) && any_in(&list, ends)) || any_in(&list, says) ||
         (any_in(&list, changes) && any_in(&list, fields));
}

// Than the document: which has no instant, or only what it is about has one, or when it was sent.
bool Levels::is_better(const Key& list) const {
  const auto says = [](const Key& key) { return key.path.size() == 1 && rank(key, kKinds); };
  const bool many = survey_.records == 1 && list.elements > 1;
  const bool sent = many || (is_record(list) && !any_in(nullptr, says));
  return list.elements >= survey_.records && !any_in(nullptr, [&](const Key& key) {
           return key.scalars() == survey_.records && form_of(key).has_value() &&
                  key.path.size() == 1 && !sent;
         });
}

const Key* Levels::first_list() {
  const Key* found = nullptr;
  for (const Key& key : survey_.keys) {
    if (!is_list(key) || !is_in(key, nullptr)) continue;
    const Key* inner = &key;
    while (inner != nullptr && !has_times(*inner)) inner = list_in(*inner);
    if (inner == &key && !is_better(*inner)) passed_ = inner;
    if (inner == nullptr || !is_better(*inner)) continue;
    if (found == nullptr || key.elements > found->elements) found = &key;
  }
  return found;
}

const Key* Levels::list_in(const Key& list) const {
  const Key* found = nullptr;
  const Key* only = nullptr;
  std::size_t lists = 0;
  for (const Key& key : survey_.keys) {
    if (!is_list(key) || !is_in(key, &list)) continue;
    ++lists;
    only = &key;
    if (has_times(key) && (found == nullptr || key.elements > found->elements)) found = &key;
  }
  if (found != nullptr) return found;
  return lists == 1 && only->lists == list.elements && only->elements >= list.elements ? only
                                                                                       : nullptr;
}

void Levels::find() {
  const Key* list = first_list();
  while (list != nullptr) {
    lists_.push_back(list);
    list = is_record(*list) ? nullptr : list_in(*list);
  }
  std::vector<std::string> names;
  for (const Key* one : lists_) names.push_back(place_of(steps(*one)));
  std::sort(names.begin(), names.end());
  // Two lists of one name: nothing outward could be said of either.
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) lists_.clear();
}

}  // namespace akad::cli
