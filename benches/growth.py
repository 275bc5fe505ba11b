#!/usr/bin/env python3
"""Counts what a start and a key cost, and fails where a count is more than a tenth above what was
reached.

    python3 benches/growth.py            # holds the release program to benches/growth.txt
    python3 benches/growth.py --write    # writes what was counted as what was reached

Nothing is timed: valgrind (Debian package valgrind) counts, so that a busy machine counts the same. The program is `target/release/quorate`, or `QUORATE`. The order of what is counted:

- `size`: bytes of the program.
- `start`: instructions until a sample's first frames are drawn and it is left.
- `start pages`: pages of 4 KiB of the program's code in which one of those instructions stands. (What
  the system maps round them depends on how the file lies in its memory, and is not counted.)
- `key`: instructions for each of the keys of a sentence that is typed into it.
- `docx`, `html`, `markdown`: instructions for a whole process that writes the minutes so.
"""
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

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUORATE = os.environ.get("QUORATE", os.path.join(ROOT, "target", "release", "quorate"))
REACHED = os.path.join(ROOT, "benches", "growth.txt")
SAMPLE = os.path.join(ROOT, "sessions", "2014-11-20-westminster-hwb.ron")
MORE = 1.10
SENTENCE = "The Chair thanked everybody for their work over the year and asked for more. "
# A screen that has drawn nothing for so long is taken as quiet; valgrind is slow.
QUIET = 3.0


def environment(folder):
    env = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "TERM": "xterm-256color"}
    env |= {"LANG": "C.UTF-8", "COLORTERM": "truecolor", "QUORATE_OFFICER": "A. Clerk"}
    for name in ("SESSIONS", "CONFIG", "CACHE"):
        env[f"QUORATE_{name}"] = os.path.join(folder, name.lower())
    return env


def quiet(fd, most=120.0):
    """Reads until nothing has come for a while; whether the other end is still there."""
    until = time.monotonic() + most
    while time.monotonic() < until:
        if not select.select([fd], [], [], QUIET)[0]:
            return True
        try:
            if not os.read(fd, 65536):
                return False
        except OSError:
            return False
    sys.exit("the screen never came to rest")


def on_screen(command, folder, keys):
    """Runs a command in a terminal of 80 by 24, types keys one at a time and leaves."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment(folder))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    quiet(fd)
    for key in keys:
        os.write(fd, key.encode())
        # Apart, so that each has a frame of its own.
        select.select([fd], [], [], 2.0)
        while select.select([fd], [], [], 0.05)[0]:
            os.read(fd, 65536)
    if keys:
        quiet(fd)
    os.write(fd, b"\x11")
    while quiet(fd):
        pass
    status = os.waitpid(pid, 0)[1]
    os.close(fd)
    if status:
        sys.exit(f"{' '.join(command)} left with {os.waitstatus_to_exitcode(status)}")


def instructions(folder, args, keys=None):
    """Instructions of a whole run, all threads together, and the pages in which they stand."""
    out = os.path.join(folder, "counted")
    for old in [name for name in os.listdir(folder) if name.startswith("counted")]:
        os.remove(os.path.join(folder, old))
    where = ["--dump-instr=yes", "--compress-pos=no"]
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *where, QUORATE, *args]
    if keys is None:
        done = subprocess.run(command, env=environment(folder), capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
    else:
        on_screen(command, folder, keys)
    with open(out, encoding="utf-8") as file:
        told = file.read()
    # An address counts from the file's beginning where valgrind knows the file, and from memory's elsewhere.
    pages, file = set(), None
    for at, named in re.findall(r"^(?:0x([0-9a-f]+) |ob=(\(\d+\)))", told, re.M):
        file = named or file
        if at:
            pages.add((file, int(at, 16) >> 12))
    return int(re.search(r"^(?:summary|totals): (\d+)", told, re.M)[1]), len(pages)


def counted():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "sessions"))
        session = os.path.join(folder, "sessions", "a.ron")

        def fresh():
            shutil.copy(SAMPLE, session)
            os.chmod(session, 0o600)
            return session

        yield "size", os.path.getsize(QUORATE)
        start, pages = instructions(folder, ["open", fresh()], [])
        yield "start", start
        yield "start pages", pages
        with_keys, _ = instructions(folder, ["open", fresh()], SENTENCE)
        yield "key", (with_keys - start) // len(SENTENCE)
        for form in ("docx", "html", "markdown"):
            to = os.path.join(folder, f"minutes.{form}")
            yield form, instructions(folder, ["minutes", fresh(), "--format", form, "-o", to])[0]


def main():
    if not shutil.which("valgrind"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "valgrind"], check=True)
    with open(REACHED, encoding="utf-8") as file:
        lines = [line.rsplit(None, 1) for line in file if line.strip() and line[0] != "#"]
    reached = {name: int(count) for name, count in lines}
    now = dict(counted())
    over = []
    for name, count in now.items():
        was = reached.get(name)
        told = f"{count / was:.3f} of what was reached" if was else "new"
        print(f"{name:14} {count:>12}   {told}", flush=True)
        if was and count > was * MORE:
            over.append(name)
    if "--write" in sys.argv:
        with open(REACHED, "w", encoding="utf-8") as file:
            file.write("# What was reached; benches/growth.py fails a tenth above it.\n")
            file.writelines(f"{name} {count}\n" for name, count in now.items())
        return
    if over:
        sys.exit(f"more than a tenth above what was reached: {', '.join(over)}")


main()
