#!/usr/bin/env bash
# Minutes made into Akoma Ntoso by bluebell: a paragraph that opens with the initial P loses it, and no other initial
# is lost; "Moved by P. Lee" is kept, "P. Lee moved" is Lee.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1

cat > finding.py <<'PY'
import string
from importlib.metadata import version

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri


def paragraphs(text, kind="debateReport"):
    """The text of each paragraph of the document that bluebell makes of it, and its class."""
    parser = AkomaNtosoParser(FrbrUri.parse("/akn/gb/debateReport/2026-07-03/council/eng@2026-07-03"))
    return [("".join(p.itertext()), p.get("class")) for p in parser.parse_to_xml(text, kind).iter("{*}p")]


def first(text, kind="debateReport"):
    return paragraphs(text, kind)[0][0]


lost = [letter for letter in string.ascii_uppercase if first(f"{letter}. Lee voted against.") != f"{letter}. Lee voted against."]
list_ = [text for text, _ in paragraphs("A. Lee\n\nP. Lee\n\nP. A. Roe\n\nS. Roe")]
close = paragraphs("P.Lee voted against.")
later = first("Seconded by P. Lee, the motion was carried.")
escaped = first("\\P. Lee voted against.")
kinds = {kind: first("P. Lee voted against.", kind) for kind in ("doc", "statement", "act")}

print("version   bluebell-akn", version("bluebell-akn") + ", cobalt", version("cobalt"))
print("input     'P. Lee voted against.' and the like, as a paragraph of minutes in plain words")
print("a guess   a paragraph with these words")
print("seen      initials that are lost, of twenty-six:", lost)
print("          a list of those present, A. Lee, P. Lee, P. A. Roe and S. Roe:", list_)
print("          'P.Lee voted against.', its words and its class:", close[0])
print("          as other kinds of document:", kinds)
print("control  ", repr(later) + "; with a backslash before the P:", repr(escaped))
print("minutes   a member is named without the letter that tells two of a name apart, or not at all; a P is how the")
print("          syntax marks a paragraph, of which the package's page says nothing")

assert later == "Seconded by P. Lee, the motion was carried." and escaped == "P. Lee voted against."
assert lost == ["P"], lost
assert list_ == ["A. Lee", "Lee", "A. Roe", "S. Roe"], list_
assert close == [("voted against.", "Lee")], close
assert set(kinds.values()) == {"Lee voted against."}, kinds
PY
venv/bin/python -W ignore finding.py
