#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

std::string_view word(Tried tried) {
  static constexpr std::array<std::string_view, kTried> kWords = {
      "stops at the end of a month", "starts at the end of a month", "due at the end of a month",
      "open at the end of a month", "overdue at the end of a month", "overdue in several months",
      "reached exactly at the end of a month", "forgiven by grace", "after its grace",
      "grace over exactly", "a gap across the end of a month", "a gap that ends with a month",
      "belongs to its start", "belongs to its due", "open and missed", "stop without a start",
      "no target", "exactly in time", "outside the term", "group changed at the stop",
      "group changed at the end of a month", "a month cut by the term", "a month not over",
      "as-of at the end of a month", "outage split", "outage to its beginning",
      "excess to its beginning", "excess counted", "exactly the least length", "apart and united",
      "exactly so far apart", "outage not over", "down longer than its month",
      "only subject without records", "small number allowed", "small number not enough",
      "empty is met", "empty is missed", "empty is not applicable", "share reached exactly",
      "slab reached exactly", "slab not below exactly", "no credit for allowed misses",
      "share of a fee", "cap bites", "lowered twice", "cap by group", "cap by subject",
      "cap met exactly", "narrower cap written later", "unit left over", "rounded down for a cap",
      "half up", "half to even", "rounded up", "rounded down"};
  return kWords[static_cast<std::size_t>(tried)];
}

}  // namespace akad::oracle
