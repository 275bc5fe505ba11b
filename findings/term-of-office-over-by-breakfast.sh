#!/usr/bin/env bash
# Dates with the day before the month: from 7 May 2026 to 6 May 2027 is a morning of six hours, and the last day of
# a range of days is an hour of the clock, a day before the first.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact compromise@14.17.0 compromise-dates@3.9.0

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import nlp from "compromise";
import dates from "compromise-dates";

nlp.plugin(dates);

/** When what is said begins and ends, as the library tells it for a British reader. */
function read(text) {
  const found = nlp(text).dates({ today: "2026-03-02", timezone: "UTC", dmy: true }).get();
  return found.map(({ start, end }) => `${start.slice(0, 16)} to ${end.slice(0, 16)}`).join("; ");
}

const pairs = [
  ["elected from 7 May 2026 to 6 May 2027", "elected from May 7 2026 to May 6 2027"],
  ["from 1 April 2026 to 31 March 2027", "from April 1 2026 to March 31 2027"],
  ["open to inspection from 20 to 24 July 2026", "open to inspection from July 20 to 24 2026"],
  ["14 days after 2 July 2026", "14 days after July 2 2026"],
];
const seen = pairs.map(([british]) => read(british));
const control = pairs.map(([, american]) => read(american));
const alone = ["7 May 2026", "6 May 2027", "20 July 2026"].map(read);

console.log("version   compromise 14.17.0, compromise-dates 3.9.0, with dmy for British dates");
console.log("a guess   the same days, whether the day or the month is said first");
pairs.forEach(([british], at) => console.log(`seen      "${british}": ${seen[at]}`));
pairs.forEach(([, american], at) => console.log(`control   "${american}": ${control[at]}`));
console.log(`          "7 May 2026", by itself: ${alone[0]}`);
console.log("minutes   a year of office ends on its first morning, a financial year is its last day, papers lie open for");
console.log("          three hours three weeks early, and time to reply runs out a day before it should: the number of");
console.log("          the day was taken for the hour, 6 in the morning, or 2 in the afternoon");

assert.deepEqual(control, [
  "2026-05-07T00:00 to 2027-05-06T23:59",
  "2026-04-01T00:00 to 2027-03-31T23:59",
  "2026-07-20T00:00 to 2026-07-24T23:59",
  "2026-07-16T00:00 to 2026-07-16T23:59",
]);
assert.deepEqual(alone, [
  "2026-05-07T00:00 to 2026-05-07T23:59",
  "2027-05-06T00:00 to 2027-05-06T23:59",
  "2026-07-20T00:00 to 2026-07-20T23:59",
]);
assert.deepEqual(seen, [
  "2026-05-07T00:00 to 2026-05-07T06:00",
  "2027-03-31T00:00 to 2027-03-31T23:59",
  "2026-07-01T20:00 to 2026-07-01T23:00",
  "2026-07-15T14:00 to 2026-07-15T23:59",
]);
JS
node finding.mjs
