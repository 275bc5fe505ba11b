//! Wordings with named places: "Moved by {mover}[, seconded by {seconder}]." What stands in square
//! brackets is printed where each place in it has words. A doubled bracket is the bracket itself.

use serde::{Deserialize, Serialize};

use crate::meeting::text::Text;

/// A wording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Template(Text);

/// A piece of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Words(&'t str),
    Place(&'t str),
    Group(Vec<Piece<'t>>),
}

/// Something wrong in a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// At which letter, from 0.
    pub at: usize,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What to write instead.
    pub way_out: String,
}

impl Slip {
    fn new(at: usize, what: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            at,
            what: what.into(),
            way_out: way_out.into(),
        }
    }
}

impl From<&str> for Template {
    fn from(words: &str) -> Self {
        Self(Text::line(words))
    }
}

impl Template {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The wording with its places filled, in stretches, each with the place that it comes from.
    pub fn stretches<'s>(&'s self, places: &[(&str, &str)]) -> Vec<(Option<&'s str>, String)> {
        let Ok(pieces) = pieces(&self.0) else {
            return vec![(None, self.0.to_string())];
        };
        let mut out = Vec::new();
        fill(&pieces, places, &mut out);
        out
    }

    /// The wording with its places filled.
    pub fn fill(&self, places: &[(&str, &str)]) -> String {
        let stretches = self.stretches(places).into_iter();
        stretches.map(|(_, words)| words).collect()
    }

    /// Whether it has a place.
    pub fn has(&self, place: &str) -> bool {
        pieces(&self.0).is_ok_and(|pieces| named(&pieces).contains(&place))
    }

    /// What is wrong in it, where these places may stand in it and those must.
    pub fn slips(&self, may: &[&str], must: &[&str]) -> Vec<Slip> {
        if let Some(at) = self.0.chars().position(|c| c == '\n' || c == '\t') {
            return vec![Slip::new(
                at,
                "A wording stands on one line, and this goes on after it.",
                "Leave out the end of the line or the tab.",
            )];
        }
        let pieces = match pieces(&self.0) {
            Ok(pieces) => pieces,
            Err(slip) => return vec![slip],
        };
        let allowed = in_braces(may);
        let found = named(&pieces);
        let mut slips: Vec<Slip> = found
            .iter()
            .filter(|place| !may.contains(place))
            .map(|place| {
                let at = self.0.find(&format!("{{{place}}}")).unwrap_or(0);
                let at = self.0[..at].chars().count();
                let there_are = if may.is_empty() {
                    "It has no places.".to_owned()
                } else {
                    format!("There are: {allowed}.")
                };
                Slip::new(
                    at,
                    format!("{{{place}}} is no place of this wording."),
                    there_are,
                )
            })
            .collect();
        let outside: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Place(place) => Some(*place),
                Piece::Words(_) | Piece::Group(_) => None,
            })
            .collect();
        for place in must.iter().filter(|place| !outside.contains(place)) {
            let what = if found.contains(place) {
                format!("{{{place}}} may not be left out, and stands in square brackets here.")
            } else {
                format!("{{{place}}} is missing in this wording.")
            };
            slips.push(Slip::new(0, what, format!("There are: {allowed}.")));
        }
        slips
    }
}

/// "{mover}, {seconder}".
fn in_braces(places: &[&str]) -> String {
    let places: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
    places.join(", ")
}

/// The places of pieces, in order.
fn named<'t>(pieces: &[Piece<'t>]) -> Vec<&'t str> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(_) => {}
            Piece::Place(place) => found.push(*place),
            Piece::Group(group) => found.extend(named(group)),
        }
    }
    found
}

fn fill<'t>(
    pieces: &[Piece<'t>],
    places: &[(&str, &str)],
    out: &mut Vec<(Option<&'t str>, String)>,
) {
    let words_of = |place: &str| {
        let found = places.iter().find(|(name, _)| *name == place);
        found.map_or("", |(_, words)| *words)
    };
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push((None, (*words).to_owned())),
            Piece::Place(place) => out.push((Some(*place), words_of(place).to_owned())),
            Piece::Group(group) => {
                if named(group).iter().all(|place| !words_of(place).is_empty()) {
                    fill(group, places, out);
                }
            }
        }
    }
}

/// The pieces of a wording.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Slip> {
    let mut whole: Vec<Piece<'_>> = Vec::new();
    let mut group: Option<(usize, Vec<Piece<'_>>)> = None;
    let letter = |at: usize| text[..at].chars().count();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let into = group.as_mut().map_or(&mut whole, |(_, group)| group);
        let end = rest.find(['{', '}', '[', ']']).unwrap_or(rest.len());
        if end > 0 {
            into.push(Piece::Words(&rest[..end]));
            at += end;
            continue;
        }
        let sign = &rest[..1];
        if rest[1..].starts_with(sign) {
            into.push(Piece::Words(sign));
            at += 2;
            continue;
        }
        match sign {
            "{" => {
                let Some(end) = rest.find('}') else {
                    return Err(Slip::new(
                        letter(at),
                        "A place begins here and has no end.",
                        "Close it with }, or write {{ for the bracket itself.",
                    ));
                };
                into.push(Piece::Place(&rest[1..end]));
                at += end + 1;
            }
            "[" if group.is_none() => {
                group = Some((at, Vec::new()));
                at += 1;
            }
            "]" if group.is_some() => {
                let (from, pieces) = group.take().unwrap_or_default();
                if named(&pieces).is_empty() {
                    return Err(Slip::new(
                        letter(from),
                        "What stands in square brackets has no place that could be empty.",
                        "Leave the brackets out, or write [[ for the bracket itself.",
                    ));
                }
                whole.push(Piece::Group(pieces));
                at += 1;
            }
            "[" => {
                return Err(Slip::new(
                    letter(at),
                    "Square brackets stand in square brackets here.",
                    "Close the first with ] before the next.",
                ));
            }
            _ => {
                return Err(Slip::new(
                    letter(at),
                    format!("This {sign} closes nothing."),
                    format!("Leave it out, or write {sign}{sign} for the bracket itself."),
                ));
            }
        }
    }
    match group {
        None => Ok(whole),
        Some((from, _)) => Err(Slip::new(
            letter(from),
            "A square bracket opens here and is not closed.",
            "Close it with ], or write [[ for the bracket itself.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_what_depends_on_an_empty_one_is_left_out() {
        let moved = Template::from("Moved by {mover}[, seconded by {seconder}].");
        assert_eq!(
            moved.fill(&[("mover", "A"), ("seconder", "B")]),
            "Moved by A, seconded by B."
        );
        assert_eq!(
            moved.fill(&[("mover", "A"), ("seconder", "")]),
            "Moved by A."
        );
        let signs = Template::from("[[{mover}]] {{x}}");
        assert_eq!(signs.fill(&[("mover", "A")]), "[A] {x}");
    }

    #[test]
    fn what_is_filled_in_is_no_wording_itself() {
        let moved = Template::from("Moved by {mover}.");
        assert_eq!(
            moved.fill(&[("mover", "{seconder} [x]"), ("seconder", "B")]),
            "Moved by {seconder} [x]."
        );
    }

    #[test]
    fn slips_are_told_with_their_letter_and_what_is_allowed() {
        let slips = |words: &str| Template::from(words).slips(&["mover", "seconder"], &["mover"]);
        assert_eq!(slips("Moved by {mover}[ and {seconder}]."), []);
        let told = slips("Moved by {mover} and {secconder}.");
        assert_eq!((told.len(), told[0].at), (1, 21));
        assert_eq!(told[0].what, "{secconder} is no place of this wording.");
        assert_eq!(told[0].way_out, "There are: {mover}, {seconder}.");
        assert_eq!(
            slips("Moved.")[0].what,
            "{mover} is missing in this wording."
        );
        assert!(slips("Moved[ by {mover}].")[0].what.contains("square"));
        for (words, at) in [
            ("Moved by {mover", 9),
            ("Moved] {mover}", 5),
            ("\u{e9}{mover}[ by", 8),
            ("{mover}[ a ]", 7),
            ("{mover}[ [{seconder}]", 9),
        ] {
            assert_eq!(slips(words)[0].at, at, "{words}");
        }
    }
}
