// A year of tickets as NDJSON on standard output, the same bytes everywhere: opened, replied, on
// hold and resumed, resolved, reopened; sorted by time; about one line in a hundred stands twice.
//
//   generate_tickets TICKETS
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "runtime/base/instant.h"

namespace {

using akad::Instant;
using akad::kHour;
using akad::kMinute;
using akad::kSecond;

constexpr Instant kBegin = 1735664400000;  // 2025-01-01T00:00:00+07:00
constexpr Instant kEnd = 1767200400000;    // 2026-01-01T00:00:00+07:00
constexpr const char* kTypes[] = {"opened",  "replied",  "on_hold",
                                  "resumed", "resolved", "reopened"};
enum Type : std::uint8_t { Opened, Replied, OnHold, Resumed, Resolved, Reopened };

struct Happening {
  Instant at = 0;
  std::uint32_t ticket = 0;
  Type type = Opened;
};

struct Chance {  // splitmix64
  std::uint64_t state = 2025;
  std::uint64_t next() {
    std::uint64_t z = state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  bool percent(std::uint64_t share) { return next() % 100 < share; }
  Instant between(Instant least, Instant most) {
    const auto seconds = static_cast<std::uint64_t>((most - least) / kSecond);
    return least + static_cast<Instant>(next() % (seconds + 1)) * kSecond;
  }
};

void add_story(Chance& chance, std::uint32_t ticket, std::vector<Happening>& all) {
  auto at = chance.between(kBegin, kEnd - kHour);
  const auto add = [&](Type type) {
    if (at < kEnd) all.push_back({at, ticket, type});
  };
  add(Opened);
  if (chance.percent(70)) {
    at += chance.between(kMinute, 2 * kHour);
    add(Replied);
  }
  if (chance.percent(25)) {
    at += chance.between(kMinute, 3 * kHour);
    add(OnHold);
    at += chance.between(kHour, 48 * kHour);
    add(Resumed);
  }
  at += chance.between(kMinute, 30 * kHour);
  add(Resolved);
  if (chance.percent(4)) {
    at += chance.between(kHour, 72 * kHour);
    add(Reopened);
    at += chance.between(kMinute, 8 * kHour);
    add(Resolved);
  }
}

void write(const Happening& happening, std::size_t number, std::uint32_t tickets) {
  const auto ticket = happening.ticket;
  std::printf("{\"id\":\"E%09zu\",\"at\":\"%s\",\"type\":\"ticket.%s\",\"ticket\":\"TCK-%08u\"",
              number, akad::format_rfc3339(happening.at).c_str(), kTypes[happening.type],
              ticket + 1);
  if (happening.type == Opened) {
    std::printf(",\"priority\":\"P%u\",\"customer\":\"cust-%03u\"", 1 + ticket % 4,
                1 + ticket * 7 % std::max(4U, tickets / 5000));
  }
  std::printf(",\"agent\":\"agent-%02u\",\"channel\":\"%s\"}\n", ticket % 60,
              ticket % 2 == 0 ? "web" : "email");
}

}  // namespace

int main(int count, char** words) {
  const auto tickets = count == 2 ? std::strtoul(words[1], nullptr, 10) : 0;
  if (tickets == 0 || tickets > 100'000'000) {
    std::fputs("usage: generate_tickets TICKETS\n", stderr);
    return 2;
  }
  Chance chance;
  std::vector<Happening> all;
  const auto most = static_cast<std::uint32_t>(tickets);
  for (std::uint32_t ticket = 0; ticket < most; ++ticket) add_story(chance, ticket, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const Happening& a, const Happening& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < all.size(); ++i) {
    write(all[i], i + 1, most);
    if (chance.percent(1)) write(all[i], i + 1, most);
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
