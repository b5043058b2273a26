#!/bin/sh
# Breaks a copy of the engine on purpose, once for each break in breaks/, and shows which test notices:
#   break_engine.sh [WORDS]     only the breaks with WORDS in their name
# A break is four lines: what it is, the file, the substitution by sed, and its tests, the cheapest
# first; the first that fails, or has no end, has noticed.
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

# break_it WHAT FILE SED-SCRIPT TEST...
break_it() {
  what=$1
  file=$2
  script=$3
  shift 3
  case $what in *"$words"*) ;; *) return ;; esac
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

for table in tests/oracle/breaks/*.txt; do
  while IFS= read -r what; do
    case $what in '' | '#'*) continue ;; esac
    read -r file && read -r script && read -r tests
    # shellcheck disable=SC2086  # tests are words
    break_it "$what" "$file" "$script" $tests </dev/null
  done <"$table"
done

exit "$unnoticed"
