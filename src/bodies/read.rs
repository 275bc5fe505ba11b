//! Reading the file of a body: what it says, or what is wrong in it, where, and what to write
//! instead.

use ron::extensions::Extensions;

use super::kinds::{instead_of, kind_named};
use super::place::{self, Place};
use super::styles::{is_file, no_style, style_named};
use super::told::{BodyFile, Told};
use super::trouble::{About, Trouble, in_words};
use crate::meeting::people::Office;
use crate::meeting::rules::{Needed, Quorum, Rules, Whole};
use crate::meeting::text::alike;

/// What is read here.
const BODY: About = About {
    what: "body",
    see: "docs/bodies.md tells each setting with an example.",
};

/// Reads the text of a file that is called `name`.
///
/// # Errors
/// All that is wrong in what it says; or else the first place at which it can't be read on.
pub fn read(source: &str, name: &str) -> Result<BodyFile, Vec<Trouble>> {
    let told = told(source, name)?;
    let inherits = told.inherits.clone();
    let told = match &inherits {
        None => told,
        Some(kind) => match kind_named(kind) {
            // A ready kind that inherits is read in the same way, and none of them in a circle.
            Some(kind) if kind.source != source => told.laid_over(base(kind.source, name)?),
            _ => {
                let what = format!("\u{201C}{kind}\u{201D} is no ready kind of body.");
                let at = place::setting(source, "inherits");
                return Err(vec![Trouble::new(name, at, &what, &instead_of(kind))]);
            }
        },
    };
    let style = told.style.clone().unwrap_or_default();
    let body = BodyFile::from(told);
    let mut troubles = faults(&body, source, name);
    if !style.is_blank() && !is_file(&style) && style_named(&style).is_none() {
        let (what, way_out) = no_style(&style);
        let way_out = format!("{way_out} A file\u{2019}s name ends in .style.ron.");
        let at = place::setting(source, "style");
        troubles.push(Trouble::new(name, at, &what, &way_out));
    }
    if troubles.is_empty() {
        Ok(body)
    } else {
        Err(troubles)
    }
}

fn base(source: &str, name: &str) -> Result<Told, Vec<Trouble>> {
    let told = told(source, name)?;
    match told.inherits.as_deref().and_then(kind_named) {
        Some(kind) if kind.source != source => {
            let base = self::told(kind.source, name)?;
            Ok(told.laid_over(base))
        }
        _ => Ok(told),
    }
}

fn told(source: &str, name: &str) -> Result<Told, Vec<Trouble>> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str::<Told>(source)
        .map_err(|e| vec![in_words(&e, source, name, BODY)])
}

/// What can be read and can't be right.
fn faults(body: &BodyFile, source: &str, name: &str) -> Vec<Trouble> {
    let mut found = Vec::new();
    let mut tell = |place: Place, what: &str, way_out: &str| {
        found.push(Trouble::new(name, place, what, way_out));
    };
    if body.body.name.is_blank() {
        tell(
            place::setting(source, "name"),
            "The name of the body is missing.",
            "Write name: \"\u{2026}\", as the minutes are to print it.",
        );
    }
    for (at, seat) in body.seats.iter().enumerate() {
        let place = || place::element(source, "seats", at);
        if seat.title.is_blank() && seat.organisation.is_blank() && seat.category.is_blank() {
            tell(
                place(),
                "A seat has neither title, organisation nor category.",
                "Write title: \"Member\" for one without a post.",
            );
        }
        let people = [
            ("holder", &seat.holder),
            ("usual deputy", &seat.usual_deputy),
        ];
        for (what, person) in people {
            if person.as_ref().is_some_and(|p| p.name.is_blank()) {
                tell(
                    place(),
                    &format!("The {what} of this seat has no name."),
                    "Write (name: \"\u{2026}\"), or leave it out for a vacant seat.",
                );
            }
        }
        let earlier = |other: &super::SeatFile| other.office == Office::Chair;
        if seat.office == Office::Chair && body.seats[..at].iter().any(earlier) {
            tell(
                place(),
                "A second seat has the office Chair.",
                "Leave office: Chair at one seat; others may be ViceChair.",
            );
        }
    }
    for (at, item) in body.items.iter().enumerate() {
        let place = || place::element(source, "items", at);
        if item.title.is_blank() {
            tell(
                place(),
                "A standing item has no title.",
                "Write title: \"\u{2026}\".",
            );
        }
        let taken = |other: &crate::meeting::agenda::ItemDetails| {
            !item.number.is_blank() && other.number == item.number
        };
        if body.items[..at].iter().any(taken) {
            tell(
                place(),
                &format!("Two standing items have the number {}.", item.number),
                "Leave the numbers out to have them counted.",
            );
        }
    }
    for pair in body.meetings.windows(2).filter(|p| p[0] == p[1]) {
        tell(
            place::setting(source, "meetings"),
            &format!("The day {} stands twice.", pair[0]),
            "Leave one of them out.",
        );
    }
    rules(body, source, name, &mut found);
    found
}

fn rules(body: &BodyFile, source: &str, name: &str, found: &mut Vec<Trouble>) {
    let rules = &body.rules;
    let mut tell = |path: &str, what: &str, way_out: &str| {
        let place = place::setting(source, path);
        found.push(Trouble::new(name, place, what, way_out));
    };
    let counts =
        |s: &&super::SeatFile| !s.details().is_observer() && (s.voting || rules.non_voting_count);
    let seats = body.seats.iter().filter(counts).count();
    match rules.quorum {
        Quorum::Part { of, each, .. } if each == 0 || of > each => tell(
            "rules.quorum",
            "The quorum is no part of the seats.",
            "Write so many in so many: Part(of: 1, each: 3, least: 3) is a third, and at least three.",
        ),
        quorum if !body.seats.is_empty() && rules.quorum_of == Whole::AllSeats => {
            let needed = quorum.needed(seats).unwrap_or(0);
            if needed > seats {
                tell(
                    "rules.quorum",
                    &format!("The quorum is {needed}, and only {seats} seats count towards it."),
                    "Write a smaller one, or the seats that are missing.",
                );
            }
        }
        _ => {}
    }
    if let Some(number) = Rules::unknown_warning(&rules.not_checked) {
        tell(
            "rules.not_checked",
            &format!("There is no warning {number}."),
            "Write the numbers that quorate check --list prints.",
        );
    }
    let fits = |seat: &super::SeatFile, needed: &Needed| {
        let named = |words: &str| alike(words, &needed.seat);
        named(&seat.category) || named(&seat.organisation) || named(&seat.title)
    };
    for needed in &rules.quorum_includes {
        let have = body.seats.iter().filter(counts).filter(|s| fits(s, needed));
        if !body.seats.is_empty() && have.count() < usize::from(needed.number.max(1)) {
            tell(
                "rules.quorum_includes",
                &format!(
                    "The quorum asks for \u{201C}{}\u{201D}, and the seats have not as many of them.",
                    needed.seat
                ),
                "Write the category, the organisation or the title of a seat as it stands there.",
            );
        }
    }
}
