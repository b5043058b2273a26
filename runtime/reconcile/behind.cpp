// The records behind what differs. A record belongs to an item or outage where what it tells of the
// subject, and the measure looks at, reaches into its time or the time since the one before: no
// rule is asked again, so that it may be one that alone would change nothing.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/ir/stretches/told_by.h"
#include "runtime/reconcile/steps.h"
#include "runtime/reconcile/touches.h"

namespace akad::reconcile {
namespace {

void make_unique(Records& records) {
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
}

class Behind {
 public:
  explicit Behind(Reconciliation& of)
      : of_(of), logs_(of.program().logs.size()), notices_(of.program().logs.size()) {
    for (const Party party : kParties) {
      read_touches(of, party, [&](const Touch& touch) { note(touch); });
    }
    for (auto& [subject, touches] : subjects_) touches.finish();
    for (Touches& touches : logs_) touches.finish();
    for (Touches& touches : notices_) touches.finish();
  }

  void add(TargetRow& row, const TargetSpans& spans) {
    target_ = row.target;
    rests_on_ = ir::rests_on(of_.program(), target_);
    logs_of_notices_ = logs_of_notices();
    for (std::size_t i = 0; i < row.items.size(); ++i) {
      row.items[i].records = of_subject(subject_of(row.items[i]), spans.items[i]);
    }
    for (std::size_t i = 0; i < row.outages.size(); ++i) {
      row.outages[i].records = of_subject(subject_of(row.outages[i]), spans.outages[i]);
    }
    gather_rows(row);
    for (ResultRow& result : row.results) add_to_result(result);
  }

 private:
  void note(const Touch& touch) {
    if (touch.subject != events::Interner::kNone) subjects_[touch.subject].all.push_back(touch);
    logs_[static_cast<std::size_t>(touch.log)].all.push_back(touch);
    // A notice claims its window; one without, as an announcement alone, may be of any later time.
    if (touch.beside_window) return;
    Touch notice = touch;
    if (!touch.is_window) notice.span.to = kNever;
    notices_[static_cast<std::size_t>(touch.log)].all.push_back(notice);
  }

  // Those of both sides are the same.
  const plan::Plan& plan() const { return of_.sides.ours->run.kept.found.plan; }
  const ir::Target& target() const { return of_.program()[target_]; }
  // Whose records tell of its subjects, or of those that belong to them.
  std::int32_t log() const { return told_in(target()).at; }
  Id<ir::Log> told_in(const ir::Target& one) const { return ir::told_in(of_.program(), one); }
  // Of a sum, the log of any of its targets.
  bool is_own_log(std::int32_t log) const {
    return std::any_of(rests_on_.begin(), rests_on_.end(),
                       [&](Id<ir::Target> one) { return told_in(of_.program()[one]).at == log; });
  }
  // Those that say what is excluded, and who is in service.
  std::vector<std::int32_t> logs_of_notices() const {
    std::set<std::int32_t> logs;
    ir::any_log_of(of_.program(), target(), [&](Id<ir::Log> other) {
      if (!is_own_log(other.at)) logs.insert(other.at);
      return false;
    });
    for (const Id<ir::Exclusion> id : ir::exclusions_of(of_.program(), target())) {
      logs.insert(of_.program()[id].log.at);
    }
    return {logs.begin(), logs.end()};
  }

  const std::string& subject_of(const ItemRow& row) const {
    const Party party = row.item.ours ? Party::Ours : Party::Theirs;
    return of_.side(party).run.items()[*row.item[party]].subject;
  }
  const std::string& subject_of(const OutageRow& row) const {
    const Party party = row.outage.ours ? Party::Ours : Party::Theirs;
    return of_.side(party).outages()[*row.outage[party]].subject;
  }

  static bool looks_at(const plan::Watch& watch, events::Channel channel) {
    return watch.roles[channel.index()] != 0 || watch.slot_of[channel.index()].valid();
  }
  // Whether the measure of the target looks at it; of a sum, that of one of its targets.
  bool is_watched(events::Channel channel) const {
    if (!channel.valid()) return true;  // nobody knows what it would have been
    return std::any_of(rests_on_.begin(), rests_on_.end(), [&](Id<ir::Target> one) {
      return is_watched_by(of_.program()[one], channel);
    });
  }
  bool is_watched_by(const ir::Target& one, events::Channel channel) const {
    const Id<ir::Clock> clock = ir::clock_of(one);
    if (clock.valid()) return looks_at(plan().clocks[clock.index()].watch, channel);
    if (const Id<ir::Figure> figure = ir::figure_of(one); figure.valid()) {
      const plan::BoundFigure& bound = plan().figures[figure.index()];
      return plan::is_heard(bound, channel) || looks_at(bound.watch, channel);
    }
    const plan::BoundStretches& down = plan::stretches_of(plan(), ir::outage_of(one));
    return plan::is_heard(down, channel) || looks_at(down.watch, channel);
  }

  // Whether a notice may be about the time of the subject.
  bool may_concern(const Touch& touch, const std::string& subject) const {
    if (touch.concerned != kNever && touch.concerned >= 0) {
      const events::EventStore& store = of_.side(touch.party).store();
      return store.subjects.text(static_cast<std::uint32_t>(touch.concerned)) == subject;
    }
    if (touch.subject == events::Interner::kNone) return true;
    return touch.subject == named(subject) ||
           ir::is_told_of_others(of_.program(), target(), {touch.log});
  }
  std::uint32_t named(const std::string& subject) const {
    return of_.sides.ours->roll.names.subjects.intern(subject);
  }

  // None: of any subject.
  void add_notices(Records& records, const std::string* subject, const Interval& span) const {
    for (const std::int32_t other : logs_of_notices_) {
      notices_[static_cast<std::size_t>(other)].add_to(records, span, [&](const Touch& touch) {
        const bool is_own = is_own_log(other) && is_watched(touch.channel);
        return !is_own && (subject == nullptr || may_concern(touch, *subject));
      });
    }
  }

  Records of_subject(const std::string& subject, const Reach& reach) {
    Records records;
    const auto own = subjects_.find(named(subject));
    if (own != subjects_.end()) {
      own->second.add_to(records, reach.zone, [&](const Touch& touch) {
        return is_own_log(touch.log) && is_watched(touch.channel);
      });
    }
    if (ir::is_of_groups(of_.program(), target())) {
      of_log(log()).add_to(records, reach.zone,
                           [&](const Touch& touch) { return is_watched(touch.channel); });
    }
    add_notices(records, &subject, reach.own);
    if (records.empty() && own != subjects_.end()) {
      own->second.add_to(records, {kFirstInstant, kNever}, [](const Touch&) { return true; });
    }
    if (records.empty()) {
      of_log(log()).add_to(records, {kFirstInstant, kNever}, [](const Touch& touch) {
        return touch.subject == events::Interner::kNone;
      });
    }
    make_unique(records);
    return records;
  }

  const Touches& of_log(std::int32_t log) const { return logs_[static_cast<std::size_t>(log)]; }

  using Key = std::pair<std::string, results::Group>;  // label of a period, group
  void gather_rows(const TargetRow& row) {
    rows_.clear();
    for (const ItemRow& item : row.items) {
      for (const Party party : kParties) {
        if (!item.item[party]) continue;
        const measures::Item& found = of_.side(party).run.items()[*item.item[party]];
        gather({found.period, group_of(found.group, found.subject)}, item.records);
        for (const std::string& label : measures::open_in(found)) {
          gather({label, group_of(found.group, found.subject)}, item.records);
        }
      }
    }
    for (const OutageRow& outage : row.outages) {
      for (const Party party : kParties) {
        if (outage.outage[party]) gather(party, *outage.outage[party], outage.records);
      }
    }
  }
  void gather(Party party, std::size_t place, const Records& records) {
    const Side& side = of_.side(party);
    const measures::OutageRow& outage = side.outages()[place];
    for (const measures::OutagePart& part : outage.parts) {
      const std::string& label = plan::period(side.run.kept.found.plan, part.period).label;
      // An outage does not say of which group its subject was then.
      if (target().groups.empty()) {
        gather({label, group_of({}, outage.subject)}, records);
      } else {
        gather({label, {outage.subject}}, records);
      }
    }
  }
  void gather(const Key& key, const Records& records) {
    Records& all = rows_[key];
    all.insert(all.end(), records.begin(), records.end());
  }
  results::Group group_of(std::vector<measures::GroupValue> group,
                          const std::string& subject) const {
    if (target().by_subject && group.size() == target().groups.size()) group.push_back(subject);
    return group;
  }

  const results::Result& any(const ResultRow& row) const {
    return row.result.ours != nullptr ? *row.result.ours : *row.result.theirs;
  }

  // Those that it is over.
  plan::PeriodRange periods_of(const ResultRow& row) const {
    return plan::looked_back_on(plan(), target_, any(row).period);
  }
  std::map<Key, Records>::const_iterator rows_of(const std::string& label,
                                                 const results::Group& group) const {
    const auto found = rows_.find({label, group});
    const bool by_subject = found == rows_.end() && target().by_subject && !group.empty();
    return by_subject ? rows_.find({label, {group.back()}}) : found;
  }

  Interval span_of(const ResultRow& row) const {
    const plan::PeriodRange range = periods_of(row);
    return {plan().periods[range.first.index()].span.from,
            of_.periods[row.period].ours->measured.period.span.to};
  }
  const std::string* subject_of(const ResultRow& row) const {
    const results::Group& group = any(row).group;
    return target().by_subject && !group.empty() && group.back() ? &*group.back() : nullptr;
  }

  // No item and no outage tells why.
  void add_of_period(ResultRow& row) {
    const Interval span = span_of(row);
    if (const std::string* subject = subject_of(row)) {
      row.records = of_subject(*subject, {span, span});
      return;
    }
    for (const Id<ir::Log> own : ids_of(of_.program().logs)) {
      if (!is_own_log(own.at)) continue;
      of_log(own.at).add_to(row.records, span,
                            [&](const Touch& touch) { return is_watched(touch.channel); });
    }
    add_notices(row.records, nullptr, span);
  }

  // What changes the time that counts, and no outage.
  void add_of_time(ResultRow& row) {
    const auto* time = std::get_if<ir::OfTime>(&target().of);
    if (time == nullptr) return;
    Records more;
    const std::string* subject = subject_of(row);
    add_notices(more, subject, span_of(row));
    const bool counts_records =
        time->silence > 0 || time->from_first_record || time->unknown_while.valid();
    if (counts_records && subject != nullptr) {
      const auto own = subjects_.find(named(*subject));
      if (own != subjects_.end()) {
        own->second.add_to(more, span_of(row),
                           [&](const Touch& touch) { return touch.log == log(); });
      }
    }
    make_unique(more);
    make_unique(row.records);
    const auto known = row.records.size();
    row.records.insert(row.records.end(), more.begin(), more.end());
    make_unique(row.records);
    row.by_rows = row.by_rows && row.records.size() == known;
  }

  void add_to_result(ResultRow& row) {
    for (const Id<plan::Period> period : periods_of(row)) {
      const auto found = rows_of(plan().periods[period.index()].label, any(row).group);
      if (found == rows_.end()) continue;
      row.by_rows = true;
      row.records.insert(row.records.end(), found->second.begin(), found->second.end());
    }
    if (!row.by_rows) add_of_period(row);
    add_of_time(row);
    make_unique(row.records);
  }

  Reconciliation& of_;
  std::map<std::uint32_t, Touches> subjects_;
  std::vector<Touches> logs_, notices_;  // by log
  Id<ir::Target> target_ = {};
  std::vector<Id<ir::Target>> rests_on_ = {};
  std::vector<std::int32_t> logs_of_notices_ = {};
  std::map<Key, Records> rows_ = {};
};

void mark(Reconciliation& of, const Records& records) {
  for (const std::size_t record : records) of.records[record].changes = true;
}

}  // namespace

void add_behind(Reconciliation& of, std::vector<TargetRow>& targets,
                const std::vector<TargetSpans>& spans) {
  if (of.records.empty()) return;
  Behind behind(of);
  for (TargetRow& row : targets) {
    behind.add(row, spans[row.target.index()]);
    for (const ItemRow& item : row.items) mark(of, item.records);
    for (const OutageRow& outage : row.outages) mark(of, outage.records);
    for (const ResultRow& result : row.results) mark(of, result.records);
  }
}

}  // namespace akad::reconcile
