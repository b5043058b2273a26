#!/bin/sh
# Breaks a copy of the engine on purpose, once for each line below, and shows which test notices:
#   break_engine.sh [WORDS]     only the breaks with WORDS in their name
# Each break names its tests, the cheapest first; the first that fails, or has no end, has noticed.
# Ends with code 1 when a break goes unnoticed, or when its line is not in the sources any more.
set -eu

words=${1:-}
stories=40000      # cases of the story differential
settlements=6000   # cases of the settlement differential
amounts=20000      # cases of the amounts differential
. "$(dirname "$0")/../drive/broken_copy.sh"

holds() {  # TEST
  case $1 in
    story_differential) within 600 build/tests/oracle/story_differential "$stories" ;;
    settlement_differential)
      within 600 build/tests/oracle/settlement_differential "$settlements" ;;
    amounts_differential)
      within 600 build/tests/oracle/amounts_differential "$amounts" ;;
    matrix) within 600 build/tests/oracle/matrix 2 ;;
    conformance_*)
      within 300 build/tests/conformance/conformance build/akad "tests/conformance/${1#*_}" ;;
    *) (cd build && within 60 "tests/$1") ;;
  esac >answer 2>&1
}

# What a test that does not hold did. A test of units takes a second or two.
how() {  # CODE
  if [ "$1" -eq 137 ]; then echo ", which had no end"; fi
}

whole=
unnoticed=0
program_of() {  # TEST
  case $1 in
    conformance_*) echo akad conformance ;;
    *) echo "$1" ;;
  esac
}

# break_it WHAT FILE SED-SCRIPT [TEST...]; without tests it is the story differential's.
break_it() {
  what=$1
  file=$2
  script=$3
  shift 3
  case $what in *"$words"*) ;; *) return ;; esac
  [ $# -gt 0 ] || set -- story_differential
  for test in "$@"; do
    case $whole in *" $test "*) continue ;; esac
    build $(program_of "$test")
    holds "$test" || {
      echo "$test fails before anything was broken"
      tail -5 answer
      exit 2
    }
    whole="$whole $test "
  done
  if ! spoil "$file" "$script"; then
    printf 'NOT APPLIED  %-26s %s: the line in %s is not there any more\n' "" "$what" "$file"
    unnoticed=1
    mend "$file"
    return
  fi
  by=
  for test in "$@"; do
    build $(program_of "$test")
    holds "$test" || by=$test$(how $?)
    [ -z "$by" ] || break
  done
  if [ -n "$by" ]; then
    printf 'noticed by   %-26s %s\n' "$by" "$what"
  else
    printf 'UNNOTICED    %-26s %s\n' "" "$what"
    unnoticed=1
  fi
  mend "$file"
}

# Stories: what a clock did, and what a target makes of it.
break_it "due at the next opening instead of the closing" runtime/time/calendar.cpp \
  '/^Instant due(/,/^}/{s/ + length - 1)/ + length)/;s/: last + 1;/: last;/}'
break_it "what has elapsed is waited for again" runtime/targets/running.cpp \
  '/^Instant reached(/,/^}/s/left - here/left/'
break_it "the gap before a reopening counts" runtime/targets/running.cpp \
  's/case StretchKind::Gap:$/case StretchKind::Gap: return stretch.to;/'
break_it "a carried clock starts again" runtime/targets/retarget.cpp \
  '/^void apply(/,/^}/s/if (policy == ir::Retarget::Restart)/if (policy <= ir::Retarget::Restart)/'
break_it "a limit that is reached exactly is missed" runtime/targets/conclude.cpp \
  's/: judged.elapsed > limit.most/: judged.elapsed >= limit.most/'
break_it "a resume of the same instant is stronger than a pause" runtime/plan/plan.h \
  's/kResumes = 4, kPauses = 8/kResumes = 8, kPauses = 4/'
break_it "a state that becomes true once more does nothing" runtime/clocks/walk.cpp \
  's/if (now != before) w.holding = .*/if (now) w.holding = static_cast<plan::Roles>(w.holding | role);/'
break_it "a pause goes on into the next round" runtime/clocks/items.cpp \
  '/^void begin_round(/,/^}/s/go_live(w);/w.phase = Phase::Live;/'
break_it "a start that begins anew keeps the earlier start" runtime/clocks/roles.cpp \
  '/^void repeat_start(/,/^}/s/return begin_anew(w, at);/return;/'
break_it "a clock that counts from earlier forgets a pause that is not over" \
  runtime/clocks/items.cpp 's/w.event_paused = origin < at \&\& w.earlier_paused/w.event_paused = false/'
break_it "an item by value stops after the change" runtime/clocks/items.cpp \
  '/^void change_item(/,/^}/s/w.fresh_at = at;//'
break_it "a half is rounded down" runtime/base/rounding.cpp \
  's/case RoundingMode::HalfUp: return half >= 0/case RoundingMode::HalfUp: return half > 0/'
break_it "an early stop is counted although the start is too late" runtime/clocks/roles.cpp \
  's/if (at - early.at > w.clock.early_stop)/if (at - early.at > 2 * w.clock.early_stop)/'
break_it "time is attributed to who comes next" runtime/measures/items.cpp \
  's/next->at <= from) ++next/next->at <= from + kHour) ++next/'
break_it "a part of a composed calendar is not in the subject's zone" runtime/plan/bind.cpp \
  's/zone_signals.push_back(time::zone_signal_of(program, id))/zone_signals.push_back(program[id].zone_signal)/'
break_it "a difference of calendars is their intersection" runtime/time/bind_calendar.cpp \
  's/return combined(hours.operands, laid, without)/return combined(hours.operands, laid, intersected)/'
break_it "nobody waits for the next opening" runtime/targets/escalate.cpp \
  '/^Instant held(/,/^}/s/if (!rule.held ||/if (!rule.held || true ||/'
break_it "somebody is told in a gap that counts" runtime/targets/escalate.cpp \
  's/gap->from < cycle.stopped; ++gap)/false; ++gap)/'
break_it "time before a change of hours counts in the new ones" runtime/targets/running.cpp \
  's/^  view.past.push_back(.*elapsed(then)});$//'
break_it "of many stretches the last one is left out" runtime/targets/running.cpp \
  's/if (to - from > 1) sum += part_of/if (false) sum += part_of/' unit_clocks
break_it "a miss before a change is forgotten" runtime/targets/retarget.cpp \
  's/if (judged.verdict == ir::Verdict::Missed) terms.missed_before/if (stopped) terms.missed_before/'
break_it "less than is within" runtime/targets/conclude.cpp \
  's/return strict ? judged.elapsed >= limit.reach : /return /'

break_it "a due instant in a pause does not wait for its end" runtime/targets/limit.cpp \
  's/aim.at_opening = .*;/aim.at_opening = false;/'
break_it "an end of a day that is moved into a pause stays there" runtime/targets/limit.cpp \
  's/if (at == kNever || !is_open(aim.pause_hours, at)) return at/return at/' conformance_rules
break_it "pauses of calendar days are counted in the clock's hours" runtime/targets/limit.cpp \
  's/? aim.limit_hours : around_the_clock/? around_the_clock : aim.limit_hours/'
break_it "an item that starts at closing time starts in the hours" runtime/targets/limit.cpp \
  's/is_open(\*bound.calendar, origin)/is_open(*bound.calendar, origin - 1)/'

# Outages.
break_it "an outage of exactly the least length is none" runtime/clocks/outage.cpp \
  's/case ir::LengthTest::AtLeast: return length >= /case ir::LengthTest::AtLeast: return length > /' \
  unit_measures settlement_differential
break_it "the whole outage counts where only the excess should" runtime/clocks/outage.cpp \
  's/if (outage.counted == ir::Counted::Excess) counted.from += outage.length/(void)counted/' \
  unit_measures settlement_differential
break_it "outages that are apart stay apart" runtime/clocks/outage.cpp \
  's/outage.merge_gap)/Duration{0})/' settlement_differential
break_it "what began at as-of is down" runtime/clocks/outage.cpp \
  's/.at >= plan.as_of) break/.at > plan.as_of) break/' settlement_differential
break_it "an excess belongs to the month it begins in itself" runtime/measures/availability.cpp \
  '/^void to_beginning(/,/^}/s/range, run.whole.from)/range, run.counted.from)/' \
  unit_measures settlement_differential
break_it "an outage in the month it begins in is cut at its end" runtime/measures/availability.cpp \
  '/^void to_beginning(/,/^}/s/cut(run.counted, plan.term)/cut(run.counted, plan::period(plan, period).span)/' \
  unit_measures settlement_differential
break_it "a site is grouped by what it is at as-of" runtime/measures/values_at_ends.h \
  's/std::min(plan::period(plan_, period).span.to/std::max(plan::period(plan_, period).span.to/' settlement_differential

# Exclusions: what of the time that notices claim is granted.
break_it "an announcement of exactly the hours asked for is too late" \
  runtime/measures/exclusions/claims.cpp 's/return announced <= start - hours.length/return announced < start - hours.length/' \
  settlement_differential
break_it "any announcement before the start is early enough" runtime/measures/exclusions/claims.cpp \
  's/return announced <= start - hours.length/return announced <= start/' settlement_differential
break_it "a working day more is asked for" runtime/measures/exclusions/claims.cpp \
  's/announced, days->days) <= start/announced, days->days + 1) <= start/' conformance_rules
break_it "who announced today for yesterday did so yesterday" runtime/measures/exclusions/claims.cpp \
  's/says_when ? std::max(here.at, received) : here.at/says_when ? here.at : here.at/' \
  conformance_rules
break_it "a notice that was issued again claims twice" runtime/measures/exclusions/claims.cpp \
  's/\*next < place.span.from ? \*next : kNever/false ? *next : kNever/' conformance_rules
break_it "a notice is withdrawn although it has begun" runtime/measures/exclusions/claims.cpp \
  's/\*next < place.span.from) first/*next < kNever) first/' conformance_rules
break_it "what nobody agreed to is granted" runtime/measures/exclusions/claims.cpp \
  's/GrantReason::None : GrantReason::NotAgreed/GrantReason::None : GrantReason::None/' conformance_rules
break_it "what goes beyond is excluded too although it counts as down" \
  runtime/measures/exclusions/grants.cpp 's/if (rule == ir::Beyond::CountsAsDown ||/if (/' settlement_differential
break_it "the exclusion is not lost" runtime/measures/exclusions/grants.cpp \
  's/if (rule == ir::Beyond::ExclusionLost) return refuse.*/if (rule == ir::Beyond::ExclusionLost) return;/' settlement_differential
break_it "time outside the hours is granted" runtime/measures/exclusions/grants.cpp \
  's/row.time = time::open_within(calendar, row.time.front());/(void)calendar;/' settlement_differential
break_it "each window has the quota for itself" runtime/measures/exclusions/grants.cpp \
  's/^      left -= here.length();//' settlement_differential
break_it "a window that begins within the quota is granted whole" runtime/measures/exclusions/grants.cpp \
  's/here.to = std::min(here.to, here.from + left);//' settlement_differential
break_it "a quota of downtime is used by time that is up" runtime/measures/exclusions/grants.cpp \
  's/rules.quota_of == ir::QuotaOf::Downtime)/false)/' settlement_differential
break_it "a notice about one is about everybody" runtime/measures/exclusions/notices.cpp \
  's/if (concerned != kNever) {/if (concerned == kNever - 1) {/' conformance_rules
break_it "what is not promised stays promised" runtime/measures/exclusions/exclusions.cpp \
  's/? not_promised$/? not_down/' settlement_differential

# Hours, who is in service, items left out, and what the compiler lets through.
break_it "hours are promised around the clock" runtime/measures/time/tally.h \
  's/return tally.hours.empty() ? span.length()/return true ? span.length()/' matrix
break_it "who is not in service is covered" runtime/measures/time/coverage.cpp \
  's/coverage.not_covered = coverage.not_in_service;/coverage.not_covered = {};/' matrix
break_it "an item that is left out was open before" runtime/measures/items.cpp \
  's/if (may_be_open && item.left_out < 0) {/if (may_be_open) {/' matrix
break_it "an item that is left out counts" runtime/measures/items.cpp \
  's/^  if (item.left_out >= 0) {$/  if (item.left_out >= 1000) {/' matrix
break_it "unknown time goes with outages of the month they begin in" compiler/sema/parts/coverage.cpp \
  's/if (c.target.crossing == ir::CrossingOutages::ByBegin) {/if (false) {/' matrix
break_it "unknown time goes with what goes beyond its time" compiler/sema/parts/coverage.cpp \
  's/if (exclusion.beyond == ir::Beyond::CountsAsDown) continue;/continue;/' matrix

# Months and cells.
break_it "the first instant of a month belongs to the month before" runtime/plan/bind.cpp \
  '/^bool has(/s/at >= /at > /' unit_measures settlement_differential
break_it "the last day is not in the term" runtime/plan/period.cpp \
  's/{term.last.days + 1})/{term.last.days})/' settlement_differential
break_it "a week begins on Sunday" runtime/ir/cadence.cpp \
  's/kFirstMonday = 4/kFirstMonday = 3/' unit_ir settlement_differential
break_it "contract months begin with those of the calendar" runtime/ir/cadence.cpp \
  's/return date < months_later(from, months) ? months - 1 : months/return months/' unit_ir settlement_differential
break_it "an item due in a month belongs to its stop" runtime/measures/items.cpp \
  's/return {BelongsBy::Due, judgement.due};/return {BelongsBy::Due, judgement.due == kNever ? kNever : item.cycle.stopped};/' \
  unit_measures settlement_differential
break_it "grace ends an instant early" runtime/measures/items.cpp \
  's/judgement.due <= days/judgement.due < days/' \
  unit_measures settlement_differential
break_it "grace forgives what no month has counted" runtime/measures/items.cpp \
  's/OverdueMissedWithGrace || !missed_open) return/OverdueMissedWithGrace || (!missed_open \&\& false)) return/' settlement_differential
break_it "the end of a gap is open" runtime/clocks/story.cpp \
  '/^bool is_in_gap(/,/^}/s/at <= last.to/at < last.to/' \
  unit_measures settlement_differential
break_it "an overdue item is missed although open ones are left out" runtime/measures/items.cpp \
  's/item.rules.open_items != ir::OpenItems::LeftOut/true/' settlement_differential
break_it "an open item is grouped by what it is at as-of" runtime/measures/items.cpp \
  '/^bool count_open(/,/^}/s/open.values.at(at)/open.values.at(counter.plan.as_of)/' \
  settlement_differential
break_it "what is found is listed in the order of reading" runtime/events/finding.cpp \
  's/std::sort(all.begin(), all.end(), before);/std::sort(all.end(), all.end(), before);/' \
  unit_measures unit_facts
break_it "of many findings the first that were read are listed" runtime/events/finding.cpp \
  's/if (!earlier(finding, kept.first.front())) return;/return;/' unit_facts
break_it "items are not sorted by their number" runtime/measures/partial.cpp \
  '/^void sort_items(/,/^}/{s/, a.started, a.number)/, a.started)/;s/, b.started, b.number)/, b.started)/}' \
  unit_measures
break_it "merging forgets items that were missed open" runtime/measures/counts/item_counts.cpp \
  's/^  open_missed += other.open_missed;//' unit_clocks unit_measures
break_it "merging forgets the outages of a part" runtime/measures/counts/time_counts.cpp \
  's/^  outages += other.outages;//' unit_clocks unit_measures

# Verdicts.
break_it "a share that is reached exactly is missed" runtime/ir/comparison.h \
  's/case Comparison::AtLeast: return measured >= bound/case Comparison::AtLeast: return measured > bound/' \
  unit_results settlement_differential
break_it "as many items as the small number are small" runtime/measures/counts/item_counts.cpp \
  's/judged() < static_cast/judged() <= static_cast/' \
  unit_results settlement_differential
break_it "a month with all the misses allowed is missed" runtime/measures/counts/item_counts.cpp \
  's/all_missed() <= static_cast/all_missed() < static_cast/' \
  unit_results settlement_differential
break_it "an empty month that counts as missed is met" runtime/results/judge.cpp \
  's/Missed: return ir::Verdict::Missed/Missed: return ir::Verdict::Met/' \
  unit_results settlement_differential
break_it "misses that are allowed cost" runtime/results/judge.cpp \
  's/if (result.small_sample) return std::nullopt/(void)target/' \
  unit_results settlement_differential

# Months of 30 days, targets that look back, and seasons.
break_it "what is not measured of a month of 30 days is taken with its own length" \
  runtime/measures/availability.cpp \
  's/days, measured);/days, [\&](const Interval\& span) { return cut(span, now).length(); }) - promised(tally, at, away, now);/' \
  settlement_differential
break_it "what is left out where it is excluded is up without exclusions" \
  runtime/measures/time/excluding.cpp \
  's/away_without = time::united(coverage.left_out, coverage.not_covered)/away_without = coverage.not_covered/' \
  settlement_differential
break_it "a month that goes on has its 30 days already" runtime/plan/period.cpp \
  's/Rational(measured(span), span.length())/Rational(measured(span) > 0 ? 1 : 0)/' settlement_differential
break_it "a result that looks back has one period more" runtime/results/looking_back.cpp \
  's/if (sums.size() > over) sums.pop();/if (sums.size() > over + 1) sums.pop();/' settlement_differential
break_it "an outage across two months is two in a result over both" \
  runtime/measures/counts/time_counts.cpp \
  's/outages -= std::min<std::uint64_t>(outages, .*);//' settlement_differential
break_it "an outage is another one behind a month that counts nothing of it" \
  runtime/measures/counts/time_counts.cpp 's/if (ago > periods) from/if (ago > 1) from/' conformance_rules
break_it "an item open at the ends of two months is two in a result over both" \
  runtime/measures/counts/item_counts.cpp 's/if (by_stop) pending = 0;/(void)by_stop;/' \
  settlement_differential
break_it "the first periods count though they are not applicable" runtime/results/judge.cpp \
  's/  } else if (result.too_short) {/  } else if (false) {/' settlement_differential
break_it "what was owed for is owed for again" runtime/settlement/credits.cpp \
  's/if (back \&\& line->exact > 0) back->owe(.*//' settlement_differential
break_it "nothing says why nothing is owed" runtime/settlement/credits.cpp \
  's/if (!back.has_earned() || !owes(alone))/if (!back.has_earned() || owes(alone))/' settlement_differential
break_it "what falls due between seasons is under a cap by season" runtime/settlement/limits/caps.cpp \
  's/if (ir::is_between(ir::period_of(program\[cap\].cadence, last, term))) continue;/(void)term;/' \
  settlement_differential
break_it "a season's fee is owed where it begins" runtime/ir/amounts/fees.cpp \
  's/const Date end = last_day_within(season, charge.term);/const Date end = row.first;/' \
  settlement_differential

# Money.
break_it "a row below a bound holds at the bound" runtime/ir/remedy.h \
  's/case BoundKind::Below: return Comparison::LessThan/case BoundKind::Below: return Comparison::AtMost/' \
  unit_settlement settlement_differential
break_it "the widest cap comes first" runtime/ir/program.cpp \
  's/return {credits, program.signals/return {program.credits.size() - credits, program.signals/' \
  unit_settlement settlement_differential
break_it "a cap forgets what earlier periods used" runtime/settlement/limits/caps.cpp \
  's/if (used != ledger.used.end()) bucket.earlier/if (false) bucket.earlier/' \
  unit_settlement settlement_differential
break_it "a cap of a longer period is forgotten before it is over" runtime/settlement/settle.cpp \
  's/last_day_within(bucket.period, term) <= last/last_day_within(bucket.period, term) >= last/' \
  unit_settlement settlement_differential
break_it "periods that end together are capped apart" runtime/settlement/settle.cpp \
  's/end_of(to) == end_of(from)/end_of(to) < end_of(from)/' unit_settlement settlement_differential
break_it "a part of a period costs all of it" runtime/ir/amounts/fees.cpp \
  's/is_cut(period, term) ? Rational(whole/days_left(period, term) < Rational(0) ? Rational(whole/' \
  unit_ir settlement_differential
break_it "a sum of fees has the period that goes on" runtime/ir/amounts/fees.cpp \
  's/if (last_day_within(last, term) > to) --last.number;//' unit_ir settlement_differential
break_it "a part of a fee is the whole" runtime/ir/amounts/fees.cpp \
  's/charge.fee.amount \/ parts_in(cadence, period.cadence)/charge.fee.amount/' unit_ir settlement_differential
break_it "a cap for each subject limits them together" runtime/results/groups.cpp \
  's/if (cap.by_subject) values.push_back(group.back())/(void)cap/' \
  unit_settlement settlement_differential
break_it "a cap takes all from the lines beyond it" runtime/settlement/limits/caps.cpp \
  's/const Rational part = bucket.most \/ sum/const Rational part = (sum - bucket.most) \/ sum/' \
  unit_settlement settlement_differential
break_it "the smallest remainder gets what is left" runtime/settlement/payable/rounding.cpp \
  's/return a.remainder > b.remainder/return a.remainder < b.remainder/' \
  unit_settlement settlement_differential
break_it "rounding may end above a cap" runtime/settlement/payable/rounding.cpp \
  's/^  keep_under_caps(r);/  if (false) keep_under_caps(r);/' unit_settlement settlement_differential
break_it "what rounding left is nobody's" runtime/settlement/payable/rounding.cpp \
  's/^  give_units_left(r);/  if (false) give_units_left(r);/' unit_settlement settlement_differential
break_it "a half goes to the odd unit" runtime/base/rounding.cpp \
  's/half == 0 \&\& odd/half == 0 \&\& !odd/' unit_base settlement_differential

# Rates: what is counted, how many units that is, and what they cost.
rates=runtime/ir/amounts/rates.cpp
break_it "what is free is taken off although the whole counts" $rates \
  's/case Grace::OnceBeyond: return counted;/case Grace::OnceBeyond: return counted - free;/' \
  amounts_differential
break_it "what is just free is paid once and for all" $rates \
  's/if (counted <= free) return 0;/if (counted < free) return 0;/' amounts_differential
break_it "a full unit may be a part of one" $rates \
  's/case Parts::Full: return round_to(units, RoundingMode::Down/case Parts::Full: return round_to(units, RoundingMode::Up/' \
  amounts_differential
break_it "a part of a unit is left away although it counts" $rates \
  's/case Parts::OrPart: return round_to(units, RoundingMode::Up/case Parts::OrPart: return round_to(units, RoundingMode::Down/' \
  amounts_differential
break_it "points are counted below all" $rates \
  's/return in_units(each.below - result/return in_units(Rational(1) - result/' amounts_differential
break_it "a share of the time down is of all the time" $rates \
  's/(Rational(promised) \* each.of)/Rational(promised)/' amounts_differential
break_it "the most of a rate is forgotten" $rates \
  's/owed.amount = std::min(owed.whole, \*owed.most);/owed.amount = owed.whole;/' amounts_differential
break_it "the most of a rate is that of each period" $rates \
  's/std::max<Rational>(\*prices.most - before, 0)/*prices.most + before * 0/' amounts_differential
break_it "a miss is owed for in each period that counts it" runtime/owed/owed.cpp \
  's/return counts.all_missed() - counts.missed_earlier/return counts.all_missed()/' \
  amounts_differential
break_it "what was paid of an item is paid again" runtime/measures/amounts/item_amounts.cpp \
  's/const Rational more = counted.units - item.units;/const Rational more = counted.units;/' \
  amounts_differential
break_it "what an item is worth is read anew" runtime/measures/amounts/item_amounts.cpp \
  's/if (!item.counted) item.worth/item.worth/' amounts_differential
break_it "an item of which nobody knows the worth is none" runtime/measures/amounts/item_amounts.cpp \
  's/unknown.unknown = 1;/unknown.unknown = 0;/' amounts_differential
break_it "late around the clock is late in the clock's hours" runtime/measures/amounts/late.cpp \
  's/return around_the_clock ? late.until - late.due : /(void)around_the_clock; return /' \
  amounts_differential
break_it "a due at midnight is of the date that begins" runtime/measures/amounts/late.cpp \
  's/late.due - 1).days + 1/late.due).days + 1/' amounts_differential
break_it "the date of the stop never counts" runtime/measures/amounts/late.cpp \
  's/last_included ? reached : over/last_included ? over : over/' amounts_differential
break_it "an open item is late on the date behind its period" runtime/measures/amounts/late.cpp \
  's/late.stopped ? late.until : late.until - 1/late.until/' amounts_differential
break_it "days off are working days" runtime/measures/amounts/late.cpp \
  's/if (calendar != nullptr) return/if (false) return/' amounts_differential
break_it "what is owed where the target is missed is always owed" runtime/settlement/credits.cpp \
  's/if (rule().when == ir::OwedWhen::Missed/if (rule().unit == 0/' amounts_differential
break_it "met by a small number is not met" runtime/settlement/credits.cpp \
  's/ir::OwedWhen::Always \&\& owing.result.small_sample/ir::OwedWhen::Always \&\& false/' \
  amounts_differential
break_it "a row for more than has its bound" runtime/results/judge.cpp \
  's/ir::test_of(slab.bound)/ir::test_of(slab.bound == ir::BoundKind::MoreThan ? ir::BoundKind::AtLeast : slab.bound)/' \
  amounts_differential

# Fees that change, pools, and caps over the last periods.
fees=runtime/ir/amounts/fees.cpp
break_it "a fee is what it was at first" $fees \
  's/return next == fee.later.begin() ? fee.amount/return next != fee.later.end() + 1 ? fee.amount/' \
  amounts_differential
break_it "a fee changes a day late" $fees \
  's/return step.from <= date; })/return step.from < date; })/' amounts_differential
break_it "a sum has the fees of the first period" $fees \
  's/sum += (step.amount - \*before) \* rest;/sum += (step.amount - *before) * rest * 0;/' \
  amounts_differential
break_it "a part of a fee is of the fee at its beginning" $fees \
  's/amount_on(charge.fee, last_day_within(period, charge.term))/amount_on(charge.fee, first_day(period, charge.term))/' \
  amounts_differential
break_it "a pool is all of its fee" $fees \
  's/fee.amount = whole.amount \* share;/fee.amount = whole.amount;/' amounts_differential
break_it "a pool does not change with its fee" $fees \
  's/for (FeeStep\& step : fee.later) step.amount \*= share;/(void)share;/' amounts_differential
break_it "a cap that looks back knows its last period alone" runtime/settlement/limits/caps.cpp \
  's/back < rule.over_last; ++back/back < std::min(1, rule.over_last); ++back/' amounts_differential
break_it "a cap that looks back forgets while its own period goes on" runtime/settlement/settle.cpp \
  's/cap.over_last, bucket.group});/cap.over_last + 1, bucket.group});/' \
  unit_settlement amounts_differential
break_it "a cap that looks back leaves less than nothing" runtime/settlement/limits/caps.cpp \
  's/bucket.most = std::max<Rational>(most - bucket.earlier, 0)/bucket.most = most - bucket.earlier/' \
  amounts_differential
break_it "a cap that looks back is of the fee of its last period" runtime/settlement/limits/caps.cpp \
  's/ir::money_of(program, rule.most, bucket.period, rule.over_last)/ir::money_of(program, rule.most, bucket.period)/' \
  amounts_differential
break_it "a cap that looks back comes first of its length" runtime/ir/program.cpp \
  's/^  return length + 1;/  return length - 1;/' amounts_differential
break_it "days and weeks that a cap looks back on are always few" runtime/ir/program.cpp \
  's/^  return most_days_of(cadence) <= .*/  return false;/' amounts_differential

exit "$unnoticed"
