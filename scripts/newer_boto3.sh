#!/bin/sh
# Prints a folder to put on PYTHONPATH that holds a boto3 younger than Debian 12's, for tests and benches alone:
# Debian 12's (1.26) was made before Amazon Bedrock's runtime and does not know it.
#
#   PYTHONPATH=$(scripts/newer_boto3.sh) python3 …
#
# Three pure-Python packages of Debian 13, fetched by apt's own downloader from the mirror this machine's apt is
# set up with, held to their SHA-256 and unpacked aside under build/: nothing is installed. What they need besides
# (urllib3, dateutil, jmespath) is Debian 12's and comes with python3-boto3 of scripts/setup.sh.
# A second call finds the folder and needs no network. Exit codes: 0 printed, 10 could not be had (says why).
set -eu

# SHA-256, path below the mirror. The sums are those of the signed package index of Debian 13.
packages() {
  cat <<'LIST'
075544512aa3ef06ece5c5d4138a6ce1454e27cc2de7b20f1482f030a786e1b0 pool/main/p/python-boto3/python3-boto3_1.37.9-1_all.deb
ca7193ec8ab83f071c18c872f3cbde43b968251342de919915a8f56b2253683b pool/main/p/python-botocore/python3-botocore_1.37.9+repack-1_all.deb
485ad1216593bdc736009435035a5ae97740e72ecbe6198ee59bd35f73874998 pool/main/p/python-s3transfer/python3-s3transfer_0.11.4-1_all.deb
LIST
}

say() { printf 'newer_boto3: %s\n' "$*" >&2; }

root=$(cd "$(dirname "$0")/.." && pwd)
cache=${ONESHEET_CACHE:-$root/build/cache}
name=boto3-$(packages | sha256sum | cut -c 1-12)
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
mkdir "$work/tree"
packages | while read -r sum path; do
  if ! "$helper" download-file "${mirror%/}/$path" "$work/package.deb" "SHA256:$sum" >"$work/log" 2>&1; then
    say "the mirror of this machine's apt did not give $path:"
    tail -n 3 "$work/log" >&2
    exit 10
  fi
  echo "$sum  $work/package.deb" | sha256sum --quiet -c - >&2
  dpkg-deb -x "$work/package.deb" "$work/tree"
  rm "$work/package.deb"
done
chmod 755 "$work/tree/usr/lib/python3/dist-packages"
# Whoever was quicker has unpacked the same bytes.
mv -T "$work/tree/usr/lib/python3/dist-packages" "$ready" 2>/dev/null || [ -d "$ready" ]
echo "$ready"
