#!/usr/bin/env bash
# The votes of a motion through a Mustache template: of a list of figures chevron leaves out the 0, so that what comes
# after moves up, and templayed leaves it blank.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check chevron==0.14.0 pystache==0.6.8
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact templayed@0.2.3 mustache@4.2.0

cat > finding.cjs <<'JS'
const templayed = require("templayed");
const mustache = require("mustache");
const { row, line, votes, none } = JSON.parse(process.argv[2]);
const both = (template, view) => [templayed(template)(view), mustache.render(template, view)];
console.log(JSON.stringify([both(row, votes), both(line, none)]));
JS

cat > finding.py <<'PY'
import json
import subprocess
from importlib.metadata import version

import chevron
import pystache

ROW = "| For | Against | Abstained |\n|{{#votes}} {{.}} |{{/votes}}"
LINE = "{{for}} for, {{against}} against, {{abstained}} abstained"
VOTES = {"votes": [12, 0, 3]}
WORDS = {"votes": ["12", "0", "3"]}
NONE = {"for": 12, "against": 0, "abstained": 3}

row, line = chevron.render(ROW, VOTES), chevron.render(LINE, NONE)
words, other = chevron.render(ROW, WORDS), pystache.render(ROW, VOTES)
given = json.dumps({"row": ROW, "line": LINE, "votes": VOTES, "none": NONE})
done = subprocess.run(["node", "finding.cjs", given], check=True, capture_output=True, text=True).stdout
(js_row, js_row_other), (js_line, js_line_other) = json.loads(done)

print("version   chevron", version("chevron"), "(PyPI), templayed 0.2.3 (npm)")
print("input     12 for, 0 against, 3 abstained, as numbers: a row of a table, and a line")
print("a guess   Mustache's own words: a value that is there is written, and a list is gone through item by item")
print("seen      chevron:", row.splitlines()[1])
print("          templayed:", js_row.splitlines()[1], "and", js_line)
print("control   pystache, and mustache of npm:", other.splitlines()[1])
print("          chevron with the figures as words:", words.splitlines()[1])
print("          chevron with each figure by its name:", line)
print("minutes   who abstained has voted against, and a motion that nobody opposed has a gap where the figure was;")
print("          the figure is left out where it is nought and only there, so that most minutes look right")

whole = "| 12 | 0 | 3 |"
right = "12 for, 0 against, 3 abstained"
assert [words.splitlines()[1], other.splitlines()[1], js_row_other.splitlines()[1]] == [whole] * 3
assert [line, js_line_other] == [right] * 2
assert row.splitlines()[1] == "| 12 | 3 |", row
assert js_row.splitlines()[1] == "| 12 |  | 3 |", js_row
assert js_line == "12 for,  against, 3 abstained", js_line
PY
venv/bin/python -W ignore finding.py
