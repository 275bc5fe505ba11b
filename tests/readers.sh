#!/bin/sh
# What other people's programs read in the documents of many meetings, held against what the documents
# say: python-docx, pandoc and LibreOffice in Word and OpenDocument, poppler in PDF, pandoc on web pages.
# Run it by hand, from any folder; the tests never run it.
#
#     tests/readers.sh [MEETINGS]        300 if it isn't said
#
# The meetings are those of the search for leaks: they use every intent. Each is printed in each of the
# ready house styles and read back. In each file the paragraphs of the document have to be found whole,
# in their order, with their numbers, and no words beside them but those of the frame. What was decided and
# who was there has to be the same in every style. Each reader is first shown a file with a word changed.
#
# What it needs goes into a temporary folder, but for Debian's pandoc, LibreOffice and poppler-utils where
# they aren't installed (for that it has to be root). 300 meetings take about half an hour on two cores.
set -eu
count=${1:-300}
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in soffice pandoc pdftotext python3; do
    command -v "$program" >/dev/null || {
        apt-get update
        apt-get install -y --no-install-recommends libreoffice-writer-nogui poppler-utils pandoc python3-venv
        break
    }
done
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet python-docx==1.2.0
mkdir "$work/meetings" "$work/out"
if [ -n "${MEETINGS:-}" ]; then
    cp "$MEETINGS"/*.ron "$work/meetings"
else
    QUORATE_MEETINGS="$work/meetings" QUORATE_LEAK_MEETINGS=$count \
        cargo test --locked --lib a_meeting_that_was_played_is_stored_and_read_back
fi
[ -n "${QUORATE:-}" ] || cargo build --locked
QUORATE=${QUORATE:-$root/target/debug/quorate} QUORATE_SESSIONS="$work/none" QUORATE_CONFIG="$work/none" \
    exec "$work/venv/bin/python" "$root/tests/readers.py" "$work"
