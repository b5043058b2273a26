// What may become due of what is open where of several amounts only the largest is due.
#pragma once

#include <map>
#include <optional>

#include "runtime/settlement/limits/limits.h"

namespace akad::settlement {

class Choices {
 public:
  explicit Choices(const ir::Program& program);

  // Whether of the cap it can be said how much more may become due under it: no other cap tells its
  // credits apart, so that what is chosen instead of another amount is cut as that is.
  bool is_said(Id<ir::Cap> cap) const { return !cut_apart_[cap.index()]; }

  // A line under the cap, in whichever of the periods that it is about; `period`: of the term.
  void add(const CapScope& scope, const LineItem& line, std::size_t period);
  // Above the largest that is due; none: nobody can say.
  std::optional<Rational> left(const CapScope& scope) const;
  // What is open or claimable may displace what is payable, and then be cut by other caps, or be of
  // another period: what is payable is so by what is known.
  bool may_fall(const CapScope& scope) const;

 private:
  struct Ends {
    Rational due = 0, may = 0;  // the largest of what is due, and of what may come
    bool endless = false;
    bool open = false;       // something is, or may be claimed
    std::size_t period = 0;  // of the first line
    bool one_period = true;
  };
  std::vector<bool> cut_apart_;  // by cap
  std::map<CapScope, Ends> ends_;
};

}  // namespace akad::settlement
