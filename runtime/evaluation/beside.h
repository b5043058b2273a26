// Subjects are evaluated apart from each other, in ranges, some of them beside each other on the
// processors that there are. What comes of it is the same on any number of them.
#pragma once

#include <cstdint>
#include <future>
#include <list>
#include <vector>

#include "runtime/measures/evaluate.h"

namespace akad::evaluation {

class Ranges {
 public:
  // Of the subjects [first, last). What is given by reference outlives it.
  Ranges(const plan::Plan& plan, const events::EventStore& store, measures::Others others,
         measures::SubjectRange subjects, measures::Listing listing);
  Ranges(const Ranges&) = delete;
  Ranges& operator=(const Ranges&) = delete;

  // The parts that come next, in the order of their subjects; empty: those were all. Others are
  // worked at in the meantime.
  std::list<measures::Partial> next();

 private:
  using Parts = std::vector<std::future<measures::Partial>>;
  measures::SubjectRange cut();
  Parts begin();

  const plan::Plan& plan_;
  const events::EventStore& store_;
  measures::Others others_;
  measures::SubjectRange left_;
  measures::Listing listing_;
  std::uint32_t at_once_;  // subjects of a range
  Parts ahead_;
};

}  // namespace akad::evaluation
