#!/usr/bin/env bash
# Item 7a in contracted British and American braille is item 71, and 7b to 7h are right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -qq liblouis-bin=3.24.0-1 liblouis20=3.24.0-1 liblouis-data=3.24.0-1 2> apt.txt || { cat apt.txt; exit 1; }
for package in *.deb; do dpkg-deb -x "$package" .; done
version=$(dpkg-deb -f liblouis-bin_*.deb Version)
LD_LIBRARY_PATH=$(echo "$dir"/usr/lib/*-linux-gnu)
export LC_ALL=C.UTF-8 LD_LIBRARY_PATH LOUIS_TABLEPATH="$dir/usr/share/liblouis/tables"

# Words into braille, and braille into words, each by a table.
braille() { usr/bin/lou_translate -f "unicode.dis,$1" <<< "$2"; }
words() { usr/bin/lou_translate -b "unicode.dis,$1" <<< "$2"; }

echo "version   liblouis $version (Debian)"
echo "input     the numbers of items 7a to 7h, and item 71"
echo "a guess   a letter sign between 7 and a, as a to j are the signs of 1 to 0"
for table in en-GB-g2.ctb en-us-g2.ctb; do
    a=$(braille $table "item 7a")
    number=$(braille $table "item 71")
    echo "seen      $table: item 7a $a, item 71 $number; read back: $(words $table "$a")"
    [ "$a" = "$number" ]
    [ "$a" = "⠊⠞⠑⠍⠀⠼⠛⠁" ]
    [ "$(words $table "$a")" = "item 71" ]
    for letter in b c d e f g h; do
        with_sign=$(braille $table "item 7$letter")
        [[ "$with_sign" = "⠊⠞⠑⠍⠀⠼⠛⠰"? ]]
        [ "$(words $table "$with_sign")" = "item 7$letter" ]
    done
done
echo "          en-GB-g2.ctb: item 7i $(braille en-GB-g2.ctb "item 7i"), which is item 79"
[ "$(braille en-GB-g2.ctb "item 7i")" = "$(braille en-GB-g2.ctb "item 79")" ]
echo "control   7b to 7h have the sign in both tables and read back as they were: item 7b $(braille en-GB-g2.ctb "item 7b")"
new=$(braille en-ueb-g2.ctb "item 7a")
echo "          en-ueb-g2.ctb: item 7a $new, read back: $(words en-ueb-g2.ctb "$new")"
echo "minutes   a member who reads braille is sent to an item that isn't there, and 12a reads as 121; the"
echo "          letter that every list opens with is the one that fails, as a is also a word"

[ "$new" = "⠊⠞⠑⠍⠀⠼⠛⠰⠁" ]
[ "$(words en-ueb-g2.ctb "$new")" = "item 7a" ]
