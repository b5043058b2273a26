#!/bin/bash
# install_package.sh BUILD SOURCE: installs a build into a folder of its own, lets a project of
# somebody else embed it, and holds its statement against that of the installed program.
set -euo pipefail
build=$1 source=$2
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

cmake --install "$build" --prefix "$room/akad" > "$room/log"
cmake -S "$source/tests/install/consumer" -B "$room/build" -G Ninja \
  -DCMAKE_PREFIX_PATH="$room/akad" > "$room/log"
cmake --build "$room/build" > "$room/log" || { cat "$room/log"; exit 1; }

agreement=$source/examples/help-desk/agreement.sla log=$source/examples/help-desk/tickets.ndjson
as_of=2026-04-01T00:00:00+07:00
"$room/akad/bin/akad" compile "$agreement" -o "$room/agreement.ir.json"
"$room/build/consumer" "$room/agreement.ir.json" "$log" "$as_of" > "$room/embedded"
"$room/akad/bin/akad" run "$agreement" --events "$log" --as-of "$as_of" --format json \
  > "$room/program" 2> /dev/null
cmp "$room/embedded" "$room/program"
grep -q '"verdict":"m' "$room/embedded"
