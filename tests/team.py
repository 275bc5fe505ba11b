"""The office's store under fire: see tests/team.sh, which runs this."""

import os
import random
import re
import selectors
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

FULL = os.environ.get("FULL") == "1"
QUORATE = os.environ["QUORATE"]
WORK = Path(sys.argv[1])
BIN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
PASSWORD = "p:a\\ss word"
DICE = random.Random(20150122)
AS_SERVER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
RUNNING = []
ONLY = os.environ.get("ONLY", "").split()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def check(holds, what):
    if not holds:
        raise AssertionError(what)


class Cluster:
    """A PostgreSQL of the test's own."""

    def __init__(self, name, copy_of=None):
        self.folder = WORK / name
        self.port = free_port()
        self.folder.mkdir()
        if AS_SERVER:
            shutil.chown(self.folder, "postgres")
            os.chmod(WORK, 0o755)
        data = str(self.folder / "data")
        if copy_of is None:
            word = self.folder / "word"
            word.write_text(PASSWORD)
            if AS_SERVER:
                shutil.chown(word, "postgres")
            self.run("initdb", "-D", data, "-U", "admin", "--pwfile", str(word), "-A", "scram-sha-256",
                     "--no-locale", "-E", "UTF8", "-N")
        else:
            env = dict(os.environ, PGPASSWORD=PASSWORD)
            subprocess.run(AS_SERVER + [str(BIN / "pg_basebackup"), "-D", data, "-R", "-X", "stream", "-c", "fast", "-h",
                                        "127.0.0.1", "-p", str(copy_of.port), "-U", "admin"],
                           check=True, env=env, capture_output=True)
        conf = [f"port = {self.port}", "listen_addresses = '127.0.0.1'", "max_connections = 60",
                f"unix_socket_directories = '{self.folder}'", "log_min_messages = warning",
                "log_statement = 'all'" if not FULL else "log_statement = 'none'", "wal_level = replica"]
        with open(self.folder / "conf", "w") as f:
            f.write("\n".join(conf) + "\n")
        with open(f"{data}/postgresql.conf", "a") as f:
            f.write("\n" + "\n".join(conf) + "\n")
        self.data = data
        self.start()
        RUNNING.append(self)

    def run(self, program, *args):
        done = subprocess.run(AS_SERVER + [str(BIN / program), *args], capture_output=True, text=True,
                              cwd=self.folder)
        check(done.returncode == 0, f"{program}: {done.stdout}{done.stderr}")

    def start(self):
        for _ in range(60):
            done = subprocess.run(AS_SERVER + [str(BIN / "pg_ctl"), "-D", self.data, "-l",
                                               str(self.folder / "log"), "-w", "start"],
                                  capture_output=True, text=True, cwd=self.folder)
            if done.returncode == 0:
                return
            time.sleep(0.2)
        raise AssertionError(done.stdout + done.stderr + (self.folder / "log").read_text()[-2000:])

    def kill(self):
        """Takes the power away: every process of it at once."""
        pid = int(Path(self.data, "postmaster.pid").read_text().split()[0])
        os.killpg(os.getpgid(pid), signal.SIGKILL)
        for _ in range(200):
            if subprocess.run(["pgrep", "-g", str(pid)], capture_output=True).returncode != 0:
                break
            time.sleep(0.02)

    def stop(self):
        subprocess.run(AS_SERVER + [str(BIN / "pg_ctl"), "-D", self.data, "-m", "immediate", "stop"],
                       capture_output=True, cwd=self.folder)

    def sql(self, text, user="admin", database="minutes", fails=False):
        env = dict(os.environ, PGPASSWORD=PASSWORD)
        done = subprocess.run([str(BIN / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                               "127.0.0.1", "-p", str(self.port), "-U", user, database],
                              input=text, capture_output=True, text=True, env=env)
        if not fails:
            check(done.returncode == 0, done.stderr)
        return done.stdout + (done.stderr if fails else "")

    def url(self, user="clerk", port=None):
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/minutes"


class Proxy:
    """A network of the test's own: it can be cut, slow, or swallow everything."""

    def __init__(self, port):
        self.to = port
        self.mode = "well"
        self.pairs = set()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                here, _ = self.listener.accept()
            except OSError:
                return
            if self.mode == "cut":
                here.close()
                continue
            threading.Thread(target=self.join, args=(here,), daemon=True).start()

    def join(self, here):
        while self.mode == "swallow":
            time.sleep(0.05)
        try:
            there = socket.create_connection(("127.0.0.1", self.to), timeout=5)
        except OSError:
            here.close()
            return
        pair = (here, there)
        self.pairs.add(pair)
        for a, b in (pair, pair[::-1]):
            threading.Thread(target=self.pump, args=(a, b, pair), daemon=True).start()

    def pump(self, a, b, pair):
        try:
            while data := a.recv(65536):
                while self.mode == "swallow":
                    time.sleep(0.05)
                if self.mode == "slow":
                    time.sleep(0.15)
                b.sendall(data)
        except OSError:
            pass
        self.close(pair)

    def close(self, pair):
        self.pairs.discard(pair)
        for end in pair:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def set(self, mode):
        self.mode = mode
        if mode == "cut":
            for pair in list(self.pairs):
                self.close(pair)


class Officer:
    """A machine with an officer at it."""

    def __init__(self, name, url=None):
        self.name = name
        self.home = WORK / "officers" / name
        self.sessions = self.home / "sessions"
        self.sessions.mkdir(parents=True)
        word = self.home / "pgpass"
        word.write_text("*:*:*:*:" + PASSWORD.replace("\\", "\\\\").replace(":", "\\:") + "\n")
        word.chmod(0o600)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        self.env.update(PGPASSFILE=str(word), QUORATE_SESSIONS=str(self.sessions),
                        QUORATE_CONFIG=str(self.home / "config"), QUORATE_CACHE=str(self.home / "cache"),
                        QUORATE_OFFICER=name, HOME=str(self.home))
        if url:
            self.team("join", url)

    def run(self, *args, code=0, **kw):
        done = subprocess.run([QUORATE, *args], capture_output=True, text=True, env=self.env, **kw)
        if code is not None:
            check(done.returncode == code, f"{args} left with {done.returncode}: {done.stdout}{done.stderr}")
        check("panicked" not in done.stderr, done.stderr)
        check(PASSWORD not in done.stdout + done.stderr, "a password was told")
        return done.stdout + done.stderr

    def team(self, *args, **kw):
        return self.run("team", *args, **kw)

    def recorder(self, session):
        return Recorder(self, session)

    def file(self, session):
        return self.sessions / f"{session}.ron"

    def record(self, session, facts, first=1):
        recorder = self.recorder(session)
        for n in range(first, first + facts):
            recorder.fact(n)
        recorder.close()


def fact(n):
    return f'AddItem(item: (title: "Matter {n} of the day, to be noted by the board"))'


class Recorder:
    """`quorate record`, line by line."""

    def __init__(self, officer, session):
        self.process = subprocess.Popen([QUORATE, "record", session, "--create", "--clock",
                                         "2026-03-19T14:00:00+00:00"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=officer.env, text=True, bufsize=1)
        self.acks = []

    def fact(self, n):
        """Records a fact; the number under which it was acknowledged, none if the program is gone."""
        try:
            self.process.stdin.write(fact(n) + "\n")
            self.process.stdin.flush()
        except (BrokenPipeError, ValueError):
            return None
        line = self.process.stdout.readline()
        if not line.startswith("ACK "):
            return None
        self.acks.append(int(line.split()[1]))
        return self.acks[-1]

    def close(self, code=0):
        self.process.stdin.close()
        self.process.stdout.read()
        told = self.process.stderr.read()
        check(self.process.wait() == code, told)

    def kill(self):
        self.process.kill()
        self.process.wait()


def records_of(path):
    return [int(n) for n in re.findall(rb"^\(seq:(\d+),", Path(path).read_bytes(), re.M)]


def in_store(cluster, session, branch=0):
    told = cluster.sql(f"select r.number from quorate.record r join quorate.meeting m on m.key = r.meeting "
                       f"where m.session = '{session}' and branch = {branch} order by number")
    return [int(n) for n in told.split()]


def id_of(path):
    return re.search(rb'session:"([^"]+)"', Path(path).read_bytes()).group(1).decode()


def same(cluster, officer, sessions):
    """Every file is in the store and comes back out of it to the byte."""
    folder = officer.home / f"export-{time.monotonic_ns()}"
    officer.team("verify")
    officer.team("export", str(folder))
    for session in sessions:
        there = (folder / f"{session}.ron").read_bytes()
        check(there == officer.file(session).read_bytes(), f"{session} is not the same in the store")
    return folder


def office(name, **kw):
    cluster = Cluster(name, **kw)
    cluster.sql("create database minutes", database="postgres")
    admin = Officer(f"{name}-admin")
    told = admin.team("init", cluster.url("admin"))
    check("Made the schema" in told, told)
    told = admin.team("init", cluster.url("admin"))
    check("is there" in told, told)
    cluster.sql(f"create role clerk login password $word${PASSWORD}$word$; grant quorate_officer to clerk;"
                f"create role stranger login password $word${PASSWORD}$word$")
    return cluster


def setting_up(cluster):
    """Joining, and what is told when something is wrong."""
    jane = Officer("jane")
    for args, words in [
        (("status",), "has not joined"),
        (("join", f"postgresql://clerk:x@127.0.0.1:{cluster.port}/minutes"), "password in that address"),
        (("join", "store"), "no address"),
        (("join", cluster.url("stranger")), "no officer in that store"),
        (("join", cluster.url("nobody")), "does not let this officer in"),
        (("join", f"postgresql://clerk@127.0.0.1:{cluster.port}/none"), "no database of that name"),
        (("join", f"postgresql://clerk@127.0.0.1:{cluster.port}/postgres"), "no store of Quorate"),
        (("join", f"postgresql://clerk@127.0.0.1:{free_port()}/minutes"), "not reached"),
        (("init", cluster.url("stranger")), "does not allow that"),
    ]:
        told = jane.team(*args, code=None)
        check(words in told, f"{args}: {told}")
        check("Traceback" not in told and "panicked" not in told, told)
    jane.team("join", cluster.url())
    check("There are no sessions" in jane.team("status"), "status of nothing")
    jane.record("2026-03-19-board", 3)
    check("in the store" in jane.team("status"), "status")
    shutil.copy(jane.file("2026-03-19-board"), jane.home / "kept.ron")
    # Recorded while the office was left.
    jane.team("leave")
    jane.record("2026-03-19-board", 2, 4)
    jane.team("join", cluster.url())
    check("not yet in the store: 2" in jane.team("status", code=1), "status of two")
    jane.team("send")
    same(cluster, jane, ["2026-03-19-board"])
    # An older copy of the file is behind, and nothing is lost by that.
    newer = jane.file("2026-03-19-board").read_bytes()
    shutil.copy(jane.home / "kept.ron", jane.file("2026-03-19-board"))
    check("2 records more" in jane.team("send"), "an older copy")
    jane.file("2026-03-19-board").write_bytes(newer)
    # A wrong byte in the store is found.
    cluster.sql("update quorate.record set bytes = overlay(bytes placing 'X' from 20) where number = 3 "
                "and meeting = (select key from quorate.meeting where session like '%board%' limit 1)")
    told = jane.team("verify", code=4)
    check("digits of record 3" in told, told)
    told = jane.team("export", str(jane.home / "damaged"), code=4)
    check("damaged in the store" in told, told)
    cluster.sql("truncate quorate.meeting, quorate.record, quorate.branch, quorate.pen, quorate.follower, "
                "quorate.published")
    log = (cluster.folder / "log").read_text()
    check("quorate.append" in log, "the server logs nothing")
    log = [line for line in log.splitlines() if "create role" not in line]
    check(not any(PASSWORD in line for line in log), "a password in the server's log")


def encrypted():
    """TLS: what is trusted, and what is refused."""
    cluster = office("tls")
    key, crt = cluster.folder / "key.pem", cluster.folder / "crt.pem"
    for name in ("localhost", "elsewhere.example"):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", str(key), "-out",
                        str(crt)], check=True, capture_output=True)
        os.chmod(key, 0o600)
        if AS_SERVER:
            shutil.chown(key, "postgres")
        with open(f"{cluster.data}/postgresql.conf", "a") as f:
            f.write(f"ssl = on\nssl_cert_file = '{crt}'\nssl_key_file = '{key}'\n")
        cluster.stop()
        cluster.start()
        url = f"postgresql://clerk@localhost:{cluster.port}/minutes?sslmode=verify-full"
        officer = Officer(f"tls-{name}")
        told = officer.team("join", url, code=None)
        check("not trusted" in told or "No authority" in told, told)
        officer.env["PGSSLROOTCERT"] = str(crt)
        told = officer.team("join", url, code=0 if name == "localhost" else None)
        good = name == "localhost"
        check(("certificate checked" in told) == good, told)
        if good:
            officer.record("2026-03-19-secret", 3)
            same(cluster, officer, ["2026-03-19-secret"])
            used = cluster.sql("select count(*) from pg_stat_ssl where ssl")
            check(used is not None, used)
    cluster.stop()


def under_fire(cluster):
    """(1) Writers, each with a meeting; the server killed, the network bad, the clients killed."""
    writers, facts, kills, deaths = (10, 1000, 50, 20) if FULL else (4, 120, 8, 4)
    proxy = Proxy(cluster.port)
    url = cluster.url(port=proxy.port)
    officers = [Officer(f"w{n}", url) for n in range(writers)]
    acked, died, failed, done = {}, [], [], threading.Event()

    def write(officer):
        try:
            session = f"2026-03-19-{officer.name}-board"
            dice = random.Random(officer.name)
            at = sorted(dice.sample(range(5, facts - 5), deaths))
            recorder, acks = officer.recorder(session), []
            n = 0
            while n < facts:
                n += 1
                while (ack := recorder.fact(n)) is None:
                    raise AssertionError(f"{officer.name} stopped: {recorder.process.stderr.read()}")
                acks.append(ack)
                time.sleep(dice.random() * (0.12 if FULL else 0.06))
                if at and n >= at[0]:
                    at.pop(0)
                    recorder.kill()
                    died.append(officer.name)
                    recorder = officer.recorder(session)
            recorder.close()
            acked[officer.name] = acks
        except BaseException as e:  # told at the end
            failed.append(e)

    threads = [threading.Thread(target=write, args=(o,)) for o in officers]
    for thread in threads:
        thread.start()

    def bad_network():
        while not done.is_set():
            proxy.set(DICE.choice(["well", "well", "cut", "slow", "swallow"]))
            done.wait(DICE.uniform(0.3, 3 if FULL else 1))
        proxy.set("well")

    network = threading.Thread(target=bad_network)
    network.start()
    killed = 0
    while killed < kills:
        time.sleep(DICE.uniform(0.2, 1.5 if FULL else 0.5))
        cluster.kill()
        cluster.start()
        killed += 1
    for thread in threads:
        thread.join()
    done.set()
    network.join()
    check(not failed, failed)
    # The network is back: each sends what is left, as the next start would.
    for officer in officers:
        officer.team("send")
    total = 0
    for officer in officers:
        session = f"2026-03-19-{officer.name}-board"
        path = officer.file(session)
        numbers = records_of(path)
        check(numbers == list(range(1, len(numbers) + 1)), f"{session} has gaps")
        acks = acked[officer.name]
        check(len(acks) == facts and len(set(acks)) == facts, "acknowledged twice")
        check(set(acks) <= set(numbers), f"{session} lost what it acknowledged")
        check(in_store(cluster, id_of(path)) == [0] + numbers, f"{session} differs in the store")
        text = path.read_text()
        check(all(text.count(f"Matter {n} of") == 1 for n in range(1, facts + 1)), "a fact twice")
        total += facts
    same(cluster, officers[0], [])
    for officer in officers:
        same(cluster, officer, [f"2026-03-19-{officer.name}-board"])
    branches = cluster.sql("select count(*) from quorate.branch").strip()
    check(branches == "0", f"{branches} branches where nobody parted")
    return f"{writers} writers, {total} facts acknowledged, server killed {killed} times, clients killed " \
           f"{len(died)} times: 0 lost, 0 twice, 0 out of order"


def failover():
    """(2) The primary dies with what its replica has not got yet."""
    facts = 1000 if FULL else 120
    primary = office("primary")
    primary.sql("alter system set max_wal_senders = 5; select pg_reload_conf()")
    with open(f"{primary.data}/pg_hba.conf", "a") as f:
        f.write("host replication all 127.0.0.1/32 scram-sha-256\n")
    primary.sql("select pg_reload_conf()")
    standby = Cluster("standby", copy_of=primary)
    both = f"postgresql://clerk@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/minutes" \
           "?target_session_attrs=read-write"
    ann, ben = Officer("ann", both), Officer("ben", primary.url())
    recorders = {o: o.recorder(f"2026-03-19-{o.name}") for o in (ann, ben)}
    for n in range(1, facts + 1):
        for recorder in recorders.values():
            check(recorder.fact(n), "not recorded")
        if n == facts // 2:
            # The replica stops hearing: what comes now is in the primary alone.
            standby.sql("alter system set primary_conninfo = 'host=127.0.0.1 port=1'; "
                        "select pg_reload_conf()", database="postgres")
            time.sleep(1)
        if n == facts // 2 + 20:
            time.sleep(1)
            had = in_store(primary, id_of(ann.file("2026-03-19-ann")))
            primary.kill()
            standby.run("pg_ctl", "-D", standby.data, "-w", "promote")
            got = in_store(standby, id_of(ann.file("2026-03-19-ann")))
    for recorder in recorders.values():
        recorder.close()
    # One was told both addresses; the other is told the new one.
    ann.team("send")
    ben.team("join", standby.url())
    ben.team("send")
    for o in (ann, ben):
        same(standby, o, [f"2026-03-19-{o.name}"])
    check(len(had) > len(got), f"the replica had everything ({len(had)}, {len(got)})")
    standby.stop()
    return f"{len(had) - len(got)} records were in the primary alone when it died; 0 lost of what the " \
           f"files have"


def main():
    started = time.monotonic()
    cluster = office("store")
    for name, scenario in [
        ("setting up", lambda: setting_up(cluster)),
        ("encryption", encrypted),
        ("under fire", lambda: under_fire(cluster)),
        ("failover", failover),
    ]:
        if ONLY and not any(o in name for o in ONLY):
            continue
        since = time.monotonic()
        told = scenario()
        print(f"{name}: {told or 'as it should be'} ({time.monotonic() - since:.0f} s)", flush=True)
    print(f"all of it in {time.monotonic() - started:.0f} s")


try:
    main()
finally:
    for cluster in RUNNING:
        cluster.stop()
