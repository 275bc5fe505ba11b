#!/bin/sh
# Makes the files of the packs from what stands in sources/. Run it by hand after a change, from any
# folder (as root, if Debian packages are still to be installed); the tests never run it.
#
# A word processor writes a file of its own each time, so that only what you have changed should be
# committed: name the packs to be made, or none for all.
set -eu
cd "$(dirname "$0")"

# Brings the Debian packages named, where one of the programs isn't there yet.
need() {
    for program in soffice pandoc python3 pdftotext; do
        command -v "$program" >/dev/null || {
            apt-get update
            apt-get install -y --no-install-recommends "$@"
            return
        }
    done
}
need libreoffice-writer-nogui pandoc python3 fonts-dejavu-core poppler-utils

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packs=" $* "

# wanted PACK: whether it is to be made.
wanted() {
    case "$packs" in
    "  " | *" $1 "*) mkdir -p "$1" ;;
    *) return 1 ;;
    esac
}

# office PACK FILE [SOURCE]: a source in the markup of markup.py through LibreOffice.
office() {
    wanted "$1" || return 0
    stem=${2%.*}
    python3 markup.py <"sources/${3:-$1}.txt" >"$work/$stem.fodt"
    soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to "${2##*.}" --outdir "$1" "$work/$stem.fodt" >/dev/null 2>&1
}

# by_pandoc PACK FILE [SOURCE]: a source in Markdown through pandoc.
by_pandoc() {
    wanted "$1" || return 0
    pandoc --from markdown-smart --standalone --metadata lang=en-GB \
        --output "$1/$2" "sources/${3:-$1}.md"
}

# as_written PACK FILE SOURCE: a file that is as its source is.
as_written() {
    wanted "$1" || return 0
    cp "sources/$3" "$1/$2"
}

office county-health-board pack.pdf
office london-scrutiny agenda.docx
office district-planning agenda.docx
as_written parish-council agenda.txt parish-council.txt
as_written parish-council roster.txt parish-council-roster.txt
as_written audit-csv agenda.txt audit-csv-agenda.txt
as_written audit-csv members.csv audit-csv-members.csv
as_written charity-trustees papers.md charity-trustees.md
office trust-board papers.pdf
office school-governors papers.odt
office borough-scrutiny papers.odt
as_written joint-scrutiny-web agenda.html joint-scrutiny-web.html
as_written borough-cabinet-web agenda.html borough-cabinet-web.html
by_pandoc care-board papers.docx
office licensing-supplement agenda.pdf licensing-supplement-agenda
office licensing-supplement supplement.docx licensing-supplement-more
by_pandoc pension-board agenda.odt
office island-health-board agenda.html
office children-committee papers.pdf
