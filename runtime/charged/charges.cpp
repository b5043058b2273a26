#include "runtime/charged/charges.h"

#include <algorithm>
#include <tuple>

#include "runtime/events/trail/place.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::charged {
namespace {

using events::Attribute, events::Occurrence;

// What one record says of the fee.
struct Said {
  bool charges = false;
  std::optional<ir::Constant> amount = {};
  std::optional<ir::Constant> period = {};
  std::size_t event = 0;  // the place of what charges
};

class Reader {
 public:
  Reader(const ir::Program& program, const events::EventStore& store, Instant as_of,
         const ir::Fee& fee)
      : store_(store),
        as_of_(as_of),
        fee_(fee),
        term_(ir::term_of(program)),
        records_(events::values_of(store, Attribute::Record)) {
    const events::Channels channels(program);
    for (const Id<ir::Event> event : fee.told->on) on_.push_back(channels.channel_of(event));
    amount_ = channels.channel_of(fee.told->amount);
    period_ = channels.channel_of(fee.told->period);
  }

  // `told`: the places of all that may be told of fees.
  std::vector<Charge> all(const std::vector<std::size_t>& told) {
    for (std::size_t at = 0; at < told.size();) {
      std::size_t next = at + 1;
      while (next < told.size() && is_one_instant(told[at], told[next])) ++next;
      if (store_.occurrences[told[at]].at < as_of_) read(told, at, next);
      at = next;
    }
    std::sort(charges_.begin(), charges_.end(), [](const Charge& a, const Charge& b) {
      return std::tie(a.at, a.name, a.period, a.amount) <
             std::tie(b.at, b.name, b.period, b.amount);
    });
    return std::move(charges_);
  }

 private:
  bool is_one_instant(std::size_t a, std::size_t b) const {
    const Occurrence &one = store_.occurrences[a], &other = store_.occurrences[b];
    return one.subject == other.subject && one.at == other.at;
  }
  std::int64_t record_of(std::size_t at) const { return records_ == nullptr ? 0 : (*records_)[at]; }

  // Of one subject and instant: record by record, since each of them charges something; what one
  // says is of no other.
  void read(const std::vector<std::size_t>& told, std::size_t from, std::size_t to) {
    places_.clear();
    bool any = false;
    for (std::size_t i = from; i < to; ++i) {
      const events::Channel channel = store_.occurrences[told[i]].channel;
      const bool charges = std::find(on_.begin(), on_.end(), channel) != on_.end();
      any = any || charges;
      if (charges || channel == amount_ || channel == period_) places_.push_back(told[i]);
    }
    if (!any) return;
    std::sort(places_.begin(), places_.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(record_of(a), a) < std::pair(record_of(b), b);
    });
    std::vector<Said> records;
    for (std::size_t at = 0; at < places_.size();) {
      Said& said = records.emplace_back();
      const std::size_t first = at;
      for (; is_one_record(first, at); ++at) take(places_[at], said);
    }
    const Said beside = said_beside(records);
    for (Said& said : records) {
      if (!said.charges) continue;
      if (!said.amount) said.amount = beside.amount;
      if (!said.period) said.period = beside.period;
      charge(said);
    }
  }

  // What records of the same instant say that charge nothing themselves: what one that charges does
  // not say is that, unless they say different things.
  static Said said_beside(const std::vector<Said>& records) {
    std::vector<ir::Constant> amounts, periods;
    for (const Said& said : records) {
      if (!said.charges && said.amount) amounts.push_back(*said.amount);
      if (!said.charges && said.period) periods.push_back(*said.period);
    }
    return {false, the_one_of(amounts), the_one_of(periods)};
  }

  static std::optional<ir::Constant> the_one_of(const std::vector<ir::Constant>& values) {
    const auto differs = [&](const ir::Constant& value) {
      return value.kind != values.front().kind || value.text != values.front().text ||
             value.number != values.front().number;
    };
    if (values.empty() || std::any_of(values.begin(), values.end(), differs)) return std::nullopt;
    return values.front();
  }

  bool is_one_record(std::size_t at, std::size_t next) const {
    return next < places_.size() && record_of(places_[next]) == record_of(places_[at]);
  }

  void take(std::size_t at, Said& said) const {
    const Occurrence& one = store_.occurrences[at];
    if (one.channel == amount_) return take_value(one, said.amount);
    if (one.channel == period_) return take_value(one, said.period);
    said.charges = true;
    said.event = at;
  }

  void take_value(const Occurrence& one, std::optional<ir::Constant>& value) const {
    const auto id = static_cast<std::uint32_t>(one.value);
    if (!events::is_none(store_.values, id)) value = events::value_of(store_.values, id);
  }

  void charge(const Said& said) {
    const Occurrence& one = store_.occurrences[said.event];
    Charge made{std::string(store_.subjects.text(one.subject)),
                events::arrived_at(store_, said.event)};
    if (made.at >= as_of_) return;
    if (said.period) made.period = said.period->text;
    if (said.amount && said.amount->kind == ir::ConstantKind::Number) {
      made.amount = said.amount->number;
    }
    made.number = number_of(made.period);
    if (made.period.empty()) {
      made.unclear = Unclear::NoPeriod;
    } else if (!made.number) {
      made.unclear = Unclear::NoSuchPeriod;
    } else if (!made.amount) {
      made.unclear = Unclear::NoAmount;
    }
    made.place = events::place_of(store_, said.event);
    charges_.push_back(std::move(made));
  }

  // None: it is no period of the fee that lies in the term, be it in part.
  std::optional<std::int32_t> number_of(const std::string& label) const {
    const auto period = ir::parse_period(label, term_);
    if (!period || period->cadence != fee_.period) return std::nullopt;
    if (ir::last_day(*period, term_) < term_.first || ir::first_day(*period, term_) > term_.last) {
      return std::nullopt;
    }
    return period->number;
  }

  const events::EventStore& store_;
  Instant as_of_;
  const ir::Fee& fee_;
  ir::Term term_;
  const events::LargeVector<std::int64_t>* records_;
  std::vector<events::Channel> on_ = {};
  events::Channel amount_, period_;
  std::vector<std::size_t> places_ = {};
  std::vector<Charge> charges_ = {};
};

// In the order of the store.
std::vector<std::size_t> told_in(const ir::Program& program, const events::EventStore& store) {
  const events::Channels channels(program);
  std::vector<bool> tells(channels.count());
  for (const ir::Fee& fee : program.fees) {
    if (!fee.told) continue;
    for (const Id<ir::Event> event : fee.told->on) tells[channels.channel_of(event).index()] = true;
    tells[channels.channel_of(fee.told->amount).index()] = true;
    tells[channels.channel_of(fee.told->period).index()] = true;
  }
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < store.occurrences.size(); ++at) {
    if (tells[store.occurrences[at].channel.index()]) places.push_back(at);
  }
  return places;
}

std::map<std::int32_t, Rational> sums_of(const std::vector<Charge>& charges) {
  std::map<std::int32_t, Rational> sums;
  for (const Charge& charge : charges) {
    if (!charge.unclear) sums[*charge.number] += *charge.amount;
  }
  return sums;
}

}  // namespace

Charges charges_of(const ir::Program& program, const events::EventStore& store, Instant as_of) {
  Charges all;
  if (!ir::is_told(program)) return all;
  all.fees.resize(program.fees.size());
  all.told.fees.resize(program.fees.size());
  const std::vector<std::size_t> told = told_in(program, store);
  for (const Id<ir::Fee> id : ids_of(program.fees)) {
    const ir::Fee& fee = program[id];
    if (!fee.told || fee.derived) continue;
    OfFee& of = all.fees[id.index()];
    of.log = ir::log_of(program, *fee.told);
    of.charges = Reader(program, store, as_of, fee).all(told);
    all.told.fees[id.index()] = sums_of(of.charges);
  }
  return all;
}

void count_lost(Charges& charges, const events::Losses& losses, Instant as_of) {
  for (OfFee& of : charges.fees) {
    if (of.log.valid()) of.lost = losses.before(of.log, as_of);
  }
}

}  // namespace akad::charged
