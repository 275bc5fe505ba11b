#!/usr/bin/env bash
# The municipal year 2021-22 is a valid date of EDTF: a summer, to two libraries that don't agree on which months.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact edtf@4.11.1

cat > years.mjs <<'JS'
import edtf from "edtf";

const day = (time) => new Date(time).toISOString().slice(0, 10);
const read = (text) => { const date = edtf(text); return `${day(date.min)} to ${day(date.max)}`; };
console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((text) => [text, read(text)]))));
JS

cat > finding.py <<'PY'
import json
import subprocess
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

YEARS = ["2010-11", "2020-21", "2021-22", "2022-23", "2023-24"]
WHOLE = "2021/2022"


def day(when):
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}"


def read(text):
    date = parse_edtf(text)
    return f"{day(date.lower_strict())} to {day(date.upper_strict())}"


python = {text: read(text) for text in [*YEARS, WHOLE]}
node = json.loads(subprocess.check_output(["node", "years.mjs", *YEARS, WHOLE], text=True))
in_words = text_to_edtf("2021-22")

print("version   edtf", version("edtf"), "(Python); edtf 4.11.1 (npm)")
print("input     five municipal years, each as a council writes it")
print("a guess   refused, or May of the one year to May of the next")
for text in YEARS:
    print(f"seen      {text}: Python {python[text]}; npm {node[text]}")
print(f"          Python's text_to_edtf('2021-22') is {in_words}: the package contradicts itself")
print(f"control   {WHOLE}: Python {python[WHOLE]}; npm {node[WHOLE]}")
print("minutes   in a catalogue of an archive the minutes of ten months lie outside their own volume, with no")
print("          error: 21 to 24 are the seasons of EDTF, and 01 to 12 the months; 2012-13 to 2019-20 are refused")

assert python == {
    "2010-11": "2010-11-01 to 2010-11-30",
    "2020-21": "2020-03-01 to 2020-05-31",
    "2021-22": "2021-06-01 to 2021-08-31",
    "2022-23": "2022-09-01 to 2022-11-30",
    "2023-24": "2023-12-01 to 2023-12-31",
    WHOLE: "2021-01-01 to 2022-12-31",
}
assert node == {
    "2010-11": "2010-11-01 to 2010-11-30",
    "2020-21": "2020-01-01 to 2020-03-31",
    "2021-22": "2021-04-01 to 2021-06-30",
    "2022-23": "2022-07-01 to 2022-09-30",
    "2023-24": "2023-10-01 to 2023-12-31",
    WHOLE: "2021-01-01 to 2022-12-31",
}
assert in_words == WHOLE
PY
venv/bin/python -W ignore finding.py
