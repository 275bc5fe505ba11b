#!/usr/bin/env bash
# A reply below an empty quoted line: postal-mime reads the answer as part of the quotation.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact postal-mime@4.0.0 mailparser@3.14.2

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const reply = (format, blank) =>
  [
    "From: Cllr Shah <shah@board.example>",
    "To: Clerk <clerk@board.example>",
    "Subject: Draft minutes",
    "MIME-Version: 1.0",
    `Content-Type: text/plain; charset=utf-8${format}`,
    "",
    "> Item 7: was the vote 12 to 3, as the draft ",
    "> says?",
    blank,
    "No. It was 13 to 2, and I voted against.",
    "> Item 8: may the draft stand?",
    blank,
    "It may not.",
    "",
  ].join("\r\n");
const own = (text) => text.split("\n").filter((line) => line && !line.startsWith(">"));

const flowed = reply("; format=flowed", "> ");
const seen = (await PostalMime.parse(flowed)).text;
const other = (await simpleParser(flowed)).text;
const bare = (await PostalMime.parse(reply("; format=flowed", ">"))).text;
const fixed = (await PostalMime.parse(reply("", "> "))).text;

console.log("version   postal-mime", version("postal-mime"), "and, to compare, mailparser", version("mailparser"));
console.log("input     a format=flowed reply that answers below two quoted questions, each with '> ' under it");
console.log("a guess   two answers outside the quotation; RFC 3676 takes off '>' and a stuffed space first, so that");
console.log("          '> ' is an empty line, and no paragraph runs over a change of depth");
for (const line of seen.trimEnd().split("\n")) console.log(`seen      ${line}`);
console.log("          what the member wrote, without what is quoted:", own(seen).length, "lines");
console.log("control   mailparser finds:", own(other).join(" / "));
console.log("          postal-mime finds both with '>' for '> ', and without format=flowed");
console.log("minutes   the member's corrections are taken off with the quotation, and the clerk's own question");
console.log("          says '13 to 2'; inside a question '>' stands between the words as if one figure were larger");

const answers = ["No. It was 13 to 2, and I voted against.", "It may not."];
assert.deepEqual(own(other), answers);
assert.deepEqual(own(bare), answers);
assert.deepEqual(own(fixed), answers);
assert.deepEqual(own(seen), []);
assert.equal(
  seen.trimEnd(),
  [
    "> Item 7: was the vote 12 to 3, as the draft > says?",
    "> No. It was 13 to 2, and I voted against.",
    "> Item 8: may the draft stand?",
    "> It may not.",
  ].join("\n"),
);
JS
node finding.mjs
