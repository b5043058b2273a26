#include "runtime/measures/time/listed.h"

namespace akad::measures {

void list_outages(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject) {
  for (CountedOutage& outage : tally.counted) {
    std::erase_if(outage.parts,
                  [](const OutagePart& part) { return part.counted == 0 && part.excluded == 0; });
    if (outage.parts.empty()) continue;
    tally.outages->push_back({target, std::string(tally.store.subjects.text(subject)), outage.whole,
                              std::move(outage.parts)});
  }
  tally.counted.clear();
}

}  // namespace akad::measures
