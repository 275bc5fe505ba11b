#!/usr/bin/env bash
# Dates in Scottish Gaelic by date-fns: 3 July is 07/03/2026, which everybody in Scotland reads as 7 March, and what
# it writes for December it reads back as October.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact date-fns@4.4.0 moment@2.31.0

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { format, parse } from "date-fns";
import { cy, enGB, gd } from "date-fns/locale";
import moment from "moment";
import "moment/locale/gd.js";

const meeting = new Date(2026, 6, 3);
const short = (locale) => format(meeting, "P", { locale });
const other = moment(meeting).locale("gd").format("L");

/** The months in which a tenth day, written in short, is read as another month by the same library. */
function misread(locale) {
  const wrong = [];
  for (let month = 0; month < 12; month += 1) {
    const written = format(new Date(2026, month, 10), "d MMM yyyy", { locale });
    const read = parse(written, "d MMM yyyy", meeting, { locale });
    if (read.getMonth() !== month) wrong.push([written, format(read, "d MMMM yyyy", { locale: enGB })]);
  }
  return wrong;
}

/** The same by moment, which has Gaelic too. */
function misreadByMoment() {
  const months = [...Array(12).keys()].map((month) => moment([2026, month, 10]).locale("gd").format("D MMM YYYY"));
  return months.filter((written, month) => moment(written, "D MMM YYYY", "gd").month() !== month);
}

const seen = misread(gd);
console.log("version   date-fns 4.4.0");
console.log("input     3 July 2026 in the short form of the locale gd; the tenth of each month written and read again");
console.log("a guess   03/07/2026, as in all of Scotland, and twelve different months");
console.log("seen      gd:", short(gd), "and at length", format(meeting, "PPP", { locale: gd }));
console.log("         ", seen.map(([written, read]) => `${written} is read as ${read}`).join("; "));
console.log("control   enGB:", short(enGB), "and cy, Welsh:", short(cy), "with", misread(enGB).length + misread(cy).length, "months misread");
console.log("          moment 2.31.0, gd:", other, "with", misreadByMoment().length, "months misread");
console.log("minutes   up to the twelfth of a month every date but one is another day to whoever reads it, and a valid one;");
console.log("          what was decided in December stands in an index under October");

assert.deepEqual([short(enGB), short(cy), other], ["03/07/2026", "03/07/2026", "03/07/2026"]);
assert.deepEqual([misread(enGB), misread(cy), misreadByMoment()], [[], [], []]);
assert.equal(short(gd), "07/03/2026");
assert.deepEqual(seen, [["10 Dùbh 2026", "10 October 2026"]]);
JS
node finding.mjs
