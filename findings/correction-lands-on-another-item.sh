#!/usr/bin/env bash
# A corrected vote is patched into another item's vote, and the patch says it was applied.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact diff-match-patch@1.0.5

cat > finding.mjs <<'JS'
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const DiffMatchPatch = require("diff-match-patch");
const { version } = require("diff-match-patch/package.json");
const engine = new DiffMatchPatch();

const vote = (number) => `The motion was carried: For ${number}, Against 5.\n`;
const draft = (trees) => `5. Budget\n${vote(7)}\n6. Parking\n${vote(7)}\n7. Trees\n${vote(trees)}`;
const opening = "4. Minutes\nThe minutes of the last meeting were agreed as a correct record and signed by the Chair.\n\n";

const correction = engine.patch_make(draft(7), draft(8));
const [same, sameApplied] = engine.patch_apply(correction, draft(7));
const [moved, movedApplied] = engine.patch_apply(correction, opening + draft(7));
const changed = moved.slice(0, moved.indexOf("For 8")).match(/^\d+\. \w+$/gm).at(-1);

console.log("version   diff-match-patch", version);
console.log("input     item 7's vote is corrected from 7 to 8; meanwhile a colleague has put item 4 before it");
console.log("a guess   item 7 is corrected, or the patch is refused: the words around it stand unchanged");
console.log("seen      applied:", movedApplied, "- the vote that changed is that of", changed);
console.log("control   on the text it was made from:", sameApplied, "- item 7:", same === draft(8));
console.log("minutes   the record of a vote nobody questioned is altered, the wrong one stays, and the result says true");

assert.ok(same === draft(8) && sameApplied.every(Boolean));
assert.deepEqual(movedApplied, [true]);
assert.equal(changed, "5. Budget");
assert.equal(moved, opening + draft(7).replace("For 7", "For 8"));
JS
node finding.mjs
