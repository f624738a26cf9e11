# shellcheck shell=sh
# Sourced by scripts that need files of Debian's archive beside the installed system: fetched by apt's own
# downloader from the mirror this machine's apt is set up with, held to their SHA-256, unpacked in build/cache.
#
# The sourcing script defines
#   packages        prints a line each: SHA-256, path below the mirror, anything else it wants back
#   unpack FILE …   unpacks one of them below $tree, given what followed the path
# and calls
#   from_debian NAME [FOLDER_IN_TREE]   prints the folder; exit code 10 when it cannot be had (says why)
# A second call finds the folder and needs no network.

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }

from_debian() {
  cache=${ONESHEET_CACHE:-$(cd "$(dirname "$0")/.." && pwd)/build/cache}
  name=$1-$(packages | sha256sum | cut -c 1-12)
  ready=$cache/$name
  if [ -d "$ready" ]; then
    echo "$ready"
    return 0
  fi

  helper=/usr/lib/apt/apt-helper
  if ! command -v apt-get >/dev/null || [ ! -x "$helper" ]; then
    say "this needs apt, which tells where Debian's packages are"
    exit 10
  fi
  # The first mirror of the main archive; the archive of security updates has no pool of whole releases.
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
  tree=$work/tree
  mkdir "$tree"
  packages | while read -r sum path more; do
    if ! "$helper" download-file "${mirror%/}/$path" "$work/file" "SHA256:$sum" >"$work/log" 2>&1; then
      say "the mirror of this machine's apt did not give $path:"
      tail -n 3 "$work/log" >&2
      exit 10
    fi
    echo "$sum  $work/file" | sha256sum --quiet -c - >&2
    unpack "$work/file" "$more"
    rm "$work/file"
  done
  chmod 755 "$tree${2:+/$2}"
  # Whoever was quicker has unpacked the same bytes.
  mv -T "$tree${2:+/$2}" "$ready" 2>/dev/null || [ -d "$ready" ]
  echo "$ready"
}
