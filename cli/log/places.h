// How a proposal writes what stands in a log: places, names and texts.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/survey/survey.h"

namespace akad::cli {

std::string place_of(std::span<const std::string> steps);  // as an agreement writes it
bool can_be_written(std::span<const std::string> steps);
std::string name_of(std::string_view text);  // of any text: small letters, digits and `_`
std::string literal(std::string_view text);
std::string small(std::string_view text);  // as the lists of usual names have it

// How early the last key of the path stands in a list of usual names; none: it does not.
std::optional<std::size_t> rank(const survey::Key& key, std::span<const std::string_view> names);

// What a record is: a document, or an element of the last of these lists, one in the other.
class Levels {
 public:
  explicit Levels(const survey::Survey& survey);

  const std::vector<const survey::Key*>& lists() const { return lists_; }
  std::size_t own() const { return lists_.size(); }
  // 0 = of the document, 1 = of the element of the first list, …; none: no place leads there.
  std::optional<std::size_t> level_of(const survey::Key& key) const;
  bool is_own(const survey::Key& key) const { return level_of(key) == own(); }
  std::uint64_t count(std::size_t level) const;  // of documents, or of elements
  bool is_everywhere(const survey::Key& key) const;
  static std::span<const std::string> steps(const survey::Key& key);  // from its level inwards
  std::string place(const survey::Key& key) const;
  // A list of the document whose elements have instants as the document has; or null.
  const survey::Key* passed() const { return lists_.empty() ? passed_ : nullptr; }
  std::string line() const;  // `records are the elements of …`; empty: they are the documents

 private:
  void find();
  const survey::Key* first_list();
  const survey::Key* list_in(const survey::Key& list) const;
  bool has_times(const survey::Key& list) const;
  bool is_record(const survey::Key& list) const;
  bool is_better(const survey::Key& list) const;
  template <class Is>
  bool any_in(const survey::Key* list, const Is& is) const;

  const survey::Survey& survey_;
  std::vector<const survey::Key*> lists_;
  const survey::Key* passed_ = nullptr;
};

}  // namespace akad::cli
