#include "tests/stored/coverage.h"

#include <typeindex>

namespace akad::stored {
namespace {

using namespace akad::ir;

// The place at which a kind of row is met first, in the order of `describe`.
using Places = std::map<std::type_index, std::string>;

template <class T>
struct Element {
  using Type = T;
};
template <class T>
struct Element<std::vector<T>> {
  using Type = T;
};
template <class T>
struct Element<std::optional<T>> {
  using Type = T;
};

std::string below(const std::string& place, const char* name) {
  return place.empty() ? name : place + "." + name;
}

// Every field of every kind of row once, with the words that it may have.
struct Known {
  Places& places;
  std::set<std::string>& all;
  std::string place;

  template <class T>
  void field(const char* name, T&, const RuleOf<T>& rule = {}) {
    if (rule.since > kIrVersion) return;  // of a later version
    using Inner = typename Element<T>::Type;
    const std::string here = below(place, name);
    if constexpr (std::is_enum_v<Inner>) {
      constexpr auto all_words = words(Inner{});
      for (std::size_t at = 0; at < all_words.size(); ++at) {
        if (version_of_word(static_cast<Inner>(at)) > kIrVersion) continue;
        all.insert(here + " = " + std::string(all_words[at]));
      }
    } else {
      all.insert(here);
    }
    if constexpr (kIsRow<Inner>) enter<Inner>(here);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>&) {
    (all.insert(below(place, name) + " = " + std::string(A::kWord)), ...);
    (enter<A>(place), ...);
  }

  template <class Row>
  void enter(const std::string& here) {
    if (!places.emplace(typeid(Row), here).second) return;
    Row row{};
    Known inside{places, all, here};
    describe(inside, row);
  }
};

Places places_and(std::set<std::string>& all) {
  Places places;
  Known{places, all, ""}.enter<Program>("");
  return places;
}

struct Used {
  const Places& places;
  std::set<std::string>& all;
  std::string place;

  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    const std::string here = below(place, name);
    if constexpr (std::is_enum_v<T>) {
      all.insert(here + " = " + std::string(words(value)[static_cast<std::size_t>(value)]));
    } else if constexpr (kIsOptional<T>) {
      if (value) Used{places, all, place}.field(name, *value);
    } else if (!equals_fallback(value, rule.required ? Fallback<T>{} : rule.fallback)) {
      all.insert(here);
    }
    look(value);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    all.insert(below(place, name) + " = " + std::string(word_of(one)));
    describe_kind(*this, one);
  }

  template <class T>
  void look(const T& value) {
    if constexpr (kIsVector<T>) {
      for (const auto& element : value) look(element);
    } else if constexpr (kIsRow<T>) {
      Used inside{places, all, places.at(typeid(T))};
      describe_row(inside, value);
    }
  }
};

}  // namespace

std::set<std::string> known_places() {
  std::set<std::string> all;
  places_and(all);
  all.erase("exclusions.quota_cadence = season");  // a quota is for periods that all time has
  all.erase("caps.most.kind = nothing");           // a cap says an amount
  all.erase("exclusions.kind = slots");            // only outages are told by them
  all.erase("exclusions.kind = members");          // likewise
  all.erase("outages.so_many.test = at most");     // so many are at least so many, or more than
  all.erase("outages.so_many.test = less than");
  // Of what slots come to an average, a rank or an end is taken.
  for (const char* word : {"share", "number", "sum"}) {
    all.erase(std::string("figures.slots.then = ") + word);
  }
  return all;
}

std::set<std::string> used_places(const ir::Program& program) {
  std::set<std::string> all;
  const Places places = places_and(all);
  all.clear();
  Used{places, all, ""}.look(program);
  return all;
}

}  // namespace akad::stored
