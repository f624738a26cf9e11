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

unpack() {
  mkdir "$tree/$2"
  tar -xf "$1" -C "$tree/$2" --strip-components=1
}

. "$(dirname "$0")/debian_archive.sh"
from_debian static-sources ""
