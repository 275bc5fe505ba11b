//! First words that a decision writes into an entry. The officer may change every one of them.

use crate::meeting::agenda::Limb;
use crate::meeting::entry::{Form, Verb};
use crate::meeting::text::upper_first;

/// "A (Role) and B (Role) presented the report."
pub fn presented_sentence(names: &[String], form: Form) -> String {
    let did = match form {
        Form::Report => "presented the report",
        Form::VerbalUpdate => "gave a verbal update",
        Form::Presentation => "gave a presentation",
        Form::Tabled => "presented a paper which was tabled at the meeting",
    };
    format!("{} {did}.", list(names))
}

/// "The Board noted the report."
pub fn noted_sentence(called: &str, verb: Verb) -> String {
    let called = upper_first(called);
    let did = match verb {
        Verb::Noted => "noted the report",
        Verb::Agreed => "agreed the proposals in the report",
        Verb::Endorsed => "endorsed the report",
        Verb::Commended => "commended the report",
        Verb::Received => "received the report",
        Verb::Steer => "gave a steer on the matters raised in the report",
        Verb::Recommended => "recommended the proposals in the report",
        Verb::NoDecision => "took no decision",
    };
    format!("{called} {did}.")
}

/// One limb as a line of a resolution: "That the report be noted."
pub(super) fn resolved_line(limb: &Limb) -> String {
    let text = limb.text.trim();
    let said = text.trim_end_matches(['.', ';']);
    if said.starts_with("That ") {
        format!("{said}.")
    } else {
        format!("That {said}.")
    }
}

/// "A, B and C".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
