// What one run may cost. These limits protect a machine from a hostile log; who owns the machine
// sets them with `--limit NAME=N`. Limits of the language are no such thing: an agreement must be
// valid everywhere or nowhere (runtime/ir/soundness/written.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace akad::limits {

enum class Limit : std::uint8_t {
  Unpacked,
  Ratio,
  AllHappenings,
  Happenings,
  Explained,
  Values,
  TextBytes,
  Groups,
  Cells,
  Items,
  Claims,
  Exclusions,
  Slots,
  Output
};

// `bounds` goes on "at most 5 …".
struct Row {
  Limit limit;
  std::string_view name;  // of --limit
  std::uint64_t usual;
  std::uint64_t highest;  // that anybody may set
  std::string_view bounds;
};

// Beside Limit. REFERENCE ("Limits") has the reason of each number; a test holds it to this table.
constexpr std::uint64_t kAnyNumber = 1'000'000'000'000'000;
inline constexpr std::array<Row, 14> kRows = {
    {{Limit::Unpacked, "unpacked", 64'000'000'000, kAnyNumber,
      "bytes of one archive, unpacked, or of one stream"},
     {Limit::Ratio, "ratio", 250, kAnyNumber, "unpacked bytes for one byte of an archive"},
     {Limit::AllHappenings, "all-happenings", 100'000'000, kAnyNumber,
      "events, values and windows in all records"},
     {Limit::Happenings, "happenings", 20'000'000, kAnyNumber,
      "events, values and windows of one subject"},
     {Limit::Explained, "explained", 1'000'000, kAnyNumber,
      "events, values and windows of a subject that is explained"},
     {Limit::Values, "values", 10'000'000, 2'000'000'000, "different values of all attributes"},
     {Limit::TextBytes, "text", 2'000'000'000, kAnyNumber,
      "bytes of different subjects and values"},
     {Limit::Groups, "groups", 200'000, kAnyNumber, "groups of one target in one period"},
     {Limit::Cells, "cells", 2'000'000, kAnyNumber,
      "results: groups of all targets in all periods"},
     {Limit::Items, "items", 10'000'000, kAnyNumber, "judged items that are kept to be listed"},
     {Limit::Claims, "claims", 2'000'000, kAnyNumber,
      "claims to excluded time, in all periods that list them"},
     {Limit::Exclusions, "exclusions", 20'000'000, kAnyNumber,
      "claims that are held against subjects and items one by one"},
     {Limit::Slots, "slots", 10'000'000, kAnyNumber,
      "slots with records that figures keep, of all results"},
     {Limit::Output, "output", 4'000'000'000, kAnyNumber,
      "bytes of one file or answer that is written"}}};

// Of an archive that unpacks to less than this, nobody asks the ratio: it cannot cost much.
constexpr std::uint64_t kRatioFrom = std::uint64_t{256} << 20;

class Limits {
 public:
  Limits();
  std::uint64_t operator[](Limit limit) const { return most_[static_cast<std::size_t>(limit)]; }
  void set(Limit limit, std::uint64_t most) { most_[static_cast<std::size_t>(limit)] = most; }

 private:
  std::array<std::uint64_t, kRows.size()> most_;
};

// `NAME=N`, as --limit has it. None, and `problem` says what is wrong with it.
struct Setting {
  Limit limit = Limit::Unpacked;
  std::uint64_t most = 0;
};
std::optional<Setting> setting_of(std::string_view text, std::string& problem);

// The table for a reader, a line each, the numbers as they are set.
std::string table_text();

// "`found`: at most … ; --limit NAME=ENOUGH allows more". `enough` 0: nobody knows how many there
// are, and twice the limit is offered.
std::string sentence(const Limits& limits, Limit limit, std::string_view found,
                     std::uint64_t enough = 0);

}  // namespace akad::limits
