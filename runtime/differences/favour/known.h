// What is found once of both agreements, and asked for each difference: however many there are,
// each table is gone through once.
#pragma once

#include <array>
#include <map>
#include <tuple>

#include "runtime/differences/align/rows.h"
#include "runtime/differences/favour/turn.h"

namespace akad::differences {

// The credits that stand together under caps, directly or through others.
struct Together {
  std::size_t caps = 0;  // on any of them
  bool one_unit = true;  // to which all of them round
  bool adds_whole =
      true;  // so they do, all amounts are whole units, and the caps lie one in another
};

class Known {
 public:
  explicit Known(const Rows& rows);

  const Together& beside(Edition edition, Id<ir::Credit> credit) const {
    const OfCaps& here = caps_[at(edition)];
    return here.all[here.of_credit[credit.index()]];
  }

  // What `find` answers of the row, asked once in each edition. `about` tells questions apart.
  template <class Row, class Find>
  Turn once(int about, Edition edition, Id<Row> id, const Find& find) const {
    const Question question{ir::table_place<Row>(), about, at(edition), id.at};
    const auto known = answers_.find(question);
    if (known != answers_.end()) return known->second;
    const Turn found = find();
    answers_.emplace(question, found);
    return found;
  }

 private:
  using Question = std::tuple<std::size_t, int, std::size_t, std::int32_t>;
  struct OfCaps {
    std::vector<std::size_t> of_credit;  // which of `all`
    std::vector<Together> all;
  };
  static std::size_t at(Edition edition) { return edition == Edition::Before ? 0 : 1; }

  std::array<OfCaps, 2> caps_;
  mutable std::map<Question, Turn> answers_;
};

}  // namespace akad::differences
