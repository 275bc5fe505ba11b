#!/usr/bin/env bash
# vobject names London's zone GMT; icalendar reads the summer meeting an hour late.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check vobject==0.9.9 icalendar==7.3.2 python-dateutil==2.9.0.post0 pytz==2024.2 six==1.17.0 tzdata==2026.6 typing_extensions==4.16.0

venv/bin/python -W ignore - <<'PY'
import datetime as dt
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import vobject
from dateutil.tz import tzutc

UTC = dt.timezone.utc


def written(day):
    calendar = vobject.iCalendar()
    event = calendar.add("vevent")
    event.add("uid").value = "board@example.org"
    event.add("dtstamp").value = dt.datetime(2026, 1, 1, tzinfo=tzutc())
    event.add("summary").value = "Audit Board"
    event.add("dtstart").value = dt.datetime.combine(day, dt.time(10), ZoneInfo("Europe/London"))
    return calendar.serialize()


def by_icalendar(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt.astimezone(UTC)


def by_vobject(text):
    return vobject.readOne(text).vevent.dtstart.value.astimezone(UTC)


summer, winter = written(dt.date(2026, 7, 22)), written(dt.date(2026, 1, 22))
zone = [line for line in summer.splitlines() if "TZID" in line]
offsets = [line for line in summer.splitlines() if line.startswith("TZOFFSETTO")]

print("version   vobject", version("vobject"), "to icalendar", version("icalendar"))
print("input     10.00 on 22 July 2026 in Europe/London, that is 09:00 UTC")
print("a guess   09:00 UTC again: the file carries its zone's own rules, summer time included")
print("written  ", zone, offsets)
print("seen      icalendar reads", by_icalendar(summer).strftime("%H:%M UTC"))
print("control   vobject reads its own file as", by_vobject(summer).strftime("%H:%M UTC"), "and in January both agree:",
      by_vobject(winter).strftime("%H:%M"), by_icalendar(winter).strftime("%H:%M"))
print("minutes   a well-known name wins over the rules beside it: every meeting in summer time is an hour late")

assert zone == ["TZID:GMT", "DTSTART;TZID=GMT:20260722T100000"]
assert sorted(offsets) == ["TZOFFSETTO:+0000", "TZOFFSETTO:+0100"]
assert by_vobject(winter) == by_icalendar(winter) == dt.datetime(2026, 1, 22, 10, tzinfo=UTC)
assert by_vobject(summer) == dt.datetime(2026, 7, 22, 9, tzinfo=UTC)
assert by_icalendar(summer) == dt.datetime(2026, 7, 22, 10, tzinfo=UTC)
PY
