//! How a vote is told: in a sentence, or in few words.

use crate::meeting::motion::{Casting, Counts, Method, Tally, Voice, VoteResult};
use crate::meeting::text::upper_first;

use super::house::{House, VoteStyle};
use super::sentences::filled;

/// A vote, as it is told.
#[derive(Clone, Copy)]
pub(super) struct Told<'v> {
    /// "the motion".
    pub(super) what: &'v str,
    /// How it was taken.
    pub(super) method: Method,
    /// The figures, or what was said in place of them.
    pub(super) tally: &'v Tally,
    /// What came of it.
    pub(super) result: VoteResult,
    /// The casting vote.
    pub(super) casting: Option<Casting>,
    /// The word for whoever presided.
    pub(super) chair: &'v str,
}

/// The word for a way of voting.
pub(super) fn heading(voice: Voice) -> &'static str {
    match voice {
        Voice::For => "For",
        Voice::Against => "Against",
        Voice::Abstained => "Abstained",
        Voice::DidNotVote => "Did not vote",
    }
}

/// "On a show of hands the motion was carried (5 for, 3 against, 1 abstention)."
pub(super) fn sentence(house: &House, told: &Told<'_>) -> String {
    let Told {
        what,
        method,
        tally,
        result,
        casting,
        chair,
    } = *told;
    if house.votes == VoteStyle::Brief && casting.is_none() && result != VoteResult::Tied {
        return brief(house, told);
    }
    let were = if what.starts_with("the motions") {
        "were"
    } else {
        "was"
    };
    let start = match method {
        Method::Assent => format!("By general assent {what}"),
        Method::Hands if tally.counts().is_none() => upper_first(what),
        Method::Hands => format!("On a show of hands {what}"),
        Method::Recorded => format!("On a recorded vote {what}"),
        Method::Ballot => format!("On a ballot {what}"),
    };
    let figures = tally.counts().map_or_else(String::new, |counts| {
        format!(" ({})", figures(house, counts))
    });
    if let Some(casting) = casting {
        let equal = match method {
            Method::Recorded => "On a recorded vote the votes",
            Method::Ballot => "On a ballot the votes",
            Method::Hands | Method::Assent => "On a show of hands the votes",
        };
        let settled = match casting.voice {
            Some(_) => format!(
                "on the casting vote of the {chair}, {what} {were} {}",
                came_of(result)
            ),
            None => format!(
                "the {chair} gave no casting vote, and {what} {were} {}",
                came_of(result)
            ),
        };
        return format!("{equal} were equal{figures}; {settled}.");
    }
    match (tally, result) {
        (_, VoteResult::Tied) => {
            let (how, _) = start.split_once(what).unwrap_or(("", ""));
            let how = how.trim_end();
            let on = if how.is_empty() { "On" } else { " on" };
            format!("{how}{on} {what} the votes were equal{figures}.")
        }
        (Tally::Unanimous, _) => format!("{start} {were} {} unanimously.", came_of(result)),
        (Tally::NemCon, _) => format!("{start} {were} {} nem. con.", came_of(result)),
        (Tally::Declared, VoteResult::Carried) if method == Method::Assent => {
            format!("{start} {were} agreed.")
        }
        _ => format!("{start} {were} {}{figures}.", came_of(result)),
    }
}

fn came_of(result: VoteResult) -> &'static str {
    match result {
        VoteResult::Carried => "carried",
        VoteResult::Lost | VoteResult::Tied => "lost",
    }
}

/// "5 for, 3 against, 1 abstention"
fn figures(house: &House, counts: Counts) -> String {
    let abstained = match counts.abstained {
        0 => String::new(),
        1 => "1 abstention".to_owned(),
        n => format!("{n} abstentions"),
    };
    let places = [
        ("for", counts.in_favour.to_string()),
        ("against", counts.against.to_string()),
        ("abstentions", abstained),
    ];
    filled(&house.figures, &places)
}

/// "Vote on the motion: carried (5 for, 3 against)."
fn brief(house: &House, told: &Told<'_>) -> String {
    let came = came_of(told.result);
    let result = match told.tally {
        Tally::Unanimous => format!("{came} unanimously"),
        Tally::NemCon => format!("{came} nem. con."),
        _ if told.method == Method::Assent => "agreed".to_owned(),
        _ => came.to_owned(),
    };
    let counts = told.tally.counts();
    let places = [
        ("motion", told.what.trim_end_matches(',').to_owned()),
        ("result", result),
        (
            "figures",
            counts.map_or_else(String::new, |counts| figures(house, counts)),
        ),
    ];
    filled(&house.vote_in_brief, &places)
}
