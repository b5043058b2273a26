// Instants by the letters that an author wrote.
#include <catch2/catch.hpp>

#include "runtime/base/written/pattern.h"

using namespace akad;

namespace {

std::string mistake_of(std::string_view written) {
  std::string mistake;
  const bool read = pattern_of(written, mistake).has_value();
  CHECK(read == mistake.empty());
  return mistake;
}

// As it would be read at UTC, or at its offset; empty where it is not.
std::string read(std::string_view written, std::string_view text) {
  std::string mistake;
  const auto pattern = pattern_of(written, mistake);
  INFO(mistake);
  REQUIRE(pattern.has_value());
  const auto found = parse_with(*pattern, text);
  return found ? format_rfc3339(found->wall - found->offset.value_or(0)) : "";
}

}  // namespace

TEST_CASE("days before months, and the other way") {
  const std::string expected = "2026-04-03T14:05:09Z";
  CHECK(read("dd/MM/yyyy HH:mm:ss", "03/04/2026 14:05:09") == expected);
  CHECK(read("MM/dd/yyyy HH:mm:ss", "04/03/2026 14:05:09") == expected);
  CHECK(read("d/M/yyyy H:m:s", "3/4/2026 14:5:9") == expected);
  CHECK(read("d/M/yyyy H:m:s", "03/04/2026 14:05:09") == expected);
  CHECK(read("dd.MM.yy, HH:mm:ss", "03.04.26, 14:05:09") == expected);
  CHECK(read("yyyyMMddHHmmss", "20260403140509") == expected);
  CHECK(read("yyyyMMdd'T'HHmmssX", "20260403T210509+0700") == expected);
  CHECK(read("dd-MMM-yyyy HH:mm:ss", "03-Apr-2026 14:05:09") == expected);
  CHECK(read("dd-MMM-yy HH:mm:ss", "03-APR-26 14:05:09") == expected);
  CHECK(read("MMM d yyyy hh:mm:ss a", "Apr 3 2026 02:05:09 PM") == expected);
  CHECK(read("d.M.yyyy h:mm:ssa", "3.4.2026 2:05:09pm") == expected);
  CHECK(read("dd/MM/yyyy HH.mm.ss", "03/04/2026 14.05.09") == expected);
  CHECK(read("HH:mm:ss dd/MM/yyyy", "14:05:09 03/04/2026") == expected);
  CHECK(read("yyyy'年'MM'月'dd'日' HH:mm:ss", "2026年04月03日 14:05:09") == expected);
}

TEST_CASE("offsets in a pattern") {
  for (const char* offset : {"Z", "+00:00", "+0000", "+00", "UTC"}) {
    CHECK(read("yyyy-MM-dd HH:mm:ss" + std::string(3, 'X'),
               "2026-04-03 14:05:09" + std::string(offset)) == "2026-04-03T14:05:09Z");
  }
  CHECK(read("dd/MM/yyyy HH:mm X", "03/04/2026 14:05 +07:00") == "2026-04-03T07:05:00Z");
  CHECK(read("dd/MM/yyyy HH:mm XX", "03/04/2026 14:05 -0330") == "2026-04-03T17:35:00Z");
  CHECK(read("dd/MM/yyyy HH:mm X", "03/04/2026 14:05").empty());
}

TEST_CASE("fractions in a pattern") {
  CHECK(read("yyyy-MM-dd HH:mm:ss.SSS", "2026-04-03 14:05:09.120") == "2026-04-03T14:05:09.120Z");
  CHECK(read("yyyy-MM-dd HH:mm:ss,SSSSSS", "2026-04-03 14:05:09,120999") ==
        "2026-04-03T14:05:09.120Z");
  CHECK(read("yyyy-MM-dd HH:mm:ss.S", "2026-04-03 14:05:09.1209991234567") ==
        "2026-04-03T14:05:09.120Z");
  CHECK(read("yyyy-MM-dd HH:mm:ss.S", "2026-04-03 14:05:09.5") == "2026-04-03T14:05:09.500Z");
  CHECK(read("yyyy-MM-dd HH:mm:ss.SSS", "2026-04-03 14:05:09.12").empty());
  CHECK(read("yyyy-MM-dd HH:mm:ss.SSS", "2026-04-03 14:05:09.1200").empty());
  CHECK(read("yyyy-MM-dd HH:mm:ss.S", "2026-04-03 14:05:09.").empty());
}

TEST_CASE("noon is 12 PM, midnight 12 AM") {
  const auto hour = [](const std::string& text) {
    const std::string found = read("yyyy-MM-dd h:mm a", "2026-04-03 " + text);
    return found.empty() ? found : found.substr(11, 5);
  };
  CHECK(hour("12:00 AM") == "00:00");
  CHECK(hour("12:59 am") == "00:59");
  CHECK(hour("1:00 AM") == "01:00");
  CHECK(hour("12:00 PM") == "12:00");
  CHECK(hour("11:59 PM") == "23:59");
  CHECK(hour("0:00 AM").empty());
  CHECK(hour("13:00 PM").empty());
  CHECK(hour("1:00 XM").empty());
  CHECK(hour("1:00").empty());
}

TEST_CASE("a text that is not written as the pattern says is none") {
  for (const char* wrong :
       {"", "3/04/2026 14:05", "03/04/26 14:05", "03/04/2026", "03/04/2026 14:05:00",
        "03/04/2026  14:05", " 03/04/2026 14:05", "03-04-2026 14:05", "31/02/2026 14:05",
        "00/04/2026 14:05", "03/13/2026 14:05", "03/04/2026 24:00", "03/04/2026 14:60",
        "03/04/2026 14:05Z", "03/04/2026T14:05", "03/04/2026 1a:05"}) {
    INFO(wrong);
    CHECK(read("dd/MM/yyyy HH:mm", wrong).empty());
  }
  CHECK(read("dd/MM/yyyy HH:mm:ss", "30/06/2015 23:59:60") == "2015-07-01T00:00:00Z");
}

TEST_CASE("patterns that nobody could read are mistakes") {
  CHECK(mistake_of("") == "a pattern says where year, month and day stand");
  CHECK(mistake_of("HH:mm") == "a date needs its year, yyyy");
  CHECK(mistake_of("yyyy-dd") == "a date needs its month, M, MM or MMM");
  CHECK(mistake_of("yyyy-MM") == "a date needs its day, d or dd");
  CHECK(mistake_of("yyyy-MM-dd mm") == "`m` needs hours, H or HH, or h or hh with a");
  CHECK(mistake_of("yyyy-MM-dd HH:ss") == "`s` needs minutes, m or mm");
  CHECK(mistake_of("yyyy-MM-dd HH:mm.SSS") == "`S` needs seconds, s or ss");
  CHECK(mistake_of("yyyy-MM-dd hh:mm") == "`h` needs its half of the day, a");
  CHECK(mistake_of("yyyy-MM-dd HH:mm a") == "`a` needs hours of twelve, h or hh");
  CHECK(mistake_of("yyyy-MM-dd HH hh a") == "hours stand twice, as H and as h");
  CHECK(mistake_of("yyyy-MM-dd X") == "`X` needs hours, H or HH, or h or hh with a");
  CHECK(mistake_of("yyyy-MM-dd yyyy") == "`y` stands twice");
  CHECK(mistake_of("dMyyyy") == "nobody can tell where `d` ends, with a digit behind it");
  CHECK(mistake_of("ddMMyyyy HHm1") == "nobody can tell where `m` ends, with a digit behind it");
  CHECK(mistake_of("dd/MM/yyyy 'at").find("does not end") != std::string::npos);
  for (const char* unknown :
       {"YYYY-MM-dd", "yyyy-MM-DD", "yyy-MM-dd", "yyyy-MMMM-dd", "EEE dd/MM/yyyy",
        "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm z", "yyyy-MM-dd HHH"}) {
    INFO(unknown);
    CHECK(mistake_of(unknown).find("is no part of a pattern") != std::string::npos);
  }
  CHECK(mistake_of("yyyy-MM-dd" + std::string(60, ' ')) == "a pattern has at most 64 bytes");
}

TEST_CASE("the date of a pattern stands by itself") {
  const auto date_of = [](std::string_view written, std::string_view text) -> std::string {
    std::string mistake;
    const auto date = date_part(*pattern_of(written, mistake));
    if (!date) return "mixed";
    const auto found = parse_with(*date, text);
    return found ? format_rfc3339(found->wall) : "";
  };
  CHECK(date_of("dd/MM/yyyy HH:mm:ss", "03/04/2026") == "2026-04-03T00:00:00Z");
  CHECK(date_of("HH:mm yyyy.MM.dd", "2026.04.03") == "2026-04-03T00:00:00Z");
  CHECK(date_of("yyyy-MM-dd'T'HH:mmX", "2026-04-03") == "2026-04-03T00:00:00Z");
  CHECK(date_of("yyyy-MM-dd'T00:00:00Z'", "2026-04-03T00:00:00Z") == "2026-04-03T00:00:00Z");
  CHECK(date_of("dd/MM/yyyy HH:mm:ss", "03/04/2026 00:00:00").empty());
  CHECK(date_of("dd/MM HH:mm yyyy", "03/04 2026") == "mixed");
}
