# A copy of the repository that may be broken: `. broken_copy.sh` makes one, configures it and goes
# there; it is gone when the shell ends. For break_engine.sh and break_explain.sh.
#   AKAD_COPY=DIR        makes it there and lets it stay, with what is built, for the next time; a DIR
#                        that is configured already is built as it is
root=$(cd "$(dirname "$0")/../.." && pwd)
copy=${AKAD_COPY:-}
broken=
if [ -z "$copy" ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
else
  trap '[ -z "$broken" ] || mend "$broken"' EXIT
  mkdir -p "$copy"
fi

cd "$root"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp -u --parents -t "$copy" 2>/dev/null ||
  test -d "$copy/runtime"
cd "$copy"
[ -f build/build.ninja ] || cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 >/dev/null

build() {  # TARGET...
  if ! ninja -C build "$@" >build.log 2>&1; then
    tail -20 build.log
    exit 2
  fi
}

# spoil FILE SED-SCRIPT; false when the line is not there any more.
spoil() {
  cp "$1" unbroken
  broken=$1
  sed -i "$2" "$1"
  ! cmp -s unbroken "$1"
}

mend() {  # FILE
  cp unbroken "$1"
  touch "$1"
  broken=
}

# within SECONDS COMMAND...; answers 137 where it had no end. A test that catches the gentler signal
# may hang in its handler.
within() {
  end=$1
  shift
  timeout -s KILL "$end" "$@"
}
