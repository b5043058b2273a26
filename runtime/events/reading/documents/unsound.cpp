// What is no record at all: why, and whether more than one may be lost with it.
#include <algorithm>

#include "runtime/events/reading/reading.h"
#include "runtime/input/rows/columns.h"

namespace akad::events {

namespace {

// How many records stood behind the end of an array or a document of many, nobody can tell.
constexpr std::string_view kCut =
    "the document ends within a record; records may be missing behind it";
constexpr std::string_view kUnclosed =
    "the file ends within its array; records may be missing behind it";
constexpr std::string_view kNotClosed = "an array that is not closed; records may be missing in it";
constexpr std::string_view kNoComma =
    "no comma behind a record, or no end of its array; some may be missing there";

bool is_page_cut(const Reading& reading) {
  return reading.record.cut && (reading.record.element > 0 || !reading.shape.lists.empty());
}

// Under such a header a window would never end, and a signal stay as it was, without a word.
bool lacks_column(const Reading& reading, std::string_view how) {
  const std::vector<input::PathStep>& steps = reading.shape.tree.nodes.front().steps;
  return std::any_of(steps.begin(), steps.end(),
                     [&](const input::PathStep& step) { return input::lacks(how, step.key); });
}

}  // namespace

bool is_header_again(Reading& reading) {
  const bool sound = reading.record.state == input::Lexed::Sound;
  if (sound && reading.walked == input::Walked::Sound) return false;
  const auto how = input::header_again(text_of(reading.record));
  if (!how || lacks_column(reading, *how)) return false;
  report(reading, FindingKind::HeaderAgain, *how);
  return true;
}

bool is_sound_or_told(Reading& reading) {
  using input::Lexed;
  using input::Walked;
  const auto malformed = [&](std::string_view why) {
    report(reading, FindingKind::Malformed, is_page_cut(reading) ? kCut : why);
    return false;
  };
  switch (reading.record.state) {
    case Lexed::Sound: break;
    case Lexed::Broken: return malformed("broken text");
    case Lexed::TooLong: return report(reading, FindingKind::TooLong, {}), false;
    case Lexed::Unclosed: return malformed(kUnclosed);
    case Lexed::NotClosed: return malformed(kNotClosed);
    case Lexed::NoComma: return malformed(kNoComma);
  }
  if (reading.lacks_comma) return malformed(kNoComma);
  if (reading.lost_list >= 0 && reading.repeats_list) {
    return report_field(reading, FindingKind::RepeatedKey, reading.lost_list), false;
  }
  if (reading.lost_list >= 0) {
    report_nameless(reading, FindingKind::WithoutList, reading.lost_list);
    return false;
  }
  if (reading.walked == Walked::Sound) return true;
  const std::string_view text = text_of(reading.record).substr(0, 256);
  switch (reading.walked) {
    case Walked::Sound: break;
    case Walked::Malformed: return malformed(text);
    case Walked::TooDeep: report(reading, FindingKind::TooDeep, {}); break;
    case Walked::NotAnObject: report(reading, FindingKind::NotAnObject, text); break;
  }
  return false;
}

}  // namespace akad::events
