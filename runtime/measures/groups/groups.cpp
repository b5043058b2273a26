#include "runtime/measures/groups/groups.h"

#include <algorithm>
#include <set>

#include "runtime/measures/time/covers.h"

namespace akad::measures {
namespace {

const ir::ByMembers& rule_of(const plan::Plan& plan, Id<ir::Outage> outage) {
  return std::get<ir::ByMembers>((*plan.program)[outage].down);
}

// Whom one belonged to, and while it did.
struct Belonging {
  std::string_view group;
  time::IntervalSet time;
};

// Tells what subjects of the members' log have to do with one outage of several.
class Telling {
 public:
  Telling(const plan::Plan& plan, const events::EventStore& store, Id<ir::Outage> outage)
      : plan_(plan),
        store_(store),
        group_((*plan.program)[(*plan.program)[outage].log]),
        rule_(rule_of(plan, outage)),
        own_((*plan.program)[rule_.outage]),
        bound_(plan::stretches_of(plan, outage)),
        covers_(plan, store),
        answers_(plan, store),
        findings_(plan, store) {}

  // What it told; null where it is no member of any group.
  const clocks::OutageStory* tell(std::uint32_t subject,
                                  clocks::OutageEvidence* evidence = nullptr) {
    const clocks::Happenings happenings = clocks::happenings_of(store_, subject);
    known_since_ = first_record(happenings);
    if (known_since_ == kNever) return nullptr;
    findings_.next_subject(subject, happenings.count);
    clocks::tell_stretches(plan_, {own_.log, own_.down, bound_}, happenings, answers_, findings_,
                           story_, evidence);
    clocks::shape_outages(own_, story_, evidence);
    in_service_ = covers_.of(own_.log, subject, happenings);
    return &story_;
  }

  // Of the subject that was told last. What a group is called stands as long as this.
  std::vector<Belonging> belongings() {
    std::map<std::string_view, std::vector<Interval>> spans;
    const auto add = [&](std::string_view group, Interval span) {
      if (!span.empty() && !group.empty()) spans[group].push_back(span);
    };
    if (!group_.members_by.valid()) {
      add(group_.single_subject, {known_since_, plan_.as_of});
    } else {
      add_by_value(add);
    }
    std::vector<Belonging> all;
    for (auto& [group, times] : spans) {
      time::IntervalSet time = time::normalized(std::move(times));
      if (in_service_) time = in_service(time);
      if (!time.empty()) all.push_back({group, std::move(time)});
    }
    return all;
  }

  clocks::Findings& findings() { return findings_; }

 private:
  time::IntervalSet in_service(const time::IntervalSet& time) const {
    std::vector<Interval> parts;
    for (const Interval& span : time) {
      for (const Interval& part : time::clipped(*in_service_, span)) parts.push_back(part);
    }
    return time::normalized(std::move(parts));
  }

  Instant first_record(const clocks::Happenings& happenings) const {
    for (std::size_t i = 0; i < happenings.count; ++i) {
      const events::Occurrence& row = happenings.first[i];
      if (row.at >= plan_.as_of) return kNever;
      if (plan_.channels.log_of(row.channel) == own_.log) return row.at;
    }
    return kNever;
  }

  template <class Add>
  void add_by_value(Add add) {
    const Id<plan::Slot> slot = bound_.watch.signal_slot[group_.members_by.index()];
    std::int64_t value = clocks::kAbsent;
    Instant since = kNever;
    const auto close = [&](Instant at) {
      if (value != clocks::kAbsent) add(name_of(value), {since, at});
    };
    for (const clocks::Change& change : story_.changes) {
      if (change.slot != slot) continue;
      close(change.at);
      value = change.value;
      since = change.at;
    }
    close(plan_.as_of);
  }

  std::string_view name_of(std::int64_t value) {
    const auto [at, is_new] = names_.try_emplace(value);
    if (is_new) at->second = answers_.constant(group_.members_by, value).text;
    return at->second;
  }

  const plan::Plan& plan_;
  const events::EventStore& store_;
  const ir::Log& group_;
  const ir::ByMembers& rule_;
  const ir::Outage& own_;  // of the members
  const plan::BoundStretches& bound_;
  Covers covers_;
  clocks::Answers answers_;
  clocks::Findings findings_;
  // Of the subject that was told last.
  Instant known_since_ = kNever;
  clocks::OutageStory story_;
  std::optional<time::IntervalSet> in_service_;
  std::map<std::int64_t, std::string> names_;  // by value
};

// At an instant so many more belong to a group, are down of them, and may be.
struct Step {
  Instant at;
  int all, down, maybe;
};
using Steps = std::vector<Step>;

void add_steps(Steps& steps, const time::IntervalSet& time, Step step) {
  for (const Interval& span : time) {
    steps.push_back({span.from, step.all, step.down, step.maybe});
    steps.push_back({span.to, -step.all, -step.down, -step.maybe});
  }
}

// When one was down, and when it may have been besides.
struct MemberTime {
  time::IntervalSet down, maybe;
};

MemberTime time_of(const clocks::OutageStory& told) {
  MemberTime time{time::normalized(counted_of(told.runs)), {}};
  if (told.unknown.empty()) return time;
  time.maybe = time::without(time::normalized(counted_of(told.runs_if_down)), time.down);
  return time;
}

// Who moves through many groups is looked at in each only where it belonged to it.
void add_member(Steps& steps, const time::IntervalSet& belongs, const MemberTime& time) {
  add_steps(steps, belongs, {0, 1, 0, 0});
  for (const Interval& span : belongs) {
    add_steps(steps, time::clipped(time.down, span), {0, 0, 1, 0});
    add_steps(steps, time::clipped(time.maybe, span), {0, 0, 0, 1});
  }
}

using StepsByGroup = std::map<std::string, Steps, std::less<>>;

StepsByGroup steps_of(Telling& telling, std::uint32_t subjects) {
  StepsByGroup groups;
  for (std::uint32_t subject = 0; subject < subjects; ++subject) {
    const clocks::OutageStory* told = telling.tell(subject);
    if (told == nullptr) continue;
    const MemberTime time = time_of(*told);
    for (const Belonging& one : telling.belongings()) {
      const auto group = groups.find(one.group);
      Steps& steps = group == groups.end() ? groups[std::string(one.group)] : group->second;
      add_member(steps, one.time, time);
    }
  }
  return groups;
}

// In which share the time of a group counts.
struct Shares {
  clocks::WeightSteps surely, perhaps;
};
struct SoManyNow {
  std::int64_t down, maybe, all;
};

void add_shares(const ir::SoMany& so_many, const SoManyNow& now, Instant at, Shares& shares) {
  if (ir::holds(so_many, now.down, now.all)) shares.surely.from(at, Rational(now.down, now.all));
  const std::int64_t most = now.down + now.maybe;
  if (ir::holds(so_many, most, now.all)) shares.perhaps.from(at, Rational(most, now.all));
}

// When the rule holds of those that are down for certain, and when with all that may be.
void tell_group(const ir::ByMembers& rule, Steps& steps, clocks::OutageStory& story) {
  std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
  std::int64_t all = 0, down = 0, maybe = 0;
  std::vector<Interval> surely, perhaps;
  Shares shares;
  for (std::size_t i = 0; i < steps.size();) {
    const Instant at = steps[i].at;
    for (; i < steps.size() && steps[i].at == at; ++i) {
      all += steps[i].all;
      down += steps[i].down;
      maybe += steps[i].maybe;
    }
    if (i == steps.size()) break;  // nobody belongs to it any more
    const Interval here{at, steps[i].at};
    if (rule.by_share) add_shares(rule.so_many, {down, maybe, all}, at, shares);
    if (ir::holds(rule.so_many, down, all)) {
      surely.push_back(here);
    } else if (ir::holds(rule.so_many, down + maybe, all)) {
      perhaps.push_back(here);
    }
  }
  story.known = true;
  if (rule.by_share && !steps.empty()) {
    story.weights = shares.surely.until(steps.back().at);
    story.weights_if_down = shares.perhaps.until(steps.back().at);
  }
  story.raw = time::normalized(std::move(surely));
  story.unknown = time::normalized(std::move(perhaps));
}

}  // namespace

Groups::Groups(const plan::Plan& plan, events::EventStore& store) {
  const ir::Program& program = *plan.program;
  const auto subjects = static_cast<std::uint32_t>(store.subjects.size());
  std::set<Id<ir::Outage>> told_once;
  for (const Id<ir::Outage> outage : ids_of(program.outages)) {
    if (!std::holds_alternative<ir::ByMembers>(program[outage].down)) continue;
    if (plan.outages[outage.index()].targets.empty()) continue;
    const ir::ByMembers& rule = rule_of(plan, outage);
    Telling telling(plan, store, outage);
    StepsByGroup groups = steps_of(telling, subjects);
    // The one that all are is there, whoever is.
    const ir::Log& log = program[program[outage].log];
    if (!log.members_by.valid()) groups.try_emplace(log.single_subject);
    const bool by_itself = !plan.outages[rule.outage.index()].targets.empty();
    if (!by_itself && told_once.insert(rule.outage).second) {
      findings_.add(telling.findings().take());
      const std::vector<events::Loss> lost = telling.findings().take_losses();
      losses_.insert(losses_.end(), lost.begin(), lost.end());
    }
    for (auto& [name, steps] : groups) {
      const std::uint32_t group = store.subjects.intern(name);
      events::name(store, program[outage].log, group);
      clocks::OutageStory& story = stories_[{outage, group}];
      tell_group(rule, steps, story);
      clocks::shape_outages(program[outage], story, nullptr);
    }
  }
  // Who is new has no records.
  store.first.resize(store.subjects.size() + 1, store.occurrences.size());
}

const clocks::OutageStory* Groups::story(Id<ir::Outage> outage, std::uint32_t group) const {
  const auto story = stories_.find({outage, group});
  return story == stories_.end() ? nullptr : &story->second;
}

std::vector<std::string> groups_told(const ir::Program& program, const events::EventStore& store,
                                     Id<ir::Log> log) {
  const ir::Log& group = program[log];
  if (!group.members_by.valid()) return {group.single_subject};
  const events::Channel channel = events::Channels(program).channel_of(group.members_by);
  std::set<std::int64_t> values;
  for (const events::Occurrence& row : store.occurrences) {
    if (row.channel == channel && row.dead == 0) values.insert(row.value);
  }
  std::set<std::string> names;
  for (const std::int64_t value : values) {
    if (events::is_none(store.values, static_cast<std::uint32_t>(value))) continue;
    const ir::Constant said = events::value_of(store.values, static_cast<std::uint32_t>(value));
    if (said.kind == ir::ConstantKind::Text && !said.text.empty()) names.insert(said.text);
  }
  return {names.begin(), names.end()};
}

std::uint64_t told_of_members(const ir::Program& program, const events::EventStore& store,
                              Id<ir::Log> log) {
  const Id<ir::Log> members = program[log].members;
  if (!members.valid()) return 0;
  const events::Channels channels(program);
  const auto count = std::count_if(
      store.occurrences.begin(), store.occurrences.end(),
      [&](const events::Occurrence& row) { return channels.log_of(row.channel) == members; });
  return static_cast<std::uint64_t>(count);
}

std::vector<Member> members_of(const plan::Plan& plan, const events::EventStore& store,
                               Id<ir::Outage> outage, std::uint32_t group) {
  std::vector<Member> members;
  Telling telling(plan, store, outage);
  const std::string_view name = store.subjects.text(group);
  for (std::uint32_t subject = 0; subject < store.subjects.size(); ++subject) {
    if (telling.tell(subject) == nullptr) continue;
    for (Belonging& one : telling.belongings()) {
      if (one.group != name) continue;
      Member& member = members.emplace_back(Member{subject, std::move(one.time)});
      member.told = *telling.tell(subject, &member.evidence);
    }
  }
  std::sort(members.begin(), members.end(), [&](const Member& a, const Member& b) {
    return store.subjects.text(a.subject) < store.subjects.text(b.subject);
  });
  return members;
}

}  // namespace akad::measures
