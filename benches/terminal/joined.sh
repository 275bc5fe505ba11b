#!/bin/sh
# Prints the profile of a Quorate whose machine has joined an office's store, made from quorate.toml:
#
#     benches/terminal/joined.sh postgresql://clerk@127.0.0.1:5432/minutes ~/.pgpass >joined.toml
#     PATH="$PWD/target/release:$PATH" BENCH run benches/terminal/quorate.toml joined.toml --base quorate
#
# The store is one of your own, made with `quorate team init`; the file has the password, as psql reads it.
set -eu
[ $# -eq 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
sed -e 's/^name = .*/name = "joined"/' -e '$d' "$(dirname "$0")/quorate.toml"
printf '    "quorate team join %s",\n]\n\n[env]\nPGPASSFILE = "%s"\n' "$1" "$2"
