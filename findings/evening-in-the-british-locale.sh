#!/usr/bin/env bash
# The locale en_GB takes the pm off an evening meeting; en_US and en_AU keep it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.16.0

venv/bin/python -W ignore - <<'PY'
import datetime as dt
from importlib.metadata import version

from babel.dates import format_time, parse_time

SAID = "6.30 pm"
read = {name: parse_time(SAID, locale=name) for name in ("en", "en_US", "en_AU", "en_GB", "en_IE")}
half = {name: parse_time(SAID.replace("6.30", "12.30"), locale=name) for name in ("en_GB",)}
morning = parse_time("6.30 am", locale="en_GB")
own = parse_time(format_time(dt.time(18, 30), "short", locale="en_GB"), locale="en_GB")

print("version   babel", version("babel"))
print(f"input     {SAID!r}, the way a British notice of meeting gives it")
print("a guess   18:30 in every English locale, in the British one above all, or a refusal")
for name, time in read.items():
    print(f"seen      {name:6} {time:%H:%M}")
print(f"control   '6.30 am' in en_GB {morning:%H:%M}; its own '18:30' read back {own:%H:%M}")
print("minutes   the locale picked for Britain moves the meeting to the morning: the pattern of")
print("          en_GB is a 24-hour one, so a pm in the text is never looked for")

assert morning == dt.time(6, 30) and own == dt.time(18, 30)
assert half["en_GB"] == dt.time(12, 30)
assert read["en"] == read["en_US"] == read["en_AU"] == dt.time(18, 30)
assert read["en_GB"] == read["en_IE"] == dt.time(6, 30)
PY
