#!/usr/bin/env bash
# Two paragraphs that start with J. become a list, and the second member is K.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact @djot/djot@0.3.2

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const djot = require("@djot/djot");
const { version } = JSON.parse(readFileSync("node_modules/@djot/djot/package.json", "utf8"));
const page = (text) => djot.renderHTML(djot.parse(text)).replaceAll(/\n/g, "");

// What a browser shows before each item of a list lettered A, B, C from its start value.
function shown(html) {
  const start = Number(/<ol start="(\d+)" type="A">/.exec(html)[1]);
  return [...html.matchAll(/<li>(?:<p>)?(.*?)(?:<\/p>)?<\/li>/g)].map(
    (item, i) => `${String.fromCharCode(64 + start + i)}. ${item[1]}`,
  );
}

const members = page("J. Smith spoke for the motion.\n\nJ. Brown spoke against.\n\nJ. Cole did not vote.");
const escaped = page("J\\. Smith spoke for the motion.\n\nJ\\. Brown spoke against.");
const titled = page("Councillor J. Smith spoke.\n\nCouncillor J. Brown spoke.");
const full = page("Jo Smith spoke.");

console.log("version   @djot/djot", version);
console.log("a guess   three paragraphs; at worst a list that shows the letters as written");
console.log("seen     ", members);
console.log("shown    ", shown(members).join(" | "));
console.log("control   escaped, and with a title before the initial, they are paragraphs:", titled);
console.log("minutes   three members who share an initial are shown as J., K. and L.: two of the names are wrong");

assert.equal(titled, "<p>Councillor J. Smith spoke.</p><p>Councillor J. Brown spoke.</p>");
assert.equal(full, "<p>Jo Smith spoke.</p>");
assert.equal(escaped, "<p>J. Smith spoke for the motion.</p><p>J. Brown spoke against.</p>");
assert.deepEqual(shown(members), ["J. Smith spoke for the motion.", "K. Brown spoke against.", "L. Cole did not vote."]);
JS
node finding.mjs
