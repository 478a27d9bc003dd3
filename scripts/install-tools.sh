#!/bin/sh
# Installs what pip cannot, where it is missing: LibreOffice reads old Word files, Tesseract is the second engine for
# doubtful figures of scans, the fonts are what the tests print scans with, and PostgreSQL is what one of them runs
# Prefect on. Needs Debian or Ubuntu and root; elsewhere it says what is missing. Nothing of it must be there: a .doc is
# then a reject that says so, scans are read without the second engine, and tests that need a tool are skipped.
set -eu

missing=""
need() { # what tells that it is there, packages
    eval "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need "command -v soffice" "libreoffice-writer-nogui libreoffice-calc-nogui"
need "command -v tesseract" "tesseract-ocr"
need "tesseract --list-langs | grep -qx chi_sim" "tesseract-ocr-chi-sim"
need "command -v chromium" "chromium"
need "command -v fc-match" "fontconfig"
need "fc-match 'Noto Serif CJK SC' family | grep -q 'Noto Serif CJK SC'" "fonts-noto-cjk"
need "command -v initdb || ls /usr/lib/postgresql/*/bin/initdb" "postgresql"

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "not installed, and needs root on Debian or Ubuntu to install:$missing (going on without)" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # one word per package
apt-get install -y -qq --no-install-recommends $missing >/dev/null
