#!/usr/bin/env bash
# A full stop in the time: dateutil keeps the hour and throws the minutes away.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0 six==1.17.0

venv/bin/python -W ignore - <<'PY'
import datetime as dt
from importlib.metadata import version

from dateutil.parser import ParserError, parse

BASE = dt.datetime(2026, 2, 2)


def read(text):
    try:
        return parse(text, dayfirst=True, default=BASE)
    except ParserError:
        return None


said = {
    "6.30pm on 3 July 2026": dt.datetime(2026, 7, 3, 18, 0),
    "10.45 am, Friday 3 July 2026": dt.datetime(2026, 7, 3, 10, 0),
    "9.59pm 3 July 2026": dt.datetime(2026, 7, 3, 21, 0),
}

print("version   python-dateutil", version("python-dateutil"))
print("a guess   18:30, 10:45 and 21:59, as with a colon; or an error, as for the same words turned round")
for text in said:
    print(f"seen      {text!r} -> {read(text)}")
print("control   '6:30pm on 3 July 2026' ->", read("6:30pm on 3 July 2026"))
print("          '3 July 2026 6.30pm' ->", read("3 July 2026 6.30pm") or "refused")
print("minutes   the usual British way to write a time, put before the date, starts the meeting half an")
print("          hour early, or closes it 59 minutes early, without a word")

assert read("6:30pm on 3 July 2026") == dt.datetime(2026, 7, 3, 18, 30)
assert read("3 July 2026 6.30pm") is None
for text, time in said.items():
    assert read(text) == time, text
PY
