// Of an outage of several: who belongs to it, what each told, and when it was down.
#pragma once

#include "runtime/explain/records.h"
#include "runtime/measures/groups/groups.h"

namespace akad::explain {

struct MemberTold {
  measures::Member member;
  std::string name;
  time::IntervalSet down;  // while it belonged to the group
  Records records;         // none where the store does not know where they stand
};

// All of them, and what is asked of all for each outage of theirs.
struct MembersTold {
  struct Down {
    Interval span;
    std::size_t member;  // of `all`
  };
  std::vector<MemberTold> all;         // by name
  std::vector<Instant> joins, leaves;  // ascending: when one came to belong to it, and left
  std::vector<Instant> begins;         // ascending: when one came to be down
  std::vector<Down> downs;             // by end
};

// Empty where the outage is of one subject.
MembersTold members_told(const plan::Plan& plan, const events::EventStore& store,
                         Id<ir::Outage> outage, std::uint32_t group);

// What they told, each with whose it is.
void add_member_records(report::Explanation& told, const MembersTold& members);

// How many were down as it began, and when some of those were that were down within.
void add_members(const plan::Plan& plan, const MembersTold& members, const Interval& within,
                 PhraseList& reasons);

}  // namespace akad::explain
