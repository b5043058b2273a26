#include "runtime/events/values/derived.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "runtime/base/assert.h"
#include "runtime/events/compare.h"

namespace akad::events {
namespace {

// The rows below the conditions of a table, ascending: parts before wholes.
std::vector<Id<ir::Condition>> rows_of(const ir::Program& program,
                                       const std::vector<ir::ValueRow>& table) {
  std::set<Id<ir::Condition>> rows;
  std::vector<Id<ir::Condition>> open;
  for (const ir::ValueRow& row : table) {
    if (row.when.valid()) open.push_back(row.when);
  }
  while (!open.empty()) {
    const Id<ir::Condition> row = open.back();
    open.pop_back();
    if (!rows.insert(row).second) continue;
    const auto& parts = program[row].parts;
    open.insert(open.end(), parts.begin(), parts.end());
  }
  return {rows.begin(), rows.end()};
}

bool asks_presence(ir::Operator op) {
  return op == ir::Operator::Present || op == ir::Operator::Absent;
}

}  // namespace

Derived::Derived(EventStore& store, const ir::Program& program, const ContentOrder& order,
                 const limits::Limits& limits)
    : store_(store), program_(program), order_(order), limits_(limits) {
  const std::vector<Id<ir::Signal>> signals = ir::order_of_values(program);
  if (signals.empty()) return;
  values_.resize(program.logs.size());
  begun_.resize(program.logs.size());
  is_read_.resize(order.channels.count());
  held_.assign(order.channels.count(), kUntold);
  had_.resize(order.channels.count());
  truths_least_.resize(program.conditions.size());
  truths_most_.resize(program.conditions.size());
  known_ = Remembered(program.conditions.size());
  for (const Id<ir::Signal> id : signals) prepare(id);
}

void Derived::prepare(Id<ir::Signal> id) {
  const ir::Signal& signal = program_[id];
  Value value{id, order_.channels.channel_of(id), rows_of(program_, signal.means), {}};
  for (const ir::ValueRow& row : signal.means) {
    value.values.push_back(intern_value(store_.values, {ir::ConstantKind::Text, row.value, 0, 0}));
  }
  for (const Id<ir::Condition> row : value.conditions) {
    const Id<ir::Signal> read = program_[row].signal;
    if (read.valid()) is_read_[order_.channels.channel_of(read).index()] = true;
  }
  values_[signal.log.index()].push_back(std::move(value));
}

std::optional<TooMuchFollows> Derived::add() {
  if (values_.empty()) return std::nullopt;
  for (std::size_t s = 0; s + 1 < store_.first.size(); ++s) {
    if (const auto limit = tell_subject(store_.first[s], store_.first[s + 1])) {
      return TooMuchFollows{*limit, static_cast<std::uint32_t>(s)};
    }
  }
  insert_tellings();
  return std::nullopt;
}

std::optional<limits::Limit> Derived::exceeded(std::size_t happenings, std::size_t before) const {
  using limits::Limit;
  const std::size_t own = happenings + tellings_.size() - before;
  if (own > limits_[Limit::Happenings]) return Limit::Happenings;
  const std::size_t all = store_.occurrences.size() + tellings_.size();
  if (all > limits_[Limit::AllHappenings]) return Limit::AllHappenings;
  return std::nullopt;
}

std::optional<limits::Limit> Derived::tell_subject(std::size_t first, std::size_t last) {
  if (first == last) return std::nullopt;
  const std::size_t happenings = last - first, before = tellings_.size();
  for (const Channel channel : said_) {
    held_[channel.index()] = kUntold;
    had_[channel.index()] = false;
  }
  said_.clear();
  begun_.assign(begun_.size(), false);
  const bool numbered = !store_.sequences.empty();
  while (first < last) {
    std::size_t next = first + 1;
    const auto together = [&](std::size_t place) {
      return store_.occurrences[place].at == store_.occurrences[first].at &&
             (!numbered || store_.sequences[place] == store_.sequences[first]);
    };
    while (next < last && together(next)) ++next;
    tell_moment(first, next);
    if (const auto limit = exceeded(happenings, before)) return limit;
    first = next;
  }
  report_undecided(store_.occurrences[last - 1].subject);
  return std::nullopt;
}

// What one instant, and one number of a sequence, says is said together.
void Derived::tell_moment(std::size_t first, std::size_t last) {
  std::map<Id<ir::Log>, std::size_t> causes;  // the logs whose values may change
  for (std::size_t i = first; i < last; ++i) {
    const Occurrence& o = store_.occurrences[i];
    const Id<ir::Log> log = order_.channels.log_of(o.channel);
    if (values_[log.index()].empty()) continue;
    if (!begun_[log.index()]) {
      begun_[log.index()] = true;
      causes.emplace(log, i);
    }
    if (!is_read_[o.channel.index()]) continue;
    const std::int64_t value = order_.says_none(o) ? kUntold : o.value;
    if (held_[o.channel.index()] == value) continue;
    held_[o.channel.index()] = value;
    said_.push_back(o.channel);
    if (value != kUntold) had_[o.channel.index()] = true;
    causes[log] = i;
  }
  const std::size_t told = tellings_.size();
  for (const auto& [log, cause] : causes) {
    for (const Value& value : values_[log.index()]) {
      const std::int64_t now = value.values[row_of(value)];
      std::int64_t& held = held_[value.channel.index()];
      if (held == now) continue;
      held = now;
      said_.push_back(value.channel);
      const auto after =
          std::find_if(store_.occurrences.begin() + static_cast<std::ptrdiff_t>(first),
                       store_.occurrences.begin() + static_cast<std::ptrdiff_t>(last),
                       [&](const Occurrence& o) { return o.channel > value.channel; });
      const auto place = static_cast<std::size_t>(after - store_.occurrences.begin());
      tellings_.push_back({place, cause, value.channel, now});
    }
  }
  sort_tellings(told);
}

// Those of one moment, from `first` on: moments follow one another.
void Derived::sort_tellings(std::size_t first) {
  std::stable_sort(tellings_.begin() + static_cast<std::ptrdiff_t>(first), tellings_.end(),
                   [](const Telling& a, const Telling& b) { return a.before < b.before; });
}

// The first row that holds. Where that hangs on a `!=` that found nothing, it is noted.
std::size_t Derived::row_of(const Value& value) {
  for (const Id<ir::Condition> id : value.conditions) {
    const ir::Condition& row = program_[id];
    Truth truth;
    if (row.parts.empty()) {
      const std::int64_t held = held_[order_.channels.channel_of(row.signal).index()];
      const bool holds = compared(id, held);
      truth = {holds, holds || (held == kUntold && row.op == ir::Operator::NotEqual)};
    } else {
      truth = truth_of(id);
    }
    truths_least_[id.index()] = truth.least;
    truths_most_[id.index()] = truth.most;
  }
  const std::vector<ir::ValueRow>& table = program_[value.signal].means;
  std::size_t row = 0;
  bool sure = true;
  for (; row + 1 < table.size() && !truths_least_[table[row].when.index()]; ++row) {
    sure = sure && !truths_most_[table[row].when.index()];
  }
  if (sure) return row;
  for (const Id<ir::Condition> id : value.conditions) {
    if (truths_most_[id.index()] && !truths_least_[id.index()] && program_[id].parts.empty()) {
      undecided_.insert(id);
    }
  }
  return row;
}

Derived::Truth Derived::truth_of(Id<ir::Condition> id) const {
  const ir::Condition& row = program_[id];
  const bool any = row.op == ir::Operator::Or;
  Truth truth{!any, !any};
  for (const Id<ir::Condition> part : row.parts) {
    const bool least = truths_least_[part.index()], most = truths_most_[part.index()];
    truth.least = any ? truth.least || least : truth.least && least;
    truth.most = any ? truth.most || most : truth.most && most;
  }
  if (row.op == ir::Operator::Not) truth = {!truth.most, !truth.least};
  return truth;
}

bool Derived::compared(Id<ir::Condition> id, std::int64_t value) {
  const ir::Condition& row = program_[id];
  if (asks_presence(row.op)) return (value != kUntold) == (row.op == ir::Operator::Present);
  if (value == kUntold) return false;
  if (!order_.channels.has_value_id(order_.channels.channel_of(row.signal))) {
    ir::Constant said;
    said.kind = ir::ConstantKind::Time;
    said.time = value;
    return holds(row.op, fact_of(said), row.constants);
  }
  return known_.of(id.index(), static_cast<std::size_t>(value), [&] {
    const ir::Constant said = value_of(store_.values, static_cast<std::uint32_t>(value));
    return holds(row.op, fact_of(said), row.constants);
  });
}

// Of a signal that the subject never had, that is said, and nothing more.
void Derived::report_undecided(std::uint32_t subject) {
  for (const Id<ir::Condition> id : undecided_) {
    const ir::Condition& condition = program_[id];
    if (!had_[order_.channels.channel_of(condition.signal).index()]) continue;
    const ir::Signal& signal = program_[condition.signal];
    Finding finding;
    finding.kind = FindingKind::NothingToCompare;
    finding.log = signal.log.at;
    finding.subject = store_.subjects.text(subject);
    finding.detail = fmt::format("{}; {}", signal.name,
                                 advice_on_nothing(signal.name, condition.constants.front()));
    store_.findings.count_of_name(finding.log, finding.kind, signal.name);
    store_.findings.add(std::move(finding));
  }
  undecided_.clear();
}

template <class T, class Told>
void Derived::insert(LargeVector<T>& column, Told told) const {
  if (column.empty()) return;
  LargeVector<T> longer;
  longer.reserve(column.size() + tellings_.size());
  std::size_t at = 0;
  for (const Telling& telling : tellings_) {
    for (; at < telling.before; ++at) longer.push_back(column[at]);
    longer.push_back(told(telling));
  }
  for (; at < column.size(); ++at) longer.push_back(column[at]);
  column = std::move(longer);
}

void Derived::insert_tellings() {
  if (tellings_.empty()) return;
  std::vector<std::size_t> more(store_.first.size(), 0);
  for (const Telling& row : tellings_) ++more[store_.occurrences[row.cause].subject + 1];
  const auto of_cause = [](const auto& column) {
    return [&column](const Telling& row) { return column[row.cause]; };
  };
  for (AttributeColumn& column : store_.attributes) insert(column.values, of_cause(column.values));
  insert(store_.sequences, of_cause(store_.sequences));
  insert(store_.befores, [](const Telling&) { return kUntold; });
  insert(store_.occurrences, [this](const Telling& row) {
    const Occurrence& cause = store_.occurrences[row.cause];
    return Occurrence{cause.at, row.value, cause.subject, row.channel, 0, 0};
  });
  std::partial_sum(more.begin(), more.end(), more.begin());
  for (std::size_t i = 0; i < more.size(); ++i) store_.first[i] += more[i];
}

}  // namespace akad::events
