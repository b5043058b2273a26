// Which row of one agreement is which of the other. Rows that are the same have one number:
// declarations by their names, then by what they say under other names; places of records and
// conditions without a name by what they say.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::differences {

enum class Edition { Before, After };

class Rows {
 public:
  // Both must live on.
  Rows(const ir::Program& before, const ir::Program& after);

  const ir::Program& program(Edition edition) const {
    return edition == Edition::Before ? before_ : after_;
  }

  // -1: no row.
  template <class Row>
  std::int32_t number(Edition edition, Id<Row> id) const {
    if (!id.valid()) return -1;
    const Numbers& numbers = numbers_[ir::table_place<Row>()];
    return (edition == Edition::Before ? numbers.before : numbers.after)[id.index()];
  }

  // What a condition with a name says, as a number; of one without, its own.
  std::int32_t definition(Edition edition, Id<ir::Condition> id) const {
    return (edition == Edition::Before ? said_before_ : said_after_)[id.index()];
  }

  // What a condition of the agreement after was called before.
  const std::string& name_before(const std::string& name) const {
    const auto found = renamed_.find(name);
    return found == renamed_.end() ? name : found->second;
  }

  // Of each row before, its place after; -1: it is not there.
  template <class Row>
  const std::vector<std::int32_t>& partners() const {
    return partners_[ir::table_place<Row>()];
  }

 private:
  struct Numbers {
    std::vector<std::int32_t> before, after;
  };

  template <class Row>
  void renumber();
  template <class Row>
  void pair_by_name();
  template <class Row>
  void pair_across_logs();
  template <class Row>
  bool pair_by_meaning();
  template <class Row>
  bool pair_by_clause();
  template <class Row, class KeyOf>
  bool pair_alone(KeyOf key_of);
  void pair_names();
  bool pair_meanings();
  bool pair_clauses();
  void number_places();
  void number_conditions();
  void number_conditions(Edition edition);
  void find_renamed_conditions();
  std::int32_t said_by(Edition edition, const ir::Condition& condition) const;

  const ir::Program& before_;
  const ir::Program& after_;
  std::array<Numbers, ir::kTableCount> numbers_;
  std::array<std::vector<std::int32_t>, ir::kTableCount> partners_;
  std::vector<std::int32_t> said_before_, said_after_;
  std::map<std::string, std::string> renamed_;  // conditions: by the name after, that before
  mutable std::map<std::string, std::int32_t> meanings_;  // of places and conditions
};

}  // namespace akad::differences
