#!/usr/bin/env bash
# Series of meetings in iCalendar: one library keeps the meeting that was moved beside the one that it was moved to,
# the other takes an evening off the calendar because its morning was cancelled.
set -euo pipefail
export TZ=Europe/London
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ical==14.3.1 icalevents==0.3.1 recurring-ical-events==3.8.2 tzdata==2026.6

cat > finding.py <<'PY'
import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from icalevents.icalevents import events

LONDON = ZoneInfo("Europe/London")
FROM, TO = (datetime.datetime(2026, month, 1, tzinfo=LONDON) for month in (7, 9))
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE"""


def calendar(*meetings):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Board//Meetings//EN", *ZONE.splitlines()]
    for meeting in meetings:
        lines += ["BEGIN:VEVENT", "UID:board@board.example", "DTSTAMP:20260101T090000Z", "SUMMARY:Board", "DURATION:PT1H"]
        lines += [*meeting, "END:VEVENT"]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])


def start(when):
    return f"DTSTART;TZID=Europe/London:2026{when}00"


def moved(which):
    """Three Tuesdays at half past six, of which the second is put on Wednesday at six."""
    series = [start("0707T1830"), "RRULE:FREQ=WEEKLY;COUNT=3"]
    return calendar(series, [f"RECURRENCE-ID{which}", start("0715T1800")])


def cancelled(when):
    """Two days with a morning and an evening, less one of the four."""
    return calendar([start("0707T1000"), "RRULE:FREQ=DAILY;BYHOUR=10,18;COUNT=4", f"EXDATE;TZID=Europe/London:2026{when}00"])


def read(text):
    """The starts that each library finds, in London."""
    found = {
        "ical": [each.dtstart for each in IcsCalendarStream.calendar_from_ics(text).timeline_tz(LONDON).included(FROM, TO)],
        "icalevents": [each.start for each in events(string_content=text.encode(), start=FROM, end=TO)],
        "recurring-ical-events": [
            each["DTSTART"].dt for each in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(FROM, TO)
        ],
    }
    return {name: sorted(f"{when.astimezone(LONDON):%d %H:%M}" for when in starts) for name, starts in found.items()}


by_utc, by_zone = read(moved(":20260714T173000Z")), read(moved(";TZID=Europe/London:20260714T183000"))
morning, evening = read(cancelled("0707T1000")), read(cancelled("0708T1800"))
names = ("ical", "icalevents")

print("version  ", ", ".join(f"{name} {version(name)}" for name in names))
print("input     Tuesdays 7, 14 and 21 July 2026 at 18:30, of which the 14th is put on the 15th at 18:00 and named by")
print("          RECURRENCE-ID:20260714T173000Z, the same moment; two days of a morning and an evening, with the first")
print("          morning in EXDATE")
print("a guess   three meetings each, as recurring-ical-events has it:")
print("         ", by_utc["recurring-ical-events"], "and", morning["recurring-ical-events"])
print("seen      ical:", by_utc["ical"])
print("          icalevents:", morning["icalevents"])
print("control   ical, the moment named in London's time:", by_zone["ical"])
print("          and icalevents:", by_zone["icalevents"])
print("          ical, without that morning:", morning["ical"])
print("minutes   a summons goes out for a day on which nobody will be there, and none for an evening that stands")

three, rest = ["07 18:30", "15 18:00", "21 18:30"], ["07 18:00", "08 10:00", "08 18:00"]
assert by_utc["recurring-ical-events"] == by_utc["icalevents"] == three, by_utc
assert by_zone == dict.fromkeys(by_zone, three), by_zone
assert morning["recurring-ical-events"] == morning["ical"] == rest, morning
assert by_utc["ical"] == ["07 18:30", "14 18:30", "15 18:00", "21 18:30"], by_utc
assert morning["icalevents"] == ["08 10:00", "08 18:00"], morning
assert evening["icalevents"] == ["07 10:00", "07 18:00"] and len(evening["ical"]) == 3, evening
PY
venv/bin/python -W ignore finding.py
