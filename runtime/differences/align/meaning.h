// What a row says, as a text for comparing: equal texts mean the same. Ids stand by the numbers of
// the rows, lists whose order says nothing are sorted.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/differences/align/rows.h"

namespace akad::differences {

// Whether another order of the same rows is another deal: of caps that are as wide as each other
// it says which lowers first, of credits which gets a unit of money that is left over.
template <class T>
inline constexpr bool kOrderDecides =
    std::is_same_v<T, ir::LimitRow> || std::is_same_v<T, ir::SlabRow> ||
    std::is_same_v<T, ir::DatedException> || std::is_same_v<T, ir::ValueRow> ||
    std::is_same_v<T, ir::ScenarioSubject> || std::is_same_v<T, ir::Happening> ||
    std::is_same_v<T, ir::Expectation> || std::is_same_v<T, ir::Cap> ||
    std::is_same_v<T, ir::Credit> || std::is_same_v<T, std::string>;

// The same of a list of ids, by its field.
inline bool order_decides(std::string_view field) {
  return field == "elements" || field == "also_elements" || field == "subject_also" ||
         field == "operands";
}

class Meaning {
 public:
  Meaning(const Rows& rows, Edition edition) : rows_(rows), edition_(edition) {}

  // All of a row but what it is called and where it stands.
  template <class Row>
  static std::string of_unnamed(const Rows& rows, Edition edition, const Row& row) {
    Meaning meaning(rows, edition);
    meaning.named_ = false;
    ir::describe_row(meaning, row);
    return std::move(meaning.text_);
  }
  // Of one field, which stands in an alternative of that word where it stands in one.
  template <class T>
  static std::string of_field(const Rows& rows, Edition edition, std::string_view name,
                              std::string_view alternative, const T& value) {
    Meaning meaning(rows, edition);
    meaning.alternative_ = alternative;
    meaning.write(name, value);
    return std::move(meaning.text_);
  }
  template <class Row>
  static std::string of(const Rows& rows, Edition edition, const Row& row) {
    return of_field(rows, edition, "", "", row);
  }

  template <class T>
  void field(const char* name, T& value, const ir::RuleOf<T>& = {}) {
    if (!named_ && (std::string_view(name) == "name" || std::string_view(name) == "clause")) return;
    text_.append(name).append("=");
    write(name, value);
    text_ += ';';
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    const std::string_view outside = alternative_;
    alternative_ = ir::word_of(one);
    text_.append(name).append("=").append(alternative_).append(";");
    ir::describe_kind(*this, one);
    alternative_ = outside;
  }

 private:
  template <class T>
  void write(std::string_view name, const T& value) {
    if constexpr (std::is_same_v<T, Rational>) {
      text_ += to_fraction(value);
    } else if constexpr (std::is_same_v<T, Date>) {
      text_ += format_date(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      text_ += std::to_string(value.size()) + ":" + value;
    } else if constexpr (std::is_enum_v<T>) {
      using ir::words;  // that of rounding stands there too
      text_ += words(value)[static_cast<std::size_t>(value)];
    } else if constexpr (ir::kIsId<T>) {
      text_ += std::to_string(rows_.number(edition_, value));
    } else if constexpr (ir::kIsVector<T>) {
      write_list(name, value);
    } else if constexpr (ir::kIsOptional<T>) {
      if (value) write(name, *value);
    } else if constexpr (ir::kIsRow<T>) {
      text_ += '{';
      Meaning inside(rows_, edition_);
      ir::describe_row(inside, value);
      text_ += inside.text_ + "}";
    } else {
      text_ += std::to_string(value);
    }
  }

  template <class T>
  void write_list(std::string_view name, const std::vector<T>& values) {
    std::vector<std::string> parts;
    for (const T& value : values) {
      Meaning part(rows_, edition_);
      part.write(name, value);
      parts.push_back(std::move(part.text_));
    }
    const bool made_of_both =
        alternative_ == ir::Union::kWord || alternative_ == ir::Intersection::kWord;
    const bool ordered = kOrderDecides<T> || (ir::kIsId<T> && order_decides(name) &&
                                              !(made_of_both && name == "operands"));
    if (!ordered) std::sort(parts.begin(), parts.end());
    for (const std::string& part : parts) text_ += "[" + part + "]";
  }

  const Rows& rows_;
  Edition edition_;
  bool named_ = true;
  std::string_view alternative_ = {};
  std::string text_ = {};
};

}  // namespace akad::differences
