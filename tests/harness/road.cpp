#include "tests/harness/road.h"

#include "runtime/engine/engine.h"

namespace akad::harness {

measures::Partial measured(const ir::Program& program, events::EventStore& store, Instant as_of) {
  evaluation::Order order{as_of, evaluation::Keep::Items};
  order.keep_cells = true;
  auto found = evaluation::evaluate(program, std::move(store), order);
  store = std::move(found.store);
  return std::move(found.all);
}

std::string statement(const ir::Program& program, events::EventStore store, Instant as_of) {
  engine::RunOptions options;
  options.as_of = as_of;
  return report::to_json(engine::settle_store(program, std::move(store), options).statement);
}

}  // namespace akad::harness
