#!/bin/sh
# Prints a folder with the sources of the three libraries that Debian 12 ships no archive (.a) of: HarfBuzz,
# libspng and Highway. Lambda's program is linked statically and compiles them itself (cmake/static.cmake).
#
#   cmake … -DONESHEET_STATIC=ON -DONESHEET_STATIC_SOURCES="$(scripts/static_sources.sh)"
#
# They are the original sources of Debian 12's own packages, fetched by apt's own downloader from the mirror this
# machine's apt is set up with and held to their SHA-256. A second call finds the folder and needs no network.
# Exit codes: 0 printed, 10 could not be had (says why).
set -eu

# SHA-256 (from Debian's signed .dsc), path below the mirror, name of the folder.
packages() {
  cat <<'LIST'
89266cb363e49b6aa999eda04ca25b0d234a69ad9304679631371f4697652368 pool/main/h/harfbuzz/harfbuzz_6.0.0+dfsg.orig.tar.xz harfbuzz
a50cadbe808ffda1a7fab17d145f52a23b163f34b3eb3696c7ecb5a52340fc1d pool/main/libs/libspng/libspng_0.7.3.orig.tar.gz libspng
566fc77315878473d9a6bd815f7de78c73734acdcb745c3dde8579560ac5440e pool/main/h/highway/highway_1.0.3.orig.tar.gz highway
LIST
}

say() { printf 'static_sources: %s\n' "$*" >&2; }

root=$(cd "$(dirname "$0")/.." && pwd)
cache=${ONESHEET_CACHE:-$root/build/cache}
name=static-sources-$(packages | sha256sum | cut -c 1-12)
ready=$cache/$name
if [ -d "$ready" ]; then
  echo "$ready"
  exit 0
fi

helper=/usr/lib/apt/apt-helper
if ! command -v apt-get >/dev/null || [ ! -x "$helper" ]; then
  say "this needs apt, which tells where Debian's packages are"
  exit 10
fi
# shellcheck disable=SC2016  # apt fills the names in
mirror=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 2>/dev/null | awk '$1 == "Debian" && $2 == "Debian" { print $3; exit }')
if [ -z "$mirror" ]; then
  say "apt has no package lists of Debian's main archive; run apt-get update first"
  exit 10
fi

mkdir -p "$cache"
# Beside its final name, so that moving it there is one step and nobody ever sees half of it.
work=$(mktemp -d "$cache/$name.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir "$work/tree"
packages | while read -r sum path folder; do
  if ! "$helper" download-file "${mirror%/}/$path" "$work/archive" "SHA256:$sum" >"$work/log" 2>&1; then
    say "the mirror of this machine's apt did not give $path:"
    tail -n 3 "$work/log" >&2
    exit 10
  fi
  echo "$sum  $work/archive" | sha256sum --quiet -c - >&2
  mkdir "$work/tree/$folder"
  tar -xf "$work/archive" -C "$work/tree/$folder" --strip-components=1
  rm "$work/archive"
done
chmod 755 "$work/tree"
# Whoever was quicker has unpacked the same bytes.
mv -T "$work/tree" "$ready" 2>/dev/null || [ -d "$ready" ]
echo "$ready"
