// At every instant at which anything changes the rule is asked anew.
#include "tests/oracle/money/members/members.h"

#include <set>

#include "tests/oracle/money/time/money_silence.h"
#include "tests/oracle/money/time/stretches.h"

namespace akad::oracle {
namespace {

struct Member {
  const Subject* subject;
  std::vector<Interval> serves;  // where there is a list
  std::vector<Interval> down;    // what counts of its own outages
  std::vector<Interval> if_down;
};

bool is_told(const Member& member, Instant at) {
  for (const Event& event : member.subject->happenings) {
    if (of_probes(event) && event.at <= at) return true;
  }
  return false;
}

// To which it belongs then; empty: to none.
std::string group_at(const MoneyCase& money, const MemberRules& rules, const Member& member,
                     Instant at) {
  if (!is_told(member, at)) return "";
  if (!money.covered.empty() && !lies_in(member.serves, at)) return "";
  if (!rules.by) return rules.all_as;
  const std::string text = said(*member.subject, *rules.by, at + 1);
  return text == "(none)" ? "" : text;
}

// Of those that belong to it at an instant.
struct Number {
  int all = 0, down = 0, if_down = 0;
};

bool holds(const MemberRules& rules, int down, int all) {
  if (all == 0) return false;
  const Rational bound = rules.is_share ? rules.bound * all : rules.bound;
  return rules.more_than ? Rational(down) > bound : Rational(down) >= bound;
}

void note_number(const MemberRules& rules, const Number& here, Attempts& tried) {
  const bool is_down = holds(rules, here.down, here.all);
  const bool is_all = rules.is_share && !rules.more_than && rules.bound == Rational(1);
  if (is_down && is_all && here.all > 1) note(tried, Tried::GroupOfAll);
  if (is_down && here.down < here.all) note(tried, Tried::GroupOfSome);
  const bool is_part = rules.is_share && !is_all && here.all > 1;
  if (is_part && here.down > 0 && Rational(here.down) == rules.bound * here.all) {
    note(tried, Tried::GroupShareExactly);
  }
  if (here.if_down == here.down) return;
  const bool differs = is_down != holds(rules, here.if_down, here.all);
  note(tried, differs ? Tried::GroupUnknown : Tried::GroupKnownThough);
}

std::vector<Member> all_members(const MoneyCase& money, const OutageRules& own, Attempts& tried) {
  std::vector<Member> members;
  for (const Subject& subject : money.subjects) {
    Member& member = members.emplace_back();
    member.subject = &subject;
    member.serves = in_service(money, subject);
    member.down = shaped(stretches(money, subject, own, false, tried), own, tried).counted;
    member.if_down = shaped(stretches(money, subject, own, true, tried), own, tried).counted;
  }
  return members;
}

// Up to as-of.
std::set<Instant> cuts_of(const MoneyCase& money, const std::vector<Member>& members) {
  std::set<Instant> cuts = {money.as_of};
  const auto cut = [&](Instant at) {
    if (at < money.as_of) cuts.insert(at);
  };
  for (const Member& member : members) {
    for (const Event& event : member.subject->happenings) cut(event.at);
    for (const auto* parts : {&member.serves, &member.down, &member.if_down}) {
      for (const Interval& part : *parts) {
        cut(part.from);
        cut(part.to);
      }
    }
  }
  return cuts;
}

// Is down for certain, and if those are of whom nobody knows.
struct IsDown {
  bool at_least, at_most;
};

void add_shares(const Number& here, Instant at, IsDown is, OfGroup& group) {
  if (is.at_least) group.shares.push_back({at, Rational(here.down, here.all)});
  if (!is.at_most) return;
  group.shares_if_down.push_back({at, Rational(here.if_down, here.all)});
}

}  // namespace

std::vector<OfGroup> groups_of(const MoneyCase& money, const OutageRules& rules, Attempts& tried) {
  const MemberRules& so_many = rules.members;
  const std::vector<Member> members = all_members(money, money.outages[so_many.outage], tried);
  const std::set<Instant> cuts = cuts_of(money, members);
  std::map<std::string, OfGroup> groups;
  if (!so_many.by) groups[so_many.all_as].name = so_many.all_as;
  std::vector<std::string> before(members.size());  // where each was
  for (auto at = cuts.begin(); std::next(at) != cuts.end(); ++at) {
    std::map<std::string, Number> numbers;
    for (std::size_t m = 0; m < members.size(); ++m) {
      const std::string name = group_at(money, so_many, members[m], *at);
      const bool is_down = lies_in(members[m].down, *at);
      const bool moves = is_down && !before[m].empty() && !name.empty() && name != before[m];
      if (moves) note(tried, Tried::GroupLeft);
      before[m] = name;
      if (name.empty()) continue;
      Number& number = numbers[name];
      ++number.all;
      number.down += is_down ? 1 : 0;
      number.if_down += lies_in(members[m].if_down, *at) ? 1 : 0;
    }
    for (const auto& [name, here] : numbers) {
      OfGroup& group = groups[name];
      group.name = name;
      note_number(so_many, here, tried);
      const Interval span{*at, *std::next(at)};
      const bool at_least = holds(so_many, here.down, here.all);
      const bool at_most = holds(so_many, here.if_down, here.all);
      if (at_least) group.down.push_back(span);
      if (at_least != at_most) group.unknown.push_back(span);
      if (so_many.by_share) add_shares(here, *at, {at_least, at_most}, group);
      if (so_many.by_share && at_least) note(tried, Tried::GroupShareWeighs);
    }
  }
  std::vector<OfGroup> all;
  for (auto& [name, group] : groups) all.push_back(std::move(group));
  return all;
}

std::vector<Event> notices_of(const MoneyCase& money, const std::string& name) {
  std::vector<Event> all;
  for (const Subject& subject : money.subjects) {
    if (subject.name != name) continue;
    for (const Event& event : subject.happenings) {
      if (event.what == What::Works || event.what == What::Flood) all.push_back(event);
    }
  }
  return all;
}

}  // namespace akad::oracle
