// Claims for amounts that are payable only where they are claimed: what the records of their log
// say, read once. What is owed is no affair of this room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/claimed/dates.h"
#include "runtime/events/store.h"
#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"

namespace akad::claimed {

using Group = std::vector<measures::GroupValue>;

// A record that claims. What it does not say it leaves open.
struct Claim {
  std::string name;             // the subject of its log
  Instant at = 0;               // when it was made; not before it arrived, where its log says that
  std::string period;           // as it stands there; empty: it names none
  measures::GroupValue credit;  // likewise; none: for any
  Group groups;                 // beside ClaimTerms::groups; none: for all
  Instant waived = kNever;      // since when nothing is claimed any more
  std::size_t occurrence = 0;   // in the store: of one record, however many credits read it
  events::RecordPlace place;    // its file -1: nobody asked where records stand
  // A record of it could not be used whole, which may have named what is left open here: it claims
  // nothing for certain.
  bool unclear = false;
};

// By credit, what is claimed of it; ids into a list that stands in the order of time.
class Claims {
 public:
  Claims() = default;  // of nobody: no log of claims was read
  // `store` is arranged; all of them outlive this.
  Claims(const plan::Plan& plan, const events::EventStore& store, const events::Losses& losses);

  // Whether its claims were read: the log was not left out on purpose.
  bool are_known(Id<ir::Credit> credit) const {
    return credit.index() < credits_.size() && credits_[credit.index()].known;
  }
  const std::vector<Claim>& of(Id<ir::Credit> credit) const {
    return credits_[credit.index()].claims;
  }
  // Of these, those for a period and group: lists of places among them, each in the order of time
  // and together disjoint. A list is for all groups that have its values, and stays where it is, so
  // that who asks for many groups need read it once.
  using Places = std::vector<std::size_t>;
  std::vector<const Places*> lists(Id<ir::Credit> credit, const std::string& period,
                                   const Group& group) const;
  // Whether the claim says nothing of the credit, or names it.
  bool names(Id<ir::Credit> credit, const Claim& claim) const;
  // Which groups a claim names, in the order of ClaimTerms::groups; and what it says of them.
  using Named = std::vector<bool>;
  static Named named_by(const Claim& claim);
  static Group said_by(const Claim& claim);
  // What a group of results has there.
  Group said_of(Id<ir::Credit> credit, const Named& named, const Group& group) const;
  // Records that cannot be used and may have been a claim, or have taken one back, before `until`.
  std::uint64_t lost_before(Id<ir::Credit> credit, Instant until) const;

  Instant as_of() const { return as_of_; }

 private:
  struct OfCredit {
    bool known = false;
    std::vector<Claim> claims = {};
    std::vector<std::size_t> places = {};  // of its groups in those of results
    // By which groups they name; then by the period and what they say of these.
    std::map<Named, std::map<std::pair<std::string, Group>, Places>> by_named = {};
  };
  // `tellers`: the subjects of which a record claims something, by whichever terms.
  void read(const plan::Plan& plan, const events::EventStore& store,
            const std::vector<std::uint32_t>& tellers, Id<ir::Credit> credit);

  const ir::Program* program_ = nullptr;
  const events::Losses* losses_ = nullptr;
  Instant as_of_ = kNever;
  std::vector<OfCredit> credits_;  // by ir::Credit; empty where none must be claimed
};

}  // namespace akad::claimed
