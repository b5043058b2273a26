// What a record loses is lost once, however often the record stands there.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "runtime/events/keyed_hash.h"
#include "runtime/events/lost/losses.h"

namespace akad::events {

class LostOnce {
 public:
  // False where a record of this identity lost the same before.
  bool is_first(std::string identity, const Loss& loss);

 private:
  const HashKey& key_ = HashKey::of_process();
  std::set<std::pair<std::uint64_t, std::uint32_t>> known_;  // hashes
};

}  // namespace akad::events
