#include "runtime/evaluation/unhappened.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "runtime/base/text.h"

namespace akad::evaluation {
namespace {

using Events = std::vector<Id<ir::Event>>;
using Evidence = std::vector<std::string>;

constexpr std::size_t kMostShown = 5;  // values of a place

Events both(Events some, const Events& others) {
  some.insert(some.end(), others.begin(), others.end());
  return some;
}

// Capital letters and blanks left out.
std::string small(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isspace(letter) == 0) letters += static_cast<char>(std::tolower(letter));
  }
  return letters;
}

// Texts that a condition looks for, at all its places.
std::vector<std::string> texts_of(const ir::Program& program, Id<ir::Condition> root) {
  std::vector<std::string> texts;
  if (!root.valid()) return texts;
  for (const plan::ConditionNode& node : plan::flatten(program, root).nodes) {
    if (node.op == ir::Operator::NotEqual) continue;
    for (const ir::Constant& constant : program[node.row].constants) {
      if (constant.kind == ir::ConstantKind::Text) texts.push_back(small(constant.text));
    }
  }
  return texts;
}

// All but the same: other capitals, a blank more, a letter or two of a longer word.
bool is_near(const std::string& value, const std::vector<std::string>& texts) {
  const std::string here = small(value);
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    const std::size_t apart = text.size() < 4 ? 0 : text.size() < 7 ? 1 : 2;
    return edit_distance(here, text, apart) <= apart;
  });
}

struct Unhappened {
  const Evaluation& found;
  std::set<std::pair<std::string, std::string>> told = {};  // event, what is said
  std::vector<events::Finding> findings = {};

  const ir::Program& program() const { return *found.plan.program; }

  bool happened(const Events& events) const {
    return std::any_of(events.begin(), events.end(), [&](Id<ir::Event> event) {
      return found.store.watched[event.index()].happened;
    });
  }

  // What else stands where the event is asked for. With `near` only what is nearly what it asks.
  std::string evidence(Id<ir::Event> event, bool near) const {
    const auto texts = texts_of(program(), program()[event].when);
    Evidence said;
    for (const events::Watched::Place& place : found.store.watched[event.index()].places) {
      if (!place.stands && !near) said.push_back("nothing stands at " + place.name);
      Evidence values;
      for (const std::string& value : place.values) {
        if (!near || is_near(value, texts)) values.push_back(fmt::format("\"{}\"", value));
      }
      if (values.empty()) continue;
      if (values.size() > kMostShown) {
        values.resize(kMostShown);
        values.push_back("…");
      }
      said.push_back(
          fmt::format("{} says {}, which nothing asks for", place.name, fmt::join(values, ", ")));
    }
    return fmt::format("{}", fmt::join(said, "; "));
  }

  void look_for(Id<ir::Log> log, const Events& events, bool near) {
    const auto& tallies = found.store.tallies;
    if (events.empty() || log.index() >= tallies.size() || tallies[log.index()].used == 0) return;
    if (happened(events)) return;
    for (const Id<ir::Event> event : events) {
      const std::string said = evidence(event, near);
      const std::string& name = program()[event].name;
      if (said.empty() || !told.insert({name, said}).second) continue;
      events::Finding finding;
      finding.kind = events::FindingKind::NeverHappened;
      finding.log = log.at;
      finding.detail = fmt::format("{}: {}", name, said);
      findings.push_back(std::move(finding));
    }
  }

  void look_at(const ir::Clock& clock) {
    const Events starts = both(clock.starts, clock.rounds);
    if (!clock.start_when.valid()) look_for(clock.log, starts, false);
    if (!clock.stop_when.valid() && (clock.start_when.valid() || happened(starts))) {
      look_for(clock.log, both(clock.stops, clock.rounds), false);
    }
  }

  // Of what is added up: that there is none of it may be what is hoped for, but not of what it is a
  // share of.
  void look_at(Id<ir::Log> log, const std::vector<ir::Summand>& all, const ir::Summand& counted) {
    for (const ir::Summand& what : all) {
      if (what.event.valid()) look_for(log, {what.event}, what == counted);
    }
  }
  void look_at(const ir::Figure& figure) {
    look_at(figure.log, ir::counted_in(figure), figure.counted);
  }

  // That nothing was ever down, or excluded, is what is hoped for.
  template <ir::Claims Row>
  void look_at(const Row& row) {
    if (const auto* slots = std::get_if<ir::BySlots>(&ir::stretches_of(row))) {
      return look_at(row.log, ir::counted_in(*slots), slots->down_when.counted);
    }
    const auto* pair = std::get_if<ir::FromEventToEvent>(&ir::stretches_of(row));
    if (pair == nullptr) return;
    look_for(row.log, pair->begins, true);
    if (happened(pair->begins)) look_for(row.log, pair->ends, false);
  }
};

}  // namespace

void report_unhappened(Evaluation& found) {
  if (found.store.watched.empty()) return;  // filled by hand
  Unhappened unhappened{found};
  const ir::Program& program = *found.plan.program;
  for (const Id<ir::Clock> id : ids_of(program.clocks)) {
    if (!found.plan.clocks[id.index()].targets.empty()) unhappened.look_at(program[id]);
  }
  for (const Id<ir::Outage> id : ids_of(program.outages)) {
    if (found.plan.outages[id.index()].measured) unhappened.look_at(program[id]);
  }
  for (const Id<ir::Figure> id : ids_of(program.figures)) {
    if (!found.plan.figures[id.index()].targets.empty()) unhappened.look_at(program[id]);
  }
  for (const ir::Target& target : program.targets) {
    const auto* time = std::get_if<ir::OfTime>(&target.of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) unhappened.look_at(program[row.exclusion]);
  }
  for (events::Finding& finding : unhappened.findings) {
    const std::string name = finding.detail.substr(0, finding.detail.find(": "));
    found.all.findings.count_of_name(finding.log, finding.kind, name);
    found.all.findings.add(std::move(finding));
  }
}

}  // namespace akad::evaluation
