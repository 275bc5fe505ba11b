"""Prints the licences of the crates that are linked into Quorate for a target, with their own words.

Usage: licences.py TARGET, from the top of a clone. What a crate gives no text of stands by the name of
its licence alone. Exit status 1 where a crate names none.
"""

import json
import pathlib
import subprocess
import sys

NAMES = ("licen", "copying", "notice", "unlicense")


def linked(target):
    """The packages that the program is made of: what is built for it, and not what builds it."""
    told = subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version=1", f"--filter-platform={target}"],
        check=True, capture_output=True, text=True,
    )
    all_of = json.loads(told.stdout)
    nodes = {node["id"]: node for node in all_of["resolve"]["nodes"]}
    found, left = set(), [all_of["resolve"]["root"]]
    while left:
        one = left.pop()
        if one in found:
            continue
        found.add(one)
        for needed in nodes[one]["deps"]:
            if any(kind["kind"] is None for kind in needed["dep_kinds"]):
                left.append(needed["pkg"])
    found.discard(all_of["resolve"]["root"])
    return sorted((p for p in all_of["packages"] if p["id"] in found), key=lambda p: (p["name"], p["version"]))


def main():
    packages, texts, nameless = linked(sys.argv[1]), {}, []
    print("Quorate is made with these libraries. After the list stand the words of their licences.\n")
    for package in packages:
        licence = package["license"] or (package["license_file"] and "its own licence")
        if not licence:
            nameless.append(package["name"])
        print(f"{package['name']} {package['version']}: {licence}")
        folder = pathlib.Path(package["manifest_path"]).parent
        for file in sorted(folder.iterdir()):
            if file.is_file() and file.name.lower().startswith(NAMES):
                words = "\n".join(line.rstrip() for line in file.read_text("utf-8", "replace").splitlines()).strip()
                texts.setdefault(words, []).append(f"{package['name']} {package['version']}")
    for words, of in texts.items():
        print("\n" + "=" * 78 + "\n" + ", ".join(of) + "\n" + "-" * 78 + "\n" + words)
    if nameless:
        sys.exit("no licence is named by " + ", ".join(nameless))


main()
