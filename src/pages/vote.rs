//! A vote on the page for the public: what came of it, the figures, and the names where they were taken.

use maud::{Markup, html};

use super::out;
use crate::minutes::papers::VoteRow;

/// A vote; with the words that were voted on where nothing else stands on the page.
pub(super) fn markup(row: &VoteRow, with_words: bool) -> Markup {
    let on = match row.on {
        "amendment" => "the amendment",
        "substantive-motion" => "the motion as amended",
        "motions" => "the motions, taken together",
        "election" => "the election",
        "exclusion" => "the exclusion of the public",
        _ => "the motion",
    };
    let figures: Vec<(&str, u16)> = [
        ("For", row.in_favour),
        ("Against", row.against),
        ("Abstained", row.abstained),
        ("Did not vote", row.did_not_vote),
    ]
    .into_iter()
    .filter_map(|(label, count)| Some((label, count?)))
    .filter(|(label, count)| *count > 0 || matches!(*label, "For" | "Against"))
    .collect();
    html! {
        section class="vote" {
            h2 { "Vote on " (on) @if let Some(body) = &row.body { ", of " (out(body)) } }
            p class={ "result " (row.result) } { (result(row)) }
            @if !figures.is_empty() {
                dl class={ "figures" @if !row.ballots.is_empty() { " named" } } {
                    @for (label, count) in &figures {
                        div {
                            dt { (label) }
                            dd {
                                span class="count" { (count) }
                                @let names = named(row, label);
                                @if !names.is_empty() { span class="names" { (out(&names)) } }
                            }
                        }
                    }
                }
            }
            @if let Some(casting) = &row.casting {
                p class="casting" {
                    @if casting.vote == "declined" {
                        "No casting vote was given by " (out(&casting.person))
                    } @else {
                        "On the casting vote of " (out(&casting.person)) ", " (casting.vote)
                    }
                }
            }
            @if with_words && !row.words.is_empty() { p class="words" { (out(&row.words)) } }
        }
    }
}

fn result(row: &VoteRow) -> &'static str {
    match (row.result, row.told, row.method) {
        ("carried", "unanimous", _) => "Carried unanimously",
        ("carried", "nem-con", _) => "Carried, nobody against",
        ("carried", _, "assent") => "Agreed",
        ("carried", ..) => "Carried",
        ("tied", ..) => "The votes are equal",
        _ => "Lost",
    }
}

/// The names of those who voted so, in the order in which they were taken.
fn named(row: &VoteRow, label: &str) -> String {
    let voice = match label {
        "For" => "for",
        "Against" => "against",
        "Abstained" => "abstained",
        _ => "did-not-vote",
    };
    let names = row.ballots.iter().filter(|b| b.vote == voice);
    let names: Vec<&str> = names.map(|b| b.person.as_str()).collect();
    names.join(", ")
}
