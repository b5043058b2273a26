#include "tests/oracle/money/engine/record_texts.h"

#include <nlohmann/json.hpp>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

constexpr std::size_t kTicketLog = 0, kProbeLog = 1, kNoticeLog = 2, kClaimLog = 3;

json stretch(const char* type, const Event& event) {
  json record = {{"type", type}, {"from", format_rfc3339(event.at)}};
  if (event.to != kNever) record["to"] = format_rfc3339(event.to);
  if (event.announced != kNever) record["announced"] = format_rfc3339(event.announced);
  return record;
}

std::size_t log_of(const Event& event) {
  switch (event.what) {
    case What::Opened:
    case What::Resolved:
    case What::Updated: return kTicketLog;
    case What::WentDown:
    case What::CameUp:
    case What::Incident: return kProbeLog;
    case What::Works:
    case What::Flood: return kNoticeLog;
    case What::Claimed:
    case What::TakenBack: return kClaimLog;
    case What::Says: break;
  }
  if (event.signal > Said::Worth) return kClaimLog;
  return event.signal == Said::Place || event.signal == Said::State ? kProbeLog : kTicketLog;
}

json record_of(const Event& event) {
  switch (event.what) {
    case What::Opened: return {{"type", "opened"}};
    case What::Resolved: return {{"type", "resolved"}};
    case What::Updated: return {{"type", "updated"}};
    case What::WentDown: return {{"type", "went_down"}};
    case What::CameUp: return {{"type", "came_up"}};
    case What::Incident: return stretch("incident", event);
    case What::Works: return stretch("works", event);
    case What::Flood: return stretch("flood", event);
    case What::Claimed: return {{"type", "claimed"}};
    case What::TakenBack: return {{"type", "taken_back"}};
    case What::Says: break;
  }
  if (event.text.empty()) return {{name_of(event.signal), nullptr}};
  if (event.signal == Said::Worth) return {{"worth", json::parse(event.text)}};
  return {{name_of(event.signal), event.text}};
}

}  // namespace

std::array<std::vector<std::string>, 4> record_texts(const MoneyCase& money) {
  std::array<std::vector<std::string>, 4> records;
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) {
      json record = record_of(event);
      record["at"] = format_rfc3339(event.at);
      record["subject"] = subject.name;
      records[log_of(event)].push_back(record.dump());
    }
  }
  return records;
}

}  // namespace akad::oracle
