#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/time/zone.h"

namespace akad::time {
namespace {

struct Called {
  std::string_view name;  // small letters
  std::string_view zone;
};

// Short names that mean one zone, and cities that keep the time of the zone's own.
constexpr std::array kCalled = std::to_array<Called>({
    {"wib", "Asia/Jakarta"},
    {"wita", "Asia/Makassar"},
    {"wit", "Asia/Jayapura"},
    {"jakarta", "Asia/Jakarta"},
    {"makassar", "Asia/Makassar"},
    {"jayapura", "Asia/Jayapura"},
    {"surabaya", "Asia/Jakarta"},
    {"bandung", "Asia/Jakarta"},
    {"medan", "Asia/Jakarta"},
    {"semarang", "Asia/Jakarta"},
    {"yogyakarta", "Asia/Jakarta"},
    {"denpasar", "Asia/Makassar"},
    {"bali", "Asia/Makassar"},
    {"singapore", "Asia/Singapore"},
    {"london", "Europe/London"},
    {"boston", "America/New_York"},
    {"washington", "America/New_York"},
    {"miami", "America/New_York"},
    {"atlanta", "America/New_York"},
    {"san_francisco", "America/Los_Angeles"},
    {"seattle", "America/Los_Angeles"},
    {"dallas", "America/Chicago"},
    {"houston", "America/Chicago"},
    {"beijing", "Asia/Shanghai"},
    {"mumbai", "Asia/Kolkata"},
    {"delhi", "Asia/Kolkata"},
    {"bangalore", "Asia/Kolkata"},
    {"osaka", "Asia/Tokyo"},
    {"munich", "Europe/Berlin"},
    {"frankfurt", "Europe/Berlin"},
    {"hamburg", "Europe/Berlin"},
    {"milan", "Europe/Rome"},
    {"barcelona", "Europe/Madrid"},
    {"geneva", "Europe/Zurich"},
    {"manchester", "Europe/London"},
    {"abu_dhabi", "Asia/Dubai"},
    {"pst", "America/Los_Angeles"},
    {"cst", "America/Chicago"},
    {"cst", "Asia/Shanghai"},
    {"ist", "Asia/Kolkata"},
    {"ist", "Europe/Dublin"},
    {"ist", "Asia/Jerusalem"},
    {"bst", "Europe/London"},
    {"sgt", "Asia/Singapore"},
    {"jst", "Asia/Tokyo"},
    {"aest", "Australia/Sydney"},
    {"aest", "Australia/Brisbane"},
    {"cest", "Europe/Berlin"},
    {"cest", "Europe/Paris"},
    {"pst", "Asia/Manila"},
    {"edt", "America/New_York"},
    {"bst", "Asia/Dhaka"},
});

std::string small(std::string_view text) {
  std::string letters(text);
  for (char& c : letters) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return letters;
}

}  // namespace

std::vector<std::string_view> zones_called(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::string wanted = small(slash == std::string::npos ? name : name.substr(slash + 1));
  std::vector<std::string_view> zones;
  for (const Called& row : kCalled) {
    if (row.name == wanted && row.zone != name) zones.push_back(row.zone);
  }
  return zones;
}

}  // namespace akad::time
