// What keys of logs are often called: small letters, without `_`, `-`, `@` and blanks.
#pragma once

#include <array>
#include <string_view>

namespace akad::cli {

constexpr auto kTimes = std::to_array<std::string_view>(
    {"at", "time", "timestamp", "ts", "datetime", "eventtime", "occurredat", "happenedat",
     "checkedat", "createdat", "created", "createdon", "syscreatedon", "sysupdatedon", "updatedat",
     "updated", "loggedat", "date"});
constexpr auto kSubjects = std::to_array<std::string_view>(
    {"ticket",   "ticketid",   "issue",          "issueid",   "case",     "caseid",
     "incident", "incidentid", "monitor",        "monitorid", "service",  "site",
     "host",     "instance",   "component",      "surface",   "device",   "probe",
     "check",    "circuit",    "order",          "orderid",   "number",   "documentkey",
     "subject",  "key",        "conversationid", "roomid",    "customer", "uptimesubscriptionid"});
constexpr auto kIds = std::to_array<std::string_view>({"id"});
constexpr auto kKinds =
    std::to_array<std::string_view>({"type", "event", "action", "eventtype", "kind", "activity"});
constexpr auto kBegins =
    std::to_array<std::string_view>({"start", "startsat", "startedat", "from", "begin", "beginsat",
                                     "createdat", "openedat", "opened"});
constexpr auto kEnds = std::to_array<std::string_view>(
    {"end", "endsat", "endedat", "to", "resolvedat", "closedat", "until", "finishedat"});
// When the record came: nothing happened then.
constexpr auto kReceipts = std::to_array<std::string_view>(
    {"received", "receivedat", "ingested", "ingestedat", "exportedat", "loadedat", "storedat"});
// Rows of an audit trail: which field was changed, from what, to what.
constexpr auto kFields = std::to_array<std::string_view>({"field", "fieldname", "fieldid"});
constexpr auto kBefores = std::to_array<std::string_view>(
    {"fromstring", "oldvalue", "old", "previousvalue", "before", "from"});
constexpr auto kAfters =
    std::to_array<std::string_view>({"tostring", "newvalue", "new", "value", "after", "to"});

}  // namespace akad::cli
