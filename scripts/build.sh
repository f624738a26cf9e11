#!/bin/sh
# Installs what is missing, then configures and builds the program. Called by ./onesheet when sources are newer
# than the last build: build.sh ROOT BUILD_FOLDER PROGRAM STAMP. Several at the same time take turns.
set -u
root=$1 build=$2 program=$3 stamp=$4
log=$build/build.log

say() { printf 'onesheet: %s\n' "$*"; }

if ! mkdir -p "$build"; then
  say "the build folder could not be made; is this folder writable?"
  exit 1
fi

if command -v flock >/dev/null && [ "${ONESHEET_BUILD_LOCKED:-}" != 1 ]; then
  export ONESHEET_BUILD_LOCKED=1
  flock --nonblock "$build/.lock" true || say "another build is running; waiting for it"
  # --close: nothing started here may keep the lock after us.
  exec flock --close "$build/.lock" "$0" "$@"
fi

"$root/scripts/setup.sh" build || exit 1

began=$build/.build-began
: >"$began"

run() {
  if [ -t 1 ]; then
    NINJA_STATUS='[%f/%t] ' "$@"
    return
  fi
  # No terminal: a line every five seconds instead of hundreds at once.
  : >"$log"
  (
    said=
    while sleep 5; do
      line=$(tail -n 1 "$log" | sed 's|Building CXX object .*\.dir/||' | cut -c 1-80)
      [ "$line" = "$said" ] || say "  … $line"
      said=$line
    done
  ) &
  ticker=$!
  "$@" >>"$log" 2>&1
  status=$?
  kill "$ticker" 2>/dev/null
  [ $status = 0 ] || tail -n 40 "$log"
  return $status
}

if [ ! -e "$build/build.ninja" ]; then
  say "configuring"
  launcher=
  command -v ccache >/dev/null && launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  # shellcheck disable=SC2086  # empty when there is no ccache
  if ! cmake -S "$root" -B "$build" --preset release -DONESHEET_TESTS=OFF -DONESHEET_BENCH=OFF $launcher \
    >"$build/configure.log" 2>&1; then
    tail -n 20 "$build/configure.log"
    say "the build could not be configured; the reason is above."
    exit 1
  fi
  say "building (the first time takes some minutes)"
fi
if ! run cmake --build "$build" --target onesheet; then
  say "the build failed; the reason is above."
  exit 1
fi
mv -f "$began" "$stamp"
