// How a record that differs is quoted: where it stands, by what it is known, and what it says.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "runtime/clocks/answers.h"
#include "runtime/reconcile/reconcile.h"
#include "runtime/report/explain/view_period.h"
#include "runtime/report/wording/conditions.h"

namespace akad::reconcile {

using phrases::Phrase, phrases::PhraseList;

// What one side's record says, as that side has it.
struct Quoted {
  struct At {
    Instant at = kNever;  // kNever: no instant of it is known
    PhraseList said = {};
  };
  report::Place place;
  std::vector<At> said = {};  // ascending
  Phrase unused = {};         // why nothing of it is used; empty: something is
};

class Quoting {
 public:
  explicit Quoting(const Reconciliation& of);

  // The side has it.
  Quoted quoted(const Record& record, Party party) const;
  const events::RollRow& row(const Record& record, Party party) const {
    return of_.side(party).roll.rows[*record.row[party]];
  }
  // Empty where there is none, or it cannot be read.
  std::string id_of(const Record& record) const;
  std::string subject_of(const Record& record) const;

 private:
  using RecordAt = std::tuple<std::int32_t, std::uint64_t, std::uint64_t>;
  struct OfSide {
    const plan::Plan& plan;
    const events::EventStore& store;
    clocks::Answers answers;
    report::Wording wording;
    std::map<RecordAt, Phrase> reasons = {};  // of records that are not used

    explicit OfSide(const Side& side);
    Phrase said(const events::Occurrence& what) const;
  };
  const OfSide& side(Party party) const { return party == Party::Ours ? ours_ : theirs_; }
  const events::RollRow& any_row(const Record& record) const;

  const Reconciliation& of_;
  OfSide ours_, theirs_;
};

}  // namespace akad::reconcile
