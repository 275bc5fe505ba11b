#!/usr/bin/env bash
# Minutes in Markdown turned into a Word file: each paragraph of an item has a number of its own, so that item 8 is
# the fourth, and what was decided in item 7 looks like items 2 and 3.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact markdown-docx@1.7.0 marked@18.2.1 jszip@3.10.2

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import JSZip from "jszip";
import markdownDocx, { Packer } from "markdown-docx";
import { marked } from "marked";

/** The paragraphs of the Word file made of it, with the numbers that Word gives them. */
async function numbered(markdown) {
  const file = await JSZip.loadAsync(Buffer.from(await Packer.toBuffer(await markdownDocx(markdown))));
  const [body, lists] = await Promise.all(["document", "numbering"].map((part) => file.file(`word/${part}.xml`).async("string")));
  const counts = new Map();
  const lines = [];
  for (const [paragraph] of body.matchAll(/<w:p>.*?<\/w:p>/gs)) {
    const words = [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join("");
    const list = paragraph.match(/<w:ilvl w:val="0"\/><w:numId w:val="(\d+)"/)?.[1];
    if (!words) continue;
    if (!list) { lines.push(words); continue; }
    const start = lists.match(new RegExp(`<w:num w:numId="${list}">.*?<w:lvlOverride w:ilvl="0"><w:startOverride w:val="(\\d+)"`, "s"))[1];
    counts.set(list, counts.has(list) ? counts.get(list) + 1 : Number(start));
    lines.push(`${counts.get(list)}. ${words}`);
  }
  return lines;
}

const items = "7. Budget\n\n   It was not agreed.\n\n   Lost by 3 votes to 12.\n\n8. Roads\n\n   Noted.\n";
const fromOne = items.replace("7.", "1.").replace("8.", "2.");
const tight = "1. Budget: lost by 3 votes to 12.\n2. Roads: noted.\n";
const [seen, counted, control] = await Promise.all([items, fromOne, tight].map(numbered));
const shown = marked.parse(items).trim();

console.log("version   markdown-docx 1.7.0");
console.log("input    ", JSON.stringify(items));
console.log("a guess   items 7 and 8, and paragraphs without a number below them, which is how Markdown has it:");
console.log("         ", shown.replace(/\n/g, ""));
console.log("seen     ", seen.join(" | "));
console.log("          with 1 and 2 for 7 and 8:", counted.join(" | "));
console.log("control   items of one paragraph each:", control.join(" | "));
console.log("minutes   'item 2' is a decision, 'item 3' its vote, and Roads, which everybody cites as item 8, is item 4");

assert.equal(shown.match(/<li>/g).length, 2);
assert.match(shown, /^<ol start="7">/);
assert.deepEqual(control, ["1. Budget: lost by 3 votes to 12.", "2. Roads: noted."]);
const wrong = ["1. Budget", "2. It was not agreed.", "3. Lost by 3 votes to 12.", "4. Roads", "5. Noted."];
assert.deepEqual(seen, wrong);
assert.deepEqual(counted, wrong);
JS
node finding.mjs
