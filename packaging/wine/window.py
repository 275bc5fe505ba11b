"""window.py SECONDS KEYS PROGRAM...: starts a program in a window of 80 by 24, types KEYS once something is
drawn, and closes the window after SECONDS. Windows ends a program that outlives its window, which wine doesn't: so
it is ended here."""
import fcntl, os, pty, select, struct, subprocess, sys, termios, time

seconds, keys, program = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
window, inside = pty.openpty()
fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))


def takes_it():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 1)


made = subprocess.Popen(program, stdin=inside, stdout=inside, stderr=inside, preexec_fn=takes_it)
os.close(inside)


def drawn(for_seconds, quiet):
    """Reads what is drawn, at most so long, or until nothing has come for `quiet` seconds; answers it all."""
    out, end = b"", time.monotonic() + for_seconds
    while time.monotonic() < end:
        if select.select([window], [], [], quiet)[0]:
            try:
                more = os.read(window, 65536)
            except OSError:
                break
            if not more:
                break
            out += more
        elif out:
            break
    return out


shown = drawn(60, 3)
for key in keys.encode().decode("unicode_escape"):
    os.write(window, key.encode())
    shown += drawn(0.2, 0.2)
shown += drawn(seconds, seconds)
os.close(window)
sys.stdout.buffer.write(shown)
try:
    made.wait(20)
except subprocess.TimeoutExpired:
    made.kill()
