#!/bin/sh
# Takes from a copy of the program, once for each line below, one reason for which akad diff says
# that a difference depends, and shows that random stories then break a claim:
#   break_favour.sh [CASES] [WORDS]     only the lines with WORDS in their name
# Ends with code 1 when no claim breaks, or when the line is not in the sources any more.
set -eu

cases=${1:-20000}
words=${2:-}
. "$(dirname "$0")/../drive/broken_copy.sh"

holds() {
  within 1200 build/tests/property/favour_claims "$cases" >answer 2>&1
}

unnoticed=0
# break_it WHAT FILE SED-SCRIPT; the file is of runtime/differences/favour.
break_it() {
  what=$1
  file=runtime/differences/favour/$2
  case $what in *"$words"*) ;; *) return ;; esac
  if ! spoil "$file" "$3"; then
    printf 'NOT APPLIED  %s: the line in %s is not there any more\n' "$what" "$file"
    unnoticed=1
    mend "$file"
    return
  fi
  build favour_claims
  if holds; then
    printf 'UNNOTICED    %s\n' "$what"
    unnoticed=1
  else
    printf 'noticed      %s: %s\n' "$what" "$(grep -m1 'does not hold' answer || echo 'no end')"
  fi
  mend "$file"
}

# Promises.
break_it "what is met in small numbers is owed as the table says" promises.cpp \
  's/if (has_small_numbers(target) \&\&/if (false \&\&/'
break_it "a period without items is owed as small numbers are" promises.cpp \
  's/return target.empty != ir::EmptyMonth::Met ||/return true ||/'
break_it "a miss beside an empty period that is missed makes it worse" promises.cpp \
  's/if (worse == Worse::MissesMore \&\&/if (worse == Worse::MissesMore \&\& false \&\&/'
break_it "who does better is never owed more, whatever the table" promises.cpp \
  's/!table->falls() || //'
break_it "caps add up, however they lie" promises.cpp 's/ || !adds_up(context, credit)//'
break_it "a promise that looks back is like others" promises.cpp \
  's/if (remembers(program, id)) return Turn::Unknown;//'

# Items.
break_it "items stand in their months, also by due" measures/items.cpp \
  's/if (items.attribution == ir::Attribution::ByDue) return Turn::Unknown;//'
break_it "grace asks when an item is late" measures/items.cpp \
  's/if (by_stop \&\& items.open_items == .*OverdueMissedWithGrace) return Turn::Unknown;//'
break_it "a later miss is only one in its place" measures/items.cpp \
  's/const bool in_place = .*/const bool in_place = true; (void)by_stop;/'
break_it "days end later where they open longer" measures/hours.cpp \
  's/if (std::holds_alternative<ir::EndOfWorkingDay>(limit.rule) \&\& !hours.by_dates)/if (false)/'
break_it "pauses move days alike in wider hours" measures/hours.cpp \
  's/if (limit.moved_by_pauses) return Turn::Unknown;//'

# Time.
break_it "a quota of downtime grants the same, whatever was down" measures/time.cpp \
  's/return exclusion.quota_of == ir::QuotaOf::Downtime ||/return false ||/'
break_it "an exclusion that is lost grants the same, whatever was down" measures/time.cpp \
  's/exclusion.beyond != ir::Beyond::CountsAsDown;/false;/'
break_it "what counts by its begin has the begin it had" measures/time.cpp \
  's/time.crossing == ir::CrossingOutages::ByBegin ||/false ||/'
break_it "a quota grants more, also of what may be lost" measures/time.cpp \
  's/const bool beyond = here.beyond == ir::Beyond::CountsAsDown;/const bool beyond = true;/'
break_it "wider hours leave a quota to the same notices" measures/hours.cpp \
  's/if (granted != Turn::Same \&\& !grants_each_alone(exclusion)) return Turn::Unknown;//'
break_it "time that is not promised is only not down" measures/time.cpp \
  's/all = both(all, stays ? /all = both(all, stays || true ? /'

# Money.
break_it "any two caps lie within each other" money/caps.cpp \
  's/if (!share_credits(program, a, b)) continue;/continue;/'
break_it "what is no whole unit is rounded like the rest" money/caps.cpp \
  's/if (program\[one\].unit != program\[credit\].unit || .*) return false;//'
break_it "caps of no whole unit are rounded like the rest" money/caps.cpp \
  's/return whole \&\& are_nested/return (whole || true) \&\& are_nested/'

exit "$unnoticed"
