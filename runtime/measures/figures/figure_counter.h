// Figures: what each record tells goes to the period that it lies in (REFERENCE, "Figures").
#pragma once

#include <vector>

#include "runtime/clocks/findings.h"
#include "runtime/clocks/story.h"
#include "runtime/measures/cells.h"

namespace akad::measures {

class FigureCounter {
 public:
  // `keep_slots`: also where one number of them would do.
  FigureCounter(const plan::Plan& plan, clocks::Answers& answers, clocks::Findings& findings,
                Cells& cells, bool keep_slots)
      : plan_(plan),
        answers_(answers),
        findings_(findings),
        cells_(cells),
        keep_slots_(keep_slots) {}

  // What is told counts in the group of the values that hold once all of its instant was told. From
  // the period on in which its first record lies, a subject has a group in each, be there nothing
  // to count: that of its values at the end.
  void count_all(std::uint32_t subject, const clocks::Happenings& happenings);

  // How many slots are kept; beyond the limit of the plan nothing more is counted.
  std::uint64_t slots() const { return slots_; }
  Id<ir::Target> slots_of() const { return slots_of_; }  // where the last one came in

 private:
  void count(Id<ir::Figure> figure, std::uint32_t subject, const clocks::Happenings& happenings);

  struct Sum {  // of one happening
    std::size_t place = 0;
    std::size_t which = 0;  // of plan::BoundFigure::sums
    Rational number;
  };

  void begin(const plan::BoundFigure& bound);
  void open_from(const plan::BoundFigure& bound, Instant at);  // of the first record
  // The periods that are over at that instant.
  void close_until(const plan::BoundFigure& bound, std::uint32_t subject, Instant at);
  void take_values(const plan::BoundFigure& bound, const events::Occurrence& happening);
  void take_sums(const plan::BoundFigure& bound, const events::Occurrence& happening,
                 std::size_t place);
  void add(Id<ir::Target> target, std::uint32_t subject, Instant at);
  void settle(Id<ir::Target> target, FigureCounts& counts);

  const plan::Plan& plan_;
  clocks::Answers& answers_;
  clocks::Findings& findings_;
  Cells& cells_;
  bool keep_slots_ = false;
  std::uint64_t slots_ = 0;
  Id<ir::Target> slots_of_ = {};
  // Reused from subject to subject.
  std::vector<std::int64_t> values_;
  std::vector<Sum> sums_;               // of one instant
  std::vector<Id<plan::Period>> last_;  // by target: in which something was told last
  std::vector<Id<plan::Period>> next_;  // by target: that is closed next; none = not begun
  GroupRow group_;
};

}  // namespace akad::measures
