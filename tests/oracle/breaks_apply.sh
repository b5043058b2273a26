#!/bin/sh
# Whether each break in breaks/ still changes its file, so that break_engine.sh can try it. Nothing is
# built. Ends with code 1 when a line is not there any more.
set -eu

cd "$(dirname "$0")/../.."
lost=0
for table in tests/oracle/breaks/*.txt; do
  while IFS= read -r what; do
    case $what in '' | '#'*) continue ;; esac
    read -r file && read -r script && read -r tests
    if [ -f "$file" ] && ! sed "$script" "$file" | cmp -s - "$file"; then continue; fi
    echo "NOT APPLIED  $what: the line in $file is not there any more ($tests)"
    lost=1
  done <"$table"
done
exit "$lost"
