#include "runtime/reconcile/touches.h"

#include <algorithm>
#include <map>

namespace akad::reconcile {
namespace {

using events::Occurrence;

// Reads of each record that differs what it touches.
class Reading {
 public:
  Reading(const Reconciliation& of, Party party)
      : of_(of),
        party_(party),
        side_(of.side(party)),
        plan_(side_.run.kept.found.plan),
        concerned_(events::values_of(side_.store(), events::Attribute::Concerned)) {}

  using Take = std::function<void(const Touch&)>;
  void read(const Take& take) {
    for (std::size_t i = 0; i < of_.records.size(); ++i) {
      const Record& record = of_.records[i];
      if (!record.row[party_] || record.repeats) continue;
      const bool has_window = std::any_of(record.told[party_].begin(), record.told[party_].end(),
                                          [&](std::size_t place) { return is_window(place); });
      for (const std::size_t place : record.told[party_]) {
        Touch touch = of_occurrence(i, place);
        touch.is_window = is_window(place);
        touch.beside_window = has_window && !touch.is_window;
        take(touch);
      }
      if (record.told[party_].empty()) take_unused(i, take);
    }
  }

 private:
  const events::RollRow& row_of(std::size_t record) const {
    return side_.roll.rows[*of_.records[record].row[party_]];
  }
  bool is_window(std::size_t place) const {
    return plan_.channels.window_at(side_.store().occurrences[place].channel).valid();
  }
  std::uint32_t named(std::uint32_t subject) const {
    return side_.roll.names.subjects.intern(side_.store().subjects.text(subject));
  }

  // Values last until the next one of their signal.
  Instant end_of_value(std::size_t place) {
    const events::EventStore& store = side_.store();
    const Occurrence& what = store.occurrences[place];
    if (what.subject != subject_) {
      subject_ = what.subject;
      values_.clear();
      for (std::size_t i = store.first[subject_]; i < store.first[subject_ + 1]; ++i) {
        const Occurrence& other = store.occurrences[i];
        if (plan_.channels.signal_at(other.channel).valid())
          values_[other.channel].push_back(other.at);
      }
    }
    const std::vector<Instant>& instants = values_[what.channel];
    const auto next = std::upper_bound(instants.begin(), instants.end(), what.at);
    return next == instants.end() ? kNever : *next;
  }

  Touch of_occurrence(std::size_t record, std::size_t place) {
    const Occurrence& what = side_.store().occurrences[place];
    Touch touch{record, party_, what.channel, row_of(record).log, {what.at, what.at}};
    touch.subject = named(what.subject);
    if (is_window(place)) touch.span.to = what.value;
    if (plan_.channels.signal_at(what.channel).valid()) touch.span.to = end_of_value(place);
    if (concerned_ != nullptr) touch.concerned = (*concerned_)[place];
    return touch;
  }

  void take_unused(std::size_t record, const Take& take) {
    const events::RollRow& row = row_of(record);
    const bool later = row.at != kNever && row.at >= plan_.as_of;
    if (row.use == events::RecordUse::Unnamed || later) return;
    Touch touch{record, party_, {}, row.log, {kFirstInstant, kFirstInstant}};
    if (row.at != kNever) touch.span = {row.at, row.at};
    touch.subject = row.subject;
    take(touch);
  }

  const Reconciliation& of_;
  Party party_;
  Side& side_;
  const plan::Plan& plan_;
  const events::LargeVector<std::int64_t>* concerned_;
  std::uint32_t subject_ = events::Interner::kNone;
  std::map<events::Channel, std::vector<Instant>> values_;  // of the subject: when one is told
};

}  // namespace

void read_touches(const Reconciliation& of, Party party,
                  const std::function<void(const Touch&)>& take) {
  Reading(of, party).read(take);
}

}  // namespace akad::reconcile
