//! The page for whoever presides: what matters now at the top, and the running sheet below.

use maud::{Markup, html};

use super::chamber::{moved, numbered};
use super::{headed, out};
use crate::export::fragment;
use crate::minutes::chamber::{Chair, QuorumLine};

pub(super) fn main(seen: &Chair) -> Markup {
    html! {
        (headed(seen.head(), Some("For the chair")))
        main class="document" {
            section class="now" {
                h2 { @match &seen.item { Some(item) => { (numbered(item)) } None => { "No item is before the meeting" } } }
                dl {
                    @if let Some(minutes) = seen.taken_for { (row("Time", &taken(minutes, seen.planned))) }
                    @if let Some(end) = &seen.must_end { (row("Must end by", end)) }
                    @for quorum in &seen.quorum { (row("Quorum", &quorate(quorum))) }
                    @if !seen.speaks.is_empty() { (row("Speaks now", &seen.speaks)) }
                    @if !seen.waiting.is_empty() {
                        div {
                            dt { "Wait to speak" }
                            dd { ol class="waiting" { @for name in &seen.waiting { li { (out(name)) } } } }
                        }
                    }
                    @if !seen.must_leave.is_empty() { (row("Must leave or stand aside", &seen.must_leave)) }
                    @if !seen.out.is_empty() { (row("Out of the room for an interest", &seen.out)) }
                    @if let Some(next) = &seen.next { div { dt { "Next" } dd { (numbered(next)) } } }
                    @if !seen.next_leave.is_empty() { (row("Must leave or stand aside for it", &seen.next_leave)) }
                }
                @for motion in &seen.motions { (moved(motion)) }
            }
            section class="sheet" { (fragment(seen.sheet())) }
        }
    }
}

fn row(label: &str, text: &str) -> Markup {
    html! { div { dt { (label) } dd { (out(text)) } } }
}

/// "12 of 10 minutes: 2 over"
fn taken(minutes: i64, planned: Option<u16>) -> String {
    let Some(planned) = planned.map(i64::from) else {
        return format!("{minutes} min");
    };
    match planned - minutes {
        left if left >= 0 => format!("{minutes} of {planned} min, {left} left"),
        over => format!("{minutes} of {planned} min, {} over", -over),
    }
}

fn quorate(state: &QuorumLine) -> String {
    let QuorumLine {
        body,
        here,
        needed,
        lacks,
    } = state;
    let of = if body.is_empty() {
        String::new()
    } else {
        format!("{body}: ")
    };
    let lacks = if lacks.is_empty() {
        String::new()
    } else {
        format!(" – NOT QUORATE, lacks {lacks}")
    };
    format!("{of}{here} here, {needed} needed{lacks}")
}
