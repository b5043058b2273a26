#include "tests/oracle/matrix/log_text.h"

#include <nlohmann/json.hpp>

#include "runtime/base/assert.h"
#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

enum Log { kTickets, kProbes, kNotices };

struct Record {
  Log log;
  json fields;
};

json stretch(const char* type, const Event& event) {
  json fields = {{"type", type}, {"starts", format_rfc3339(event.at)}};
  if (event.to != kNever) fields["ends"] = format_rfc3339(event.to);
  if (event.announced != kNever) fields["announced_at"] = format_rfc3339(event.announced);
  return fields;
}

Record record_of(const Event& event) {
  switch (event.what) {
    case What::Opened: return {kTickets, {{"type", "opened"}}};
    case What::Resolved: return {kTickets, {{"type", "resolved"}}};
    case What::Updated: return {kTickets, {{"type", "updated"}}};
    case What::WentDown: return {kProbes, {{"type", "went_down"}}};
    case What::CameUp: return {kProbes, {{"type", "came_up"}}};
    case What::Incident: return {kProbes, stretch("incident", event)};
    case What::Works: return {kNotices, stretch("works", event)};
    case What::Flood: return {kNotices, stretch("flood", event)};
    case What::Claimed:
    case What::TakenBack: AKAD_ASSERT(!"of agreements in which nothing is claimed"); break;
    case What::Says: break;
  }
  const bool ticket = event.signal != Said::Place && event.signal != Said::State;
  const json value = event.text.empty() ? json() : json(event.text);
  return {ticket ? kTickets : kProbes, {{name_of(event.signal), value}}};
}

}  // namespace

std::array<std::string, 3> log_texts(const MoneyCase& money) {
  std::array<std::string, 3> texts;
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) {
      Record record = record_of(event);
      record.fields["at"] = format_rfc3339(event.at);
      record.fields[record.log == kTickets ? "ticket" : "site"] = subject.name;
      texts[record.log] += record.fields.dump() + "\n";
    }
  }
  return texts;
}

}  // namespace akad::oracle
