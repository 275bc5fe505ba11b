#!/usr/bin/env bash
# SQLite's incremental vacuum without a number: how much of the file it gives back depends on how many
# rows of nothing the caller reads.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
    pysqlite3-binary==0.5.4.post2 apsw==3.54.1.0

cat > "$dir/try.py" <<'PY'
import os
import sys

import apsw
from pysqlite3 import dbapi2

WANTED = "PRAGMA incremental_vacuum"


def free(connection):
    return list(connection.cursor().execute("PRAGMA freelist_count"))[0][0]


def filled(connect, path):
    """A file of which 400 pages are free."""
    connection = connect(path)
    run = connection.cursor().execute
    for statement in ("PRAGMA auto_vacuum = INCREMENTAL", "CREATE TABLE t (x)", "BEGIN"):
        run(statement)
    for _ in range(400):
        run("INSERT INTO t VALUES (zeroblob(3000))")
    for statement in ("COMMIT", "DELETE FROM t"):
        run(statement)
    return connection


def told(name, connect, folder):
    run_only = filled(connect, os.path.join(folder, f"{name}-run.db"))
    before = free(run_only)
    cursor = run_only.cursor()
    cursor.execute(WANTED)
    if hasattr(cursor, "close"):
        cursor.close() if name == "pysqlite3" else cursor.close(True)
    after = free(run_only)
    read_all = filled(connect, os.path.join(folder, f"{name}-read.db"))
    rows = list(read_all.cursor().execute(WANTED))
    print(f"{name}: {before} free; run and not read: {after} left; "
          f"read to the end: {free(read_all)} left, {len(rows)} rows of {len(rows[0])} columns")
    return before, after, free(read_all), len(rows), len(rows[0])


folder = sys.argv[1]
seen = [
    told("pysqlite3", lambda path: dbapi2.connect(path, isolation_level=None), folder),
    told("apsw", apsw.Connection, folder),
]
if seen != [(400, 399, 0, 400, 0)] * 2:
    sys.exit(f"it does otherwise now: {seen}")
PY

echo "pysqlite3-binary 0.5.4.post2 (SQLite 3.51.1) and apsw 3.54.1.0: \"PRAGMA incremental_vacuum\", which is"
echo "documented to give back every free page where no number is given:"
"$dir/venv/bin/python" "$dir/try.py" "$dir"
cat <<'TOLD'
It gives back one page for each step of the statement, and each step is a row without columns. Whoever
runs it as a command that has no result, as one runs every other PRAGMA that does something, gets one
page back, hears of no error, and the file stays as large as it was.
TOLD
