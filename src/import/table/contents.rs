//! What cells hold, whatever stands over them.

use chrono::NaiveDate;

use crate::import::lexicon::{self, ForWhat, Standing, Votes};
use crate::import::people;
use crate::import::supporting::words;
use crate::import::when;

/// What a cell holds, as far as its look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A number or a reference, "4.2", "26/031".
    Number,
    /// A day or a month.
    Day,
    /// One letter.
    Letter,
    /// Two or three letters, "AH/MS".
    Initials,
    /// How something stands, "Completed".
    Standing,
    /// "For decision".
    Purpose,
    /// Whether a seat votes.
    Vote,
    /// One person or several.
    Person,
    /// A post or an office.
    Post,
    /// An organisation.
    Organisation,
    /// A few words.
    Phrase,
    /// More words than those.
    Sentence,
}

/// The bytes of a cell that are looked at.
const LOOK: usize = 160;

/// What a cell holds; none where it is blank.
pub(super) fn of(cell: &str) -> Option<Content> {
    let long = cell.trim();
    let cut = (0..=LOOK.min(long.len()))
        .rev()
        .find(|at| long.is_char_boundary(*at));
    let cell = long.get(..cut?)?.trim();
    let tick = matches!(cell, "\u{2713}" | "\u{2714}");
    if !tick && !cell.chars().any(char::is_alphanumeric) {
        return None;
    }
    let count = cell.split_whitespace().count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let figures = cell.bytes().filter(u8::is_ascii_digit).count();
    Some(if is_day(cell) {
        Content::Day
    } else if figures > 0 && letters <= 3 && cell.len() <= 12 {
        Content::Number
    } else if tick || letters == 1 && cell.len() <= 2 {
        Content::Letter
    } else if count <= 2 && cell.split(['/', ',', '&']).all(is_initials) {
        Content::Initials
    } else if count <= 4 && says_standing(cell) {
        Content::Standing
    } else if count <= 3 && lexicon::named::<ForWhat>(cell).is_some() {
        Content::Purpose
    } else if lexicon::alone::<Votes>(cell).is_some() {
        Content::Vote
    } else if people::person(cell).is_some() || people::list(cell).is_some() {
        Content::Person
    } else if words::ends(cell) {
        Content::Sentence
    } else if count <= 8 && (people::office(cell).is_some() || people::is_post(cell)) {
        Content::Post
    } else if count <= 8 && people::is_organisation(cell) {
        Content::Organisation
    } else if count >= 6 {
        Content::Sentence
    } else {
        Content::Phrase
    })
}

fn is_initials(part: &str) -> bool {
    let part = part.trim();
    (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase())
}

fn says_standing(cell: &str) -> bool {
    let says = |standing| lexicon::is(standing, cell);
    let all = [Standing::Done, Standing::Begun, Standing::Undone];
    all.into_iter().any(says) || says(Standing::Superseded) || says(Standing::Goes)
}

/// Whether a cell is a day and little else, or a month.
fn is_day(cell: &str) -> bool {
    if !cell.bytes().any(|b| b.is_ascii_digit()) && cell.len() > 9 {
        return false;
    }
    let dated = when::dates(cell, NaiveDate::from_ymd_opt(2000, 1, 1));
    let told: usize = dated.iter().map(|d| d.at.len()).sum();
    let mut parts = cell.split([' ', '-', '/']).filter(|w| !w.is_empty());
    let month = parts.next().is_some_and(words::month);
    told > 0 && told + 8 >= cell.len() || month && parts.all(words::begins_year)
}

/// How well what the cells of a column hold suits what a role looks like, in hundredths.
pub(super) fn suits(column: &[Content], looks: &[(Content, i32)]) -> i32 {
    let weight = |content| looks.iter().find(|(c, _)| *c == content).map_or(0, |l| l.1);
    let sums = column.iter().map(|c| (weight(*c), 1));
    let (sum, count) = sums.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    sum / count.max(1)
}
