#!/usr/bin/env python3
"""What documents take, whole process, beside pandoc and LibreOffice in the same run.

    cargo build --release && python3 benches/documents.py [ROUNDS]

Each round runs the program and its peer one after the other, over the minutes of the sample of 20
November 2014: pandoc makes the same format of Quorate's own Markdown, LibreOffice makes the PDF of
Quorate's own Word file. Printed are the medians of the ratios of each pair with the interval in
which nine in ten of them lie, of time as the clock has it and of processor time; the same of what
each takes above its own `--version`; and the peak of memory. It needs pandoc, and soffice for PDF
(Debian packages pandoc, libreoffice-writer-nogui), and time for the memory; what isn't there is left
out.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUORATE = os.environ.get("QUORATE", os.path.join(ROOT, "target", "release", "quorate"))
SAMPLE = os.path.join(ROOT, "sessions", "2014-11-20-westminster-hwb.ron")
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 30


def run(args):
    """Runs a command: its time by the clock and of the processor in seconds."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, nowhere, fd) for fd in (0, 1, 2)]
    begun = time.perf_counter()
    pid = os.posix_spawnp(args[0], args, os.environ, file_actions=files)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - begun
    os.close(nowhere)
    if status:
        sys.exit(f"{' '.join(args)} left with {os.waitstatus_to_exitcode(status)}")
    return wall, used.ru_utime + used.ru_stime


def peak(args):
    """The peak of a command's memory in KiB. A process that Python begins counts Python's own for its
    peak, so a small program begins it."""
    said = subprocess.run(["time", "-f", "%M", *args], capture_output=True, text=True, check=True)
    return int(said.stderr.split()[-1])


def interval(values):
    """The median, and where nine in ten lie."""
    values = sorted(values)
    cut = max(0, round(len(values) * 0.05))
    return statistics.median(values), values[cut], values[-1 - cut]


def told(name, values, digits=3):
    middle, least, most = interval(values)
    return f"{name} {middle:.{digits}f} [{least:.{digits}f}-{most:.{digits}f}]"


def compared(name, ours, peer, alone=None):
    """Prints one row: ours beside the peer; `alone` are what both take for nothing."""
    pairs = []
    for _ in range(ROUNDS):
        one = [run(ours), run(peer)]
        if alone:
            one += [run(alone[0]), run(alone[1])]
        pairs.append(one)
    row = [
        told("clock", [p[0][0] / p[1][0] for p in pairs]),
        told("processor", [p[0][1] / p[1][1] for p in pairs if p[1][1]]),
    ]
    if alone:
        base = [statistics.median(p[2][0] for p in pairs), statistics.median(p[3][0] for p in pairs)]
        more = [(p[0][0] - base[0]) / (p[1][0] - base[1]) for p in pairs if p[1][0] > base[1]]
        row.append(told("above its start", more))
    if shutil.which("time"):
        row.append(told("memory", [peak(ours) / peak(peer) for _ in range(3)]))
    ms = [statistics.median(p[i][0] for p in pairs) * 1e3 for i in (0, 1)]
    print(f"{name:22} {'   '.join(row)}   ({ms[0]:.1f} ms, {ms[1]:.0f} ms)", flush=True)


def main():
    work = tempfile.mkdtemp()
    os.environ["QUORATE_SESSIONS"] = os.path.join(work, "none")
    path = lambda name: os.path.join(work, name)
    minutes = lambda name: [QUORATE, "minutes", SAMPLE, "--force", "-o", path(name)]
    try:
        run(minutes("peer.md"))
        run(minutes("peer.docx"))
        copy = ["cp", SAMPLE, path("copy")]
        if shutil.which("pandoc"):
            alone = ([QUORATE, "--version"], ["pandoc", "--version"])
            for format, ending in [("docx", "docx"), ("odt", "odt"), ("html", "html"), ("markdown", "md")]:
                pandoc = ["pandoc", "-s", "-f", "markdown", "-t", format, path("peer.md"), "-o", path("p." + ending)]
                compared(f"{ending} / pandoc", minutes("q." + ending), pandoc, alone)
            compared("cp / pandoc's docx", copy, ["pandoc", "-s", path("peer.md"), "-o", path("p.docx")])
        if shutil.which("soffice"):
            profile = "-env:UserInstallation=file://" + path("profile")
            office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, path("peer.docx")]
            # Its first run sets the profile up.
            run(office)
            compared("pdf / LibreOffice", minutes("q.pdf"), office)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
