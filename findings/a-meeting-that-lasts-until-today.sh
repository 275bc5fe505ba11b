#!/usr/bin/env bash
# A meeting written as ISO 8601 writes it, start and end with one date: luxon ends it on the day on which it is read.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact luxon@3.7.2
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check aniso8601==10.0.1

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { Interval, Settings, VERSION } from "luxon";

Settings.defaultZone = "utc";
const minute = (time) => time.toISO({ includeOffset: false }).slice(0, 16);
function read(text, today) {
  Settings.now = () => Date.parse(`${today}T09:00:00Z`);
  const { isValid, start, end } = Interval.fromISO(text);
  return [isValid, minute(start), minute(end)].join(" ");
}
const other = (text) =>
  execFileSync("venv/bin/python", [
    "-c",
    "import sys, aniso8601; print(*(str(each)[:16].replace(' ', 'T') for each in aniso8601.parse_interval(sys.argv[1])))",
    text,
  ])
    .toString()
    .trim();

const [evening, days, weeks] = ["2026-07-03T18:30/20:00", "2026-07-03/05", "2026-07-03/08-15"];
const whole = "2026-07-03T18:30/2026-07-03T20:00";
const autumn = "2026-10-01";

console.log("version   luxon", VERSION, "and, to compare, aniso8601 10.0.1");
console.log("input     intervals whose end leaves out what it has in common with the start, as ISO 8601 lets it");
console.log("a guess   the end on the day of the start, or an interval that isn't valid");
for (const text of [evening, days, weeks]) {
  console.log(`seen      ${text} read on 1 October, valid, start, end: ${read(text, autumn)}`);
  console.log(`          by the other library: ${other(text)}`);
}
console.log(`          ${evening} read on 1 November: ${read(evening, "2026-11-01")}`);
console.log(`control   ${whole}: ${read(whole, autumn)}`);
console.log(`          2026-07-03T18:30/PT1H30M: ${read("2026-07-03T18:30/PT1H30M", autumn)}`);
console.log("minutes   a sitting of ninety minutes lasts for months, a day more each day; '/05', the 5th, is five in");
console.log("          the morning, '/08-15', 15 August, is eight o'clock, fifteen hours off: yesterday");

assert.equal(read(whole, autumn), "true 2026-07-03T18:30 2026-07-03T20:00");
assert.equal(read("2026-07-03T18:30/PT1H30M", autumn), "true 2026-07-03T18:30 2026-07-03T20:00");
assert.equal(other(evening), "2026-07-03T18:30 2026-07-03T20:00");
assert.equal(other(days), "2026-07-03 2026-07-05");
assert.equal(other(weeks), "2026-07-03 2026-08-15");
assert.equal(read(evening, autumn), "true 2026-07-03T18:30 2026-10-01T20:00");
assert.equal(read(evening, "2026-11-01"), "true 2026-07-03T18:30 2026-11-01T20:00");
assert.equal(read(days, autumn), "true 2026-07-03T00:00 2026-10-01T05:00");
assert.equal(read(weeks, autumn), "true 2026-07-03T00:00 2026-09-30T23:00");
JS
node finding.mjs
