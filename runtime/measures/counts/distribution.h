// Items with how long they took: what an average, a median or a percentile is taken of.
#pragma once

#include <map>

#include "runtime/measures/counts/item_counts.h"

namespace akad::measures {

struct Distribution : ItemCounts {
  static constexpr std::string_view kKey = "item_lengths";
  static constexpr std::string_view kAbout = "of targets that ask how long the items took";

  std::map<Duration, std::uint64_t> elapsed;  // of the judged items: how many took so long

  void add(ir::Verdict verdict, Duration took);
  void merge(const Distribution& other);
  void append(const Distribution& later, const ir::OfItems& rules);

  // What it is the target decides: several are taken of one distribution.
  std::optional<Measured> measured(const ir::OfItems& rules) const;
  std::optional<Measured> without_exclusions() const { return std::nullopt; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

}  // namespace akad::measures
