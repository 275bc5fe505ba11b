#!/usr/bin/env bash
# The names of four English towns are corrected to other words, in place.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check codespell==2.4.3

venv/bin/python -W ignore - <<'PY'
import pathlib
import subprocess
import sys
from importlib.metadata import version

TEXT = """Minutes of Frome Town Council
A letter from Ilkley Town Council was read.
Goole and Bacup were asked to send observers.
"""
FIXED = """Minutes of From Town Council
A letter from Likely Town Council was read.
Google and Backup were asked to send observers.
"""


def corrected(words):
    path = pathlib.Path("minutes.txt")
    path.write_text(words)
    code = subprocess.run(["venv/bin/codespell", "-w", "minutes.txt"], capture_output=True).returncode
    return path.read_text(), code


towns, status = corrected(TEXT)
mistake, _ = corrected("The Comittee met in Bath, Wells and Leeds.\n")

print("version   codespell", version("codespell"))
print("a guess   capitalised names stand, or are only reported; -w is for sure misspellings")
print(TEXT + "becomes")
print(towns, end="")
print("exit      ", status, "as if there had been nothing to settle")
print("control  ", mistake.strip())
print("minutes   the council's own name is wrong in its heading, and every word left is a real one")

assert mistake == "The Committee met in Bath, Wells and Leeds.\n"
assert towns == FIXED
assert status == 0
PY
