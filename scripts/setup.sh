#!/bin/sh
# Installs what Onesheet needs from Debian 12, and only what is missing.
#
#   scripts/setup.sh run     to run a program built elsewhere
#   scripts/setup.sh build   to build and run it (what ./onesheet asks for)
#   scripts/setup.sh lambda  to pack Lambda's program (deploy/aws/package)
#   scripts/setup.sh test    to run ./check as well
#   scripts/setup.sh list    print the whole list, install nothing
#
# Works as root or as a user with sudo. Exit codes: 0 all there, 10 could not be set up (the reason is printed).
set -u

# level  package  why we need it
# A `build` package that ends in -dev brings its `run` library along.
packages() {
  cat <<'LIST'
run    ca-certificates            trusted roots for HTTPS
run    libssl3                    SHA-256, HMAC, MD5 and AES behind signing and the store
run    libsqlite3-0               the catalogue of posters and API keys
run    libfreetype6               reads the embedded fonts
run    libharfbuzz0b              shapes text: ligatures, Arabic, Devanagari
run    libfribidi0                orders right-to-left text
run    libcairo2                  fills outlines
run    libspng0                   PNG
run    libjpeg62-turbo            JPEG
run    libwebp7                   WebP
run    libwebpmux3                WebP metadata
run    libwebpdemux2              WebP metadata, reading
run    liblcms2-2                 colour profiles of pictures that become posters
run    libzstd1                   packs the art kept beside a poster
run    zlib1g                     unpacks the profiles of PNG files
run    libthai0                   where a Thai title breaks into lines; brings its dictionary
run    libavif15                  AVIF
run    librsvg2-bin               draws a logo that is sent as SVG, in a process of its own
run    libqpdf29                  PDF for print
run    libzip4                    kits for stores as one file
run    libfmt9                    text formatting under the log
run    libspdlog1.10              the log
run    libprometheus-cpp-core1.0  the numbers at /metrics
run    libboost-json1.81.0        JSON
run    libpugixml1v5              S3's XML bodies
run    libcurl4                   calls to S3, Bedrock and other services
run    libnghttp2-14              HTTP/2, which the AWS SDK for JavaScript speaks to Bedrock
build  g++                        the compiler (12 or later: C++23)
build  cmake                      writes the build
build  ninja-build                runs the build
build  ccache                     makes the second build quick
build  pkg-config                 finds libraries that ship no CMake file
build  libboost1.81-dev           Asio (sockets) and Beast (HTTP)
build  libboost-json1.81-dev      JSON
build  libssl-dev                 headers of libssl3
build  libsqlite3-dev             headers of libsqlite3-0
build  libfreetype-dev            headers of libfreetype6
build  libharfbuzz-dev            headers of libharfbuzz0b
build  libfribidi-dev             headers of libfribidi0
build  libcairo2-dev              headers of libcairo2
build  libspng-dev                headers of libspng0
build  libjpeg-dev                headers of libjpeg62-turbo
build  libwebp-dev                headers of libwebp7
build  liblcms2-dev               headers of liblcms2-2
build  libzstd-dev                headers of libzstd1
build  zlib1g-dev                 headers of zlib1g
build  libthai-dev                headers of libthai0
build  libavif-dev                headers of libavif15
build  libqpdf-dev                headers of libqpdf29
build  libzip-dev                 headers of libzip4
build  libhwy-dev                 Highway: one SIMD source for every CPU
build  libfmt-dev                 headers of libfmt9
build  libspdlog-dev              headers of libspdlog1.10
build  libcli11-dev               command-line parser
build  prometheus-cpp-dev         headers of libprometheus-cpp-core1.0
build  libpugixml-dev             headers of libpugixml1v5
build  libcurl4-openssl-dev       headers of libcurl4
build  libnghttp2-dev             headers of libnghttp2-14
lambda binutils                   strips Lambda's program and looks that it is static
lambda zip                        packs it
test   libgtest-dev               GoogleTest
test   libgmock-dev               GoogleTest's matchers
test   libbenchmark-dev           Google Benchmark
test   clang-19                   builds the fuzzers
test   libclang-rt-19-dev         libFuzzer and the sanitizers for clang-19
test   clang-tidy-19              static analysis
test   clang-format-19            the source's form
test   python3                    runs the black-box, structure and client tests
test   git                        which files are ours, for form and tidy
test   curl                       follows links as a stranger would
test   awscli                     AWS CLI v2, a client of the S3 door
test   s3cmd                      a client of the S3 door
test   rclone                     a client of the S3 door
test   unzip                      unpacks the package of the Lambda function
test   openssl                    makes the certificates of its TLS test
test   python3-boto3              a client of the S3 door, the tutorial's own
test   nodejs                     runs the AWS SDK for JavaScript, and newman
test   npm                        fetches the AWS SDK for JavaScript, and newman
test   chromium                   opens the page
test   chromium-driver            drives Chromium
test   nginx-light                the yardstick of the download bench
test   wrk                        measures requests per second
test   sqlite3                    looks into the catalogue from outside
test   radosgw                    Ceph's S3 server: a store nobody here wrote
test   ceph-mon                   the monitor radosgw needs
test   ceph-osd                   keeps radosgw's objects, in memory
test   imagemagick                an independent reader of our pictures
test   ghostscript                draws our PDF, and brings a CMYK profile to try
test   libimage-exiftool-perl     an independent reader of what our files say about themselves
test   tesseract-ocr              reads the titles of our posters (tests/gallery/read_titles.py)
test   tesseract-ocr-eng          its English
test   poppler-utils              reads and draws our PDF
test   qpdf                       checks our PDF
test   shellcheck                 reads the scripts that deploy to AWS
test   default-jre-headless       runs Velocity
test   velocity                   API Gateway's template engine, to try the mapping templates
test   ecj                        compiles the one Java file that drives Velocity
LIST
}

level=${1:-build}
case $level in
  run) wanted='run' ;;
  build) wanted='run|build' ;;
  lambda) wanted='run|build|lambda' ;;
  test) wanted='run|build|lambda|test' ;;
  list)
    packages
    exit 0
    ;;
  *)
    echo "Usage: scripts/setup.sh run|build|lambda|test|list" >&2
    exit 2
    ;;
esac

say() { printf 'onesheet: %s\n' "$*" >&2; }
names() { packages | awk -v wanted="^($wanted)\$" '$1 ~ wanted { print $2 }'; }

if [ "${ONESHEET_SKIP_SETUP:-}" = 1 ]; then exit 0; fi

distribution=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}")
if [ "$distribution" != "debian 12" ]; then
  say "this is $(. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-an unknown system}"), and the set-up knows Debian 12 only."
  say "Install the equivalents of these Debian packages, then run again with ONESHEET_SKIP_SETUP=1:"
  packages | awk -v wanted="^($wanted)\$" '$1 ~ wanted { package = $2; $1 = $2 = ""; printf "  %-22s %s\n", package, $0 }' >&2
  exit 10
fi

# A package counts as there when dpkg has it installed, or when the tool it brings is on the PATH from
# elsewhere (a newer Node.js, for one).
missing() {
  # shellcheck disable=SC2046  # package names hold no spaces
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $(names) 2>/dev/null | awk '$2 == "installed" { print $1 }')
  for package in $(names); do
    case " $(echo $installed) " in *" $package "*) continue ;; esac
    case $package in
      nodejs) command -v node >/dev/null && continue ;;
      npm | git | curl | cmake | ccache) command -v "$package" >/dev/null && continue ;;
    esac
    printf '%s ' "$package"
  done
}

needed=$(missing)
[ -z "$needed" ] && exit 0

count=$(echo "$needed" | wc -w)
[ "$count" = 1 ] && packages="1 package" || packages="$count packages"
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null; then
  as_root="sudo"
else
  say "missing $packages, and installing needs root or sudo. As root, run:"
  say "  apt-get install --no-install-recommends $needed"
  exit 10
fi

log=$(mktemp "${TMPDIR:-/tmp}/onesheet-setup.XXXXXX")
say "installing $packages from Debian (log: $log)"
say "  $needed"

ticker=""
stop_ticker() {
  [ -n "$ticker" ] && kill "$ticker" 2>/dev/null
  ticker=""
}
trap 'stop_ticker' EXIT
trap 'exit 130' INT TERM

# Asks for the password now, while nothing else writes to the terminal.
[ -n "$as_root" ] && ! sudo -v && { say "sudo refused; nothing was installed."; exit 10; }

(
  while sleep 5; do
    line=$(tail -n 1 "$log" | cut -c 1-100)
    [ -n "$line" ] && say "  … $line"
  done
) &
ticker=$!

# apt waits for dpkg's own lock; the lock on the package lists it does not wait for, so we do.
apt() {
  attempt=0
  while :; do
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -q -y "$@" \
      >>"$log" 2>&1 </dev/null && return 0
    tail -n 5 "$log" | grep -q 'Could not get lock' || return 1
    attempt=$((attempt + 1))
    [ $attempt -ge 60 ] && return 1
    [ $attempt = 1 ] && say "another package manager is at work; waiting for it"
    sleep 5
  done
}

install() {
  # shellcheck disable=SC2086  # one argument per package
  apt install --no-install-recommends $needed
}

# Fresh containers have no package lists; old machines have stale ones. Both are cured by one update.
[ -n "$(find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -print -quit 2>/dev/null)" ] || apt update
if ! install; then
  say "the package lists look old; updating them once"
  if ! apt update || ! install; then
    stop_ticker
    say "the packages could not be installed. The end of $log says:"
    tail -n 15 "$log" >&2
    exit 10
  fi
fi
stop_ticker

needed=$(missing)
if [ -n "$needed" ]; then
  say "apt-get reported success, but these are still missing: $needed(log: $log)"
  exit 10
fi
rm -f "$log"
say "all packages are there"
