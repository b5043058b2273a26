#include "runtime/report/credits/claim.h"

#include <array>

#include "runtime/base/assert.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/json_object.h"
#include "runtime/report/words.h"
#include "runtime/time/zone.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Count;
using phrases::Phrase;
using phrases::PhraseList;

constexpr std::array<phrases::Key<0>, words(settlement::IdleClaim{}).size()> kIdle = {
    "idle_claim.not_readable", "idle_claim.no_such_credit", "idle_claim.no_such_period",
    "idle_claim.no_such_group", "idle_claim.nothing_owed"};

struct Sayer {
  const ir::Program& program;
  Id<ir::Credit> credit;
  const settlement::LineClaim& claim;
  std::uint64_t unsaid = 0;  // then what is claimable is the least

  std::string at(Instant when) const {
    const auto zone = time::find_zone(program.agreement.zone);
    AKAD_ASSERT(zone.has_value());
    return moment_text(*zone, when);
  }
  std::string name() const { return value_text(claim.by->name); }
  std::string until() const { return format_date(*claim.until); }

  Phrase said() const {
    if (!claim.state) return Phrase("credit.claim_not_known");
    switch (*claim.state) {
      case ir::ClaimState::Due: return Phrase("credit.claimed", name(), at(claim.by->at));
      case ir::ClaimState::Claimable: return claimable();
      case ir::ClaimState::Lapsed: return lapsed();
      case ir::ClaimState::Waived:
        return Phrase("credit.waived", name(), at(claim.by->at), at(claim.by->waived));
    }
    AKAD_ASSERT(false);
  }

 private:
  Phrase claimable() const {
    const Phrase amount = least_owed_text(program, credit, claim.amount, unsaid);
    if (ir::unit_in_kind(program[credit]) != nullptr) {
      return claim.until ? Phrase("credit.claimable_in_kind", amount, until())
                         : Phrase("credit.claimable_in_kind_for_ever", amount);
    }
    return claim.until ? Phrase("credit.claimable", amount, until())
                       : Phrase("credit.claimable_for_ever", amount);
  }
  Phrase lapsed() const {
    if (!claim.by) return Phrase("credit.lapsed", until());
    return Phrase("credit.lapsed_late", until(), name(), at(claim.by->at));
  }
};

// Whether the cap holds the credit's amounts of several periods together.
bool reaches_later(const ir::Program& program, const ir::Cap& cap, Id<ir::Credit> credit) {
  const ir::Target& target = program[program[credit].target];
  return !cap.small && ir::covers(program, cap, credit) &&
         (ir::looks_back(cap) || cap.cadence != target.cadence);
}

json made_json(const claimed::Claim& claim) {
  json row = object_of({{"claim", claim.name}, {"at", format_rfc3339(claim.at)}});
  if (claim.waived != kNever) row["waived"] = format_rfc3339(claim.waived);
  return row;
}

constexpr const char* kClaim = R"json(    "line_claim": {
      "type": "object",
      "description": "how an amount stands that is payable only where it is claimed",
      "additionalProperties": false,
      "required": ["state", "until"],
      "properties": {
        "state": {
          "enum": ["due", "claimable", "lapsed", "waived", "not known"],
          "description": "only what is due is payable; not known: the log of claims was left out"
        },
        "until": {
          "type": ["string", "null"],
          "format": "date",
          "description": "the last date to claim it; null: it has none"
        },
        "amount": {
          "$ref": "#/$defs/owed",
          "description": "of what is claimable: what may be claimed, before caps"
        },
        "by": {
          "type": "object",
          "description": "the claim that decided; absent where there is none",
          "additionalProperties": false,
          "required": ["claim", "at"],
          "properties": {
            "claim": {"type": "string", "description": "the subject of its log"},
            "at": {"$ref": "#/$defs/instant", "description": "when it was made, or arrived"},
            "waived": {"$ref": "#/$defs/instant", "description": "when it was taken back"}
          }
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records of claims that cannot be used and may say otherwise"
        }
      }
    },
)json";

}  // namespace

PhraseList claim_said(const ir::Program& program, const settlement::LineItem& line) {
  if (!line.claim) return {};
  PhraseList said = {Sayer{program, line.credit, *line.claim, settlement::unsaid_in(line)}.said()};
  if (line.claim->lost > 0) said.add("credit.claims_lost", Count{line.claim->lost});
  if (line.claim->state != ir::ClaimState::Claimable) return said;
  for (const ir::Cap& cap : program.caps) {
    if (!reaches_later(program, cap, line.credit)) continue;
    said.add("credit.claim_takes", clause_text(cap.clause, cap.name));
  }
  return said;
}

std::string claim_word(const settlement::LineClaim& claim) {
  if (!claim.state) return "not known";
  return std::string(ir::words(*claim.state)[static_cast<std::size_t>(*claim.state)]);
}

json claim_json(const ir::Program& program, const settlement::LineItem& line) {
  const settlement::LineClaim& claim = *line.claim;
  json row = object_of({{"state", claim_word(claim)},
                        {"until", claim.until ? json(format_date(*claim.until)) : json(nullptr)}});
  if (claim.state == ir::ClaimState::Claimable) {
    row["amount"] = owed_json(program, line.credit, claim.amount);
  }
  if (claim.by) row["by"] = made_json(*claim.by);
  if (claim.lost > 0) row["lost_records"] = claim.lost;
  return row;
}

Phrase idle_said(settlement::IdleClaim why) { return Phrase(kIdle[static_cast<std::size_t>(why)]); }

std::string claim_schema() { return kClaim; }

}  // namespace akad::report
