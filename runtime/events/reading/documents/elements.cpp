#include "runtime/events/reading/documents/elements.h"

#include <algorithm>

#include "runtime/input/scalars.h"

namespace akad::events {

Elements::Elements(Reading& reading)
    : reading_(reading),
      document_(reading.record),
      walked_(reading.walked),
      counted_(reading.record.begin),
      line_(reading.record.line) {
  ++reading.store.tallies[static_cast<std::size_t>(reading.log)].documents;
  reading.known_lists.resize(reading.shape.lists.size());
  if (document_.line <= reading.document_line) return;
  reading.document_line = document_.line;
  reading.part = 0;
}

namespace {

void foresee_subject(Reading& reading) {
  if (reading.shape.subject < 0) return;
  const input::Value& subject = value_at(reading, reading.shape.subject);
  if (subject.kind != input::ValueKind::Text || subject.escaped) return;
  reading.subject_hash = reading.store.subjects.foresee(raw(subject));
}

}  // namespace

// A record is told by the line it begins on, and by which it is of those that documents have which
// began on one line.
void Elements::place() {
  reading_.record.line = line_;
  reading_.record.element = ++reading_.part;
  reading_.document_line = std::max(reading_.document_line, line_);
}

bool Elements::enter() {
  const std::int32_t slot = reading_.shape.lists[open_.size()].slot;
  const input::Value& list = value_at(reading_, slot);
  if (list.kind != input::ValueKind::Array) return false;
  open_.push_back(list.token);
  repeats_.push_back(reading_.record.repeats);
  return true;
}

// Nothing of the record before may be told of this one.
void Elements::forget_inside() {
  const auto& lists = reading_.shape.lists;
  for (std::size_t i = open_.size(); i < lists.size(); ++i) {
    input::forget(lists[i].tree, reading_.values);
  }
}

void Elements::lose() {
  forget_inside();
  reading_.lost_list = reading_.shape.lists[open_.size()].slot;
}

// Into the list of what was walked last. False: a record says what is wrong with it, first that it
// is not the only one.
bool Elements::begin_list() {
  to_enter_ = reading_.repeats_list = repeats_list_;
  repeats_list_ = false;
  if (!to_enter_ && enter()) return true;
  if (!to_enter_) document_.through = 0;  // no record is left to tell it
  lose();
  place();
  return false;
}

void Elements::count_lines(std::uint32_t until) {
  line_ += static_cast<std::uint64_t>(
      std::count(document_.base + counted_, document_.base + until, '\n'));
  counted_ = until;
}

// The first comma that is missing is a finding of the document, where the record behind it begins.
bool Elements::meets_gap() {
  const std::uint32_t behind = *open_.back();
  if (!document_.lacks_comma || told_gap_ || document_.base[behind] != '{') return false;
  count_lines(behind);
  reading_.record.line = line_;
  reading_.record.element = 0;
  return told_gap_ = reading_.lacks_comma = true;
}

void Elements::become_current(const char* begin, const char* end) {
  while (end > begin && input::is_space(end[-1])) --end;
  reading_.record.begin = static_cast<std::uint32_t>(begin - document_.base);
  reading_.record.end = static_cast<std::uint32_t>(end - document_.base);
}

bool Elements::next() {
  reading_.lost_list = -1;
  reading_.lacks_comma = false;
  if (!begun_) {
    begun_ = true;
    if (document_.state != input::Lexed::Sound || walked_ != input::Walked::Sound) return true;
    to_enter_ = true;
    repeats_list_ = document_.repeats_list;
    reading_.record.repeats = document_.repeats;
  }
  for (;;) {
    if (to_enter_ && !begin_list()) return true;
    if (open_.empty()) return false;
    if (meets_gap()) return true;
    if (!input::next_element(document_, open_.back())) {
      open_.pop_back();
      repeats_.pop_back();
      continue;
    }
    const ListShape& list = reading_.shape.lists[open_.size() - 1];
    const std::uint32_t begin = *open_.back();
    count_lines(begin);
    const std::uint32_t through = document_.through;
    reading_.record = document_;
    reading_.walked = input::walk_element(reading_.record, open_.back(), list.tree,
                                          reading_.known_lists[open_.size() - 1], reading_.values);
    const char* end = document_.base + *open_.back();
    if (reading_.record.through == 0) {
      reading_.record.through = through;
      reading_.record.through_keys = document_.through_keys;
    }
    reading_.record.repeats = reading_.record.repeats || repeats_.back();
    become_current(document_.base + begin, end);
    const bool innermost = open_.size() == reading_.shape.lists.size();
    if (!innermost && reading_.walked == input::Walked::Sound) {
      document_.through = reading_.record.through;
      document_.through_keys = reading_.record.through_keys;
      to_enter_ = true;
      repeats_list_ = reading_.record.repeats_list;
      if (!list.is_record) continue;
      forget_inside();
    }
    document_.through = 0;  // told once
    place();
    foresee_subject(reading_);
    return true;
  }
}

}  // namespace akad::events
