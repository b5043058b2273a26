#!/bin/sh
# Breaks a copy of the engine on purpose, once for each line below, and shows that the story
# differential notices: break_engine.sh [cases]. Ends with code 1 when a break goes unnoticed.
set -eu

cases=${1:-40000}
root=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

cd "$root"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy" 2>/dev/null ||
  test -d "$copy/runtime"
cd "$copy"
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 >/dev/null

build() {
  if ! ninja -C build story_differential >build.log 2>&1; then
    tail -20 build.log
    exit 2
  fi
}

build
build/tests/oracle/story_differential "$cases" >/dev/null || {
  echo "the engine differs before anything was broken"
  exit 2
}

unnoticed=0
# break_it WHAT FILE SED-SCRIPT
break_it() {
  cp "$2" whole
  sed -i "$3" "$2"
  if cmp -s whole "$2"; then
    echo "NOT APPLIED  $1: the line in $2 is not there any more"
    unnoticed=1
    return
  fi
  build
  if timeout 600 build/tests/oracle/story_differential "$cases" >answer 2>&1; then
    echo "UNNOTICED    $1"
    unnoticed=1
  else
    echo "noticed      $1: $(grep -m1 -E '^difference|assert' answer || echo 'ended badly')"
  fi
  cp whole "$2"
  touch "$2"
}

break_it "due at the next opening instead of the closing" runtime/time/calendar.cpp \
  '/^Instant due(/,/^}/s/std::lower_bound/std::upper_bound/'
break_it "a pause postpones what is due twice" runtime/targets/running.cpp \
  '/^Instant reached(/,/^}/s/if (part.empty()) continue;/if (part.empty()) left += open_time(view.hours, stretch->from, stretch->to);/'
break_it "the gap before a reopening counts" runtime/targets/running.cpp \
  's/case clocks::StretchKind::Gap: to = stretch.from; break;/case clocks::StretchKind::Gap: break;/'
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
  '/^void repeat_start(/,/^}/s/begin_anew(w, at);/return;/'
break_it "a clock that counts from earlier forgets a pause that is not over" \
  runtime/clocks/items.cpp 's/w.event_paused = origin < at \&\& w.earlier_paused/w.event_paused = false/'
break_it "an item by value stops after the change" runtime/clocks/items.cpp \
  '/^void change_item(/,/^}/s/w.fresh_at = at;//'
break_it "a half is rounded down" runtime/base/rounding.cpp \
  's/case RoundingMode::HalfUp: return half >= 0/case RoundingMode::HalfUp: return half > 0/'
break_it "an early stop is counted although the start is too late" runtime/clocks/roles.cpp \
  's/if (at - early.at > w.clock.early_stop)/if (at - early.at > 2 * w.clock.early_stop)/'
break_it "time is attributed to who comes next" runtime/targets/running.cpp \
  's/holders\[next\].at <= from) ++next/holders[next].at <= from + kHour) ++next/'
break_it "a part of a composed calendar is not in the subject's zone" runtime/plan/bind.cpp \
  's/zone_signals.push_back(time::zone_signal_of(program, id))/zone_signals.push_back(program.calendars[i].zone_signal)/'
break_it "a difference of calendars is their intersection" runtime/time/bind_calendar.cpp \
  's/return combined(calendar, laid, without)/return combined(calendar, laid, intersected)/'
break_it "nobody waits for the next opening" runtime/targets/escalate.cpp \
  '/^Instant held(/,/^}/s/if (!rule.held ||/if (!rule.held || true ||/'
break_it "somebody is told in a gap that counts" runtime/targets/escalate.cpp \
  '/^void find_gaps(/,/^}/s/if (gap.to > item.cycle.started)/if (gap.to < item.cycle.started)/'
break_it "time before a change of hours counts in the new ones" runtime/targets/retarget.cpp \
  's/view.past.push_back({at, view.hours});/view.past = {{at, hours}};/'
break_it "a miss before a change is forgotten" runtime/targets/retarget.cpp \
  's/if (judged.verdict == ir::Verdict::Missed) terms.missed_before/if (stopped) terms.missed_before/'
break_it "less than is within" runtime/targets/conclude.cpp \
  's/return strict ? judged.elapsed >= limit.reach : /return /'

exit "$unnoticed"
