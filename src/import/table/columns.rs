//! The columns of a table: what each holds, told by the words of its head and by its cells.

use super::assignment::{self, NEVER};
use super::contents::{self, Content};
use crate::import::lexicon::{self, Role};
use crate::import::supporting::words;

/// The cells of a line: the column that each begins at, and its words.
pub(crate) type Cells<'l> = [(u16, &'l str)];

/// What a column looks like: the role, where in the order of columns it usually stands, in
/// hundredths, and how well what a cell holds suits it, in hundredths.
pub(crate) type Look<R> = (R, i32, &'static [(Content, i32)]);

/// A kind of table.
pub(crate) trait Column: Role + PartialOrd {
    /// A column that no field is for.
    const OTHER: Self;
    /// The column without whose words a row says nothing.
    const MAIN: Self;
    /// Columns of numbers and the like.
    const KEYS: &'static [Self] = &[];
    /// A column whose capital begins another row that shares the main cell of the one above.
    const BENEATH: Option<Self> = None;
    /// The words of its main cells may be broken at a capital.
    const WRAPS: bool = true;
    /// One of each must be there.
    const NEEDED: &'static [&'static [Self]];
    /// How many columns must have different roles.
    const LEAST: usize = 2;
    /// What the columns look like; nothing = only the words of a head tell.
    const LOOKS: &'static [Look<Self>] = &[];

    /// Whether the words of a cell begin another row.
    fn begins(role: Self, _words: &str) -> bool {
        Self::KEYS.contains(&role)
    }

    /// Mends roles that a head names twice.
    fn settle(_roles: &mut [Self]) {}

    /// Whether words alone on a line head what follows, wherever in a row they stand.
    fn heads(_words: &str) -> bool {
        false
    }
}

/// The columns of a table, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns<R> {
    pub(super) of: Vec<(u16, R)>,
    /// Those that could nearly as well be something else.
    pub(super) unsure: Vec<R>,
}

/// What the words of a head say for a role, in hundredths.
const NAMED: i32 = 100;
/// What is taken off where they name another.
const OTHERWISE: i32 = 40;
/// What a role is worth more that a table can't do without.
const NEED: i32 = 60;
/// What tells less is no role.
const TELLS: i32 = 45;
/// Columns that tell themselves apart by less are doubted.
const CLEAR: i32 = 40;
/// What is longer is no number of a row.
const LONGEST_KEY: usize = 16;
/// So many columns a table of these kinds may have.
const MOST: usize = 16;

impl<R> Default for Columns<R> {
    fn default() -> Self {
        let (of, unsure) = (Vec::new(), Vec::new());
        Self { of, unsure }
    }
}

impl<R: Column> Columns<R> {
    /// The columns that a row names, where it heads a table of this kind.
    pub(crate) fn headed(head: &Cells) -> Option<Self> {
        if !could_head(head) {
            return None;
        }
        let named: Vec<Option<R>> = head.iter().map(|(_, words)| named(words)).collect();
        let known = named.iter().flatten().count();
        let mut roles: Vec<R> = named.iter().map(|r| r.unwrap_or(R::OTHER)).collect();
        R::settle(&mut roles);
        (known > 1 && known * 3 >= roles.len() * 2 && enough(&roles)).then(|| Self {
            of: head.iter().map(|c| c.0).zip(roles).collect(),
            unsure: Vec::new(),
        })
    }

    /// The columns of a table by what its rows hold, and by the words of its head if it has one.
    pub(crate) fn told(head: Option<&Cells>, body: &[Vec<(u16, &str)>]) -> Option<Self> {
        let widest = body
            .iter()
            .map(Vec::as_slice)
            .chain(head)
            .max_by_key(|r| r.len())?;
        let starts: Vec<u16> = head
            .filter(|h| h.len() == widest.len())
            .unwrap_or(widest)
            .iter()
            .map(|c| c.0)
            .collect();
        if R::LOOKS.is_empty() || starts.len() > MOST {
            return None;
        }
        let mut contents = vec![Vec::new(); starts.len()];
        for row in body {
            for (column, words) in contents.iter_mut().zip(placed(row, &starts)) {
                column.extend(contents::of(&words));
            }
        }
        let heads = head.map_or_else(Vec::new, |h| placed(h, &starts));
        let mut scores: Vec<Vec<i32>> = Vec::new();
        for (at, column) in contents.iter().enumerate() {
            let named: Option<R> = heads.get(at).and_then(|words| named(words));
            let stands = i32::try_from(100 * at / starts.len().max(2)).unwrap_or(100);
            let score = |(role, usual, holds): &Look<R>| {
                let head = match named {
                    Some(named) if named == R::OTHER => return NEVER,
                    Some(named) if named == *role => NAMED,
                    Some(_) => -OTHERWISE,
                    None => 0,
                };
                let suits = contents::suits(column, holds);
                let needed = R::NEEDED.iter().any(|any| any.contains(role));
                let need = i32::from(needed) * NEED;
                let score = head + suits + need - (stands - usual).abs() / 8;
                if head.max(suits) < TELLS {
                    NEVER
                } else {
                    score
                }
            };
            scores.push(R::LOOKS.iter().map(score).collect::<Vec<i32>>());
        }
        let (chosen, sum) = assignment::best(&scores);
        let (mut roles, mut unsure) = (Vec::new(), Vec::new());
        for (at, place) in chosen.into_iter().enumerate() {
            let named = heads.get(at).and_then(|words| named::<R>(words));
            let role = place.and_then(|p| R::LOOKS.get(p)).map(|l| l.0);
            if let Some(place) = place.filter(|_| role != named) {
                // By how much all would be worse were this column anything else.
                let mut without = scores.clone();
                without[at][place] = NEVER;
                let near = sum - assignment::best(&without).1 < CLEAR;
                unsure.extend(role.filter(|_| near));
            }
            roles.push(role.or(named).unwrap_or(R::OTHER));
        }
        R::settle(&mut roles);
        enough(&roles).then(|| Self {
            of: starts.into_iter().zip(roles).collect(),
            unsure,
        })
    }

    /// The same with what the rows tell of the columns that the head doesn't.
    pub(super) fn filled_in(mut self, head: &Cells, body: &[Vec<(u16, &str)>]) -> Self {
        if !self.has(R::OTHER) {
            return self;
        }
        let told = Self::told(Some(head), body).unwrap_or_default();
        for (at, (_, role)) in told.of.iter().enumerate() {
            let free = !self.has(*role) && !told.unsure.contains(role);
            if let Some(mine) = self.of.get_mut(at).filter(|c| free && c.1 == R::OTHER) {
                mine.1 = *role;
            }
        }
        self
    }

    /// Whether there is such a column.
    pub(crate) fn has(&self, role: R) -> bool {
        self.of.iter().any(|(_, r)| *r == role)
    }

    /// Where they begin.
    pub(crate) fn starts(&self) -> impl Iterator<Item = u16> {
        self.of.iter().map(|c| c.0)
    }

    /// How many roles they have.
    pub(crate) fn known(&self) -> usize {
        let looks = R::ALL.iter().filter(|r| **r != R::OTHER);
        looks.filter(|r| self.has(**r)).count()
    }

    /// Where the first column of a role begins.
    pub(crate) fn begins(&self, role: R) -> Option<u16> {
        self.of.iter().find(|(_, r)| *r == role).map(|c| c.0)
    }

    /// The column nearest to a place, no further away than `far`.
    pub(crate) fn nearest(&self, at: u16, far: u16) -> Option<R> {
        let near = self.of.iter().min_by_key(|(from, _)| from.abs_diff(at))?;
        (near.0.abs_diff(at) <= far).then_some(near.1)
    }

    /// The words of a row under each column, and whether it is plain which they stand in; `set` = the
    /// format has them in cells.
    pub(super) fn place(&self, cells: &Cells, set: bool) -> (Vec<(R, String)>, bool) {
        let starts: Vec<u16> = self.starts().collect();
        let roles = self.of.iter().map(|c| c.1);
        let mut out: Vec<(R, String)> = roles.zip(placed(cells, &starts)).collect();
        let mut clear = true;
        // "4 Publish the tables" under the numbers: the words belong to the main cell.
        let place = |role| self.of.iter().position(|(_, r)| *r == role);
        let key = R::KEYS.first().and_then(|key| place(*key));
        if let (Some(key), Some(main)) = (key, place(R::MAIN)) {
            let words = std::mem::take(&mut out[key].1);
            let counts = |n: &str| n.bytes().any(|b| b.is_ascii_digit());
            let long = words.len() > LONGEST_KEY;
            let (number, rest) = match words.split_once(' ') {
                Some((n, rest)) if counts(n) && (long || out[main].1.is_empty()) => (n, rest),
                _ if long => ("", words.as_str()),
                _ => (words.as_str(), ""),
            };
            // Only the number has run into them where all else stands in its column.
            let only = out[main].1.is_empty() && cells.len() + 1 == starts.len();
            clear &= rest.is_empty() || only;
            let whole = format!("{rest} {}", out[main].1);
            whole.trim().clone_into(&mut out[main].1);
            number.clone_into(&mut out[key].1);
        }
        // What reaches into a column that has no words may hold what belongs there.
        let reaches = |at: u16, start: u16, words: &str| {
            let long = words.split('\n').map(|w| w.chars().count()).max();
            at < start && usize::from(at) + long.unwrap_or(0) > usize::from(start) + 1
        };
        let empty = starts
            .iter()
            .zip(&out)
            .filter(|(_, (_, words))| words.is_empty());
        clear &= set
            || !empty.into_iter().any(|(start, _)| {
                let mut cells = cells.iter();
                cells.any(|(at, words)| reaches(*at, *start, words))
            });
        (out, clear)
    }
}

/// The role that a head names.
pub(crate) fn named<R: Column>(words: &str) -> Option<R> {
    // "#" has no letters.
    if words.contains('#') && !words.contains(char::is_alphanumeric) {
        return R::KEYS.first().copied();
    }
    lexicon::named(words)
}

/// Whether these roles make a table of the kind.
fn enough<R: Column>(roles: &[R]) -> bool {
    let mut known: Vec<R> = roles.iter().copied().filter(|r| *r != R::OTHER).collect();
    known.dedup();
    let has = |any: &&[R]| any.iter().any(|r| known.contains(r));
    known.len() >= R::LEAST && R::NEEDED.iter().all(has)
}

/// Whether a row could head columns: several cells of a few words.
pub(super) fn could_head(cells: &Cells) -> bool {
    let few = |w: &str| w.len() <= 45 && w.split_whitespace().count() <= 6;
    let filled = cells.iter().filter(|(_, w)| !w.trim().is_empty());
    filled.count() >= 2 && cells.iter().all(|(_, w)| few(w))
}

/// The words of a row under each start of a column: by count where the row is full, by where they
/// stand otherwise.
fn placed(cells: &Cells, starts: &[u16]) -> Vec<String> {
    let mut out = vec![String::new(); starts.len()];
    for (k, (at, text)) in cells.iter().enumerate() {
        let far = |(_, start): &(usize, &u16)| start.abs_diff(*at);
        let near = starts.iter().enumerate().min_by_key(far);
        let full = cells.len() == starts.len();
        let column = if full { k } else { near.map_or(0, |n| n.0) };
        if let (Some(slot), false) = (out.get_mut(column), text.trim().is_empty()) {
            words::join(slot, text.trim());
        }
    }
    out
}

/// Words by column as cells.
pub(crate) fn borrowed(words: &[(u16, String)]) -> Vec<(u16, &str)> {
    words.iter().map(|(at, w)| (*at, w.as_str())).collect()
}

/// A head that stands over two rows as one row, where the second goes on with the first.
pub(super) fn over_two<'l, R: Column>(
    head: &Cells<'l>,
    next: &Cells<'l>,
) -> Option<Vec<(u16, String)>> {
    if !could_head(head) || next.len() < 2 || next.len() > head.len() || !could_head(next) {
        return None;
    }
    let words = || next.iter().map(|(_, w)| w.trim()).filter(|w| !w.is_empty());
    let names = words().filter(|w| named::<R>(w).is_some()).count();
    let goes_on = |w: &str| named::<R>(w).is_some() || words::begins_small(w);
    if names * 2 < words().count() || !words().all(goes_on) || Columns::<R>::headed(next).is_some()
    {
        return None;
    }
    let starts: Vec<u16> = head.iter().map(|c| c.0).collect();
    let mut out = placed(head, &starts);
    for (mine, more) in out.iter_mut().zip(placed(next, &starts)) {
        words::join(mine, &more);
    }
    Some(starts.into_iter().zip(out).collect())
}
