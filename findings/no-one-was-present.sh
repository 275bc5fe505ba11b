#!/usr/bin/env bash
# A register of attendance in OpenDocument, its column of yes and no written by any of five libraries: pandas reads
# that nobody was there, as it looks at what the cell shows and not at what it is.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.8.0 \
  ezodf==0.3.2 odfdo==3.27.3 pyexcel-ods==0.6.0 pyexcel-ods3==0.6.1 'tablib[ods]==3.10.0'

cat > finding.py <<'PY'
import datetime
import io
from importlib.metadata import version

import ezodf
import odfdo
import pandas
import pyexcel_ods
import pyexcel_ods3
import tablib

ROWS = [["Name", "Present"], ["Ann Lee", True], ["Ben Roe", True], ["Cat Moss", False]]


def by_ezodf(path):
    document = ezodf.newdoc("ods", path)
    sheet = ezodf.Sheet("Register", size=(len(ROWS), 2))
    document.sheets += sheet
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet[at, column].set_value(value)
    document.save()


def by_odfdo(path):
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Register")
    for row in ROWS:
        table.append_row(odfdo.Row())
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            table.set_value((column, at), value)
    document.body.append(table)
    document.save(path)


def by_tablib(path):
    with open(path, "wb") as file:
        file.write(tablib.Dataset(*ROWS[1:], headers=ROWS[0]).export("ods"))


def by_pandas(path):
    pandas.DataFrame(ROWS[1:], columns=ROWS[0]).to_excel(path, index=False, engine="odf")


def present(path, engine):
    return [bool(each) for each in pandas.read_excel(path, engine=engine)["Present"]]


def times(shown):
    """Half past six as this cell shows it, read by pandas."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Came")
    for cell in (
        '<table:table-cell office:value-type="string"><text:p>Came</text:p></table:table-cell>',
        '<table:table-cell office:value-type="time" office:time-value="PT18H30M00S">'
        f"<text:p>{shown}</text:p></table:table-cell>",
    ):
        row = odfdo.Row()
        row.append(odfdo.Element.from_tag(cell))
        table.append(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return pandas.read_excel(out, engine="odf")["Came"][0]


WRITERS = {
    "ezodf": by_ezodf,
    "odfdo": by_odfdo,
    "pyexcel-ods": lambda path: pyexcel_ods.save_data(path, {"Register": ROWS}),
    "pyexcel-ods3": lambda path: pyexcel_ods3.save_data(path, {"Register": ROWS}),
    "tablib": by_tablib,
}
for name, write in {**WRITERS, "pandas": by_pandas}.items():
    write(f"{name}.ods")
seen = {name: present(f"{name}.ods", "odf") for name in WRITERS}
other = {name: present(f"{name}.ods", "calamine") for name in WRITERS}
own = present("pandas.ods", "odf")
evening, control = times("6.30 pm"), times("18:30")

print("version   pandas", version("pandas"), "with odfpy", version("odfpy"))
print("          written by", ", ".join(f"{name} {version(name)}" for name in WRITERS))
print("input     Ann Lee and Ben Roe present, Cat Moss not; a cell of half past six that shows '6.30 pm'")
print("a guess   what the cells hold: office:boolean-value and office:time-value")
for name, found in seen.items():
    print(f"seen      written by {name}: {found}")
print("seen      the time:", evening)
print("control   the same files by pandas' other engine, calamine:", other["ezodf"])
print("          written by pandas itself, which puts TRUE into the cell as well:", own)
print("          the time that shows as 18:30:", control)
print("minutes   a meeting with a quorum is one that nobody attended; what a cell shows is as its format and its")
print("          language want it, and a file without any such text is valid")

right = [True, True, False]
assert own == right and other == {name: right for name in WRITERS}, (own, other)
assert control == datetime.time(18, 30), control
assert seen == {name: [False, False, False] for name in WRITERS}, seen
assert evening == datetime.time(18, 0), evening
PY
venv/bin/python -W ignore finding.py
