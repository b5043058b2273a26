#!/usr/bin/env bash
# The steps of the action; action.yml says what the variables are. Every step is taken, and the
# worst exit is that of all.
set -uo pipefail
shopt -s globstar nullglob

worst=0
note() { [ "$1" -gt "$worst" ] && worst=$1; return 0; }

# Patterns and options are split at blanks; patterns are matched, options are not.
files=()
for pattern in ${AKAD_FILES}; do
  files+=("$pattern")
done
set -f
options=(${AKAD_OPTIONS:-})
set +f
if [ "${#files[@]}" -eq 0 ]; then
  echo "akad: no file is like: ${AKAD_FILES//$'\n'/ }" >&2
  exit 2
fi

checked=(check --fail-on "${AKAD_FAIL_ON:-error}")
"$AKAD_PROGRAM" "${checked[@]}" --format github "${options[@]}" -- "${files[@]}"
note $?
if [ -n "${AKAD_SARIF:-}" ]; then
  "$AKAD_PROGRAM" "${checked[@]}" --format sarif "${options[@]}" -- "${files[@]}" > "$AKAD_SARIF"
  note $?
fi

if [ "${AKAD_TEST:-true}" = true ]; then
  "$AKAD_PROGRAM" test "${options[@]}" -- "${files[@]}"
  note $?
  if [ -n "${AKAD_JUNIT:-}" ]; then
    "$AKAD_PROGRAM" test --format junit "${options[@]}" -- "${files[@]}" > "$AKAD_JUNIT" 2> /dev/null
    note $?
  fi
fi

# A difference is no failure. A file that was not there before is not compared. Lines that begin
# with blanks are shown as they stand, whatever they hold.
compare() {
  if ! git rev-parse --verify --quiet --end-of-options "$AKAD_AGAINST^{commit}" > /dev/null; then
    echo "akad: $AKAD_AGAINST is no revision here; a checkout may need fetch-depth: 0" >&2
    return 2
  fi
  local file said
  for file in "${files[@]}"; do
    git cat-file -e "$AKAD_AGAINST:./$file" 2> /dev/null || continue
    said=$("$AKAD_PROGRAM" diff --against="$AKAD_AGAINST" "${options[@]}" -- "$file")
    note $?
    {
      printf '### %s\n\n' "${file//[^A-Za-z0-9._\/ -]/_}"
      printf '    %s\n\n' "${said//$'\n'/$'\n'    }"
    } >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  done
}

if [ -n "${AKAD_AGAINST:-}" ]; then
  compare
  note $?
fi
exit "$worst"
