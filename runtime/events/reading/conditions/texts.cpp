#include "runtime/events/reading/conditions/texts.h"

#include <utility>

namespace akad::events {

void AskedTexts::add(const std::string& text, std::size_t test) {
  std::string padded = text;
  padded.resize(text.size() + 8);
  const std::uint64_t end = end_of(padded.data(), text.size());
  const auto is_away = [&] { return place_of(text, end) != home_of(end, text.size()); };
  while (2 * taken_ >= rows_.size() || (is_away() && rows_.size() < kMostRowsForHomes)) grow();
  Row& row = rows_[place_of(text, end)];
  if (row.tests.empty()) {
    row.end = end;
    row.text = text;
    ++taken_;
  }
  row.tests.push_back(test);
}

void AskedTexts::grow() {
  const std::vector<Row> before = std::exchange(rows_, std::vector<Row>(2 * rows_.size()));
  for (const Row& row : before) {
    if (!row.tests.empty()) rows_[place_of(row.text, row.end)] = row;
  }
}

}  // namespace akad::events
