// What is counted, and in which units.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/rates/rate.h"
#include "runtime/base/text.h"
#include "runtime/ir/amounts/in_kind.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema::rates {
namespace {

using scope::Choice;
using scope::complain;

constexpr int kShownDigits = 10;

bool is_of_items(const ir::Target& target) {
  return std::holds_alternative<ir::OfItems>(target.of);
}

// What a target for a sum has is the sum alone.
bool refuse_sum(const Reading& reading, std::string_view what) {
  const std::string* summed = ir::summed_by(*reading.target);
  if (summed == nullptr) return false;
  refuse(reading, worded("the target `{}` is for a sum, and has no {}", reading.target->name, what),
         fmt::format("what it has is the sum: for each of the \"{}\"; or a table: the result is …",
                     *summed));
  return true;
}

// Nor has what is asked of all items together.
bool refuse_lengths(const Reading& reading, std::string_view what) {
  if (!ir::is_of_lengths(*reading.target)) return false;
  refuse(reading,
         worded("the target `{}` asks how long items take together, and has no {}",
                reading.target->name, what),
         "what it has is one length: a table of lengths, the result is …");
  return true;
}

// Nor has a figure.
bool refuse_figure(const Reading& reading, std::string_view what) {
  if (!ir::figure_of(*reading.target).valid()) return false;
  refuse(reading,
         worded("the target `{}` is for a figure, and has no {}", reading.target->name, what),
         "what it has is the figure: a table, the result is …");
  return true;
}

// Of a share that is promised at most, no result is too low.
bool refuse_at_most(const Reading& reading) {
  if (!ir::figure_of(*reading.target).valid()) return false;
  if (ir::measured_kind(*reading.target) != MeasuredKind::Share) {
    return refuse_figure(reading, "percentage points");
  }
  if (ir::more_is_better(reading.target->test)) return false;
  refuse(reading,
         worded("the target `{}` promises a share at most: points below it are no miss",
                reading.target->name),
         "a table: the result is …; a rate for points above is not in the language yet");
  return true;
}

bool check_items(const Reading& reading, std::string_view what) {
  if (reading.target == nullptr) return true;
  if (refuse_figure(reading, what)) return false;
  if (refuse_lengths(reading, what)) return false;
  if (is_of_items(*reading.target)) return true;
  if (refuse_sum(reading, what)) return false;
  refuse(reading,
         worded("the target `{}` measures time, and has no {}", reading.target->name, what),
         "what it has is downtime: for each full hour of downtime; or the result: for each full "
         "0.1 percentage points below 99.9%");
  return false;
}

// A period that counts an item whose stop comes later would owe more, after it was settled.
bool check_lateness(const Reading& reading) {
  if (!check_items(reading, "lateness")) return false;
  if (reading.target == nullptr) return true;
  if (ir::of_items(*reading.target).attribution == ir::Attribution::ByStop) return true;
  refuse(reading,
         worded("the target `{}` counts an item in a period in which it need not have stopped: how "
                "late it will be in the end, nobody knows then",
                reading.target->name),
         "an amount by lateness is for targets of items that stop in the period; one for each miss "
         "is another deal");
  return false;
}

bool check_time(const Reading& reading) {
  if (reading.target == nullptr) return true;
  if (refuse_sum(reading, "downtime") || refuse_figure(reading, "downtime")) return false;
  if (!is_of_items(*reading.target)) return true;
  refuse(reading, worded("the target `{}` counts items, and has no downtime", reading.target->name),
         "what it has are misses, and how late each is: for each miss; for each full hour late");
  return false;
}

// What one and a half of a unit cost, by the parts of a unit.
std::vector<Step> offers_of_parts(const ast::PartedUnit& unit, const std::string& price,
                                  const std::string& half_more, bool before_free) {
  const auto costs = [&](std::string_view how) {
    return fmt::format("{} cost {}{}", half_more, price, how);
  };
  const std::string comma = before_free ? "," : "";
  // "of the points": one of them.
  const std::string_view one = unit.counted_text.starts_with("of ") ? "1 " : "";
  Step full = inserted(fmt::format("full {}", one), costs(" once"), unit.counted, false);
  Step part = inserted(", or part" + comma, costs(" twice"), unit.counted, true);
  Step share =
      inserted(", in proportion" + comma, costs(" one and a half times"), unit.counted, true);
  full.text = fmt::format("for each full {}{}", one, unit.counted_text);
  part.text = fmt::format("for each {}, or part", unit.counted_text);
  share.text = fmt::format("for each {}, in proportion", unit.counted_text);
  return {std::move(full), std::move(part), std::move(share)};
}

std::optional<ir::Parts> parts_of(const Reading& reading, const ast::PartedUnit& unit,
                                  const std::string& half_more, bool before_free) {
  if (unit.parts.size() > 1) {
    scope::excluded(reading.scope, unit.parts.back().span, unit.parts.front().span,
                    "full units alone are paid, or parts too, not both");
    return std::nullopt;
  }
  if (!unit.parts.empty()) return unit.parts.front().parts;
  scope::Asked asked{unit.counted_text, {}};
  asked.offers = offers_of_parts(unit, reading.written.price.text, half_more, before_free);
  demand(reading.scope, Choice::PartsOfUnit, reading.written.each.span, asked);
  return std::nullopt;
}

template <class Amount>
bool lacks_comma(const std::optional<ast::Free<Amount>>& free) {
  return free && !free->behind_comma;
}

bool has_days(const ast::DurationLiteral& length) {
  for (const ast::DurationPart& part : length.parts) {
    if (part.unit >= ast::Unit::Day) return true;
  }
  return false;
}

// "for each day late": hours, or dates.
void report_day_late(const Reading& reading, const ast::EachTimeLate& late) {
  const ast::DurationPart& part = late.length.parts.front();
  Diagnostic row =
      diagnose(Code::AK0301, late.length.span,
               worded("a day late may be 24 hours, a date or a working day: a rate says which"))
          .with_label("which is meant?");
  const auto way = [&](std::string text, std::string means) {
    Step step{"for each " + text, std::move(means)};
    step.edits.push_back({late.unit.counted, std::move(text)});
    row = std::move(row).with_step(std::move(step));
  };
  if (part.number.value == 1 && part.unit == ast::Unit::Day && late.length.parts.size() == 1) {
    way("24 hours late around the clock", "from the time it was due, whatever the date");
    way("date after the due date", "from midnight to midnight; the last one counts or does not");
    for (const std::string& calendar : scope::names_of<ast::Calendar>(reading.scope.names)) {
      way(fmt::format("working day of {} after the due date", calendar), "dates on which it opens");
    }
  } else {
    row = std::move(row).with_help("for each 168 hours late around the clock, for a week");
  }
  complain(reading.scope, std::move(row));
}

// A unit of time; none where it is reported.
std::optional<Duration> unit_of(const Reading& reading, const ast::DurationLiteral& written) {
  const auto length = duration_of(reading.scope, written, {});
  if (!length || *length > 0) return length;
  complain(reading.scope, Code::AK0308, written.span, "a unit of time is more than nothing");
  return std::nullopt;
}

std::string half_more_of(Duration unit) { return format_duration(unit + unit / 2); }

struct EachOf {
  const Reading& reading;
  const std::optional<ir::Price>& price;

  using Found = std::optional<ir::Each>;

  Found operator()(const ast::EachMiss& written) const {
    if (!check_items(reading, "misses")) return std::nullopt;
    ir::EachMiss each;
    if (!set_free(written.free, each.free, each.grace, "the number of misses that are free")) {
      return std::nullopt;
    }
    if (written.free && price && std::holds_alternative<ir::ShareOfItem>(price->is)) {
      complain(reading.scope,
               diagnose(Code::AK0207, written.free->span,
                        "each item has an amount of its own, and it is not said which of the "
                        "misses are free")
                   .with_other(reading.written.price.span, "of each item")
                   .with_help("an amount of money or a share of a fee is the same for each miss"));
      return std::nullopt;
    }
    return ir::Each{each};
  }
  Found operator()(const ast::EachTimeLate& written) const {
    if (!check_lateness(reading)) return std::nullopt;
    if (has_days(written.length)) {
      report_day_late(reading, written);
      return std::nullopt;
    }
    ir::EachTimeLate each;
    each.around_the_clock = written.around_the_clock;
    return of_time(written, each);
  }
  Found operator()(const ast::EachTimeDown& written) const {
    if (!check_time(reading)) return std::nullopt;
    ir::EachTimeDown each;
    each.of_each_outage = written.of_each_outage;
    return of_time(written, each);
  }
  Found operator()(const ast::EachDateLate& written) const {
    if (!check_lateness(reading)) return std::nullopt;
    ir::EachDateLate each;
    bool sound = set_free(written.free, each.free, each.grace, "the number of dates that are free");
    if (written.calendar) {
      each.calendar = resolve<ast::Calendar>(reading.scope, *written.calendar);
      sound = sound && each.calendar.valid();
    }
    if (!written.last_included) {
      demand_last(written);
      return std::nullopt;
    }
    each.last_included = *written.last_included;
    return sound ? Found{ir::Each{each}} : std::nullopt;
  }
  Found operator()(const ast::EachPointBelow& written) const {
    const auto below = share_of(reading.scope, written.below);
    const auto parts =
        parts_of(reading, written.unit,
                 fmt::format("{} percentage points",
                             to_decimal(written.step.value * Rational(3, 2), kShownDigits)),
                 false);
    if (!check_points(written) || !below || !parts) return std::nullopt;
    const bool refused = reading.target != nullptr &&
                         (refuse_sum(reading, "percentage points") ||
                          refuse_lengths(reading, "percentage points") || refuse_at_most(reading));
    if (refused) return std::nullopt;
    return ir::Each{ir::EachPointBelow{written.step.value / 100, *below, *parts}};
  }
  Found operator()(const ast::EachOfSum& written) const {
    if (!check_sum(written)) return std::nullopt;
    ir::EachOfSum each;
    each.of = written.of.text;
    each.unit = written.unit.value;
    if (written.free) {
      if (scope::report_thousands(reading.scope, written.free->amount)) return std::nullopt;
      each.free = written.free->amount.value;
      each.grace = written.free->grace;
    }
    if (each.unit == 1 && is_whole(each.free) && are_whole(each.of) &&
        written.parted.parts.empty()) {
      return ir::Each{each};
    }
    const auto half_more = to_decimal(each.unit * Rational(3, 2), kShownDigits);
    const auto parts = parts_of(reading, written.parted, half_more, lacks_comma(written.free));
    if (!parts) return std::nullopt;
    each.parts = *parts;
    return ir::Each{each};
  }
  Found operator()(const ast::ShareOfTimeDown& written) const {
    if (!check_time(reading)) return std::nullopt;
    if (!written.of) return ir::Each{ir::ShareOfTimeDown{}};
    const auto of = share_of(reading.scope, *written.of);
    if (!of) return std::nullopt;
    if (*of > 0) return ir::Each{ir::ShareOfTimeDown{*of}};
    complain(reading.scope, Code::AK0308, written.of->span, "a share of nothing cannot be taken");
    return std::nullopt;
  }

 private:
  template <class Written, class Each>
  Found of_time(const Written& written, Each each) const {
    const auto unit = unit_of(reading, written.length);
    const auto parts = parts_of(reading, written.unit, half_more_of(unit.value_or(kHour)),
                                lacks_comma(written.free));
    if (!unit || !parts) return std::nullopt;
    each.unit = *unit;
    each.parts = *parts;
    if (!written.free) return ir::Each{each};
    const auto free = duration_of(reading.scope, written.free->amount, {});
    if (!free) return std::nullopt;
    each.free = *free;
    each.grace = written.free->grace;
    return ir::Each{each};
  }

  bool set_free(const std::optional<ast::Free<ast::Number>>& written, std::int32_t& free,
                ir::Grace& grace, std::string_view what) const {
    if (!written) return true;
    const auto count = count_of(reading.scope, written->amount, 1, ir::kMostItems, what);
    free = count.value_or(0);
    grace = written->grace;
    return count.has_value();
  }

  bool check_points(const ast::EachPointBelow& written) const {
    if (written.step.value <= 0 || written.step.value > 100) {
      complain(reading.scope, Code::AK0308, written.step.span,
               "a step is more than nothing, and at most 100 percentage points");
      return false;
    }
    if (written.below.share != 0) return true;
    complain(reading.scope, Code::AK0308, written.below.span, "no result is below 0%");
    return false;
  }

  // Of what is summed, by the target.
  bool check_sum(const ast::EachOfSum& written) const {
    if (reading.target == nullptr) return false;  // reported
    const std::string* summed = ir::summed_by(*reading.target);
    if (summed == nullptr) {
      refuse(reading, worded("the target `{}` is for no sum", reading.target->name),
             fmt::format("a target for one: the sum is at most 4 \"{}\" in each calendar month",
                         written.of.text));
      return false;
    }
    if (!summed->empty() && *summed != written.of.text) {
      complain(reading.scope,
               diagnose(Code::AK0312, written.of.span,
                        worded("this is \"{}\", and the target `{}` is a sum of \"{}\"",
                               written.of.text, reading.target->name, *summed))
                   .with_help("the same in both places, in the same words"));
      return false;
    }
    if (scope::report_thousands(reading.scope, written.unit)) return false;
    if (written.unit.value > 0) return true;
    complain(reading.scope, Code::AK0308, written.unit.span, "a unit is more than nothing");
    return false;
  }

  // All that may be owed of it is a whole number.
  bool are_whole(const std::string& of) const {
    const auto& credits = reading.scope.program.credits;
    return std::all_of(credits.begin(), credits.end(), [&](const ir::Credit& credit) {
      const std::string* unit = ir::unit_in_kind(credit);
      return unit == nullptr || *unit != of || ir::is_always_whole(credit);
    });
  }

  void demand_last(const ast::EachDateLate& written) const {
    const std::string comma = lacks_comma(written.free) ? "," : "";
    const std::string counted =
        written.calendar
            ? fmt::format("working day of {} after the due date", written.calendar->text)
            : "date after the due date";
    scope::Asked asked{counted, {}};
    const auto way = [&](std::string_view how, std::string means) {
      Step step = inserted(fmt::format(", the last one {}{}", how, comma), std::move(means),
                           written.counted, true);
      step.text = fmt::format("for each {}, the last one {}", counted, how);
      asked.offers.push_back(std::move(step));
    };
    way("included", "due on a Monday and done on the Wednesday behind it costs two dates");
    way("left out", "due on a Monday and done on the Wednesday behind it costs one date");
    demand(reading.scope, Choice::LastDate, reading.written.each.span, asked);
  }
};

}  // namespace

void refuse(const Reading& reading, Message message, std::string help) {
  complain(reading.scope, diagnose(Code::AK0207, reading.written.each.span, std::move(message))
                              .with_other(reading.target_place, "this target")
                              .with_help(std::move(help)));
}

Step inserted(std::string text, std::string means, Span where, bool behind) {
  const std::uint32_t at = behind ? where.end : where.begin;
  Step step{text, std::move(means)};
  step.edits.push_back({{where.file, at, at}, std::move(text)});
  return step;
}

std::optional<ir::Each> each_of(const Reading& reading, const std::optional<ir::Price>& price) {
  return std::visit(EachOf{reading, price}, reading.written.each.of);
}

}  // namespace akad::sema::rates
