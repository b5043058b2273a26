#include "runtime/events/lost/once.h"

#include <fmt/format.h>

namespace akad::events {

bool LostOnce::is_first(std::string identity, const Loss& loss) {
  identity += fmt::format(" {} {} {}", loss.log.at, loss.subject, loss.from);
  const HashKey::Hash96 hash = key_.hash96(identity);
  return known_.emplace(hash.lower, hash.upper).second;
}

}  // namespace akad::events
