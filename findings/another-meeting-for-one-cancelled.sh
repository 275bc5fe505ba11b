#!/usr/bin/env bash
# A series of six meetings, one of them cancelled, imported into calcurse: the cancelled one is left out, and a
# seventh is put in at the end.
set -euo pipefail
export TZ=Europe/London
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -qq calcurse=4.7.1-1 2> apt.txt || { cat apt.txt; exit 1; }
dpkg-deb -x calcurse_*.deb .
version=$(dpkg-deb -f calcurse_*.deb Version)

# The days of 2026 on which calcurse has a meeting, from a series with these lines.
days() {
  rm -rf diary
  mkdir diary
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//Board//Meetings//EN BEGIN:VEVENT UID:finance@board.example \
    DTSTAMP:20260101T090000Z DTSTART:20260107T183000 DTEND:20260107T200000 SUMMARY:Finance "$@" \
    END:VEVENT END:VCALENDAR > series.ics
  usr/bin/calcurse -D diary -C diary -i series.ics > import.txt
  usr/bin/calcurse -D diary -C diary -Q --from 01/01/2026 --days 365 | grep -oE '^[0-9]{2}/[0-9]{2}' | xargs
}

six="RRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=6"
june="RRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20260603T183000"
march="EXDATE:20260304T183000"
all=$(days "$six")
less=$(days "$six" "$march")
two=$(days "$six" "$march" EXDATE:20260401T183000)
until=$(days "$june" "$march")

echo "version   calcurse $version (Debian)"
echo "input     first Wednesdays from 7 January 2026, six of them ($six),"
echo "          and the one of March cancelled ($march)"
echo "a guess   five meetings, the last in June: COUNT is of the rule, and EXDATE takes days away from what it gives"
echo "seen      month/day: $less"
echo "          April cancelled as well: $two"
echo "control   none cancelled: $all"
echo "          March cancelled, and the end given as a day, UNTIL: $until"
echo "minutes   for each meeting that was called off the diary has another, after the term is over, that nobody"
echo "          called; the import reports neither"

[ "$all" = "01/07 02/04 03/04 04/01 05/06 06/03" ]
[ "$until" = "01/07 02/04 04/01 05/06 06/03" ]
[ "$less" = "01/07 02/04 04/01 05/06 06/03 07/01" ]
[ "$two" = "01/07 02/04 05/06 06/03 07/01 08/05" ]
