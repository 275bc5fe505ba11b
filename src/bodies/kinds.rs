//! The ready kinds of bodies, which come with the program.

use super::read::read;
use super::told::BodyFile;
use crate::meeting::nearest::nearest;
use crate::meeting::text::Text;

/// A ready kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is called: "parish council".
    pub name: &'static str,
    /// The letter that stands for it in a list.
    pub letter: char,
    /// Its file, to be copied and changed.
    pub source: &'static str,
}

macro_rules! kinds {
    ($($letter:literal $name:literal $file:literal;)*) => {
        /// The ready kinds.
        pub const KINDS: &[Kind] = &[$(Kind {
            name: $name,
            letter: $letter,
            source: include_str!(concat!("../../assets/bodies/", $file, ".ron")),
        }),*];
    };
}

kinds! {
    'h' "health and wellbeing board" "health-and-wellbeing-board";
    'c' "council committee" "council-committee";
    'f' "full council" "full-council";
    'o' "overview and scrutiny committee" "overview-and-scrutiny-committee";
    'l' "planning or licensing panel" "planning-or-licensing-panel";
    'i' "NHS integrated care board" "nhs-integrated-care-board";
    'p' "parish council" "parish-council";
    't' "school or charity trust board" "school-or-charity-trust-board";
}

impl Kind {
    /// What its file says; its name is an example and no body's.
    pub fn body(&self) -> Option<BodyFile> {
        read(self.source, self.name).ok()
    }
}

/// Names as they count here: hyphens stand for blanks, as in the name of a file.
fn plain(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|w| !w.is_empty())
        .map(|w| {
            if w == "&" {
                "and".to_owned()
            } else {
                w.to_lowercase()
            }
        })
        .collect();
    words.join(" ")
}

/// The ready kind that is called so.
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    let wanted = plain(name);
    KINDS.iter().find(|k| plain(k.name) == wanted)
}

/// What to write instead of a name that no kind has.
pub(super) fn instead_of(name: &str) -> String {
    if let Some(meant) = nearest(name, KINDS.iter().map(|k| k.name)) {
        return format!("Did you mean \u{201C}{meant}\u{201D}?");
    }
    let names: Vec<&str> = KINDS.iter().map(|k| k.name).collect();
    format!("There are: {}.", names.join(", "))
}

/// The kind that the name of a body tells, if it does: of "Keelby Parish Council" the parish council.
pub fn kind_in(body: &Text) -> Option<&'static Kind> {
    const WORDS: &[(&str, &str)] = &[
        ("health and wellbeing board", "health and wellbeing board"),
        ("integrated care board", "NHS integrated care board"),
        ("scrutiny", "overview and scrutiny committee"),
        ("licensing", "planning or licensing panel"),
        ("planning", "planning or licensing panel"),
        ("committee", "council committee"),
        ("parish council", "parish council"),
        ("town council", "parish council"),
        ("community council", "parish council"),
        ("council", "full council"),
        ("trust", "school or charity trust board"),
        ("trustees", "school or charity trust board"),
        ("governors", "school or charity trust board"),
    ];
    let name = format!(" {} ", plain(body));
    let told = WORDS
        .iter()
        .find(|(words, _)| name.contains(&format!(" {words} ")));
    told.and_then(|(_, kind)| kind_named(kind))
}
