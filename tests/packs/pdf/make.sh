#!/bin/sh
# Makes the PDF files that the tests read, each by another writer of PDF, from the sources beside.
# The boards, people and places are invented. Installs what it needs, as root.
set -eu
for program in soffice chromium pandoc python3; do
    command -v "$program" > /dev/null || {
        apt-get update
        apt-get install -y --no-install-recommends libreoffice-writer-nogui chromium pandoc python3
        break
    }
done
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/sources/rows.py" "$here/sources/agenda.fodt" > "$work/agenda.fodt"
pandoc "$here/sources/governors.md" -o "$work/governors.docx"
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf \
    --outdir "$here" "$work/agenda.fodt" "$work/governors.docx" > /dev/null
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
    "--print-to-pdf=$here/front.pdf" "file://$here/sources/front.html" 2> /dev/null
