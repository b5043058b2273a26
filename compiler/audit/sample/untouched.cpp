#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "compiler/audit/sample/fit.h"
#include "runtime/base/text.h"

namespace akad::audit {
namespace {

Diagnostic untouched(Span place, Message message) {
  return diagnose(Code::AK1080, place, std::move(message)).with_label("untouched");
}

// Logs of which no record says anything. Of one whose records can be read the places still tell
// why.
void check_log(Fit& fit, Id<ir::Log> log) {
  const events::LogTally& tally = fit.sample.tallies[log.index()];
  if (tally.used > 0) return;
  const std::string& name = fit.program()[log].name;
  const Message message = tally.read == 0
                              ? worded("the sample has no record of `{}`", name)
                              : worded("of {} of `{}` none says anything that the agreement names",
                                       records_text(tally.read), name);
  tell(fit.audit, untouched(fit.audit.map[log], message)
                      .with_help("is it the right file, and of the right log?"));
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) != 0 || letter >= 0x80) {
      letters += static_cast<char>(std::tolower(letter));
    }
  }
  return letters;
}

std::string last_key(const std::string& place) {
  const std::size_t dot = place.rfind('.');
  return dot == place.npos ? place : place.substr(dot + 1);
}

// The place that the records have in its stead: other capitals or joints, another depth, a slip.
// Empty where none is near.
std::string nearest_place(const std::string& name, const std::vector<std::string>& keys) {
  const auto like = [&](auto same) {
    const auto found = std::find_if(keys.begin(), keys.end(), same);
    return found == keys.end() ? std::string() : *found;
  };
  std::string found = like([&](const auto& key) { return letters_of(key) == letters_of(name); });
  if (found.empty()) found = like([&](const auto& key) { return last_key(key) == last_key(name); });
  const std::size_t slips = name.size() < 4 ? 0 : name.size() < 7 ? 1 : 2;
  return found.empty() ? nearest_of(name, keys, slips) : found;
}

// In the first records, and not named by the agreement.
std::vector<std::string> unnamed_keys(const Fit& fit, Id<ir::Log> log) {
  std::set<std::string> keys = fit.seen(log).keys;
  for (const events::SeenPlace& place : fit.seen(log).places) {
    if (place.records > 0) keys.erase(ir::place_of(fit.program()[place.field]));
  }
  return {keys.begin(), keys.end()};
}

std::vector<std::string> helps_for(const Fit& fit, Id<ir::Log> log, const std::string& name) {
  constexpr std::size_t kFew = 5;
  const std::vector<std::string> keys = unnamed_keys(fit, log);
  const std::string nearest = nearest_place(name, keys);
  if (!nearest.empty()) {
    return {fmt::format("did you mean `{}`? It stands in the records", nearest)};
  }
  if (keys.empty() || keys.size() > kFew) return {"`akad log` shows what stands in the records"};
  return {fmt::format("in the records, and not named here: `{}`",
                      fmt::format("{}", fmt::join(keys, "`, `")))};
}

void check_places(Fit& fit, Id<ir::Log> log) {
  if (fit.seen(log).records == 0) return;
  for (const events::SeenPlace& place : fit.seen(log).places) {
    if (place.records > 0 || !fit.missing.insert(place.field).second) continue;
    const std::string name = ir::place_of(fit.program()[place.field]);
    tell(fit.audit,
         untouched(fit.place_of(place.field, log),
                   worded("`{}` stands in no record of `{}`", name, fit.program()[log].name))
             .with_help(helps_for(fit, log, name)));
  }
}

// What rests on a row: where that stands, and in which words.
struct Use {
  Span place;
  std::string text;
};

struct Uses {
  const Audit& audit;
  std::vector<Use> found = {};

  template <class Row>
  void add(const std::vector<Id<Row>>& rows, Id<Row> wanted, Span place, const std::string& name,
           std::string_view verb) {
    if (std::find(rows.begin(), rows.end(), wanted) != rows.end()) {
      found.push_back({place, fmt::format("`{}` {} it", name, verb)});
    }
  }

  void look_at(const ir::Clock& clock, Span place, Id<ir::Event> event) {
    add(clock.starts, event, place, clock.name, "starts on");
    add(clock.stops, event, place, clock.name, "stops on");
    add(clock.pauses, event, place, clock.name, "pauses on");
    add(clock.resumes, event, place, clock.name, "resumes on");
    add(clock.resets, event, place, clock.name, "is reset on");
    add(clock.cancels, event, place, clock.name, "is cancelled on");
    add(clock.rounds, event, place, clock.name, "begins a round on");
  }
  template <ir::Claims Row>
  void look_at(const Row& row, Span place, Id<ir::Event> event) {
    if (const auto* slots = std::get_if<ir::BySlots>(&ir::stretches_of(row))) {
      for (const ir::Summand& what : ir::counted_in(*slots)) {
        add({what.event}, event, place, row.name, "counts in slots");
      }
    }
    const auto* pair = std::get_if<ir::FromEventToEvent>(&ir::stretches_of(row));
    if (pair == nullptr) return;
    add(pair->begins, event, place, row.name, "begins on");
    add(pair->ends, event, place, row.name, "ends on");
  }
  void look_at(const ir::Figure& row, Span place, Id<ir::Event> event) {
    for (const ir::Summand& what : ir::counted_in(row)) {
      add({what.event}, event, place, row.name, "counts");
    }
  }
  void look_at_notices(const ir::Exclusion& row, Span place, Id<ir::Event> event) {
    add(row.withdrawn, event, place, row.name, "is withdrawn on");
    for (const ir::Requirement& condition : row.conditions) {
      const auto asked = [](const auto& of) { return of.event; };
      add({std::visit(asked, condition.is)}, event, place, row.name, "asks for");
    }
  }
  template <ir::Claims Row>
  void look_at(const Row& row, Span place, Id<ir::Window> window) {
    const auto* during = std::get_if<ir::DuringWindows>(&ir::stretches_of(row));
    if (during != nullptr) add(during->windows, window, place, row.name, "lasts as");
  }

  template <class Row>
  void look_everywhere(Id<Row> wanted) {
    const ir::Program& program = audit.program;
    if constexpr (std::is_same_v<Row, ir::Event>) {
      for (const Id<ir::Clock> id : ids_of(program.clocks)) {
        look_at(program[id], audit.map[id], wanted);
      }
    }
    for (const Id<ir::Outage> id : ids_of(program.outages)) {
      look_at(program[id], audit.map[id], wanted);
    }
    for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
      look_at(program[id], audit.map[id], wanted);
      if constexpr (std::is_same_v<Row, ir::Event>) {
        look_at_notices(program[id], audit.map[id], wanted);
      }
    }
  }
};

template <class Row>
void tell_never(Fit& fit, Id<Row> id, Message message) {
  constexpr std::size_t kMostUses = 3;
  Uses uses{fit.audit};
  uses.look_everywhere(id);
  Diagnostic row = untouched(fit.audit.map[id], std::move(message));
  for (std::size_t at = 0; at < std::min(uses.found.size(), kMostUses); ++at) {
    row = std::move(row).with_other(uses.found[at].place, uses.found[at].text);
  }
  tell(fit.audit, std::move(row));
}

void check_events(Fit& fit) {
  for (const Id<ir::Event> id : ids_of(fit.program().events)) {
    const ir::Event& event = fit.program()[id];
    if (!fit.is_read(event.log) || fit.sample.events[id.index()]) continue;
    fit.events.insert(id);
    const bool lacks_place = event.at.valid() && fit.missing.contains(event.at);
    if (lacks_place || fit.is_explained(event.when)) continue;
    tell_never(
        fit, id,
        worded("`{}` happens in no record of `{}`", event.name, fit.program()[event.log].name));
  }
}

void check_windows(Fit& fit) {
  for (const Id<ir::Window> id : ids_of(fit.program().windows)) {
    const ir::Window& window = fit.program()[id];
    if (!fit.is_read(window.log) || fit.sample.windows[id.index()]) continue;
    fit.windows.insert(id);
    if (fit.missing.contains(window.from) || fit.is_explained(window.when)) continue;
    tell_never(fit, id,
               worded("no record of `{}` is a `{}`", fit.program()[window.log].name, window.name));
  }
}

void check_signals(Fit& fit) {
  for (const Id<ir::Signal> id : ids_of(fit.program().signals)) {
    const ir::Signal& signal = fit.program()[id];
    if (!signal.means.empty() || !fit.is_read(signal.log)) continue;
    if (fit.sample.signals[id.index()]) continue;
    fit.signals.insert(id);
    if (fit.missing.contains(signal.field) || fit.is_explained(signal.when)) continue;
    tell(fit.audit,
         untouched(fit.audit.map[id], worded("no record of `{}` tells `{}`",
                                             fit.program()[signal.log].name, signal.name)));
  }
}

}  // namespace

void check_untouched(Fit& fit) {
  for (const Id<ir::Log> log : ids_of(fit.program().logs)) {
    if (!fit.is_read(log)) continue;
    check_log(fit, log);
    check_places(fit, log);
    if (fit.sample.tallies[log.index()].used == 0) fit.silent.insert(log);
  }
  check_events(fit);
  check_windows(fit);
  check_signals(fit);
}

}  // namespace akad::audit
