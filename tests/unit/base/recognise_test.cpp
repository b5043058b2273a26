// How texts seem to write instants.
#include <catch2/catch.hpp>

#include "runtime/base/instant.h"
#include "runtime/base/written/pattern.h"
#include "runtime/base/written/recognise.h"

using namespace akad;

namespace {

std::string pattern_in(std::string_view text) {
  const Recognised found = recognise(text);
  return (found.month_or_day ? "? " : "") + found.pattern;
}

}  // namespace

TEST_CASE("formats that the language has a word for") {
  CHECK(recognise("2026-03-31T08:00:00Z").as == WrittenAs::Rfc3339);
  CHECK(recognise("2026-03-31 08:00+07").as == WrittenAs::Rfc3339);
  CHECK(recognise("2026-03-31T08:00:00").as == WrittenAs::WallTime);
  CHECK(recognise("2026-03-31").as == WrittenAs::Date);
  CHECK(recognise("1772352000").as == WrittenAs::EpochSeconds);
  CHECK(recognise("1772352000.25").as == WrittenAs::EpochSeconds);
  CHECK(recognise("1772352000123").as == WrittenAs::EpochMilliseconds);
  CHECK(recognise("1772352000123456").as == WrittenAs::EpochMicroseconds);
  CHECK(recognise("1772352000123456789").as == WrittenAs::EpochNanoseconds);
  for (const char* none : {"", "0", "-", "null", "soon", "0001-01-01T00:00:00Z", "46082.5", "-1",
                           "9999-12-31", "31/02/2026", "99999999999999999999", "12", "8:00"}) {
    INFO(none);
    CHECK(recognise(none).as == WrittenAs::Unknown);
  }
}

TEST_CASE("patterns that texts seem to follow") {
  CHECK(pattern_in("31/03/2026 08:00:00") == "dd/MM/yyyy HH:mm:ss");
  CHECK(pattern_in("03/31/2026 08:00") == "MM/dd/yyyy HH:mm");
  CHECK(pattern_in("03/04/2026 08:00") == "? dd/MM/yyyy HH:mm");
  CHECK(pattern_in("31.3.2026") == "dd.M.yyyy");
  CHECK(pattern_in("3/31/26, 8:05 PM") == "M/dd/yy, h:mm a");
  CHECK(pattern_in("31-Mar-2026 08:00:00.123") == "dd-MMM-yyyy HH:mm:ss.S");
  CHECK(pattern_in("Mar 31 2026 08:00") == "MMM dd yyyy HH:mm");
  CHECK(pattern_in("2026/03/31 08:00:00") == "yyyy/MM/dd HH:mm:ss");
  CHECK(pattern_in("31/03/2026 08.00") == "dd/MM/yyyy HH.mm");
  CHECK(pattern_in("31/03/2026T08:00:00+07:00") == "dd/MM/yyyy'T'HH:mm:ssX");
  CHECK(pattern_in("20260331") == "yyyyMMdd");
  CHECK(pattern_in("20260331080000") == "yyyyMMddHHmmss");
  CHECK(pattern_in("20260331T080000Z") == "yyyyMMdd'T'HHmmssX");
}
