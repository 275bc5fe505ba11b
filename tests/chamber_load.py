#!/usr/bin/env python3
"""Hostile clients at volume, and what the pages cost the officer's keys; tests/chamber.sh starts it.

chamber_load.py QUORATE WORK: the session WORK/keys.ron is open in a terminal and typed into, while
pages of it are served and asked for. Keys are timed from the write to the first byte that the screen
answers, in turns with the server stopped and running, so that the machine's other load is in both.
"""

import fcntl
import os
import pty
import re
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import termios
import threading
import time

QUORATE, WORK = sys.argv[1:3]
SESSION = f"{WORK}/keys.ron"
VIEWERS = 50
ROUNDS, KEYS = 10, 60
failures = 0


def check(holds, what):
    global failures
    if not holds:
        failures += 1
        print("FAILED:", what)


def memory(pid, what="VmRSS"):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(rf"{what}:\s+(\d+)", status.read()).group(1)) / 1024


server = subprocess.Popen(
    [QUORATE, "show", SESSION, "--serve", "--while-open"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
)
links = [server.stdout.readline().split("http://")[1].strip() for _ in range(3)]
host, path = links[0].split("/", 1)
port = int(host.split(":")[1])


def get(line=f"GET /{path} HTTP/1.1", name=host, timeout=10):
    with socket.create_connection(("127.0.0.1", port), timeout) as s:
        s.settimeout(timeout)
        s.sendall(f"{line}\r\nHost: {name}\r\n\r\n".encode())
        answer = b""
        while True:
            try:
                part = s.recv(65536)
            except (ConnectionResetError, TimeoutError):
                return answer
            if not part:
                return answer
            answer += part


check(b" 200 " in get()[:20], "the page is given")

arrived = []

# Those who follow, each reading what it is sent.
following = []
for _ in range(VIEWERS):
    s = socket.create_connection(("127.0.0.1", port))
    s.sendall(f"GET /{path}/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    following.append(s)


over = False


def read_on():
    while not over:
        ready, _, _ = select.select(following, [], [], 1)
        for s in ready:
            part = s.recv(65536)
            if not part and not over:
                check(False, "whoever follows was cut off")
                following.remove(s)
            if b"event: page" in part:
                arrived.append((time.perf_counter(), part))


threading.Thread(target=read_on, daemon=True).start()

# The meeting in a terminal.
def meeting():
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(QUORATE, [QUORATE, "open", SESSION])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return pid, terminal


pid, terminal = meeting()


def quiet(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            os.read(terminal, 65536)


quiet(3)


def keys(count):
    """The times of so many keys, in milliseconds."""
    times = []
    for n in range(count):
        quiet(0.02)
        since = time.perf_counter()
        os.write(terminal, b"abcdefgh "[n % 9 : n % 9 + 1])
        ready, _, _ = select.select([terminal], [], [], 5)
        times.append((time.perf_counter() - since) * 1000)
        check(bool(ready), "a key is answered")
    return times


keys(60)
without, beside = [], []
for _ in range(ROUNDS):
    server.send_signal(signal.SIGSTOP)
    without += keys(KEYS)
    server.send_signal(signal.SIGCONT)
    beside += keys(KEYS)
a, b = statistics.median(without), statistics.median(beside)
a95, b95 = (statistics.quantiles(t, n=20)[-1] for t in (without, beside))
print(
    f"a key in the meeting: median {a:.2f} ms without the pages, {b:.2f} ms with {VIEWERS} open ({b / a:.3f}); "
    f"95%: {a95:.2f} and {b95:.2f} ms"
)
check(b <= 1.05 * a, "a key takes at most 1.05 times as long with the pages open")

# From the acknowledgement of a fact to its bytes at everybody who follows; no browser is in it.
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
writer = subprocess.Popen([QUORATE, "record", SESSION, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
times = []
for n in range(100):
    del arrived[:]
    writer.stdin.write(f'ChangeItem(item: "1", to: (number: "1", title: "Item {n}!"))\n')
    writer.stdin.flush()
    writer.stdout.readline()
    since = time.perf_counter()
    time.sleep(0.3)
    wanted = f"Item {n}!".encode()
    times += [(at - since) * 1000 for at, part in arrived if wanted in part]
writer.stdin.close()
writer.wait(10)
check(len(times) >= 100 * VIEWERS * 0.99, f"every fact came to everybody: {len(times)}")
times.sort()
print(
    f"from the durable fact to the bytes of the page at {VIEWERS} viewers: median {statistics.median(times):.1f} ms, "
    f"99% {times[int(len(times) * 0.99)]:.1f} ms, most {times[-1]:.1f} ms"
)
check(times[int(len(times) * 0.99)] <= 150, "99% within 150 ms")
pid, terminal = meeting()
quiet(3)

# Ten thousand connections: some say nothing, some half a request, some what is refused.
before = memory(server.pid)
said = [
    b"",
    b"GET / HT",
    f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n".encode(),
    f"POST /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(),
    b"GET /" + b"0" * 32 + f"/chamber HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(),
    f"GET /{path} HTTP/1.1\r\nHost: evil.example\r\n\r\n".encode(),
    f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nX: ".encode() + b"a" * 20000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
]
flooding = True


def flood():
    held = []
    for n in range(10_000):
        try:
            s = socket.create_connection(("127.0.0.1", port), 5)
            s.sendall(said[n % len(said)])
            held.append(s)
        except OSError:
            pass
        if len(held) > 400:
            held.pop(0).close()
    global flooding
    flooding = False


thread = threading.Thread(target=flood)
since = time.monotonic()
thread.start()
during, answered, asked = [], 0, 0
while flooding:
    during += keys(10)
    asked += 1
    try:
        answered += b" 200 " in get()[:20]
    except OSError:
        pass
thread.join()
took = time.monotonic() - since
time.sleep(1)
after, peak = memory(server.pid), memory(server.pid, "VmHWM")
print(
    f"10,000 hostile connections in {took:.1f} s: pages given meanwhile {answered} of {asked}; memory {before:.1f} MiB before, "
    f"{after:.1f} MiB after, {peak:.1f} MiB at most; a key meanwhile: median {statistics.median(during):.2f} ms"
)
check(answered == asked, "the page is given while others ask for what isn't there")
check(peak < before + 16, "memory stays bounded")
check(b" 200 " in get()[:20], "the page is given afterwards")
check(len(following) == VIEWERS, "whoever followed still does")
over = True
os.kill(pid, signal.SIGKILL)
server.stdin.close()
server.wait(10)
sys.exit(1 if failures else 0)
