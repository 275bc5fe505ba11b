#!/usr/bin/env bash
# A monthly meeting on the last working day is told as every weekday, and called fully told.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact rrule@2.8.1

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { RRule, rrulestr } = require("rrule");
const { version } = require("rrule/package.json");
const [from, until] = [new Date("2026-01-01T00:00:00Z"), new Date("2027-01-01T00:00:00Z")];

function told(rule) {
  const written = rrulestr(`DTSTART:20260101T100000Z\nRRULE:${rule}`);
  const text = written.toText();
  const back = new RRule({ ...RRule.parseText(text), dtstart: written.options.dtstart });
  return {
    text,
    whole: written.isFullyConvertibleToText(),
    meetings: written.between(from, until, true).length,
    back: back.between(from, until, true).length,
  };
}

const lastDay = told("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
const second = told("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2");
const control = told("FREQ=MONTHLY;BYDAY=2TH");

console.log("version   rrule", version);
console.log("input     the last working day of each month; the second Thursday, written with BYSETPOS");
console.log("a guess   words that say so, or isFullyConvertibleToText() false");
for (const it of [lastDay, second]) {
  console.log(`seen      "${it.text}", fully convertible: ${it.whole}; meetings in 2026: ${it.meetings}, by the words read back: ${it.back}`);
}
console.log(`control   "${control.text}": ${control.meetings}, read back ${control.back}`);
console.log("minutes   the calendar of meetings printed for the council calls a meeting each weekday where there are twelve");

assert.deepEqual(control, { text: "every month on the 2nd Thursday", whole: true, meetings: 12, back: 12 });
assert.deepEqual(lastDay, { text: "every month on weekdays", whole: true, meetings: 12, back: 261 });
assert.deepEqual(second, { text: "every month on Thursday", whole: true, meetings: 12, back: 53 });
JS
node finding.mjs
