#include "runtime/phrases/terms.h"

#include "runtime/base/text.h"

namespace akad::phrases {
namespace {

// A key for each value of an enumeration, in its order.
template <class Enum>
using Keys = std::array<Key<0>, words(Enum{}).size()>;

constexpr Keys<ir::Verdict> kVerdicts = {"verdict.met", "verdict.missed", "verdict.pending",
                                         "verdict.not_applicable", "verdict.undetermined"};

constexpr std::array<Key<0>, ir::words(RoundingMode{}).size()> kRoundings = {
    "rounding.half_up", "rounding.half_even", "rounding.down", "rounding.up"};

template <class Enum>
Phrase said(const Keys<Enum>& keys, Enum value) {
  return Phrase(keys[static_cast<std::size_t>(value)]);
}

}  // namespace

Phrase verdict(ir::Verdict verdict) { return said(kVerdicts, verdict); }

Phrase level(const std::string& name) {
  return name.empty() ? Phrase("result.no_level") : Phrase("result.level", for_terminal(name));
}

Phrase rounded(RoundingMode mode) { return Phrase(kRoundings[static_cast<std::size_t>(mode)]); }

}  // namespace akad::phrases
