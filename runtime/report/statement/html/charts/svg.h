// Charts as SVG inside HTML: what lies from left to right is in shares of the width, so that they
// are as wide as there is room and their words stay as large as the text. Their numbers stand in a
// text or table beside them, and in their descriptions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/rational.h"

namespace akad::report::html {

// Places from left to right, in hundredths of a percent of the width.
constexpr std::int64_t kWidth = 10'000;
std::string across(std::int64_t place);  // "12.34%"

// Where `value` lies between `from` and `to`, as a whole number of 0 to `most`.
std::int64_t place_of(const Rational& value, const Rational& from, const Rational& to,
                      std::int64_t most);

// A chart of its own, named by ids that no other chart of the document has.
std::string chart(std::string_view id, std::string_view title, std::string_view description,
                  std::int64_t height, std::string_view body);
// One in the row of a table: `title` says what it shows.
std::string strip(std::string_view title, std::string_view body);

struct Bar {
  std::int64_t from = 0, length = 0;  // of kWidth
  std::string_view kind = "bar";      // classes
};
std::string bar(const Bar& bar);

}  // namespace akad::report::html
