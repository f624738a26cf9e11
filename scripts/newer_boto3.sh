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

unpack() { dpkg-deb -x "$1" "$tree"; }

. "$(dirname "$0")/debian_archive.sh"
from_debian boto3 usr/lib/python3/dist-packages
