#include "read.h"

namespace akad::reading {
namespace {

constexpr const char* kAgreement = R"(language 1
agreement "Premium support" version "2.0" {
  provider "PT Awan Nusantara"
  customer "PT Toko Maju"
  measured by "PT Ukur"
  term 2026-01-01 to 2026-12-31   // both days included
  timezone Asia/Jakarta
  currency IDR in units of 1
}
use calendars.indonesia
use calendars.germany
currency XTS "Test money" in units of 0.01
holidays company_days {
  covers 2026-01-01 to 2026-12-31
  source "board"
  2026-12-24 "party"
}
fee monthly_charge = IDR 25_000_000 each calendar month, before tax
fee other = IDR 1 each calendar month, after tax clause "5" "Fees"
calendar support_hours in Asia/Jakarta {
  open every day 00:00 to 24:00
  open Mon to Fri, Sun 08:00 to 17:00
  open 2026-12-27 to 2026-12-28 9:00 to 12:00 "stocktaking"
  closed on indonesia.public_holidays
  nights belong to the opening day
}
calendar joined in the zone of site_zone, else Asia/Jakarta { open when a or b is open }
)";

constexpr const char* kLibrary = R"(// a library
language 1
library logs // trailing
log tickets { times are RFC 3339
  time is at   id is id   subject is ticket
  received is received_at as epoch milliseconds


  // events

  event opened when type = "opened" // first
  event delivered at done.`the time` as local time in UTC, repeated hour later, skipped hour refused
  signal value is order_value as money in IDR
  window maintenance from start to end when kind is one of ("a", "b") }
clock c of tickets // where does this remark go?
{
  starts on opened or
     // and this one?
     received
  pauses while not (status = "waiting" or status = "hold") and size >= -5.5
  reopened within 7 calendar days: resume, leaving out the gap, later: a new item begins
  // the last remark of the block

}
// the last remark
)";

constexpr const char* kMoney = R"(language 1
agreement "é" version "1" {}
target t { clause "4.2" c is within | p = "ä" | 4 hours 30 minutes of k | // row
  // between rows
  | otherwise | by the end of the next working day of k, moved to the next opening |
  for at least 99.9% of l resolved in each calendar month, for each site and team }
credit x for t { the result is | at least 95% | no credit |
  | below 1‰ | 20% of fee_1 | | otherwise | IDR 5 | rounded half even to IDR 0.01 }
cap all_of_them on all credits { at most 25% of fee_1 each calendar month }
scenario "s" { given "T 1" of l with p = "P1", q = true when 2026-03-06 16:00 "T 1" opened
as of 2026-04-01 00:00 then t of "T 1" item 2 is met, elapsed 4 hours, due 2026-03-06 20:00
then x in 2026-03 for site = "a" is IDR 5 then all credits in 2026-03 are IDR 5 }
)";

}  // namespace

const std::vector<std::string>& samples() {
  static const std::vector<std::string> kSamples = {kAgreement, kLibrary, kMoney};
  return kSamples;
}

}  // namespace akad::reading
