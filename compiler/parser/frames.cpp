#include "compiler/parser/frames.h"

#include <algorithm>
#include <array>

namespace akad::parser {
namespace {

struct Frame {
  Block block;
  std::string_view beginning;  // empty: has no fixed first word
  std::string_view example;
};

constexpr std::array kFrames = std::to_array<Frame>({
    {Block::File, "language", "language 1"},
    {Block::File, "agreement", "agreement \"Support\" version \"1.0\" {"},
    {Block::File, "library", "library indonesia"},
    {Block::File, "use", "use calendars.indonesia"},
    {Block::File, "currency", "currency XTS \"Test money\" in units of 0.01"},
    {Block::File, "holidays", "holidays public_holidays {"},
    {Block::File, "fee", "fee monthly_charge = IDR 25_000_000 each calendar month, before tax"},
    {Block::File, "calendar", "calendar support_hours in Asia/Jakarta {"},
    {Block::File, "calendar", "calendar site_hours in the zone of site_zone, else Asia/Jakarta {"},
    {Block::File, "log", "log tickets {"},
    {Block::File, "clock", "clock resolution_time of tickets {"},
    {Block::File, "outage", "outage downtime of probes {"},
    {Block::File, "target", "target resolution {"},
    {Block::File, "credit", "credit resolution_credit for resolution {"},
    {Block::File, "cap", "cap monthly_cap on all credits {"},
    {Block::File, "cap", "cap monthly_cap on resolution_credit, response_credit {"},
    {Block::File, "scenario", "scenario \"a hold over the weekend costs nothing\" {"},

    {Block::Agreement, "provider", "provider \"PT Awan Nusantara\""},
    {Block::Agreement, "customer", "customer \"PT Toko Maju\""},
    {Block::Agreement, "measured by", "measured by \"PT Ukur\""},
    {Block::Agreement, "term", "term 2026-01-01 to 2026-12-31"},
    {Block::Agreement, "timezone", "timezone Asia/Jakarta"},
    {Block::Agreement, "currency", "currency IDR"},
    {Block::Agreement, "currency", "currency IDR in units of 1"},

    {Block::Holidays, "covers", "covers 2026-01-01 to 2026-12-31"},
    {Block::Holidays, "source", "source \"SKB 3 Menteri 2026\""},
    {Block::Holidays, "", "2026-08-17 \"Independence Day\""},

    {Block::Calendar, "clause", "clause \"2.1\" \"Support hours\""},
    {Block::Calendar, "open every day", "open every day 00:00 to 24:00"},
    {Block::Calendar, "open", "open Mon to Fri 08:00 to 17:00"},
    {Block::Calendar, "open", "open 2026-12-27 09:00 to 12:00 \"stocktaking\""},
    {Block::Calendar, "open when", "open when support_hours or weekend_hours is open"},
    {Block::Calendar, "open when", "open when support_hours and site_hours are open"},
    {Block::Calendar, "open when", "open when all_hours is open and maintenance_hours is not"},
    {Block::Calendar, "open as", "open as support_hours, 1 hour later"},
    {Block::Calendar, "closed on", "closed on indonesia.public_holidays"},
    {Block::Calendar, "closed on", "closed on 2026-12-24 to 2026-12-26 \"company days\""},
    {Block::Calendar, "nights belong to", "nights belong to the opening day"},
    {Block::Calendar, "nights belong to", "nights belong to each date"},

    {Block::Log, "clause", "clause \"3.1\" \"Ticket log\""},
    {Block::Log, "times are", "times are RFC 3339"},
    {Block::Log, "times are", "times are epoch seconds"},
    {Block::Log, "times are",
     "times are local time in Asia/Jakarta, repeated hour earlier, skipped hour moves forward"},
    {Block::Log, "time is", "time is at"},
    {Block::Log, "id is", "id is event_id"},
    {Block::Log, "subject is", "subject is ticket"},
    {Block::Log, "subject is always", "subject is always \"payroll\""},
    {Block::Log, "received is", "received is received_at"},
    {Block::Log, "sequence is", "sequence is number"},
    {Block::Log, "event", "event resolved when type = \"resolved\""},
    {Block::Log, "event", "event delivered at delivered_at when present"},
    {Block::Log, "signal", "signal priority is priority"},
    {Block::Log, "signal", "signal value is order_value as money in IDR"},
    {Block::Log, "window", "window maintenance from start to end when kind = \"maintenance\""},

    {Block::Clock, "clause", "clause \"4.1\" \"Resolution clock\""},
    {Block::Clock, "starts on", "starts on opened"},
    {Block::Clock, "stops on", "stops on resolved"},
    {Block::Clock, "pauses on", "pauses on held"},
    {Block::Clock, "pauses while", "pauses while status = \"waiting for customer\""},
    {Block::Clock, "resumes on", "resumes on released"},
    {Block::Clock, "resets on", "resets on rescheduled"},
    {Block::Clock, "is cancelled on", "is cancelled on withdrawn"},
    {Block::Clock, "reopened", "reopened within 7 calendar days: resume, leaving out the gap"},
    {Block::Clock, "reopened", "reopened: the first stop decides"},
    {Block::Clock, "reopened", "reopened: a new item begins"},
    {Block::Clock, "counts", "counts support_hours"},
    {Block::Clock, "counts", "counts around the clock"},
    {Block::Clock, "counts", "counts the hours of each limit"},
    {Block::Clock, "judged by", "judged by elapsed time"},
    {Block::Clock, "judged by", "judged by due time"},
    {Block::Clock, "when", "when priority changes: carry the elapsed time"},
    {Block::Clock, "missed before a change", "missed before a change: stays missed"},
    {Block::Clock, "missed before a change", "missed before a change: the last limit decides"},
    {Block::Clock, "starts when", "starts when status = \"in progress\""},
    {Block::Clock, "stops when", "stops when status = \"closed\""},
    {Block::Clock, "resets when", "resets when status = \"rescheduled\""},
    {Block::Clock, "is cancelled when", "is cancelled when status = \"withdrawn\""},
    {Block::Clock, "starts again on", "starts again on replied"},
    {Block::Clock, "a start while running", "a start while running: begins anew"},
    {Block::Clock, "a stop at most",
     "a stop at most 1 minute before the start: no time elapsed"},
    {Block::Clock, "a stop without a start", "a stop without a start: changes nothing"},
    {Block::Clock, "counted from", "counted from created_at, with earlier pauses"},
    {Block::Clock, "one item for each", "one item for each value of team"},
    {Block::Clock, "attributed to", "attributed to team"},
    {Block::Clock, "elapsed time is rounded", "elapsed time is rounded up to 1 minute"},

    {Block::Outage, "clause", "clause \"5.1\" \"Downtime\""},
    {Block::Outage, "while", "while up = false"},
    {Block::Outage, "from", "from went_down to came_up"},
    {Block::Outage, "during", "during incident"},
    {Block::Outage, "lasting", "lasting at least 3 minutes, the whole outage counts"},
    {Block::Outage, "lasting", "lasting more than 3 minutes, only the excess counts"},
    {Block::Outage, "outages less than", "outages less than 1 minute apart are one"},
    {Block::Outage, "outages apart", "outages apart stay apart"},

    {Block::Target, "clause", "clause \"4.2\" \"Resolution time\""},
    {Block::Target, "", "resolution_time is within 4 hours of support_hours"},
    {Block::Target, "|", "| priority = \"P1\" | 4 hours of support_hours |"},
    {Block::Target, "|",
     "| otherwise | by 3 working days of support_hours later, at the same time |"},
    {Block::Target, "|", "| otherwise | no target |"},
    {Block::Target, "escalate", "escalate \"team lead\" at 75% of the limit"},
    {Block::Target, "escalate", "escalate \"director\" at 2 hours after due, at any hour"},
    {Block::Target, "", "resolution_time is less than 4 hours of support_hours"},
    {Block::Target, "", "resolution_time is by the end of the next working day of support_hours"},
    {Block::Target, "",
     "resolution_time is by 3 working days of support_hours later, at the same time"},
    {Block::Target, "for", "for at least 95% of tickets resolved in each calendar month"},
    {Block::Target, "for all", "for all tickets resolved in each calendar month"},
    {Block::Target, "open at the end of a month",
     "open at the end of a month: overdue tickets count as missed, the others are left out"},
    {Block::Target, "with fewer than", "with fewer than 20 tickets: 1 miss is allowed"},
    {Block::Target, "small numbers", "small numbers: no exception"},
    {Block::Target, "with no", "with no tickets: not applicable"},
    {Block::Target, "time without",
     "time without downtime is at least 99.9% of each calendar month, for each site"},
    {Block::Target, "outages that cross a month", "outages that cross a month are split"},
    {Block::Target, "outages that cross a month",
     "outages that cross a month belong to the month they begin in"},

    {Block::Credit, "clause", "clause \"6.1\" \"Service credits\""},
    {Block::Credit, "the result is", "the result is"},
    {Block::Credit, "|", "| at least 95% | no credit |"},
    {Block::Credit, "|", "| otherwise | 20% of monthly_charge |"},
    {Block::Credit, "rounded", "rounded half up to IDR 1"},

    {Block::Cap, "clause", "clause \"6.3\" \"Cap\""},
    {Block::Cap, "at most", "at most 25% of monthly_charge each calendar month"},

    {Block::Scenario, "given", "given T1 of tickets with priority = \"P1\""},
    {Block::Scenario, "when", "when 2026-03-06 16:00 T1 opened"},
    {Block::Scenario, "when", "when 2026-03-06 17:00 T1 status = \"waiting for customer\""},
    {Block::Scenario, "as of", "as of 2026-04-01 00:00"},
    {Block::Scenario, "then", "then resolution of T1 is met, elapsed 4 hours"},
    {Block::Scenario, "then", "then resolution in 2026-03 is met with 100%"},
    {Block::Scenario, "then", "then resolution_credit in 2026-03 is no credit"},
    {Block::Scenario, "then all credits", "then all credits in 2026-03 are IDR 2_500_000"},
});

constexpr std::size_t kMostFrames = 3;

// How many words of the beginning stand at the front of `words`; 0 unless the first one does.
std::size_t words_in_common(std::string_view beginning, const std::vector<std::string>& words) {
  std::size_t count = 0;
  while (!beginning.empty() && count < words.size()) {
    const std::size_t end = std::min(beginning.find(' '), beginning.size());
    if (beginning.substr(0, end) != words[count]) break;
    ++count;
    beginning.remove_prefix(std::min(end + 1, beginning.size()));
  }
  return count;
}

}  // namespace

std::string_view name_of(Block block) {
  constexpr std::array kNames = std::to_array<std::string_view>(
      {"file", "agreement", "holidays", "calendar", "log", "clock", "outage", "target", "credit",
       "cap", "scenario"});
  return kNames[static_cast<std::size_t>(block)];
}

std::vector<std::string_view> frames_of(Block block, const std::vector<std::string>& words) {
  std::vector<std::string_view> frames;
  std::size_t best = 0;
  for (const Frame& frame : kFrames) {
    if (frame.block != block) continue;
    const std::size_t common = words_in_common(frame.beginning, words);
    if (common < best) continue;
    if (common > best) frames.clear();
    best = common;
    if (common > 0 || frame.beginning.empty()) frames.push_back(frame.example);
  }
  if (frames.size() > kMostFrames) frames.resize(kMostFrames);
  return frames;
}

std::vector<std::string_view> beginnings_of(Block block) {
  std::vector<std::string_view> beginnings;
  for (const Frame& frame : kFrames) {
    if (frame.block != block || frame.beginning.empty() || frame.beginning == "|") continue;
    const bool known = std::find(beginnings.begin(), beginnings.end(), frame.beginning) !=
                       beginnings.end();
    if (!known) beginnings.push_back(frame.beginning);
  }
  return beginnings;
}

}  // namespace akad::parser
