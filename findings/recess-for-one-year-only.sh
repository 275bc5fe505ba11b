#!/usr/bin/env bash
# "every Tuesday except in August": recurrent leaves out the next August alone, and says "every Tue except in Aug";
# without the "in" no August is left out, and "every weekday except Friday" leaves out one Friday.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recurrent==0.4.1 parsedatetime==2.6 python-dateutil==2.9.0.post0

cat > finding.py <<'PY'
import datetime as dt
from importlib.metadata import version

from dateutil.rrule import rrulestr
from recurrent import RecurringEvent

NOW, END = dt.datetime(2026, 1, 1), dt.datetime(2028, 12, 31)


def read(words):
    """The words that recurrent gives for its rule, and the days of the meetings of three years."""
    event = RecurringEvent(now_date=NOW)
    rule = event.parse(words)
    return event.format(rule), rrulestr(rule, dtstart=NOW).between(NOW, END, inc=True)


def by_year(days, month=None, weekday=None):
    """How many of the days in 2026, 2027 and 2028 are in the month, or on the day of the week, 4 being Friday."""
    found = [day for day in days if month in (None, day.month) and weekday in (None, day.weekday())]
    return [sum(day.year == year for day in found) for year in (2026, 2027, 2028)]


recess, bare = read("every tuesday except in august"), read("every tuesday except august")
fridays, plain = read("every weekday except friday"), read("every weekday")
always = read("every weekday except on fridays")
august = [by_year(days, month=8) for _, days in (recess, bare)]
friday = [by_year(days, weekday=4) for _, days in (plain, fridays, always)]

print("version   recurrent", version("recurrent") + ", read on 1 January 2026; counted by dateutil", version("python-dateutil"))
print("input     a recess in 'every tuesday except in august', and the like")
print("a guess   no meeting in any August, or no rule where the words aren't understood")
print(f"seen      'every tuesday except in august', in its own words '{recess[0]}': meetings in")
print(f"          the Augusts of 2026, 2027 and 2028: {august[0]}")
print(f"          'every tuesday except august', in its own words '{bare[0]}': {august[1]}")
print(f"          'every weekday except friday', in its own words '{fridays[0]}':")
print(f"          Fridays of the years {friday[1]}, and without the exception {friday[0]}")
print(f"control   'every weekday except on fridays', in its own words '{always[0]}': {friday[2]}")
print("minutes   a series that reads back as agreed has meetings in the recess from the second year on, or at once")

assert always[0] == "every weekday except every Fri" and friday[2] == [0, 0, 0]
assert friday[0] == [52, 53, 52], friday
assert recess[0] == "every Tue except in Aug" and august[0] == [0, 5, 5], (recess[0], august)
assert bare[0] == "every Tue" and august[1] == [4, 5, 5], (bare[0], august)
assert fridays[0] == "every weekday except on Fri Jan 2, 2026" and friday[1] == [51, 53, 52], (fridays[0], friday)
PY
venv/bin/python -W ignore finding.py
