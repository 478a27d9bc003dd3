#!/bin/sh
# Installs what pip cannot: LibreOffice, which reads the old Word files. Needs Debian or Ubuntu and root;
# elsewhere install LibreOffice by hand, or do without: a .doc is then a reject that says so.
set -eu
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "soffice is missing: install LibreOffice Writer to read .doc files (its tests are skipped without it)" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui >/dev/null
