#include "runtime/claimed/claims.h"

#include <algorithm>
#include <tuple>

#include "runtime/clocks/walk.h"
#include "runtime/events/trail/place.h"
#include "runtime/measures/cells.h"
#include "runtime/plan/watch.h"

namespace akad::claimed {
namespace {

Id<ir::Log> log_of(const ir::Program& program, const ir::ClaimTerms& terms) {
  return program[terms.on.front()].log;
}

// What one subject's records claim by the terms of a credit.
class Reader {
 public:
  Reader(const plan::Plan& plan, const events::EventStore& store, const events::Losses& losses,
         const ir::ClaimTerms& terms)
      : plan_(plan),
        store_(store),
        losses_(losses),
        terms_(terms),
        answers_(plan, store),
        watch_(plan::empty_watch(plan)) {
    plan::give_role(watch_, plan, terms.on, plan::kStarts);
    plan::give_role(watch_, plan, terms.waived_on, plan::kCancels);
    remember(terms.period);
    remember(terms.credit);
    for (const ir::ClaimGroup& group : terms.groups) remember(group.said_by);
  }

  void read(std::uint32_t subject, std::vector<Claim>& claims) {
    const clocks::Happenings all = clocks::happenings_of(store_, subject);
    values_.assign(watch_.slots.size(), clocks::kAbsent);
    const std::size_t first = claims.size();
    for (std::size_t at = 0; at < all.count && all.first[at].at < plan_.as_of;) {
      const std::size_t next = clocks::end_of_instant(all, at);
      for (std::size_t i = at; i < next; ++i) take_value(all.first[i]);
      for (std::size_t i = at; i < next; ++i) claim(subject, all.first[i], claims);
      for (std::size_t i = at; i < next; ++i) waive(all.first[i], claims, first);
      at = next;
    }
  }

 private:
  void remember(Id<ir::Signal> signal) {
    if (signal.valid()) plan::remember(watch_, plan_, signal);
  }

  void take_value(const events::Occurrence& one) {
    const Id<plan::Slot> slot = watch_.slot_of[one.channel.index()];
    if (!slot.valid()) return;
    values_[slot.index()] = answers_.said(one.value, watch_.slots[slot.index()].is_time);
  }

  measures::GroupValue said(Id<ir::Signal> signal) const {
    if (!signal.valid()) return std::nullopt;
    const Id<plan::Slot> slot = watch_.signal_slot[signal.index()];
    return measures::group_value(signal, values_[slot.index()], answers_);
  }

  std::size_t place_of(const events::Occurrence& one) const {
    return static_cast<std::size_t>(&one - store_.occurrences.data());
  }

  // A claim is made once it has arrived.
  Instant made_at(const events::Occurrence& one) const {
    return events::arrived_at(store_, place_of(one));
  }

  bool has_role(const events::Occurrence& one, plan::Roles role) const {
    return (watch_.roles[one.channel.index()] & role) != 0;
  }

  void claim(std::uint32_t subject, const events::Occurrence& one, std::vector<Claim>& claims) {
    if (!has_role(one, plan::kStarts)) return;
    const Instant at = made_at(one);
    if (at >= plan_.as_of) return;
    Claim made;
    made.name = store_.subjects.text(subject);
    made.at = at;
    made.period = said(terms_.period).value_or("");
    made.credit = said(terms_.credit);
    for (const ir::ClaimGroup& group : terms_.groups) made.groups.push_back(said(group.said_by));
    made.occurrence = place_of(one);
    made.place = events::place_of(store_, made.occurrence);
    made.unclear = leaves_open(made) &&
                   losses_.own_before(log_of(*plan_.program, terms_), made.name, one.at + 1) > 0;
    claims.push_back(std::move(made));
  }

  bool leaves_open(const Claim& claim) const {
    const auto& groups = claim.groups;
    return claim.period.empty() || (terms_.credit.valid() && !claim.credit) ||
           std::find(groups.begin(), groups.end(), std::nullopt) != groups.end();
  }

  void waive(const events::Occurrence& one, std::vector<Claim>& claims, std::size_t first) const {
    if (!has_role(one, plan::kCancels)) return;
    const Instant at = made_at(one);
    if (at >= plan_.as_of) return;
    for (std::size_t i = first; i < claims.size(); ++i) {
      claims[i].waived = std::min(claims[i].waived, std::max(at, claims[i].at));
    }
  }

  const plan::Plan& plan_;
  const events::EventStore& store_;
  const events::Losses& losses_;
  const ir::ClaimTerms& terms_;
  clocks::Answers answers_;
  plan::Watch watch_;
  std::vector<std::int64_t> values_ = {};  // by slot
};

// Where in a result's group the value stands that a claim names.
std::size_t place_of(const ir::Target& target, const ir::ClaimGroup& group) {
  if (!group.group.valid()) return target.groups.size();
  const auto found = std::find(target.groups.begin(), target.groups.end(), group.group);
  return static_cast<std::size_t>(found - target.groups.begin());
}

// Those of whom a record claims something: of most logs it says nothing.
std::vector<std::uint32_t> tellers_in(const plan::Plan& plan, const events::EventStore& store) {
  std::vector<bool> claims(plan.channels.count());
  for (const ir::Credit& credit : plan.program->credits) {
    if (!credit.claim) continue;
    for (const Id<ir::Event> event : credit.claim->on) {
      claims[plan.channels.channel_of(event).index()] = true;
    }
  }
  std::vector<std::uint32_t> tellers;
  for (const events::Occurrence& one : store.occurrences) {
    const bool known = !tellers.empty() && tellers.back() == one.subject;
    if (claims[one.channel.index()] && !known) tellers.push_back(one.subject);
  }
  return tellers;
}

}  // namespace

Claims::Claims(const plan::Plan& plan, const events::EventStore& store,
               const events::Losses& losses)
    : program_(plan.program), losses_(&losses), as_of_(plan.as_of) {
  const ir::Program& program = *program_;
  const bool any = std::any_of(program.credits.begin(), program.credits.end(),
                               [](const ir::Credit& row) { return row.claim.has_value(); });
  if (!any) return;
  credits_.resize(program.credits.size());
  const std::vector<std::uint32_t> tellers = tellers_in(plan, store);
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (program[id].claim) read(plan, store, tellers, id);
  }
}

void Claims::read(const plan::Plan& plan, const events::EventStore& store,
                  const std::vector<std::uint32_t>& tellers, Id<ir::Credit> credit) {
  const ir::ClaimTerms& terms = *(*program_)[credit].claim;
  const Id<ir::Log> log = log_of(*program_, terms);
  const auto& left_out = store.left_out;
  if (std::find(left_out.begin(), left_out.end(), log) != left_out.end()) return;
  OfCredit& of = credits_[credit.index()];
  of.known = true;
  Reader reader(plan, store, *losses_, terms);
  for (const std::uint32_t subject : tellers) reader.read(subject, of.claims);
  std::sort(of.claims.begin(), of.claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.at, a.name, a.period, a.credit, a.groups, a.waived) <
           std::tie(b.at, b.name, b.period, b.credit, b.groups, b.waived);
  });
  const ir::Target& target = (*program_)[(*program_)[credit].target];
  for (const ir::ClaimGroup& group : terms.groups) of.places.push_back(place_of(target, group));
  for (std::size_t i = 0; i < of.claims.size(); ++i) {
    const Claim& claim = of.claims[i];
    if (claim.unclear || !names(credit, claim)) continue;
    of.by_named[named_by(claim)][{claim.period, said_by(claim)}].push_back(i);
  }
}

std::vector<const Claims::Places*> Claims::lists(Id<ir::Credit> credit, const std::string& period,
                                                 const Group& group) const {
  std::vector<const Places*> found;
  for (const auto& [named, by_group] : credits_[credit.index()].by_named) {
    const auto list = by_group.find({period, said_of(credit, named, group)});
    if (list != by_group.end()) found.push_back(&list->second);
  }
  return found;
}

Claims::Named Claims::named_by(const Claim& claim) {
  Named named;
  for (const measures::GroupValue& value : claim.groups) named.push_back(value.has_value());
  return named;
}

Group Claims::said_by(const Claim& claim) {
  Group said;
  for (const measures::GroupValue& value : claim.groups) {
    if (value) said.push_back(value);
  }
  return said;
}

Group Claims::said_of(Id<ir::Credit> credit, const Named& named, const Group& group) const {
  const std::vector<std::size_t>& places = credits_[credit.index()].places;
  Group said;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) said.push_back(group[places[i]]);
  }
  return said;
}

bool Claims::names(Id<ir::Credit> credit, const Claim& claim) const {
  return !claim.credit || *claim.credit == (*program_)[credit].name;
}

std::uint64_t Claims::lost_before(Id<ir::Credit> credit, Instant until) const {
  const ir::ClaimTerms& terms = *(*program_)[credit].claim;
  return losses_->before(log_of(*program_, terms), until);
}

}  // namespace akad::claimed
