// Is a program one that the compiler could have written? The evaluation asserts what this promises.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

constexpr std::int64_t kMostUnfolded = 10000;  // nodes of a condition or calendar, parts repeated
constexpr int kDeepestCondition = 64;
constexpr int kDeepestCalendar = 16;
constexpr std::size_t kMostChannels = 65535;  // a 16-bit number in the event store
constexpr Duration kLongestShift = 366 * kDay;

bool in_time(Date date) { return date >= to_date({1970, 1, 1}) && date <= to_date({2100, 12, 31}); }

// Ids in range, dates in time and text that is UTF-8, wherever they stand.
struct Walk {
  const Program& program;
  Soundness& sound;
  Soundness& lists;  // whether each id of a list names something
  std::string_view table;
  std::size_t row = 0;

  // What only a later version of the format can say is refused.
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    require_known(name, rule.since <= kIrVersion || is_left_out(value, rule));
    visit(name, value);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    const auto came = [](const auto& is) { return version_of_kind<std::decay_t<decltype(is)>>(); };
    require_known(name, std::visit(came, one) <= kIrVersion);
    describe_kind(*this, one);
  }
  void require_known(const char* name, bool known) {
    sound.require(known, table, row,
                  fmt::format("`{}` says what no version of the format has yet", name));
  }

  template <class T>
  void visit(const char* name, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      sound.require(is_valid_utf8(value), table, row, fmt::format("`{}` is not UTF-8", name));
    } else if constexpr (std::is_same_v<T, Date>) {
      sound.require(in_time(value), table, row,
                    fmt::format("`{}` lies outside 1970 to 2100", name));
    } else if constexpr (kIsVector<T>) {
      for (const auto& element : value) {
        visit(name, element);
        require_named(element);
      }
    } else if constexpr (kIsOptional<T>) {
      if (value) visit(name, *value);
    } else if constexpr (kIsRow<T>) {
      describe_row(*this, value);
    } else if constexpr (kIsId<T>) {
      visit_id(name, value);
    } else if constexpr (std::is_enum_v<T>) {
      require_known(name, version_of_word(value) <= kIrVersion);
    }
  }

  template <class Row>
  void visit_id(const char* name, const Id<Row>& id) {
    const bool known = !id.valid() || id.index() < table_of<Row>(program).size();
    sound.require(known, table, row,
                  fmt::format("`{}` names row {}, which does not exist", name, id.at));
  }

  template <class Row>
  void require_named(const Id<Row>& id) {
    constexpr std::string_view kNamed = std::get<Table<Row>>(kTables).name;
    lists.require(id.valid(), table, row, fmt::format("{} is named", one_of(kNamed)));
  }
  template <class T>
  void require_named(const T&) {}
};

struct TableWalk {
  const Program& program;
  Soundness& sound;
  Soundness& lists;
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& = {}) {
    if constexpr (kIsVector<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        Walk walk{program, sound, lists, name, i};
        walk.visit(name, value[i]);
      }
    } else {
      Walk walk{program, sound, lists, name, 0};
      walk.visit(name, value);
    }
  }
};

bool is_currency(std::string_view text) {
  if (text.size() != 3) return false;
  for (const char c : text) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

void check_agreement(const Program& p, Soundness& s) {
  const Agreement& a = p.agreement;
  const auto require = [&](bool holds, std::string_view rule) {
    s.require(holds, "agreement", 0, rule);
  };
  require(p.ir_version >= 1 && p.ir_version <= kIrVersion && p.language == kLanguageEdition,
          "this version of the format or of the language is not known");
  require(p.ir_version > 1 || least_version(p) == 1,
          "what was read from version 1 says only what version 1 can say");
  require(a.term_first <= a.term_last, "the term does not end before it begins");
  require(!a.zone.empty(), "a time zone is named");
  require(is_currency(a.currency), "a currency is three capital letters");
  require(a.money_unit > 0, "the smallest amount is more than zero");
  for (std::size_t i = 0; i < p.fees.size(); ++i) {
    s.require(p.fees[i].amount >= 0, "fees", i, "a fee is not negative");
    s.require(p.fees[i].currency == a.currency, "fees", i, "a fee is in the agreement's currency");
  }
}

void check_holidays(const Program& p, Soundness& s) {
  for (std::size_t i = 0; i < p.holiday_sets.size(); ++i) {
    const HolidaySet& set = p.holiday_sets[i];
    bool ascending = set.covers_first <= set.covers_last;
    for (std::size_t d = 0; d < set.days.size(); ++d) {
      const Date date = set.days[d].date;
      ascending = ascending && date >= set.covers_first && date <= set.covers_last &&
                  (d == 0 || set.days[d - 1].date < date);
    }
    s.require(ascending, "holiday_sets", i, "dates ascend within the span that the set covers");
  }
}

bool is_window(std::int32_t open, std::int32_t close) {
  return open >= 0 && open <= 1439 && close >= 1 && close <= 1440;
}

struct SoundLine {
  bool operator()(const ClosedDates& line) const { return line.first <= line.last; }
  bool operator()(const ClosedHolidays& line) const { return line.holidays.valid(); }
  bool operator()(const OpenDates& line) const {
    return line.first <= line.last && is_window(line.open_minute, line.close_minute);
  }
};

struct CheckHours {
  Soundness& sound;
  std::size_t row;

  void operator()(const Windows& hours) const {
    for (const WeeklyWindow& w : hours.weekly) {
      require(w.days >= 1 && w.days <= 127 && is_window(w.open_minute, w.close_minute),
              "a weekly window has days and minutes of a day");
    }
    for (const DatedException& line : hours.exceptions) {
      require(std::visit(SoundLine{}, line.says),
              "an exception has dates and minutes, or a set of holidays");
    }
  }
  void operator()(const Union& hours) const { require_operands(hours.operands.size() >= 2); }
  void operator()(const Intersection& hours) const { require_operands(hours.operands.size() >= 2); }
  void operator()(const Difference& hours) const { require_operands(hours.operands.size() == 2); }
  void operator()(const Shift& hours) const {
    require_operands(hours.operands.size() == 1);
    require(hours.shift >= -kLongestShift && hours.shift <= kLongestShift,
            "a shift is at most a year");
  }

  void require(bool holds, std::string_view rule) const {
    sound.require(holds, "calendars", row, rule);
  }
  void require_operands(bool holds) const {
    require(holds, "a calendar has as many parts as its kind asks for");
  }
};

// Sizes and depths of a table whose rows are made of earlier rows: shared parts could otherwise
// make a small table cost exponential work or overflow the stack.
struct Growth {
  std::vector<std::int64_t> size;
  std::vector<int> depth;
};

template <class Row>
bool grow(Growth& growth, std::size_t row, const std::vector<Id<Row>>& parts, int deepest) {
  std::int64_t size = 1;
  int depth = 1;
  for (const Id<Row> part : parts) {
    if (!part.valid() || part.index() >= row) return false;
    size += growth.size[part.index()];
    depth = std::max(depth, growth.depth[part.index()] + 1);
  }
  growth.size.push_back(size);
  growth.depth.push_back(depth);
  return size <= kMostUnfolded && depth <= deepest;
}

void check_calendars(const Program& p, Soundness& s) {
  Growth growth;
  for (std::size_t i = 0; i < p.calendars.size() && s.wrong.empty(); ++i) {
    const Calendar& c = p.calendars[i];
    const auto require = [&](bool holds, std::string_view rule) {
      s.require(holds, "calendars", i, rule);
    };
    require(grow(growth, i, operands_of(c), kDeepestCalendar),
            "a calendar is made of earlier ones, not too many and not too deep");
    require(!c.zone.empty(), "a time zone is named");
    require(!c.zone_signal.valid() || p.signals[c.zone_signal.index()].kind == SignalKind::Text,
            "the signal that holds a zone is text");
    std::visit(CheckHours{s, i}, c.hours);
  }
}

bool is_sound(const TimeFormat& format) {
  return (format.kind == TimeKind::Local) == !format.zone.empty();
}

void check_logs(const Program& p, Soundness& s) {
  for (std::size_t i = 0; i < p.fields.size(); ++i) {
    const std::size_t steps = p.fields[i].path.size();
    s.require(steps >= 1 && steps <= 64, "fields", i, "a path has 1 to 64 steps");
  }
  for (std::size_t i = 0; i < p.logs.size(); ++i) {
    const Log& log = p.logs[i];
    s.require(is_sound(log.format) && is_sound(log.received_format), "logs", i,
              "local times, and only these, name their zone");
    s.require(log.subject.valid() == log.single_subject.empty(), "logs", i,
              "a log has a field for its subject or one subject, not both");
  }
  for (std::size_t i = 0; i < p.events.size(); ++i) {
    const Event& event = p.events[i];
    if (!s.require(event.log.valid() && is_sound(event.format), "events", i,
                   "an event belongs to a log; local times, and only these, name their zone")) {
      return;
    }
    s.require(event.at.valid() || p.logs[event.log.index()].time.valid(), "events", i,
              "an event has an instant of its own or its log has a time");
  }
  for (std::size_t i = 0; i < p.signals.size(); ++i) {
    const Signal& signal = p.signals[i];
    s.require(signal.log.valid() && signal.field.valid() && is_sound(signal.format), "signals", i,
              "a signal belongs to a log and has a field");
    s.require((signal.kind == SignalKind::Money) == is_currency(signal.currency), "signals", i,
              "money, and only money, has a currency");
  }
  for (std::size_t i = 0; i < p.windows.size(); ++i) {
    const Window& w = p.windows[i];
    s.require(w.log.valid() && w.from.valid() && w.to.valid() && is_sound(w.format), "windows", i,
              "a window belongs to a log and has two instants");
  }
  s.require(p.events.size() + p.signals.size() + p.windows.size() <= kMostChannels, "events", 0,
            "there are at most 65535 events, signals and windows");
}

bool is_sound(const Constant& c) {
  switch (c.kind) {
    case ConstantKind::Text: return true;
    case ConstantKind::Number: return true;
    case ConstantKind::Flag: return c.text == "true" || c.text == "false";
    case ConstantKind::Time: return c.time >= kFirstInstant && c.time < kEndOfTime;
  }
  return false;
}

bool has_parts(const Condition& c) {
  const bool leaf = !c.parts.empty() ? false : c.field.valid() != c.signal.valid();
  const bool bare = !c.field.valid() && !c.signal.valid() && c.constants.empty();
  switch (c.op) {
    case Operator::And:
    case Operator::Or: return bare && !c.parts.empty();
    case Operator::Not: return bare && c.parts.size() == 1;
    case Operator::Present:
    case Operator::Absent: return leaf && c.constants.empty();
    case Operator::OneOf: return leaf && !c.constants.empty();
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast:
    case Operator::Contains: return leaf && c.constants.size() == 1;
  }
  return false;
}

void check_conditions(const Program& p, Soundness& s) {
  Growth growth;
  for (std::size_t i = 0; i < p.conditions.size() && s.wrong.empty(); ++i) {
    const Condition& c = p.conditions[i];
    s.require(grow(growth, i, c.parts, kDeepestCondition), "conditions", i,
              "a condition is made of earlier ones, not too many and not too deep");
    s.require(has_parts(c), "conditions", i,
              "a condition has the parts and constants that its operator asks for");
    for (const Constant& constant : c.constants) {
      s.require(is_sound(constant), "conditions", i, "a constant is of its kind");
    }
  }
}

}  // namespace

bool Soundness::require(bool holds, std::string_view table, std::size_t row,
                        std::string_view rule) {
  if (holds || !wrong.empty()) return holds;
  wrong = table == "agreement" ? fmt::format("/{}: {}", table, rule)
                               : fmt::format("/{}/{}: {}", table, row, rule);
  return false;
}

std::string one_of(std::string_view table) {
  const bool vowel = std::string_view("aeiou").find(table.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", table.substr(0, table.size() - 1));
}

void verify_facts(const Program& program, Soundness& sound) {
  check_agreement(program, sound);
  check_holidays(program, sound);
  check_logs(program, sound);
  check_calendars(program, sound);
  check_conditions(program, sound);
}

std::string verify(const Program& program) {
  Soundness sound, lists;
  TableWalk walk{program, sound, lists};
  describe_row(walk, program);
  if (sound.wrong.empty()) verify_facts(program, sound);  // which follows ids
  if (sound.wrong.empty()) verify_terms(program, sound);
  return sound.wrong.empty() ? lists.wrong : sound.wrong;
}

}  // namespace akad::ir
