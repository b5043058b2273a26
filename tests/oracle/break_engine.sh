#!/bin/sh
# Breaks a copy of the engine on purpose, once for each line below, and shows that the story
# differential notices: break_engine.sh [cases]. Ends with code 1 when a break goes unnoticed.
set -eu

cases=${1:-20000}
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
    exit 2
  fi
  build
  if timeout 600 build/tests/oracle/story_differential "$cases" >answer 2>&1; then
    echo "UNNOTICED    $1"
    unnoticed=1
  else
    echo "noticed      $1: $(grep -m1 -E '^difference|assert' answer || echo 'ended badly')"
  fi
  cp whole "$2"
}

break_it "due at the next opening instead of the closing" runtime/time/calendar.cpp \
  '/^Instant due(/,/^}/s/std::lower_bound/std::upper_bound/'
break_it "a pause postpones what is due twice" runtime/targets/running.cpp \
  '/^Instant reached(/,/^}/s/if (part.empty()) continue;/if (part.empty()) left += open_time(view.hours, stretch->from, stretch->to);/'
break_it "the gap before a reopening counts" runtime/targets/running.cpp \
  's/case clocks::StretchKind::Gap: to = stretch.from; break;/case clocks::StretchKind::Gap: break;/'
break_it "a carried clock starts again" runtime/targets/retarget.cpp \
  '/^void apply(/,/^}/s/if (policy == ir::Retarget::Restart)/if (policy <= ir::Retarget::Restart)/'
break_it "a limit that is reached exactly is missed" runtime/targets/judge.cpp \
  's/result.elapsed > limit.most/result.elapsed >= limit.most/'
break_it "a pause of the same instant is stronger than a stop's" runtime/plan/plan.h \
  's/kPauses = \([0-9]*\), kResets/kPauses = \1, kResets/; s/constexpr Roles kStarts = \([0-9]*\), kResumes = \([0-9]*\), kPauses = \([0-9]*\)/constexpr Roles kStarts = \1, kResumes = \3, kPauses = \2/'

exit "$unnoticed"
