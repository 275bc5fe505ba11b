#!/usr/bin/env bash
# Minutes as HTML turned into a Word file: a date in a time element, an abbreviation, quoted words and the row of
# totals of a table are left out, each where the page shows it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1 mammoth@1.13.0

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const mammoth = require("mammoth");
const NAMES = ["html-to-docx", "@turbodocx/html-to-docx"];
const makers = NAMES.map((name) => require(name)).map((made) => made.default ?? made);

/** The words of the Word file that each library makes of the page, its paragraphs on one line. */
async function words(page) {
  const read = async (make) => mammoth.extractRawText({ buffer: Buffer.from(await make(page, null, {})) });
  const texts = await Promise.all(makers.map(read));
  return texts.map(({ value }) => value.trim().split(/\s+/).join(" "));
}

const table = (total, close) =>
  `<table><thead><tr><th>Ward</th><th>For</th></tr></thead><tbody><tr><td>North</td><td>5</td></tr>` +
  `<tr><td>South</td><td>7</td></tr>${total}<tr><td>All</td><td>12</td></tr>${close}</table>`;

const sentence = {
  date: '<p>The next meeting is on <time datetime="2026-07-02">2 July 2026</time> at noon.</p>',
  body: '<p>The answer to the <abbr title="freedom of information">FOI</abbr> request was noted.</p>',
  quoted: "<p>The motion read <q>that no charge be made</q> and was carried.</p>",
  item: "<ul><li>Report by <time datetime=\"2026-07-02\">2 July 2026</time></li></ul>",
  total: table("</tbody><tfoot>", "</tfoot>"),
};
const plain = {
  date: sentence.date.replace(/time( datetime="[^"]*")?>/g, "b>"),
  body: sentence.body.replace(/abbr( title="[^"]*")?>/g, "b>"),
  quoted: sentence.quoted.replace(/q>/g, "b>"),
  item: sentence.item.replace(/time( datetime="[^"]*")?>/g, "b>"),
  total: table("", "</tbody>"),
};
const each = async (pages) => Object.fromEntries(await Promise.all(Object.entries(pages).map(async ([what, page]) => [what, await words(page)])));
const [seen, control] = [await each(sentence), await each(plain)];

const whole = {
  date: "The next meeting is on 2 July 2026 at noon.",
  body: "The answer to the FOI request was noted.",
  quoted: "The motion read that no charge be made and was carried.",
  item: "Report by 2 July 2026",
  total: "Ward For North 5 South 7 All 12",
};
const left = {
  date: "The next meeting is on at noon.",
  body: "The answer to the request was noted.",
  quoted: "The motion read and was carried.",
  item: "Report by",
  total: "Ward For North 5 South 7",
};

console.log("version  ", NAMES.map((name) => `${name} ${require(`${name}/package.json`).version}`).join(", "));
console.log("input     minutes of plain HTML: time, abbr and q in a paragraph or an item, tfoot in a table");
console.log("a guess   the words, if without any special look");
for (const [what, found] of Object.entries(seen)) {
  console.log(`seen      ${sentence[what].replace(/<thead>.*?<tfoot>/, "...<tfoot>")}`);
  console.log(`          ${found[0] === found[1] ? `both: ${found[0]}` : found.join(" | ")}`);
}
console.log("control   the same with b for time, abbr and q, the totals as a row of tbody: every word, in both");
console.log("minutes   what careful HTML marks is what goes: a date by which something is due, the words of a motion,");
console.log("          the total of a vote; the sentence around it closes up");

assert.deepEqual(control, Object.fromEntries(Object.entries(whole).map(([what, text]) => [what, [text, text]])));
assert.deepEqual(seen, Object.fromEntries(Object.entries(left).map(([what, text]) => [what, [text, text]])));
JS
node finding.mjs
