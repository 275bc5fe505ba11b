#!/bin/sh
# Holds what is linked in against deny.toml (licences, advisories, sources), and that no crate wants a newer
# Rust than Cargo.toml names. Needs the network for the advisories; ADVISORIES=no leaves them out.
set -eu
cd "$(dirname "$0")/.."
kind=check
. packaging/settings.sh
tool cargo-deny 0.20.2
checks="licenses bans sources"
[ "${ADVISORIES:-yes}" = no ] || checks="advisories $checks"
# shellcheck disable=SC2086
cargo deny --locked check $checks
mkdir -p target
cargo metadata --locked --format-version=1 >target/metadata.json
python3 - target/metadata.json <<'PY'
import json, sys
told = json.load(open(sys.argv[1]))
whole = lambda text: tuple(int(part) for part in (text + ".0.0").split(".")[:3])
own = next(p for p in told["packages"] if p["id"] == told["resolve"]["root"])["rust_version"]
newer = [f"{p['name']} wants {p['rust_version']}" for p in told["packages"]
         if p["rust_version"] and whole(p["rust_version"]) > whole(own)]
print("\n".join(newer) or f"No crate wants a newer Rust than {own}.")
sys.exit(bool(newer))
PY
