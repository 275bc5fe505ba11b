#!/usr/bin/env bash
# A correction that opens "On item 7" and ends "wrote:" is the head of a quotation for three readers of replies, and a
# list with hyphens a signature for one: what the member writes is gone.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  email-reply-parser==0.5.12 mail-parser-reply==1.36 quotequail==0.5.4

cat > finding.py <<'PY'
from importlib.metadata import version

import quotequail
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailReplyParser

DRAFT = "\n\nOn Mon, 6 Jul 2026 at 10:00, Clerk <clerk@board.example> wrote:\n> Item 7: carried by 12 to 3.\n"
READERS = {
    "email-reply-parser": EmailReplyParser.parse_reply,
    "mail-parser-reply": lambda text: MailReplyParser(languages=["en"]).parse_reply(text=text),
    "quotequail": lambda text: quotequail.unwrap(text)["text_top"],
}
WROTE = "Two corrections.\n\nOn item 7 I voted against, as I wrote:\nthe vote was 13 to 2.\n\nOn item 8 I was away.\n\nAnn Lee"
TURNED = WROTE.replace("On item 7 I voted against, as I wrote:", "I voted against on item 7, as I wrote:")
LISTED = "Two corrections.\n\n-Item 7: the vote was 13 to 2.\n-Item 8: I was away.\n\nAnn Lee"
SPACED = LISTED.replace("-Item", "- Item")


def kept(body):
    return {name: read(body + DRAFT).strip() for name, read in READERS.items()}


seen, turned, listed, spaced = (kept(body) for body in (WROTE, TURNED, LISTED, SPACED))
head = quotequail.unwrap(WROTE + DRAFT)

print("version  ", ", ".join(f"{name} {version(name)}" for name in READERS))
print("input     a reply above the quoted draft:", repr(WROTE))
print("a guess   all of it: nothing above the line of Monday is quoted, and 'item 7' is no day")
for name, text in seen.items():
    print(f"seen      {name}: {text!r}")
print(f"          quotequail even names the letter: of {head['date']!r}, from {head['from']!r}")
print(f"          email-reply-parser, of a list whose hyphens stand close, -Item 7: {listed['email-reply-parser']!r}")
print("control   all three give every word of 'I voted against on item 7, as I wrote:', and of a list '- Item 7'")
print("minutes   a member's corrections are taken off as if they were the draft, and what is left reads as a whole letter;")
print("          'On item 7 ...' is how members write")

assert set(seen.values()) == {"Two corrections."}, seen
assert (head["date"], head["from"]) == ("item 7 I voted against", "as I"), head
assert listed["email-reply-parser"] == "Two corrections.", listed
assert listed["mail-parser-reply"] == listed["quotequail"] == LISTED, listed
assert set(turned.values()) == {TURNED}, turned
assert set(spaced.values()) == {SPACED}, spaced
PY
venv/bin/python -W ignore finding.py
