#!/bin/sh
# What the tests need outside Python: a Chromium that opens the pages, a PostgreSQL server, and Python's venv module.
# As root on a Debian-like machine it installs what is missing; elsewhere it names what is missing and fails.
# Called from the Makefile, in the top folder: sh setup/machine_for_tests.sh
set -eu

missing=""

python=${PYTHON:-$(command -v python3.11 || command -v python3 || true)}
if [ ! -x .venv/bin/python ] && [ -n "$python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing="$missing $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
fi

found=""
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        found=$name
        break
    fi
done
[ -n "$found" ] || missing="$missing chromium"

server=$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || true)  # Debian keeps it off the path
[ -n "$server" ] || missing="$missing postgresql"

[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # A page needs letters to draw: without a font every label is a row of boxes.
    case "$missing" in *chromium*) missing="$missing fonts-dejavu-core" ;; esac
    # shellcheck disable=SC2086  # a list of package names
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The tests need, and this machine lacks:$missing" >&2
    echo "Install it with your package manager (on Debian, as root: apt-get install$missing), then run make test again." >&2
    exit 1
fi
