#!/usr/bin/env python3
"""Makes layout/program.ld anew: the order in which the program's code stands in its file.

    QUORATE_MAP="$PWD/target/release/quorate.map" cargo build --release && python3 layout/order.py [PROGRAM]

It plays what officers do most under callgrind (Debian package valgrind), takes down which functions
ran by where the linker's map says that they stand, and writes them as a list for the linker: what each
start of the screen runs, first what the commands run too; then what keys run; then what only the
commands run.

A compiler tells functions of one name apart by a sign that another one makes otherwise. So the list has
two parts: first the functions that ran, each by its whole name; and behind them the same names without
the sign, which another compiler's functions are found by. There one name may stand for functions that
never run, and the fewer of a name do, the further behind it stands.
"""
import bisect
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
MAP = os.environ.get("QUORATE_MAP", PROGRAM + ".map")
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
    return ["valgrind", "-q", "--tool=callgrind", "--dump-instr=yes", "--compress-pos=no",
            f"--callgrind-out-file={out}", PROGRAM, *args]


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


def addresses(profile):
    """Where the instructions of a profile stand: in the program as it was linked, and, for those of which
    valgrind knows no file, in memory. (It knows of one part of code in a file, and the program has two.)"""
    found = (set(), set())
    known, files = False, {}
    with open(profile, errors="replace") as told:
        for line in told:
            file = re.match(r"c?ob=\((\d+)\)(?: (.*))?$", line)
            if file:
                if file[2]:
                    files[file[1]] = file[2] != "???"
                if line.startswith("ob="):
                    known = files[file[1]]
            elif line.startswith("0x"):
                found[0 if known else 1].add(int(line.split()[0], 16))
    return found


def functions():
    """Name, address and size of each function that the map has in a part of its own, and of each file of
    the C library, whose functions have none: "libc.a:malloc.o(.text)"."""
    with open(MAP, errors="replace") as file:
        told = file.read()
    # The map of LLVM's linker, and that of GNU's.
    parts = re.findall(r"^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ +\S.*:\(\.text\.(\S+)\)$", told, re.M)
    parts += [(at, size, f"{library}:{member}({part})") for at, size, library, member, part in re.findall(
        r"^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ +\S*/(lib\w+\.a)\((\w[\w.-]*\.o)\):\((\.text[\w.]*)\)$", told, re.M)]
    parts += [(at, size, name) for name, at, size in
              re.findall(r"^ \.text\.(\S+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) ", told, re.M)]
    listed = sorted((int(at, 16), int(size, 16), name) for at, size, name in parts)
    return [(at, size, name) for at, size, name in listed if at and size]


def moved(all_addresses, starts):
    """How far from where the linker put it the program stood in memory."""
    tries = collections.Counter()
    some = sorted(all_addresses)[:: max(1, len(all_addresses) // 400)]
    for at in some:
        for start in starts[:: max(1, len(starts) // 400)]:
            if (at - start) % 4096 == 0:
                tries[at - start] += 1
    fits = lambda by: sum(start + by in all_addresses for start in starts)
    return max([0, *(by for by, _ in tries.most_common(200))], key=fits)


def pattern(name):
    """A name without what tells functions of one name apart; none where the linker can't take it."""
    name = re.sub(r"^unlikely\.", "", name)
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
        commands = [addresses(path(p)) for p in profiles if p.startswith("by.")]
        commands = tuple(set().union(*(c[k] for c in commands)) for k in (0, 1))
        begun, keys = (addresses(path(p)) for p in ("on.begun", "on.keys"))
    finally:
        shutil.rmtree(work, ignore_errors=True)

    listed = functions()
    if not listed:
        sys.exit(f"{MAP} tells of no function: build with QUORATE_MAP={MAP}.")
    by = moved(begun[1], [at for at, _, _ in listed])
    ends = [at + size for at, size, _ in listed]

    def ran(there):
        """The places in the list of the functions that ran."""
        found = set()
        for at in there[0] | {at - by for at in there[1]}:
            n = bisect.bisect_right(ends, at)
            if n < len(listed) and listed[n][0] <= at:
                found.add(n)
        return found

    begun, keys, commands = ran(begun), ran(keys), ran(commands)
    group = lambda n: 0 if n in begun and n in commands else 1 if n in begun else 2 if n in keys else 3
    whole, runs, first = collections.Counter(), collections.Counter(), {}
    for n, (_, size, name) in enumerate(listed):
        named = pattern(name)
        if named:
            whole[named] += size
            if n in begun or n in keys or n in commands:
                runs[named] += size
                first[named] = min(group(n), first.get(named, 3))
    wanted = [n for n in runs if runs[n] * 10 >= whole[n] or whole[n] <= ROOM]
    wanted.sort(key=lambda n: (-min(4, 8 * runs[n] // whole[n]), first[n], n))
    exact = [n for n in begun | keys | commands if pattern(listed[n][2]) or "(" in listed[n][2]]
    exact.sort(key=lambda n: (group(n), listed[n][2]))
    line = lambda name: f"    *{name}" if "(" in name else f"    *(.text.{name})"
    lines = [line(listed[n][2]) for n in exact]
    lines += [f"    *(.text.{n} .text.unlikely.{n})" for n in wanted]
    with open(os.path.join(HERE, "program.ld"), "w") as out:
        out.write("/* Made by order.py; README.md says what for. */\n")
        out.write("SECTIONS\n{\n  .text.begin :\n  {\n" + "\n".join(lines) + "\n  }\n}\nINSERT BEFORE .text;\n")
    kib = lambda them: f"{sum(listed[n][1] for n in them) >> 10} KiB"
    print(f"{len(exact)} functions: {kib(begun)} that a start runs, {kib(exact)} in all")


main()
