#include "runtime/events/reading/notes.h"

#include <catch2/catch.hpp>
#include <random>

using namespace akad::events;

namespace {

// So many of sixteen differ from the one before in any way.
std::vector<RecordNote> notes_with(unsigned odd, std::uint64_t first_element) {
  std::mt19937_64 random(3);
  std::vector<RecordNote> all;
  RecordNote note{.line = 1, .element = first_element};
  for (int i = 0; i < 3'000; ++i) {
    note.first += note.count;
    note.line += random() % 2;
    note.element += first_element;
    note.count = static_cast<std::uint32_t>(random() % 4);
    note.unnamed = note.count == 0 && random() % 2 == 0;
    if (random() % 16 < odd) {
      note.first += random() % 3;
      note.line = random() % 2 == 0 ? random() >> 24 : note.line + 28 + random() % 8;
      note.element = random() % 3;
      note.count = static_cast<std::uint32_t>(random() % 300);
      note.unnamed = random() % 2 == 0;
    }
    all.push_back(note);
  }
  return all;
}

void check(const std::vector<RecordNote>& all) {
  Notes notes;
  for (const RecordNote& note : all) notes.add(note);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const RecordNote found = notes[i];
    REQUIRE(found.first == all[i].first);
    REQUIRE(found.line == all[i].line);
    REQUIRE(found.element == all[i].element);
    REQUIRE(found.count == all[i].count);
    REQUIRE(found.unnamed == all[i].unnamed);
  }
}

}  // namespace

TEST_CASE("what was noted of records is told as it was, however they differ") {
  for (const unsigned odd : {0u, 1u, 4u, 16u}) {
    check(notes_with(odd, 0));
    check(notes_with(odd, 1));
  }
}
