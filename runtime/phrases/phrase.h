// What is to be said, without the language it is said in: a key and what fills its holes. A key
// that English does not have, or with another number of holes, does not compile.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "generated/phrase_keys.h"

namespace akad::phrases {

constexpr std::size_t holes_of(const Row& row) {
  std::size_t count = row.holes.empty() ? 0 : 1;
  for (const char c : row.holes) count += c == ',' ? 1 : 0;
  return count;
}

void no_such_phrase();  // is not defined: what calls it does not compile

consteval std::uint16_t row_of(std::string_view name, std::size_t holes) {
  std::size_t first = 0;
  std::size_t end = std::size(kRows);
  while (first < end) {
    const std::size_t middle = (first + end) / 2;
    if (kRows[middle].name == name && holes_of(kRows[middle]) == holes) {
      return static_cast<std::uint16_t>(middle);
    }
    if (kRows[middle].name < name)
      first = middle + 1;
    else
      end = middle;
  }
  no_such_phrase();
  return 0;
}

template <std::size_t Holes>
struct Key {
  consteval Key(const char* name) : row(row_of(name, Holes)) {}
  std::uint16_t row;
};

class Argument;

class Phrase {
 public:
  Phrase() = default;  // says nothing
  // Arguments stand in the order in which English names the holes.
  template <class... Arguments>
  explicit Phrase(Key<sizeof...(Arguments)> key, Arguments&&... arguments);
  template <std::same_as<std::string> Text>
  Phrase(Text text) : Phrase(as_is(std::move(text))) {}

  static Phrase as_is(std::string text);  // names, numbers, what an agreement says
  // For what is named by data: a cell names its figures. The key must be one that English has.
  static Phrase by_key(std::string_view key, std::vector<Argument> arguments);
  static Phrase list(Key<0> separator, std::vector<Phrase> parts);

  bool empty() const { return kind_ == Kind::Nothing; }
  bool operator==(const Phrase&) const;

 private:
  friend class Book;
  enum class Kind { Nothing, AsIs, Sentence, List };
  Kind kind_ = Kind::Nothing;
  std::uint16_t row_ = 0;
  std::vector<Argument> arguments_;
};

struct Count {  // 25_000
  std::uint64_t number = 0;
  bool operator==(const Count&) const = default;
};

class Argument {
 public:
  Argument(std::string text) : value(std::move(text)) {}
  Argument(std::string_view text) : value(std::string(text)) {}
  Argument(const char* text) : value(std::string(text)) {}
  Argument(std::int64_t number) : value(number) {}
  Argument(std::int32_t number) : value(std::int64_t{number}) {}
  Argument(std::uint64_t number) : value(static_cast<std::int64_t>(number)) {}
  Argument(Count count) : value(count) {}
  Argument(Phrase phrase) : value(std::move(phrase)) {}
  bool operator==(const Argument&) const = default;

  std::variant<std::string, std::int64_t, Count, Phrase> value;
};

inline bool Phrase::operator==(const Phrase&) const = default;

template <class... Arguments>
Phrase::Phrase(Key<sizeof...(Arguments)> key, Arguments&&... arguments)
    : kind_(Kind::Sentence), row_(key.row) {
  arguments_.reserve(sizeof...(Arguments));
  (arguments_.emplace_back(std::forward<Arguments>(arguments)), ...);
}

struct PhraseList : std::vector<Phrase> {
  using std::vector<Phrase>::vector;
  template <class... Arguments>
  void add(Key<sizeof...(Arguments)> key, Arguments&&... arguments) {
    push_back(Phrase(key, std::forward<Arguments>(arguments)...));
  }
};

}  // namespace akad::phrases
