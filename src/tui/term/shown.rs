//! What the terminal shows, cell by cell, in as little memory as that takes: a window of 200 by 60 has
//! 12,000 cells, and each page of memory that a start touches costs time.

use super::pen::Pen;

/// What the terminal shows in a cell.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    symbol: Symbol,
    pub(super) pen: Pen,
}

/// A character; above those, the place of a longer symbol in [`Clusters`]; or [`HALF`].
#[derive(Clone, Copy, PartialEq, Eq)]
struct Symbol(u32);

/// Above every character.
const CLUSTERS: u32 = 0x11_0000;

/// The second half of a wide character, which is an empty string.
const HALF: Symbol = Symbol(u32::MAX);

/// The symbols of more than one character that the terminal has shown.
#[derive(Default)]
pub(super) struct Clusters(Vec<Box<str>>);

impl Clusters {
    /// Forgets them: no cell shows one any more.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    fn at(&self, symbol: Symbol) -> Option<&str> {
        let at = usize::try_from(symbol.0.checked_sub(CLUSTERS)?).ok()?;
        self.0.get(at).map(|cluster| &**cluster)
    }

    fn symbol(&mut self, cluster: &str) -> Symbol {
        let known = self.0.iter().position(|known| **known == *cluster);
        let at = known.unwrap_or_else(|| {
            self.0.push(cluster.into());
            self.0.len() - 1
        });
        // They are forgotten when the screen is drawn anew; no terminal shows as many as there are numbers.
        Symbol(CLUSTERS.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)))
    }
}

/// The character that a symbol is; none where it is longer, or empty.
fn alone(symbol: &str) -> Option<char> {
    let mut letters = symbol.chars();
    letters.next().filter(|_| letters.as_str().is_empty())
}

impl Shown {
    /// A blank in the terminal's own colours.
    pub(super) const BLANK: Self = Self {
        symbol: Symbol(' ' as u32),
        pen: Pen::PLAIN,
    };

    /// Whether a cell shows this.
    pub(super) fn is(self, symbol: &str, pen: Pen, clusters: &Clusters) -> bool {
        self.pen == pen
            && match alone(symbol) {
                Some(letter) => self.symbol == Symbol(letter.into()),
                None if symbol.is_empty() => self.symbol == HALF,
                None => clusters.at(self.symbol) == Some(symbol),
            }
    }

    /// Has a cell show this.
    pub(super) fn set(&mut self, symbol: &str, pen: Pen, clusters: &mut Clusters) {
        self.symbol = match alone(symbol) {
            Some(letter) => Symbol(letter.into()),
            None if symbol.is_empty() => HALF,
            None => clusters.symbol(symbol),
        };
        self.pen = pen;
    }

    /// The letter, figure, sign or space of ASCII that a cell shows, if it is one.
    pub(super) fn ascii(self) -> Option<u8> {
        let byte = u8::try_from(self.symbol.0).ok();
        byte.filter(|byte| (0x20..0x7F).contains(byte))
    }

    /// How long what a cell shows is, in bytes.
    pub(super) fn len(self, clusters: &Clusters) -> usize {
        match char::from_u32(self.symbol.0) {
            Some(letter) => letter.len_utf8(),
            None => clusters.at(self.symbol).map_or(0, str::len),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_what_it_was_set_to_and_nothing_else() {
        let symbols = [
            "a",
            " ",
            "",
            "\u{e9}",
            "\u{4f1a}",
            "e\u{301}",
            "\u{1F468}\u{200D}\u{1F469}",
        ];
        let mut clusters = Clusters::default();
        for set in symbols {
            let mut cell = Shown::BLANK;
            cell.set(set, Pen::PLAIN, &mut clusters);
            for other in symbols {
                assert_eq!(
                    cell.is(other, Pen::PLAIN, &clusters),
                    set == other,
                    "{set:?} {other:?}"
                );
            }
            assert_eq!(cell.len(&clusters), set.len());
            assert_eq!(
                cell.ascii(),
                set.bytes()
                    .next()
                    .filter(u8::is_ascii)
                    .filter(|_| set.len() == 1)
            );
        }
        // The same cluster again takes no more room.
        let before = clusters.0.len();
        Shown::BLANK
            .clone()
            .set("e\u{301}", Pen::PLAIN, &mut clusters);
        assert_eq!(clusters.0.len(), before);
        assert_eq!(size_of::<Shown>(), 16);
    }
}
