//! How far two spellings are from each other, by the slips that people make: a letter doubled or
//! left out costs less than a strange one, neighbours on the keyboard less than any two letters.

/// What a letter that is simply wrong, wanting or too many costs.
pub(super) const STEP: u32 = 10;

const TURNED: u32 = 7;
const DOUBLING: u32 = 5;
const SOUND: u32 = 6;
const VOWEL: u32 = 7;
const NEIGHBOUR: u32 = 9;
const MUTE: u32 = 8;
const FIRST: u32 = 6;

/// Rows of the keyboard, as far as letters go.
const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Letters that are taken for each other because they sound alike.
const SOUNDS: &[(char, char)] = &[
    ('c', 'k'),
    ('c', 's'),
    ('s', 'z'),
    ('i', 'y'),
    ('g', 'j'),
    ('f', 'v'),
    ('d', 't'),
    ('m', 'n'),
    ('q', 'k'),
    ('u', 'w'),
];

/// The letters whose changes are worked out beforehand.
const LETTERS: usize = 26;

/// Rows of the table, kept from one comparison to the next, and what each change of letters costs.
pub(super) struct Nearness {
    changes: [[u32; LETTERS]; LETTERS],
    before: Vec<u32>,
    last: Vec<u32>,
    now: Vec<u32>,
}

impl Nearness {
    /// Ready to compare.
    pub(super) fn new() -> Self {
        let mut changes = [[0; LETTERS]; LETTERS];
        for (row, typed) in changes.iter_mut().zip('a'..='z') {
            for (cost, meant) in row.iter_mut().zip('a'..='z') {
                *cost = change(typed, meant);
            }
        }
        Self {
            changes,
            before: Vec::new(),
            last: Vec::new(),
            now: Vec::new(),
        }
    }

    /// The cost of getting from `typed` to `meant`, or none where it is above `most`.
    pub(super) fn cost(&mut self, typed: &[char], meant: &[char], most: u32) -> Option<u32> {
        let width = meant.len() + 1;
        for row in [&mut self.before, &mut self.last, &mut self.now] {
            row.clear();
            row.resize(width, 0);
        }
        for at in 1..width {
            self.last[at] = self.last[at - 1] + single(meant, at - 1);
        }
        for (i, &typed_char) in typed.iter().enumerate() {
            self.now[0] = self.last[0] + single(typed, i);
            let mut least = self.now[0];
            for (j, &meant_char) in meant.iter().enumerate() {
                let mut cost = (self.last[j] + self.change(typed_char, meant_char))
                    .min(self.last[j + 1] + single(typed, i))
                    .min(self.now[j] + single(meant, j));
                let turned =
                    i > 0 && j > 0 && typed[i - 1] == meant_char && typed_char == meant[j - 1];
                if turned && typed_char != meant_char {
                    cost = cost.min(self.before[j - 1] + TURNED);
                }
                self.now[j + 1] = cost;
                least = least.min(cost);
            }
            // A turned pair may still come back to the row before the last.
            if least.min(self.last.iter().copied().min().unwrap_or(0)) > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.now);
        }
        let cost = self.last[width - 1];
        let first = typed.first() != meant.first();
        let cost = if first { cost + FIRST } else { cost };
        (cost <= most).then_some(cost)
    }

    fn change(&self, typed: char, meant: char) -> u32 {
        let at = |c: char| (c as usize).wrapping_sub('a' as usize);
        match self
            .changes
            .get(at(typed))
            .and_then(|row| row.get(at(meant)))
        {
            Some(cost) => *cost,
            None => change(typed, meant),
        }
    }
}

/// A letter more or less: cheap where it only doubles its neighbour, and where it is hardly heard.
fn single(word: &[char], at: usize) -> u32 {
    let c = word[at];
    if (at > 0 && word[at - 1] == c) || word.get(at + 1) == Some(&c) {
        DOUBLING
    } else if matches!(c, 'e' | 'h' | 'u' | 'i' | '\'' | '-') && at > 0 {
        MUTE
    } else {
        STEP
    }
}

/// One letter for another.
fn change(typed: char, meant: char) -> u32 {
    if typed == meant {
        return 0;
    }
    let alike = |pair: &(char, char)| *pair == (typed, meant) || *pair == (meant, typed);
    if SOUNDS.iter().any(alike) {
        SOUND
    } else if is_vowel(typed) && is_vowel(meant) {
        VOWEL
    } else if neighbours(typed, meant) {
        NEIGHBOUR
    } else {
        STEP + 1
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether two letters lie side by side on the keyboard, or nearly under each other.
fn neighbours(a: char, b: char) -> bool {
    let place = |c: char| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            let at = keys.iter().position(|k| char::from(*k) == c)?;
            Some((row, at))
        })
    };
    match (place(a), place(b)) {
        (Some((row, at)), Some((other, there))) => {
            row.abs_diff(other) <= 1 && at.abs_diff(there) <= 1
        }
        _ => false,
    }
}
