#!/usr/bin/env bash
# Divisions in a CSV file, sorted by csvsort: 12-3 is the 3rd of December 2001, all of them are dates; one division
# with more than twelve for, and they are divisions again.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.8

cat > finding.py <<'PY'
import csv
import io
import subprocess
from importlib.metadata import version


def read(tool, column, *options):
    """The second column of a file of items, after a tool of the kit."""
    with open("votes.csv", "w") as out:
        out.write("item,result\n" + "".join(f"Item {at},{result}\n" for at, result in enumerate(column, 7)))
    done = subprocess.run([f"venv/bin/{tool}", *options, "votes.csv"], capture_output=True, text=True, check=True)
    return [row[1] for row in csv.reader(io.StringIO(done.stdout))][1:]


small, large = ["12-3", "9-6", "8-7"], ["13-3", "9-6", "8-7"]
slashed, letters = ["12/3", "9/6", "8/7"], ["7d", "8d", "9d"]
by_item = ("-c", "item")
sorted_, joined, other = (read("csvsort", column, *by_item) for column in (small, slashed, letters))
thirteen, asked = read("csvsort", large, *by_item), read("csvsort", small, *by_item, "--no-inference")
cut = read("csvcut", small, "-c", "item,result")

print("version   csvkit", version("csvkit") + ", agate", version("agate"))
print("input     the results of three divisions, for and against:", small)
print("a guess   the same results, sorted by item")
print("seen      csvsort:", sorted_)
print("         ", slashed, joined)
print("         ", letters, other)
print("control   csvsort", thirteen, "where one has thirteen for")
print("          csvsort --no-inference", asked, "and csvcut", cut)
print("minutes   the results of a council of twelve become dates, of a year that nobody named, by a sorting; the same")
print("          command is right for a larger council; items 7d, 8d and 9d are periods of days")

assert thirteen == large and asked == cut == small
assert sorted_ == joined == ["2001-12-03", "2001-09-06", "2001-08-07"], (sorted_, joined)
assert other == ["7 days, 0:00:00", "8 days, 0:00:00", "9 days, 0:00:00"], other
PY
venv/bin/python -W ignore finding.py
