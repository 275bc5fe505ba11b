#!/usr/bin/env python3
"""Makes layout/program.ld anew: the order in which the program's code stands in its file.

    CARGO_PROFILE_RELEASE_STRIP=none cargo build --release && python3 layout/order.py [PROGRAM]

It plays what officers do most under callgrind (Debian package valgrind), takes down which functions
ran, and writes them as a list for the linker: what both the commands and the screen run first, then
what one of them runs. A name stands there without what a compiler adds to tell two of one name apart,
so that the list holds for the next compiler too; then one name may stand for functions that never
run, and the fewer of a name do, the further behind it stands.
"""
import collections
import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "target", "release", "quorate")
SAMPLE = os.path.join(ROOT, "sessions", "2014-11-20-westminster-hwb.ron")
FORMATS = ["docx", "odt", "html", "md", "txt"]
# Typing, the caret, an end of a paragraph, a paste, undoing, the palette, help.
KEYS = ["a", "b", " ", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x7f", "\r", "Noted the report.",
        "\x1b[200~Some words of a paper.\n\nMore of them.\x1b[201~", "\x1a", "\x1bOP", "\x1b", "\x1b"]
LEAVE = "\x11"
# A name whose functions are larger than this, and of which less than a tenth runs, is left out: it
# would take more room than it saves.
ROOM = 160 << 10


def profiled(out, args):
    return ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={out}", PROGRAM, *args]


def on_screen(command, keys):
    """Runs a command on a terminal, and sends it keys, each once it has come to rest."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    for key in ["", *keys, LEAVE]:
        os.write(terminal, key.encode())
        patience = 60 if not key else 5
        while select.select([terminal], [], [], patience)[0]:
            patience = 1
            try:
                if not os.read(terminal, 1 << 16):
                    break
            except OSError:
                break
    for _ in range(100):
        if os.waitpid(pid, os.WNOHANG)[0]:
            return
        time.sleep(0.1)
    sys.exit("The screen did not leave.")


def ran(profile):
    """The functions of a profile."""
    names, found = {}, set()
    with open(profile, errors="replace") as lines:
        for line in lines:
            call = re.match(r"c?fn=\((\d+)\)(?: (.*))?$", line)
            if call:
                if call[2]:
                    names[call[1]] = re.sub(r"'\d+$", "", call[2].strip())
                found.add(names[call[1]])
    return found


def pattern(name):
    """A name without what tells functions of one name apart; none where the linker can't take it."""
    if not re.fullmatch(r"[\w.$]+", name):
        return None
    of_rust = re.match(r"(_ZN.*17h)[0-9a-f]{16}E", name)
    if of_rust:
        return of_rust[1] + "*"
    return re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name) if name.startswith("_R") else None


def main():
    work = tempfile.mkdtemp()
    os.environ["QUORATE_SESSIONS"] = os.environ["QUORATE_CONFIG"] = work
    path = lambda name: os.path.join(work, name)
    session = path("session.ron")
    shutil.copyfile(SAMPLE, session)
    os.chmod(session, 0o600)
    try:
        for ending in FORMATS:
            made = ["minutes", session, "--force", "-o", path(f"minutes.{ending}")]
            subprocess.run(profiled(path(f"by.{ending}"), made), check=True, stderr=subprocess.DEVNULL)
        on_screen(profiled(path("on.begun"), ["open", session]), [])
        on_screen(profiled(path("on.keys"), ["open", session]), KEYS)
        profiles = os.listdir(work)
        commands = set().union(*(ran(path(p)) for p in profiles if p.startswith("by.")))
        screen = set().union(*(ran(path(p)) for p in profiles if p.startswith("on.")))
    finally:
        shutil.rmtree(work, ignore_errors=True)

    sizes = {}
    listed = subprocess.run(["nm", "-S", "--defined-only", PROGRAM], capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        fields = line.split()
        if len(fields) == 4 and fields[2] in "tT":
            sizes[fields[3]] = int(fields[1], 16)
    if not sizes:
        sys.exit(f"{PROGRAM} has no names: build it with CARGO_PROFILE_RELEASE_STRIP=none.")
    whole, runs = collections.Counter(), collections.Counter()
    where = collections.defaultdict(int)
    for name, size in sizes.items():
        named = pattern(name)
        if named:
            whole[named] += size
            if name in commands or name in screen:
                runs[named] += size
                where[named] |= (name in commands) | (name in screen) << 1
    wanted = [n for n in runs if runs[n] * 10 >= whole[n] or whole[n] <= ROOM]
    order = lambda n: (-min(4, 8 * runs[n] // whole[n]), {3: 0, 1: 1, 2: 2}[where[n]], n)
    wanted.sort(key=order)
    lines = [f"    *(.text.{n} .text.unlikely.{n})" for n in wanted]
    with open(os.path.join(HERE, "program.ld"), "w") as out:
        out.write("/* Made by order.py; README.md says what for. */\n")
        out.write("SECTIONS\n{\n  .text.begin :\n  {\n" + "\n".join(lines) + "\n  }\n}\nINSERT BEFORE .text;\n")
    kib = lambda n: f"{n >> 10} KiB"
    print(f"{len(wanted)} names: {kib(sum(runs[n] for n in wanted))} that runs in {kib(sum(whole[n] for n in wanted))},"
          f" of {kib(sum(sizes.values()))}")


main()
