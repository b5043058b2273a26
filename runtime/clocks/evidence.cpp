#include "runtime/clocks/evidence.h"

namespace akad::clocks {
namespace {

void undo(Evidence& evidence, Later later) {
  const auto item = static_cast<std::int32_t>(evidence.from.size());
  for (std::size_t i = evidence.from.back(); i < evidence.acts.size(); ++i) {
    Act& act = evidence.acts[i];
    if (act.item == item && act.later == Later::Stands) act.later = later;
  }
}

}  // namespace

void Evidence::clear() {
  acts.clear();
  sayings.clear();
  from.clear();
}

void Evidence::drop_item() {
  undo(*this, Later::Dropped);
  from.pop_back();
}

void Evidence::begin_anew() {
  undo(*this, Later::Replaced);
  from.back() = acts.size();
}

void OutageEvidence::clear() {
  slots.clear();
  recorded.clear();
  joined.clear();
  sayings.clear();
}

}  // namespace akad::clocks
