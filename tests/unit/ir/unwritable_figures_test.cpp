// What no sentence of the language can say is refused: figures and their promises.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

// Breaks what promises the figure that the sample has.
std::function<void(Program&)> promised(std::function<void(Program&, Figure&, Target&)> breaking) {
  return [breaking = std::move(breaking)](Program& p) {
    Target target;
    target.name = "closing";
    target.of = OfFigure{{0}, true};
    target.test = Comparison::AtMost;
    target.bound = Rational(1, 100);
    p.targets.push_back(target);
    breaking(p, p.figures[0], p.targets.back());
  };
}

// It counts, or takes the average of, one thing.
void take(Taken taken, Figure& figure, Target& target) {
  figure.taken = taken;
  figure.of = {};
  std::get<OfFigure>(target.of).of_share = false;
}

}  // namespace

TEST_CASE("rules of writing: figures") {
  Program sound = sample_program();
  promised([](Program&, Figure&, Target&) {})(sound);
  CHECK(verify(sound).empty());
  const auto figure = [](std::function<void(Figure&)> breaking) {
    return promised(
        [breaking = std::move(breaking)](Program&, Figure& f, Target&) { breaking(f); });
  };
  constexpr const char* kCounts = "/figures/0: what a figure counts";
  check_all({
      {kCounts, figure([](Figure& f) { f.counted = {}; })},
      {kCounts, figure([](Figure& f) { f.counted.signal = {1}; })},
      {kCounts, figure([](Figure& f) { f.of = {}; })},
      {kCounts, figure([](Figure& f) {
         f.of = {{}, Id<Signal>{1}};
       })},  // money
      {kCounts, figure([](Figure& f) { f.taken = Taken::Number; })},
      {"/figures/0: a percentile", figure([](Figure& f) { f.percentile = Rational(1, 2); })},
      {"/figures/0: a figure belongs to a log", figure([](Figure& f) { f.log = {}; })},
      {"/figures/0: events have a number",
       promised([](Program&, Figure& f, Target& t) { take(Taken::Average, f, t); })},
  });
}

TEST_CASE("rules of writing: figures slot by slot") {
  const auto figure = [](std::function<void(Figure&)> breaking) {
    return promised([breaking = std::move(breaking)](Program&, Figure& f, Target&) {
      f.slots = OverSlots{kMinute};
      f.few = FewInFigure{f.of};
      breaking(f);
    });
  };
  Program sound = sample_program();
  figure([](Figure&) {})(sound);
  CHECK(verify(sound).empty());
  constexpr const char* kSlots = "/figures/0: a figure is taken for each whole part";
  constexpr const char* kFew = "/figures/0: a slot with few is one";
  constexpr const char* kNeeded = "/figures/0: slots in which a figure cannot be taken";
  check_all({
      {kSlots, figure([](Figure& f) { f.slots->slot = 7 * kMinute; })},
      {kSlots, figure([](Figure& f) { f.slots->slot = 2 * kHour; })},
      {kSlots, figure([](Figure& f) { f.slots->slot = 500; })},
      {kSlots, figure([](Figure& f) { f.slots->then = Taken::Sum; })},
      {kSlots, figure([](Figure& f) { f.slots->then = Taken::Share; })},
      {kSlots, figure([](Figure& f) { f.slots->then = Taken::Percentile; })},
      {kSlots, figure([](Figure& f) { f.slots->percentile = Rational(1, 2); })},
      {kNeeded, figure([](Figure& f) { f.few.reset(); })},
      {kNeeded, figure([](Figure& f) { f.slots.reset(); })},
      {kFew, figure([](Figure& f) { f.few->of = f.counted; })},
      {kFew, figure([](Figure& f) { f.few->below = 0; })},
      {kFew, figure([](Figure& f) { f.few->below = Rational(3, 2); })},
      {kFew, figure([](Figure& f) { f.few->counts = Rational(11, 10); })},
      {"/targets/2: where each slot counts", promised([](Program&, Figure& f, Target& t) {
         f.slots = OverSlots{kMinute};
         f.few = FewInFigure{f.of, 1, Rational(0)};
         t.empty = EmptyMonth::Met;
       })},
  });
}

TEST_CASE("rules of writing: promises of figures") {
  check_all({
      {"/targets/2: a share is promised of a figure",
       promised([](Program&, Figure&, Target& t) { std::get<OfFigure>(t.of).of_share = false; })},
      {"/targets/2: a target of a figure",
       promised([](Program&, Figure&, Target& t) { std::get<OfFigure>(t.of).figure = {}; })},
      {"/targets/2: `all`", promised([](Program&, Figure&, Target& t) {
         t.all = true;
         t.bound = 1;
         t.test = Comparison::AtLeast;
       })},
      {"/targets/2: a figure is of one period",
       promised([](Program&, Figure&, Target& t) { t.over_last = 2; })},
      {"/targets/2: a number and a sum", promised([](Program&, Figure& f, Target& t) {
         take(Taken::Number, f, t);
         t.empty = EmptyMonth::Met;
       })},
      {"/targets/2: what is missed for want", promised([](Program& p, Figure& f, Target& t) {
         p.signals[3].kind = SignalKind::Number;
         take(Taken::Average, f, t);
         f.counted = {{}, Id<Signal>{3}};
         t.empty = EmptyMonth::Missed;
       })},
  });
}
