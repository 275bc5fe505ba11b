#!/usr/bin/env bash
# The last day for notice by the formula of a spreadsheet, five working days before the meeting: for
# fast-formula-parser it is the meeting's own day, for any number of days; six months from 31 August are 3 March.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact fast-formula-parser@1.0.19 hyperformula@3.5.0

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import FormulaParser from "fast-formula-parser";
import { HyperFormula } from "hyperformula";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
// A date is a number of days, of which 1 January 1970 is 25569.
const shown = (value) => (typeof value === "number" ? new Date((value - 25569) * 86400e3).toISOString().slice(0, 10) : value);
const seen = (formula) => shown(new FormulaParser().parse(formula, { sheet: "Notices", row: 1, col: 1 }));
const other = (formula) =>
  shown(
    HyperFormula.buildFromArray([[`=${formula}`]], { licenseKey: "gpl-v3" }).getCellValue({ sheet: 0, row: 0, col: 0 }),
  );

const wrong = [
  ["the fifth working day before 14 July 2026", "WORKDAY(DATE(2026,7,14),-5)", "2026-07-14", "2026-07-07"],
  ["the one before it", "WORKDAY(DATE(2026,7,14),-1)", "2026-07-14", "2026-07-13"],
  ["six months from 31 August 2026", "EDATE(DATE(2026,8,31),6)", "2027-03-03", "2027-02-28"],
  ["a decision in another case", 'IF("Carried"="CARRIED","yes","no")', "no", "yes"],
];
const right = [
  ["the fifth working day after", "WORKDAY(DATE(2026,7,14),5)", "2026-07-21"],
  ["seven days before", "DATE(2026,7,14)-7", "2026-07-07"],
  ["the last of the month in six months", "EOMONTH(DATE(2026,8,31),6)", "2027-02-28"],
];

console.log("version   fast-formula-parser", version("fast-formula-parser") + "; compared with hyperformula", version("hyperformula"));
console.log("input     formulas of a sheet that plans notices of meetings");
console.log("a guess   what Excel's own help says of them, and the other library gives");
for (const [what, formula] of wrong) {
  console.log(`seen      ${what}, ${formula}: ${seen(formula)}; the other: ${other(formula)}`);
}
for (const [what, formula] of right) {
  console.log(`control   ${what}, ${formula}: ${seen(formula)} in both`);
}
console.log("minutes   notice may go out on the day of the meeting and be held good; a seat is held to be vacant for");
console.log("          six months' absence three days late; a decision that was carried is not");

for (const [, formula, ...both] of wrong) assert.deepEqual([seen(formula), other(formula)], both, formula);
for (const [, formula, day] of right) assert.deepEqual([seen(formula), other(formula)], [day, day], formula);
JS
node finding.mjs
