#!/bin/sh
# The office's store, held against a PostgreSQL that is killed, cut off, slowed and replaced, and against
# clients that are killed. It starts servers of its own in a folder of its own, on ports of its own, and
# takes all of it away again; nothing that runs on the machine is touched.
#
#     tests/team.sh             the quick run, about two minutes, without figures
#     FULL=1 tests/team.sh      everything, with the figures of docs/team.md: about twenty minutes
#
# Debian's postgresql is installed where it isn't there (for that it has to be root).
set -eu
cd "$(dirname "$0")/.."
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || {
    apt-get update
    apt-get install -y --no-install-recommends postgresql
}
command -v python3 >/dev/null || apt-get install -y --no-install-recommends python3
[ -n "${QUORATE:-}" ] || cargo build --locked
QUORATE=${QUORATE:-$PWD/target/debug/quorate}
export QUORATE
work=$(mktemp -d /tmp/quorate-team.XXXXXX)
trap 'rm -rf "$work"' EXIT
python3 tests/team.py "$work"
