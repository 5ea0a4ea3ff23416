#!/bin/sh
# Builds the Python environment from requirements.lock, or leaves it alone when it already matches.
# Called from the Makefile, in the top folder: sh setup/environment.sh .venv
set -eu

venv=$1
lock_stamp=$venv/installed-requirements.lock
project_stamp=$venv/installed-pyproject.toml

supported() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13; do
        if supported "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11, 3.12 or 3.13 is needed; found: $(python3 --version 2>/dev/null || echo 'no python3')." >&2
    echo "If it is installed elsewhere, name it: make PYTHON=/path/to/python3.11 ..." >&2
    exit 1
}

if ! cmp -s requirements.lock "$lock_stamp"; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "$python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python$version-venv" >&2
        exit 1
    fi
    echo "Building $venv from requirements.lock with $("$python" --version); a minute or two, once."
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
    cp requirements.lock "$lock_stamp"
fi

if ! cmp -s pyproject.toml "$project_stamp"; then
    # The build tool comes from the lock file, so this step asks nothing of the network.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp pyproject.toml "$project_stamp"
fi
