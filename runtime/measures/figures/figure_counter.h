// Figures: what each record tells goes to the period that it lies in (REFERENCE, "Figures").
#pragma once

#include <vector>

#include "runtime/clocks/findings.h"
#include "runtime/clocks/story.h"
#include "runtime/measures/cells.h"

namespace akad::measures {

class FigureCounter {
 public:
  FigureCounter(const plan::Plan& plan, clocks::Answers& answers, clocks::Findings& findings,
                Cells& cells)
      : plan_(plan), answers_(answers), findings_(findings), cells_(cells) {}

  // What is told counts in the group of the values that hold once all of its instant was told. From
  // the period on in which its first record lies, a subject has a group in each, be there nothing
  // to count: that of its values at the end.
  void count(Id<ir::Figure> figure, std::uint32_t subject, const clocks::Happenings& happenings);

 private:
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
  std::optional<Rational> number_of(const events::Occurrence& happening, std::size_t place);
  void add(Id<ir::Target> target, std::uint32_t subject, Instant at);

  const plan::Plan& plan_;
  clocks::Answers& answers_;
  clocks::Findings& findings_;
  Cells& cells_;
  // Reused from subject to subject.
  std::vector<std::int64_t> values_;
  std::vector<Sum> sums_;               // of one instant
  std::vector<Id<plan::Period>> last_;  // by target: in which something was told last
  std::vector<Id<plan::Period>> next_;  // by target: that is closed next; none = not begun
  GroupRow group_;
};

}  // namespace akad::measures
