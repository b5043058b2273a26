#!/bin/sh
# Breaks a copy of the engine on purpose, once for each line below, and shows that a run and its
# explanations go on saying the same: break_explain.sh [items]. A rule of its own in an explanation
# would differ. Ends with code 1 when the two differ, or when a break makes no difference at all.
set -eu

items=${1:-1500}
. "$(dirname "$0")/../drive/broken_copy.sh"

ask() {
  within 600 build/tests/explain/explain_equals_run "$items" 1 "$1" >answer 2>&1
}

build explain_equals_run
ask sound.ndjson || {
  echo "run and explain differ before anything was broken"
  exit 2
}

wrong=0
# break_it WHAT FILE SED-SCRIPT
break_it() {
  if ! spoil "$2" "$3"; then
    echo "NOT APPLIED  $1: the line in $2 is not there any more"
    wrong=1
    return
  fi
  build explain_equals_run
  if ! ask broken.ndjson; then
    echo "DIFFERS      $1: $(grep -m1 -E '^difference|assert' answer || echo 'ended badly')"
    wrong=1
  elif cmp -s sound.ndjson broken.ndjson; then
    echo "NO EFFECT    $1"
    wrong=1
  elif python3 tests/explain/recompute.py broken.ndjson >recomputed; then
    echo "both alike   $1"
  else
    echo "both alike   $1; who works it out again differs: $(tail -1 recomputed)"
  fi
  mend "$2"
}

break_it "the gap before a reopening counts" runtime/targets/running.cpp \
  's/case StretchKind::Gap:$/case StretchKind::Gap: return stretch.to;/'
break_it "a limit that is reached exactly is missed" runtime/targets/conclude.cpp \
  's/: judged > limit.most;/: judged >= limit.most;/'
break_it "what is to be rounded down is rounded up" runtime/base/rounding.cpp \
  's/case RoundingMode::Down: return false/case RoundingMode::Down: return true/'
break_it "a carried clock starts again" runtime/targets/retarget.cpp \
  '/^void apply(/,/^}/s/if (policy == ir::Retarget::Restart)/if (policy <= ir::Retarget::Restart)/'
break_it "a resume ends no pause" runtime/clocks/roles.cpp \
  '/^void resume(/,/^}/s/    w.event_paused = false;/    w.event_paused = true;/'
break_it "a start that begins anew keeps the earlier start" runtime/clocks/roles.cpp \
  '/^void repeat_start(/,/^}/s/return begin_anew(w, at);/return;/'
break_it "items by start belong to the period of their stop" runtime/measures/items.cpp \
  's/return {BelongsBy::Start, item.cycle.started}/return {BelongsBy::Start, item.cycle.stopped}/'
break_it "what is open in a gap counts" runtime/clocks/story.cpp \
  '/^bool is_in_gap(/,/^}/s/return last.kind == /return false \&\& last.kind == /'
break_it "nobody is forgiven" runtime/measures/items.cpp \
  '/^bool forgiven(/,/^}/s/if (!item.stopped ||/if (true || !item.stopped ||/'
break_it "an outage that counts by its excess counts whole" runtime/clocks/outages/tell.cpp \
  's/counted.from += outage.length;/counted.from += 0;/'
break_it "outages that cross a month are split wherever they belong" \
  runtime/measures/time/distribute.cpp \
  '/^void to_beginning(/,/^}/s/plan.term)/plan::period(plan, period).span)/'

exit "$wrong"
