#!/usr/bin/env bash
# A morning meeting that ends after lunch is read as one that starts at half past eleven at night.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact chrono-node@2.10.3

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const chrono = require("chrono-node");
const { version } = JSON.parse(readFileSync("node_modules/chrono-node/package.json", "utf8"));
const reference = { instant: new Date("2026-02-02T12:00:00Z"), timezone: 0 };

function read(text) {
  const [found] = chrono.en.GB.parse(text, reference);
  assert.equal(found.text, text);
  const [start, end] = [found.start.date(), found.end.date()];
  return {
    start: start.toISOString().slice(0, 16),
    end: end.toISOString().slice(0, 16),
    hours: (end - start) / 3600000,
  };
}

const late = read("3 July 2026, 11.30 to 1.15 pm");
const ten = read("3 July 2026, 10.00 to 12.15 pm");
const controls = {
  "3 July 2026, 11.30 am to 1.15 pm": read("3 July 2026, 11.30 am to 1.15 pm"),
  "3 July 2026, 2.00 to 4.15 pm": read("3 July 2026, 2.00 to 4.15 pm"),
};

console.log("version   chrono-node", version, "(en.GB)");
console.log("input     '3 July 2026, 11.30 to 1.15 pm' and '3 July 2026, 10.00 to 12.15 pm'");
console.log("a guess   11:30 to 13:15 and 10:00 to 12:15, the only reading that ends on the day it starts");
console.log("seen     ", late.start, "to", late.end, `(${late.hours} hours)`);
console.log("         ", ten.start, "to", ten.end, `(${ten.hours} hours)`);
for (const [text, span] of Object.entries(controls)) console.log("control  ", text, "->", span.start, "to", span.end);
console.log("minutes   a meeting of an hour and three quarters is minuted as one through the night, closed on 4 July");

assert.deepEqual(controls["3 July 2026, 11.30 am to 1.15 pm"], { start: "2026-07-03T11:30", end: "2026-07-03T13:15", hours: 1.75 });
assert.deepEqual(controls["3 July 2026, 2.00 to 4.15 pm"], { start: "2026-07-03T14:00", end: "2026-07-03T16:15", hours: 2.25 });
assert.deepEqual(late, { start: "2026-07-03T23:30", end: "2026-07-04T13:15", hours: 13.75 });
assert.deepEqual(ten, { start: "2026-07-03T22:00", end: "2026-07-04T12:15", hours: 14.25 });
JS
node finding.mjs
