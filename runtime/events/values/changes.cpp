#include "runtime/events/values/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "runtime/base/text.h"
#include "runtime/events/trail/place.h"

namespace akad::events {

namespace {

constexpr std::size_t kMostOfValue = 24;  // code points of a value that a finding shows
constexpr std::size_t kMostNamed = 2;     // changes that it names
constexpr std::int64_t kNone = kUntold;   // one point of a chain, however it is written

template <class T>
void permute(LargeVector<T>& column, const std::vector<std::size_t>& places,
             const std::vector<std::size_t>& order) {
  if (column.empty()) return;
  std::vector<T> moved;
  for (const std::size_t from : order) moved.push_back(column[places[from]]);
  for (std::size_t i = 0; i < places.size(); ++i) column[places[i]] = moved[i];
}

// What is told twice may have happened twice; where it cannot have, it was written twice.
std::optional<std::vector<std::size_t>> chain(const std::vector<Step>& steps, std::int64_t held) {
  if (auto order = chain_of(steps, held)) return order;
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> places;
  std::vector<Step> once;
  std::vector<const std::vector<std::size_t>*> twins;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto& same = places[{steps[i].before, steps[i].value}];
    if (same.empty()) {
      once.push_back(steps[i]);
      twins.push_back(&same);
    }
    same.push_back(i);
  }
  const auto order = once.size() < steps.size() ? chain_of(once, held) : std::nullopt;
  if (!order) return std::nullopt;
  std::vector<std::size_t> all;
  for (const std::size_t step : *order) {
    all.insert(all.end(), twins[step]->begin(), twins[step]->end());
  }
  return all;
}

bool is_same(const ir::Field& a, const ir::Field& b) {
  return a.path == b.path && a.outward == b.outward && a.item == b.item;
}

// What the condition passes over of changes of the place that it looks at.
PassedOver passed_over(const ir::Program& program, Id<ir::Condition> condition,
                       const ir::Field& place) {
  PassedOver most = PassedOver::Nothing;
  if (!condition.valid()) return most;
  const ir::Condition& row = program[condition];
  if (row.field.valid() && is_same(program[row.field], place)) {
    most = row.op == ir::Operator::Present ? PassedOver::None : PassedOver::Values;
  }
  for (const Id<ir::Condition> part : row.parts) {
    most = std::max(most, passed_over(program, part, place));
  }
  return most;
}

}  // namespace

Changes::Changes(EventStore& store, const ir::Program& program, const ContentOrder& order)
    : store_(store), program_(program), order_(order) {
  held_.assign(order.channels.count(), kNone);
  changed_.assign(order.channels.count(), false);
  last_.assign(order.channels.count(), 0);
  unsure_.assign(order.channels.count(), false);
  passed_over_.assign(order.channels.count(), PassedOver::Nothing);
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (!signal.before.valid()) continue;
    passed_over_[order.channels.channel_of(id).index()] =
        signal.that_record_only ? PassedOver::Values
                                : passed_over(program, signal.when, program[signal.field]);
  }
}

void Changes::put_in_order(std::size_t first, std::size_t last) {
  for (const Channel channel : said_) {
    held_[channel.index()] = kNone;
    changed_[channel.index()] = false;
  }
  said_.clear();
  first_ = first;
  while (first < last) {
    std::size_t next = first + 1;
    while (next < last && store_.occurrences[next].at == store_.occurrences[first].at) ++next;
    take_instant(first, next);
    first = next;
  }
}

// That a record lacks a value of that record only is no change that it tells.
void Changes::take_instant(std::size_t first, std::size_t last) {
  run_.clear();
  for (std::size_t i = first; i < last; ++i) {
    const Occurrence& o = store_.occurrences[i];
    const Id<ir::Signal> signal = order_.channels.signal_at(o.channel);
    if (!signal.valid() || !program_[signal].before.valid()) continue;
    const bool ends = store_.befores[i] == kUntold && order_.channels.is_of_record(o.channel) &&
                      order_.says_none(o);
    if (!ends) run_.push_back({o.channel, i});
  }
  std::stable_sort(run_.begin(), run_.end(),
                   [](const Change& a, const Change& b) { return a.channel < b.channel; });
  for (auto from = run_.cbegin(); from != run_.cend();) {
    const auto to = std::find_if(
        from, run_.cend(), [&](const Change& change) { return change.channel != from->channel; });
    take(from, to);
    from = to;
  }
}

void Changes::take(Run::const_iterator first, Run::const_iterator last) {
  const Channel channel = first->channel;
  std::vector<std::size_t> places;
  std::vector<Step> steps;
  // Of a subject without a value, what does not tell the value before is told from none.
  const bool had_value = held_[channel.index()] != kNone;
  bool told = true;
  for (auto change = first; change != last; ++change) {
    const std::int64_t before = store_.befores[change->place];
    places.push_back(change->place);
    steps.push_back(
        {or_none(channel, before), or_none(channel, store_.occurrences[change->place].value)});
    told = told && before != kUntold;
  }
  bool unsure = false;
  const bool chains = places.size() > 1 && (told || !had_value);
  const auto found = chains ? chain(steps, held_[channel.index()]) : std::nullopt;
  if (found) {
    const std::size_t latest = places.back();
    const std::int64_t by_sequence = store_.occurrences[latest].value;
    const bool agrees = std::is_sorted(
        found->begin(), found->end(),
        [&](std::size_t a, std::size_t b) { return sequence(places[a]) < sequence(places[b]); });
    move(places, *found);
    if (!agrees) {
      const auto other = std::find(found->begin(), found->end(), places.size() - 1);
      report(FindingKind::ConflictingValues, latest,
             places[static_cast<std::size_t>(other - found->begin())],
             fmt::format("{} is last by the value before, {} by the sequence",
                         text_of(channel, store_.occurrences[latest].value),
                         text_of(channel, by_sequence)));
    }
  } else if (places.size() > 1 && (told || !is_ordered(places))) {
    const bool all_same = std::all_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.value == steps.front().value;
    });
    if (!all_same) {
      lose(places);
      report(FindingKind::ConflictingValues, other_value(places), places.back(),
             contradiction(places));
      unsure = !is_ordered(places);
    }
  }
  const bool in_order = found || places.size() == 1 || (!told && !unsure);
  look_for_gap(channel, std::span(places).first(in_order ? 1 : places.size()));
  unsure_[channel.index()] = unsure;
  last_[channel.index()] = places.back();
  if (!changed_[channel.index()]) {
    changed_[channel.index()] = true;
    said_.push_back(channel);
    note_beginning(channel, places.front());
  }
  held_[channel.index()] = or_none(channel, store_.occurrences[places.back()].value);
}

// What a record says of itself only has not stood before it.
void Changes::note_beginning(Channel channel, std::size_t place) {
  const bool lasts = !order_.channels.is_of_record(channel);
  const bool later = store_.occurrences[place].at > store_.occurrences[first_].at;
  if (!lasts || !later || or_none(channel, store_.befores[place]) == kNone) return;
  beginnings_.push_back({channel, place, first_});
}

template <class T, class Value>
void Changes::insert(LargeVector<T>& column, Value value_of) {
  if (column.empty()) return;
  LargeVector<T> longer;
  longer.reserve(column.size() + beginnings_.size());
  std::size_t at = 0;
  for (const Beginning& beginning : beginnings_) {
    for (; at < beginning.first; ++at) longer.push_back(column[at]);
    longer.push_back(value_of(beginning));
  }
  for (; at < column.size(); ++at) longer.push_back(column[at]);
  column = std::move(longer);
}

void Changes::begin_with_values_before() {
  if (beginnings_.empty()) return;
  const auto of_change = [](const auto& column) {
    return [&column](const Beginning& beginning) { return column[beginning.change]; };
  };
  for (AttributeColumn& column : store_.attributes) insert(column.values, of_change(column.values));
  insert(store_.sequences, [this](const Beginning& row) { return store_.sequences[row.first]; });
  std::vector<std::size_t> more(store_.first.size(), 0);  // of the subjects before
  for (const Beginning& row : beginnings_) ++more[store_.occurrences[row.first].subject + 1];
  insert(store_.occurrences, [this](const Beginning& row) {
    Occurrence value = store_.occurrences[row.change];
    value.at = store_.occurrences[row.first].at;
    value.value = store_.befores[row.change];
    return value;
  });
  insert(store_.befores, [](const Beginning&) { return kUntold; });
  std::partial_sum(more.begin(), more.end(), more.begin());
  for (std::size_t i = 0; i < more.size(); ++i) store_.first[i] += more[i];
}

void Changes::move(const std::vector<std::size_t>& places, const std::vector<std::size_t>& order) {
  permute(store_.occurrences, places, order);
  permute(store_.sequences, places, order);
  permute(store_.befores, places, order);
  for (AttributeColumn& column : store_.attributes) permute(column.values, places, order);
}

std::int64_t Changes::sequence(std::size_t place) const {
  return store_.sequences.empty() ? 0 : store_.sequences[place];
}

// By sequence, wherever the value differs.
bool Changes::is_ordered(const std::vector<std::size_t>& places) const {
  return std::adjacent_find(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
           return sequence(a) == sequence(b) &&
                  store_.occurrences[a].value != store_.occurrences[b].value;
         }) == places.end();
}

// What nothing but its text puts before another value counts nowhere.
void Changes::lose(const std::vector<std::size_t>& places) {
  for (std::size_t i = 1; i < places.size(); ++i) {
    const Occurrence& here = store_.occurrences[places[i]];
    if (sequence(places[i - 1]) != sequence(places[i])) continue;
    if (store_.occurrences[places[i - 1]].value == here.value) continue;
    store_.losses.push_back({order_.channels.log_of(here.channel), here.subject, here.at});
  }
}

// Text of no length and none are both what stands where nothing does.
bool Changes::is_nothing(Channel channel, std::int64_t value) const {
  if (order_.says_none({0, value, 0, channel, 0})) return true;
  return order_.channels.has_value_id(channel) &&
         store_.values.texts.text(static_cast<std::uint32_t>(value)) == "t";
}

bool Changes::agrees_with_last(Channel channel, std::int64_t before) const {
  const std::int64_t held = store_.occurrences[last_[channel.index()]].value;
  if (before == kUntold || before == held) return true;
  if (!is_nothing(channel, before)) return false;
  return is_nothing(channel, held) || passed_over_[channel.index()] == PassedOver::None;
}

// Between the change that was the last and the first of these another one is not there. From when
// on its value held nobody knows, so that it may have held since the last.
void Changes::look_for_gap(Channel channel, std::span<const std::size_t> may_be_first) {
  if (!changed_[channel.index()] || unsure_[channel.index()]) return;
  if (passed_over_[channel.index()] == PassedOver::Values) return;
  for (const std::size_t place : may_be_first) {
    if (agrees_with_last(channel, store_.befores[place])) return;
  }
  const std::size_t first = may_be_first.front();
  const Occurrence& last = store_.occurrences[last_[channel.index()]];
  store_.losses.push_back({order_.channels.log_of(channel), last.subject, last.at});
  report(FindingKind::MissingChange, first, last_[channel.index()],
         fmt::format("{} to {}, where {} stood since {}", text_of(channel, store_.befores[first]),
                     text_of(channel, store_.occurrences[first].value),
                     text_of(channel, last.value), format_rfc3339(last.at)));
}

std::int64_t Changes::or_none(Channel channel, std::int64_t value) const {
  const bool none = value == kUntold || order_.says_none({0, value, 0, channel, 0});
  return none ? kNone : value;
}

std::string Changes::text_of(Channel channel, std::int64_t value) const {
  if (value == kUntold) return "?";
  if (order_.says_none({0, value, 0, channel, 0})) return "null";
  if (!order_.channels.has_value_id(channel)) return format_rfc3339(value);
  const auto text = store_.values.texts.text(static_cast<std::uint32_t>(value)).substr(1);
  return fmt::format("\"{}\"", shortened(text, kMostOfValue));
}

std::string Changes::contradiction(const std::vector<std::size_t>& places) const {
  std::string text;
  std::vector<std::string> named;
  for (const std::size_t place : places) {
    const Occurrence& o = store_.occurrences[place];
    std::string one = text_of(o.channel, o.value);
    if (store_.befores[place] != kUntold) {
      one = fmt::format("{} to {}", text_of(o.channel, store_.befores[place]), one);
    }
    if (std::find(named.begin(), named.end(), one) == named.end()) named.push_back(std::move(one));
    if (named.size() > kMostNamed) break;
  }
  for (std::size_t i = 0; i < std::min(named.size(), kMostNamed); ++i) {
    text += (i == 0 ? "" : ", ") + named[i];
  }
  return named.size() > kMostNamed ? text + ", …" : text;
}

// The first that says another value than the last.
std::size_t Changes::other_value(const std::vector<std::size_t>& places) const {
  return *std::find_if(places.begin(), places.end(), [&](std::size_t place) {
    return store_.occurrences[place].value != store_.occurrences[places.back()].value;
  });
}

RecordPlace Changes::place_of(std::size_t place) const { return events::place_of(store_, place); }

void Changes::report(FindingKind kind, std::size_t place, std::size_t other,
                     const std::string& what) {
  const Occurrence& here = store_.occurrences[place];
  const std::int32_t log = order_.channels.log_of(here.channel).at;
  const std::string_view subject = store_.subjects.text(here.subject);
  if (!store_.findings.would_list(log, kind, subject)) return store_.findings.count(log, kind);
  const RecordPlace own = place_of(place);
  Finding finding{kind, log, own.file, own.line, std::string(subject), {}, own.element};
  finding.other = place_of(other);
  finding.detail = fmt::format("{} at {}: {}", order_.channels.name_of(here.channel),
                               format_rfc3339(here.at), what);
  store_.findings.add(std::move(finding));
}

}  // namespace akad::events
