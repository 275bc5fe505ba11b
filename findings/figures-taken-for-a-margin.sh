#!/usr/bin/env bash
# Two lines of a paragraph that open with the same figure: par takes the figure for a margin, drops it
# where lines come together and writes it where they part.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -qq par=1.53.0-2 2> apt.txt || { cat apt.txt; exit 1; }
dpkg-deb -x par_*.deb .
version=$(dpkg-deb -f par_*.deb Version)

# The setting that par's own manual gives, which keeps opening letters apart from margins.
export PARINIT="rTbgqR B=.,?'_A_a_@ Q=_s>|"

figures="13 Members voted for the motion as it had been amended by the Chair and
1 Member voted against."
even="12 Members voted for it and, when the Chair had asked for hands again,
12 against. The Chair gave a casting vote, and it fell."
words="Cllr Shah moved that the report be noted and that the scheme be agreed;
Cllr Okoro seconded."

wide=$(usr/bin/par 100 <<< "$figures")
narrow=$(usr/bin/par 60 <<< "$figures")
cast=$(usr/bin/par 60 <<< "$even")
kept=$(usr/bin/par 60 <<< "$words")
bare=$(PARINIT='' usr/bin/par 100 <<< "$words")
alone=$(usr/bin/par 100 <<< "${figures/13 Members/Thirteen Members}")

shown() { printf '%s\n' "$2" | while IFS= read -r line; do printf '%-10s%s\n' "$1" "$line"; done; }
echo "version   par $version (Debian), with the PARINIT that its manual recommends"
shown input "$figures"
echo "a guess   the same words in lines of another length"
shown "seen 100" "$wide"
shown "seen 60" "$narrow"
shown input "$even"
shown "seen 60" "$cast"
echo "control   two lines that open with Cllr lose no word with that setting, and one without it;"
echo "          figures are safe as soon as only one line opens with them"
echo "minutes   a vote against disappears, or a figure stands in front of a word that had none; the"
echo "          figures that two lines share are enough, so a paragraph is never safe to reflow with it"

[ "$wide" = "13 Members voted for the motion as it had been amended by the Chair and Member voted against." ]
[ "$narrow" = "13 Members voted for the motion as it had been amended by
1the Chair and Member voted against." ]
[ "$cast" = "12 Members voted for it and, when the Chair had asked for
12 hands again, against. The Chair gave a casting vote, and
12 it fell." ]
[ "$kept" = "Cllr Shah moved that the report be noted and that the scheme
be agreed; Cllr Okoro seconded." ]
[ "$bare" = "Cllr Shah moved that the report be noted and that the scheme be agreed; Okoro seconded." ]
[ "$alone" = "Thirteen Members voted for the motion as it had been amended by the Chair and 1 Member voted
against." ]
