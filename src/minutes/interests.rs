//! The sentences of declared interests.

use crate::meeting::audience::Reader;
use crate::meeting::entry::{Interest, Kind};
use crate::meeting::interest::Dispensation;

use super::attendance::name_and_role;
use super::reading::{Readable, Reading};
use super::sentences::{Frame, item_words};
use super::when_there::place;
use super::words::{article, nature_joint};

pub(super) fn interest_words(interest: &Interest) -> String {
    let kind = match interest {
        Interest::Other(own) => own.trim().trim_end_matches("interest").trim_end(),
        Interest::CouncilTax => {
            return "that section 106 of the Local Government Finance Act 1992 applied to them"
                .to_owned();
        }
        known => return known.in_words(),
    };
    if kind.is_empty() {
        "an interest".to_owned()
    } else if let Some(rest) = kind.strip_prefix("other ") {
        format!("another {rest} interest")
    } else {
        format!("{} {kind} interest", article(kind))
    }
}

/// The sentence round the nature of an interest.
pub(super) fn declaration<R: Reader>(
    reading: &Reading<'_, R>,
    entry: Readable<'_, R>,
) -> Option<Frame> {
    let Kind::Declaration {
        person,
        interest,
        items,
        leaves,
        sensitive,
        dispensation,
        // That the register has it is the monitoring officer's affair, and is not printed.
        registered: _,
    } = entry.kind()
    else {
        return None;
    };
    let mut before = format!(
        "{} declared {}",
        name_and_role(reading, *person),
        interest_words(interest)
    );
    if !items.is_empty() {
        let touched = item_words(reading, items, Some(entry.item()));
        before = format!("{before} in {touched}");
    }
    let nature = entry.text().trim();
    if !nature.is_empty() {
        before.push_str(nature_joint(nature));
        if *sensitive {
            before.push_str("[sensitive: not for publication] ");
        }
    }
    let after = if *leaves {
        // What they said is one thing; that they went is told where it is recorded.
        let here = [entry.item()];
        let touched = if items.is_empty() { &here[..] } else { items };
        let went = touched.iter().map(|id| {
            let item = reading.item(*id)?;
            reading.went_out_of(*person, item)
        });
        let went: Option<Vec<&str>> = went.collect();
        let said = match went.as_deref() {
            Some(["the room", ..]) => "left the room".to_owned(),
            Some(_) => "left the meeting".to_owned(),
            None => {
                let remote = reading.was_remote(*person, entry.born());
                format!("said that they would leave {}", place(remote))
            }
        };
        let for_what = match items.len() {
            0 => "",
            1 => " for that item",
            _ => " for those items",
        };
        format!(", and {said}{for_what}.")
    } else {
        ".".to_owned()
    };
    // Who granted it may tell the nature of a sensitive interest.
    let tells = R::EXEMPT || !*sensitive;
    let granted = dispensation.as_ref();
    let granted = granted.map_or_else(String::new, |held| dispensed(reading, held, tells));
    let granted = if *sensitive && tells && nature.is_empty() && !granted.is_empty() {
        format!(" [sensitive: not for publication]{granted}")
    } else {
        granted
    };
    Some(Frame {
        before,
        after: format!("{after}{granted}"),
    })
}

/// " A dispensation to speak and vote was granted by the Monitoring Officer until 1 May 2027."
pub(super) fn dispensed<R: Reader>(
    reading: &Reading<'_, R>,
    held: &Dispensation,
    tells: bool,
) -> String {
    let scope = match (held.speak, held.vote) {
        (true, false) => "to speak",
        (false, true) => "to vote",
        _ => "to speak and vote",
    };
    let by = match held.by.trim() {
        by if by.is_empty() || !tells => String::new(),
        by => format!(" by {by}"),
    };
    let until = held
        .until
        .map(|day| format!(" until {}", reading.date(day)));
    format!(
        " A dispensation {scope} was granted{by}{}.",
        until.unwrap_or_default()
    )
}
