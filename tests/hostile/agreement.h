// An agreement with a hostile text in every place that takes a text.
#pragma once

#include <string_view>

namespace akad::hostile {

inline constexpr std::string_view kPlaceholder = "zz hostile zz";

// Texts are the placeholder; names begin with `zz_`.
inline constexpr std::string_view kAgreement = R"(language 1

agreement "zz hostile zz" version "zz hostile zz" {
  provider "zz hostile zz"
  customer "zz hostile zz"
  measured by "zz hostile zz"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

fee zz_fee = IDR 1_000_000 each calendar month, before tax

season zz_seasons {
  2026-02-01 to 2026-04-30 "season zz hostile zz"
}

holidays zz_feasts {
  covers 2026-01-01 to 2026-12-31
  source "zz hostile zz"
  2026-03-05 "zz hostile zz"
}

calendar zz_hours in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
  closed on zz_feasts
}

log zz_tickets {
  time is at
  id is id
  subject is ticket
  event zz_opened when type = "opened"
  event zz_closed when type = "closed" or type = "zz hostile zz"
  signal zz_site is site
  signal zz_kind is kind
}

clock zz_clock of zz_tickets {
  starts on zz_opened
  stops on zz_closed
  reopened: a new item begins
  counts zz_hours
  judged by elapsed time
  when zz_kind changes: carry the elapsed time
  missed before a change: the last limit decides
}

target zz_target {
  clause "zz hostile zz" "zz hostile zz"
  zz_clock is within
    | zz_kind = "zz hostile zz" | 4 hours of zz_hours |
    | otherwise                 | 8 hours of zz_hours |
  for at least 90% of zz_tickets zz_closed in each season of zz_seasons, for each zz_site
  open at the end of a period: left out
  small numbers: no exception
  with no zz_tickets: not applicable
}

credit zz_credit for zz_target {
  clause "5 zz hostile zz" "zz hostile zz"
  the result is
    | at least 90% | no credit                                                |
    | otherwise    | 10% of zz_fee in the month in which the season ends |
}

credit zz_in_kind for zz_target {
  the result is
    | at least 90% | no credit            |
    | otherwise    | 2 "of zz hostile zz" |
}

cap zz_cap on all credits {
  clause "6 zz hostile zz"
  at most 5% of zz_fee each calendar month
}

scenario "zz hostile zz" {
  given A of zz_tickets with zz_site = "zz hostile zz"
  when 2026-03-02 12:00 A zz_opened
  when 2026-03-02 16:00 A zz_closed
  then zz_target of A is missed
}
)";

}  // namespace akad::hostile
