// What a cell says of itself to whoever writes it down: numbers by name, none of them judged.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/base/measured.h"

namespace akad::measures {

// Whether machines are told of a figure that is zero.
enum class Written { Always, WhereAny };
struct Figure {
  std::string_view key;
  Measured value;
  Written written = Written::Always;
};
inline bool is_written(const Figure& figure) {
  return figure.written == Written::Always || figure.value.value != 0;
}

// What fills the holes of a phrase.
struct Remark {
  std::string_view key;
  std::vector<Measured> values;
  bool of_period = false;  // the first hole is for the word for its periods
  bool in_rows = false;    // rows of a table say it as well
};

struct Shown {
  std::vector<Figure> columns;  // of a table of groups, by the phrase of their heads
  std::vector<Remark> remarks;  // beside what was measured, by phrase
};

// What a credit goes by where something of a result earned one before: how much of what was missed
// is not counted again, and a remark whose last hole is for the period up to which it is not.
struct NotAgain {
  Figure figure;
  Remark remark;
};

inline Measured counted(std::uint64_t count) { return {MeasuredKind::Count, Rational(count)}; }
inline Measured lasting(const Rational& milliseconds) {
  return {MeasuredKind::Length, milliseconds};
}

}  // namespace akad::measures
