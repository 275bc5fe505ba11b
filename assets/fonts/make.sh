#!/bin/sh
# Makes the two faces that are embedded in PDF files, from Debian's package of Noto: what their tables
# say of Latin, Greek and Cyrillic, and of the marks that stand in running words. Run it by hand; it
# fetches what it needs into a temporary folder. The same package gives the same bytes.
set -eu
# The time of the making stays out of the files.
export SOURCE_DATE_EPOCH=1608854400
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.68.0
cd "$work"
apt-get update -qq
apt-get download fonts-noto-core=20201225-1
dpkg-deb -x fonts-noto-core_*.deb noto

# Latin with all its extensions and phonetic letters, marks to combine, Greek, Cyrillic; punctuation,
# superscripts, currencies, letterlike signs and fractions, arrows, and the signs that lists and ballot
# papers use. Spaces of fixed width and U+2011 are among the punctuation; what only steers (U+200B and
# on, U+2028 and on, U+FEFF) is not.
wanted=U+0020-007E,U+00A0-00AC,U+00AE-036F,U+0370-052F,U+1AB0-1AFF,U+1C80-1C8F,U+1D00-1FFF
wanted=$wanted,U+2000-200A,U+2010-2027,U+202F-205F,U+2070-20C0,U+2100-218F,U+2190-21FF,U+2200-22FF
wanted=$wanted,U+25A0-25FF,U+2C60-2C7F,U+2DE0-2E7F,U+A640-A69F,U+A700-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FFFD
# Noto Sans has no signs of arithmetic, arrows, boxes or ticks: those few come from its sisters.
signs=U+2190-2195,U+2200-2265,U+25A0-25FF
ticks=U+2610-2612,U+2713-2718
from=noto/usr/share/fonts/truetype/noto
subset() {
    "$work/venv/bin/pyftsubset" "$1" --unicodes="$2" --layout-features= --no-hinting --notdef-outline \
        --drop-tables+=GSUB,GPOS,GDEF,DSIG,MATH,gasp --name-IDs=0,1,2,3,4,5,6,13,14 --output-file="$3"
}
subset $from/NotoSansMath-Regular.ttf $signs signs.ttf
subset $from/NotoSansSymbols2-Regular.ttf $ticks ticks.ttf
for face in Regular Bold; do
    subset $from/NotoSans-$face.ttf "$wanted" text.ttf
    "$work/venv/bin/pyftmerge" text.ttf signs.ttf ticks.ttf --output-file=whole.ttf
    # How high letters are is what the text's own face says.
    "$work/venv/bin/python" - <<'PY'
from fontTools.ttLib import TTFont
text, whole = TTFont("text.ttf"), TTFont("whole.ttf")
for table, names in {
    "hhea": ["ascent", "descent", "lineGap"],
    "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight"],
}.items():
    for name in names:
        setattr(whole[table], name, getattr(text[table], name))
whole.save("whole.ttf")
PY
    "$work/venv/bin/pyftsubset" whole.ttf --unicodes='*' --no-hinting --notdef-outline \
        --name-IDs=0,1,2,3,4,5,6,13,14 --output-file="$here/NotoSans-$face.ttf"
done
