// The list of exceptions that may only shrink.
#include <sstream>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr auto kExemptions = "tests/tidy/exemptions.txt";

}  // namespace

Breaches without_exempted(Breaches breaches, std::string_view exemptions) {
  Breaches unsound;
  std::size_t number = 0;
  for (const auto& line : lines_of(exemptions)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string rule, path, reason;
    words >> rule >> path >> reason;
    const auto allowed = std::erase_if(
        breaches, [&](const Breach& breach) { return breach.rule == rule && breach.path == path; });
    if (allowed == 0) {
      unsound.push_back({"exemption", kExemptions, number, "is no longer needed: " + line});
    }
    if (reason.empty()) unsound.push_back({"exemption", kExemptions, number, "gives no reason"});
  }
  breaches.insert(breaches.end(), unsound.begin(), unsound.end());
  return breaches;
}

}  // namespace akad::tidy
