// The machine's zone database, read through absl: the only file that opens it. Files are named by
// their full path, so that neither TZ nor TZDIR of the environment decides which rules apply.
#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/time/zone.h"

namespace akad::time {
namespace {

constexpr std::string_view kDatabase = "/usr/share/zoneinfo/";
constexpr Instant kBeforeAll = std::numeric_limits<Instant>::min() / 4;
constexpr Instant kLastLookedAt = kEndOfTime + 7 * kDay;
constexpr int kMostChanges = 10'000;  // the busiest zone has some 300 in 1970 to 2100
constexpr std::size_t kMostSuggestions = 3;

bool is_zone_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
         c == '_' || c == '-' || c == '+';
}

// Names of files that are not zones, and of trees whose zones count leap seconds.
bool is_zone_name(const std::string& name) {
  if (name.empty() || name.size() > 64 || name.front() == '/' || name.back() == '/') return false;
  if (!std::all_of(name.begin(), name.end(), is_zone_character)) return false;
  if (name.find("//") != std::string::npos) return false;
  return name != "localtime" && name != "posixrules" && name != "Factory" &&
         !name.starts_with("posix/") && !name.starts_with("right/");
}

bool is_zone_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string magic(4, ' ');
  file.read(magic.data(), 4);
  return file && magic == "TZif";
}

Duration offset_of(const absl::TimeZone& zone, Instant at) {
  return zone.At(absl::FromUnixMillis(at)).offset * kSecond;
}

// `transition.from` is the reading at which the old offset ends, so it names the instant without
// asking the zone, which cannot tell the two passes of a repeated hour apart.
Instant instant_of(const absl::TimeZone::CivilTransition& transition, Duration old_offset) {
  return (transition.from - absl::CivilSecond(1970, 1, 1)) * kSecond - old_offset;
}

std::vector<OffsetChange> changes_of(const absl::TimeZone& zone) {
  std::vector<OffsetChange> changes;
  Instant at = kFirstInstant - 7 * kDay;
  Duration in_force = offset_of(zone, at);
  changes.push_back({kBeforeAll, in_force});
  absl::TimeZone::CivilTransition transition;
  for (int count = 0; count < kMostChanges; ++count) {
    if (!zone.NextTransition(absl::FromUnixMillis(at), &transition)) break;
    const Instant next = instant_of(transition, in_force);
    AKAD_ASSERT(next > at);
    if (next >= kLastLookedAt) break;
    at = next;
    const Duration offset = offset_of(zone, at);
    if (offset != in_force) changes.push_back({at, offset});
    in_force = offset;
  }
  return changes;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// tzdata.zi: "Z Asia/Jakarta ..." is a zone, "L target name" another name of one.
std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  std::ifstream file(std::string(kDatabase) + "tzdata.zi");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string kind, first, second;
    words >> kind >> first >> second;
    if (kind == "Z" && is_zone_name(first)) names.push_back(first);
    if (kind == "L" && is_zone_name(second)) names.push_back(second);
  }
  if (!names.empty()) return names;
  std::ifstream table(std::string(kDatabase) + "zone1970.tab");
  for (std::string line; std::getline(table, line);) {
    std::istringstream words(line);
    std::string countries, place, name;
    words >> countries >> place >> name;
    if (!countries.starts_with('#') && is_zone_name(name)) names.push_back(name);
  }
  return names;
}

// How far `wanted` (lower case) is from `name`: 0 when only capitals or the region are missing.
std::size_t distance(const std::string& wanted, const std::string& name, std::size_t limit) {
  const std::string whole = lower(name);
  if (whole == wanted) return 0;
  const std::string city = last_part(whole);
  if (city == last_part(wanted)) return 1;
  const std::size_t by_city = edit_distance(last_part(wanted), city, limit) + 1;
  return std::min(edit_distance(wanted, whole, limit) + 1, by_city);
}

std::optional<Zone> read_zone(const std::string& name) {
  if (name == "UTC") return Zone{name, {{kBeforeAll, 0}}};
  if (!is_zone_name(name)) return std::nullopt;
  const std::string path = std::string(kDatabase) + name;
  absl::TimeZone zone;
  if (!is_zone_file(path) || !absl::LoadTimeZone(path, &zone)) return std::nullopt;
  return Zone{name, changes_of(zone)};
}

}  // namespace

std::shared_ptr<const Zone> shared_zone(const std::string& name) {
  static std::mutex guard;
  static std::map<std::string, std::shared_ptr<const Zone>> known;
  const std::lock_guard lock(guard);
  if (const auto zone = known.find(name); zone != known.end()) return zone->second;
  auto zone = read_zone(name);
  if (!zone) return nullptr;
  return known.emplace(name, std::make_shared<const Zone>(std::move(*zone))).first->second;
}

std::optional<Zone> find_zone(const std::string& name) {
  const std::shared_ptr<const Zone> zone = shared_zone(name);
  return zone == nullptr ? std::nullopt : std::optional(*zone);
}

std::string tzdata_version() {
  constexpr std::string_view kHeading = "# version ";
  std::string line;
  std::ifstream rules(std::string(kDatabase) + "tzdata.zi");
  if (std::getline(rules, line) && line.starts_with(kHeading)) {
    return line.substr(kHeading.size());
  }
  std::ifstream version(std::string(kDatabase) + "+VERSION");
  if (std::getline(version, line) && !line.empty()) return line;
  return "unknown";
}

std::vector<std::string> similar_zones(const std::string& name) {
  const std::string wanted = lower(name.substr(0, 64));
  const std::size_t limit = std::min<std::size_t>(3, last_part(wanted).size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : zone_names()) {
    const std::size_t far = distance(wanted, candidate, limit);
    if (far <= limit + 1) near.emplace_back(far, candidate);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (auto& [far, candidate] : near) {
    // Next to a close match a distant one would only distract.
    if (names.size() == kMostSuggestions || far > near.front().first + 1) break;
    names.push_back(std::move(candidate));
  }
  return names;
}

}  // namespace akad::time
