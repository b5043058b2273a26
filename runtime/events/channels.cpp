#include "runtime/events/channels.h"

namespace akad::events {

template <class Table>
void Channels::add(const std::vector<Table>& table) {
  first_[index_of<Table>()] = rows_.size();
  for (const Table& row : table) {
    rows_.push_back({ChannelTable<Table>::kind, false, false, row.log, &row.name});
  }
}

Channels::Channels(const ir::Program& program) {
  add(program.events);
  add(program.signals);
  add(program.windows);
  const std::vector<Id<ir::Field>> keys = ir::pair_keys(program);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    rows_[first_[index_of<ir::Event>()] + i].has_value_id = keys[i].valid();
  }
  for (std::size_t i = 0; i < program.signals.size(); ++i) {
    Row& row = rows_[first_[index_of<ir::Signal>()] + i];
    row.has_value_id = program.signals[i].kind != ir::SignalKind::Time;
    row.is_of_record = program.signals[i].that_record_only;
  }
}

}  // namespace akad::events
