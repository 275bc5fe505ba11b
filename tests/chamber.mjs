// Drives a browser over the pages of the played sample; tests/chamber.sh starts it.
// node chamber.mjs QUORATE ROOT WORK PICTURES
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

const [quorate, root, work, pictures] = process.argv.slice(2);
const require = createRequire(`${work}/npm/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const VIEWERS = 50;
const MOST = 150; // milliseconds from the durable fact to the changed page, at the 99th percentile

let failures = 0;
let ended = false; // The server was ended on purpose: a browser says what it misses.
function check(holds, what) {
  if (!holds) {
    failures += 1;
    console.log(`FAILED: ${what}`);
  }
}

const session = `${work}/harrowmere.ron`;
const children = [];
function start(words, options = {}) {
  const child = spawn(quorate, words, { stdio: ["pipe", "pipe", "inherit"], ...options });
  children.push(child);
  return child;
}
process.on("exit", () => children.forEach((child) => child.kill()));

/** Serves the session; the addresses of its pages. */
async function serve(...more) {
  const child = start(["show", session, "--serve", "--while-open", ...more]);
  const links = [];
  for await (const line of createInterface({ input: child.stdout })) {
    links.push(line);
    if (links.length === 3) break;
  }
  return { child, chamber: links[0], chair: links[1], draft: links[2] };
}

/** What a page says below its head, with every tag a space. */
const said = (page) =>
  page.evaluate(() => {
    const main = document.querySelector("main").cloneNode(true);
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walk.nextNode()) parts.push(walk.currentNode.data);
    return parts.join(" ").split(/\s+/).filter(Boolean).join(" ");
  });

// What tests/golden/chamber.txt says of each record: at once, and later.
const golden = new Map();
{
  let entry;
  for (const line of readFileSync(`${root}/tests/golden/chamber.txt`, "utf8").split("\n")) {
    if (line.startsWith("    ")) entry.push(line.trim());
    else if (line) golden.set(line, (entry = []));
  }
  for (const [key, lines] of golden) golden.set(key, lines.join(" ").split(/\s+/).join(" "));
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const SIZES = { projector: { width: 1920, height: 1080 }, telephone: { width: 390, height: 844 } };

/** What is on the page at each fact, on every screen. */
async function look() {
  const served = await serve("--vote-after", "1", "--clock", "2026-03-19T14:30:00+00:00");
  const views = [];
  for (const [size, viewport] of Object.entries(SIZES))
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport, colorScheme, locale: "en-GB" });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (!ended && ["error", "warning"].includes(message.type())) check(false, `console: ${message.text()}`);
      });
      page.on("pageerror", (error) => check(false, `script: ${error}`));
      await page.goto(served.chamber);
      views.push({ page, size, colorScheme, name: `${size}-${colorScheme}` });
    }
  const main = views[0].page;
  const plain = await (await browser.newContext({ viewport: SIZES.projector, javaScriptEnabled: false })).newPage();
  const others = [];
  for (const name of ["chair", "draft"])
    for (const [size, viewport] of Object.entries(SIZES))
      for (const colorScheme of ["light", "dark"]) {
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        page.on("console", (message) => {
          if (!ended && message.type() === "error") check(false, `${name}: console: ${message.text()}`);
        });
        await page.goto(served[name]);
        others.push({ page, name: `${name}-${size}-${colorScheme}` });
      }

  let violations = 0;
  let checked = 0;
  async function inspect(view, name) {
    // axe is not the page's own: it is put in by the tools of the browser, which no policy holds back.
    await view.page.evaluate(axe);
    const found = await view.page.evaluate(async () => {
      const result = await axe.run(document, { resultTypes: ["violations"] });
      return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
    });
    checked += 1;
    violations += found.length;
    for (const one of found) check(false, `axe: ${name}, ${view.name}: ${one}`);
    const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(wide <= 0, `${name}, ${view.name}: ${wide} pixels too wide`);
    if (view.size === "projector") {
      const long = await view.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      check(long <= 0, `${name}, ${view.name}: ${long} pixels too long`);
    }
    await view.page.screenshot({ path: `${pictures}/${name}-${view.name}.png` });
  }

  /** Waits until a page says what it should. */
  async function until(page, expected, what) {
    const since = Date.now();
    let now;
    while (Date.now() - since < 5000) {
      now = await said(page);
      if (now === expected) return;
      await new Promise((done) => setTimeout(done, 5));
    }
    check(false, `${what}:\n  expected ${expected}\n  but is   ${now}`);
  }

  const recorder = start(["record", session, "-"]);
  const acks = [];
  createInterface({ input: recorder.stdout }).on("line", (line) => acks.push(Number(line.split(" ")[1])));
  /** Records a line; the number of its last record. The first that an older reader wouldn't know has one before it. */
  async function record(line) {
    const before = acks.length;
    recorder.stdin.write(`${line}\n`);
    while (acks.length === before) {
      if (recorder.exitCode !== null) throw new Error(`refused: ${line}`);
      await new Promise((done) => setTimeout(done, 2));
    }
    await new Promise((done) => setTimeout(done, 20));
    return acks.at(-1);
  }

  // Fact by fact: what the golden file says stands on the page, with a script and without one.
  await until(main, golden.get("0"), "before the meeting");
  for (const view of views) await inspect(view, "00-before");
  let picture = 0;
  let facts = 0;
  const script = readFileSync(`${root}/tests/scripts/harrowmere-played.script`, "utf8").split("\n");
  for (const line of script) {
    if (!line.trim() || line.startsWith("//")) continue;
    if (line.startsWith("@")) {
      recorder.stdin.write(`${line}\n`);
      continue;
    }
    const seq = await record(line);
    facts += 1;
    const [now, later] = [golden.get(`${seq}`), golden.get(`${seq} later`)];
    for (const expected of [now, later]) {
      if (!expected) continue;
      for (const view of views) await until(view.page, expected, `record ${seq} on ${view.name}`);
      await plain.goto(served.chamber);
      check((await said(plain)) === expected, `record ${seq} without a script`);
      picture += 1;
      for (const view of views) await inspect(view, `${String(picture).padStart(2, "0")}-record-${seq}`);
    }
    if (/^(TakeNext|Vote|Amend|Close)/.test(line))
      for (const view of others) await inspect(view, `${String(picture).padStart(2, "0")}-record-${seq}`);
  }
  recorder.stdin.end();
  console.log(`${facts} facts recorded, ${picture} changes of the page seen on ${views.length} screens and without a script`);
  console.log(`axe: ${violations} violations on ${checked} pages`);

  // A page that lost the connection says so, and comes back.
  ended = true;
  served.child.stdin.end();
  await main.waitForFunction(() => document.getElementById("lost").textContent.includes("connection is lost"), null, { timeout: 20000 });
  await inspect(views[0], "98-lost");
  for (const { page } of [...views, ...others]) await page.context().close();
  await plain.context().close();
}

/** Plays the meeting to its end, with nobody looking. */
async function play() {
  const recorder = start(["record", session, "-"], { stdio: ["pipe", "ignore", "inherit"] });
  recorder.stdin.end(readFileSync(`${root}/tests/scripts/harrowmere-played.script`));
  const [code] = await once(recorder, "exit");
  check(code === 0, "the meeting is played");
}

await (process.env.PART === "speed" ? play() : look());

// From the durable fact to the painted page, with many pages open.
const again = await serve("--vote-after", "0");
const crowd = [];
// One browser opens six connections to a server at most: each page is of a browser of its own.
for (let n = 0; n < VIEWERS; n += 1) {
  const page = await (await browser.newContext({ viewport: SIZES.projector })).newPage();
  await page.goto(again.chamber);
  crowd.push(page);
}
const writer = start(["record", session, "-"]);
const told = createInterface({ input: writer.stdout })[Symbol.asyncIterator]();
// What changes the page and can be done over and over: the date of the next meeting.
for (const page of crowd)
  await page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => {
      const text = document.querySelector("main").textContent;
      const at = text.match(/(\d\d?\.\d\d[ap]m|12 noon|12 midnight)/g)?.at(-1);
      if (window.seen.at(-1)?.[0] !== at) window.seen.push([at, performance.timeOrigin + performance.now()]);
    }).observe(document.getElementById("page"), { childList: true, characterData: true, subtree: true });
  });
const times = [];
const rounds = 100;
for (let n = 0; n < rounds; n += 1) {
  const [hour, minute] = [8 + Math.floor(n / 60), n % 60];
  const start = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const shown = `${hour}.${String(minute).padStart(2, "0")}am`;
  writer.stdin.write(`SetNextMeeting(date: "2026-05-21", start: "${start}")\n`);
  await told.next();
  const durable = performance.timeOrigin + performance.now();
  await new Promise((done) => setTimeout(done, 250));
  for (const page of crowd) {
    const seen = await page.evaluate(() => window.seen.at(-1));
    if (!seen || seen[0] !== shown) check(false, `${shown} was not on the page after 250 ms, but ${seen}`);
    else times.push(seen[1] - durable);
  }
}
times.sort((a, b) => a - b);
const p = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
console.log(`from the durable fact to the changed page, ${VIEWERS} pages, ${rounds} facts: ` +
  `median ${p(0.5)} ms, 99% ${p(0.99)} ms, most ${p(1)} ms`);
check(Number(p(0.99)) <= MOST, `99% within ${MOST} ms`);
await browser.close();
console.log(failures ? `${failures} failures` : "All is as it should be.");
process.exit(failures ? 1 : 0);
