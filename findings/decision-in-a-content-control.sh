#!/usr/bin/env bash
# A resolution in one of Word's content controls, as templates have them, is not in the text.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact officeparser@7.8.0 jszip@3.10.1

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const JSZip = require("jszip");
const { parseOffice } = require("officeparser");
const { version } = JSON.parse(readFileSync("node_modules/officeparser/package.json", "utf8"));

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner) => `<w:p>${inner}</w:p>`;
const control = (inner) => `<w:sdt><w:sdtPr><w:alias w:val="Decision"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

async function read(decision) {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`);
  zip.file("_rels/.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`);
  const body = paragraph(run("Item 7: Parking")) + decision + paragraph(run("Item 8: Trees"));
  zip.file("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
  const file = await parseOffice(await zip.generateAsync({ type: "nodebuffer" }));
  return { lines: file.toText().split("\n"), warnings: file.warnings };
}

const words = "RESOLVED: That the charges be approved.";
const row = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>${paragraph(run("Lee"))}</w:tc><w:tc>${paragraph(run("Against"))}</w:tc></w:tr></w:tbl>`;
const around = await read(control(paragraph(run(words))));
const table = await read(control(row));
const inside = await read(paragraph(control(run(words))));
const plain = await read(paragraph(run(words)));

console.log("version   officeparser", version);
console.log("input     two items and, between them, a resolution; a content control around its paragraph");
console.log("a guess   three lines: a content control is a frame to type in, its words are the document's");
console.log("seen     ", around.lines, "warnings:", around.warnings);
console.log("          a table of votes in such a control:", table.lines);
console.log("control   without it, and with the control inside the paragraph:", plain.lines, inside.lines.length, "lines");
console.log("minutes   item 7 has no decision, and the count of items still tallies; only where the control was put decides");

const whole = ["Item 7: Parking", words, "Item 8: Trees"];
assert.deepEqual(plain.lines, whole);
assert.deepEqual(inside.lines, whole);
for (const lost of [around, table]) assert.deepEqual(lost, { lines: ["Item 7: Parking", "Item 8: Trees"], warnings: [] });
JS
node finding.mjs
