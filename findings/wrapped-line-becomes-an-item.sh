#!/usr/bin/env bash
# Wrapping at 78 columns puts 'Minute 1.' over a line end, and Markdown makes an item of it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 markdown-it-py==4.3.0 mdurl==0.1.2

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import html2text
from markdown_it import MarkdownIt

SENTENCE = (
    "The Committee went through the record of its last meeting and asked for Minute 1. "
    "The clerk was to write to the applicant before the next meeting."
)


def there_and_back(words, width):
    writer = html2text.HTML2Text()
    writer.body_width = width
    text = writer.handle(f"<p>{words}</p>").strip()
    return text, MarkdownIt().render(text)


text, page = there_and_back(SENTENCE, html2text.HTML2Text().body_width)
_, unwrapped = there_and_back(SENTENCE, 0)
_, other = there_and_back(SENTENCE.replace("Minute 1.", "Minute 2."), 78)
start, _ = there_and_back("1. The clerk was to write.", 78)

print("version   html2text", version("html2text"), "to markdown-it-py", version("markdown-it-py"))
print("a guess   one paragraph in, one paragraph back: wrapping only moves line ends")
print("written  ", repr(text))
print("seen     ", page.replace("\n", " "))
print("control   unwrapped, and with 'Minute 2.', it is one paragraph; at the start of a paragraph the number is escaped:", repr(start))
print("minutes   a sentence in the middle of a paragraph turns into numbered item 1, and the paragraph loses its end")

assert html2text.HTML2Text().body_width == 78
assert unwrapped.count("<p>") == other.count("<p>") == 1 and "<ol>" not in unwrapped + other
assert start.startswith("1\\. ")
assert text.splitlines()[1].startswith("1. The clerk")
assert "<ol>\n<li>The clerk was to write to the applicant" in page and page.count("<p>") == 1
PY
