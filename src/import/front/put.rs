//! Fields that several places may tell.

use crate::import::found::Found;
use crate::meeting::text::Text;

/// Words to compare and to show a value by.
pub(super) trait Shown: Clone {
    fn shown(&self) -> String;
}

impl Shown for Text {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for chrono::NaiveDate {
    fn shown(&self) -> String {
        self.format("%-d %B %Y").to_string()
    }
}

impl Shown for chrono::NaiveTime {
    fn shown(&self) -> String {
        self.format("%H:%M").to_string()
    }
}

/// Sets a field; one that is set already stays, and gets a doubt where another place says something
/// else. What is certain comes before what isn't.
pub(super) fn put<T: Shown>(field: &mut Option<Found<T>>, found: Found<T>, what: &str) {
    let Some(before) = field else {
        *field = Some(found);
        return;
    };
    let (one, other) = (before.value.shown(), found.value.shown());
    if same(&one, &other) {
        if !before.is_certain() && found.is_certain() {
            *before = found;
        }
    } else if before.is_certain() && !found.is_certain() {
        // A guess says nothing against a label.
    } else if !before.is_certain() && found.is_certain() {
        *before = found;
    } else {
        let why = format!("The papers name two for the {what}: {one} and {other}.");
        *before = before.clone().doubting(&why);
    }
}

/// Whether two readings say the same, but for letters, marks and "the"; one may say more.
fn same(one: &str, other: &str) -> bool {
    let plain = |words: &str| {
        words
            .to_lowercase()
            .replace('&', " and ")
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && *w != "the")
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (one, other) = (plain(one), plain(other));
    one == other
        || !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}
