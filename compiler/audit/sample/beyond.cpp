#include <fmt/format.h>

#include "compiler/audit/sample/fit.h"

namespace akad::audit {
namespace {

struct Beyond {
  Fit& fit;
  std::set<Id<ir::Field>> told = {};

  void look(Id<ir::Field> field, Span place, const events::SeenValues& values) {
    if (values.others == 0 || !told.insert(field).second) return;
    tell(fit.audit,
         diagnose(Code::AK1082, place,
                  worded("of `{}` the first {} different values are looked at, none longer than {} "
                         "bytes: nothing is said of the others, in {}",
                         ir::place_of(fit.program()[field]), events::SeenValues::kMost,
                         events::SeenValues::kMostBytes, records_text(values.others)))
             .with_help("what is not told here may still be there; a sample of another stretch "
                        "shows other values first"));
  }
};

}  // namespace

// Where nothing is told of a value, nobody shall take it for known.
void check_beyond(Fit& fit) {
  Beyond beyond{fit};
  const ir::Program& program = fit.program();
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (!signal.field.valid() || !fit.is_read(signal.log)) continue;
    beyond.look(signal.field, fit.audit.map[id], fit.sample.seen.signals[id.index()]);
  }
  for (const Id<ir::Log> log : ids_of(program.logs)) {
    if (!fit.is_read(log)) continue;
    for (const events::SeenPlace& place : fit.seen(log).places) {
      beyond.look(place.field, fit.place_of(place.field, log), place.values);
    }
  }
}

}  // namespace akad::audit
