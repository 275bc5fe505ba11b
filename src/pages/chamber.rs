//! The page for the public in the room: big and calm, to be read from the back.

use maud::{Markup, html};

use super::{headed, out, vote};
use crate::export::block;
use crate::minutes::chamber::{Chamber, ItemLine, ItemNow, Motion, Scene, Sitting};

/// How much fits at a size on a wide screen; what is more is set smaller. With a script the page looks for
/// itself.
const SIZES: [(usize, &str); 4] = [
    (480, "large"),
    (700, "middle"),
    (950, "small"),
    (1350, "smaller"),
];

/// What the end of a paragraph takes of a line, in characters.
const BREAK: usize = 35;

pub(super) fn main(seen: &Chamber) -> Markup {
    let scene = scene(seen.scene());
    let takes = takes(&scene.0);
    let size = SIZES.iter().find(|(most, _)| takes <= *most);
    let size = size.map_or("smallest", |(_, size)| size);
    html! {
        (headed(seen.head(), None))
        main class=(size) { (scene) }
    }
}

/// What markup takes on a page, in characters.
fn takes(markup: &str) -> usize {
    let (mut takes, mut inside) = (0, false);
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => takes += usize::from(!inside),
        }
    }
    let ends = ["</p>", "</h2>", "</li>", "</dd>"];
    let ends = ends.iter().map(|end| markup.matches(end).count());
    takes + BREAK * ends.sum::<usize>()
}

fn scene(scene: &Scene) -> Markup {
    match scene {
        Scene::Before {
            start,
            venue,
            agenda,
        } => html! {
            @match start {
                Some(start) => { p class="state" { "The meeting begins at " (out(start)) } }
                None => { p class="state" { "The meeting has not begun" } }
            }
            @if !venue.is_empty() { p { (out(venue)) } }
            @if !agenda.is_empty() {
                section {
                    h2 { "Agenda" }
                    ul class="agenda" { @for item in agenda { li { (numbered(item)) } } }
                }
            }
        },
        Scene::Sitting(sitting) => sits(sitting),
        Scene::Adjourned { since, until } => html! {
            p class="state" { "The meeting stands adjourned" }
            @if until.is_empty() {
                p { "Since " (out(since)) }
            } @else {
                p { "Until " (out(until)) }
            }
        },
        Scene::Private => html! { p class="state" { "The meeting is in private session" } },
        Scene::After { ended, next } => html! {
            @match ended {
                Some(at) => { p class="state" { "The meeting ended at " (out(at)) } }
                None => { p class="state" { "The meeting has ended" } }
            }
            @if let Some(next) = next {
                section { h2 { "Next meeting" } p { (out(next)) } }
            }
        },
    }
}

fn sits(sitting: &Sitting) -> Markup {
    let Sitting {
        presiding,
        item,
        motions,
        vote,
        recording,
        decided,
        next,
    } = sitting;
    let is_motion = !motions.is_empty() || vote.is_some();
    html! {
        @match item {
            Some(item) => { (before(item, is_motion || decided.is_some())) }
            None => { p class="state" { "The meeting is sitting" } }
        }
        @for motion in motions { (moved(motion)) }
        @if *recording { p class="recording" { "The result is being recorded" } }
        @if let Some(row) = vote { (vote::markup(row, motions.is_empty())) }
        @if let Some(words) = decided {
            section class="decided" { h2 { "Decided" } p { (out(words)) } }
        }
        @if presiding.is_some() || next.is_some() {
            footer {
                @if let Some(name) = presiding { p { span { "In the chair" } " " (out(name)) } }
                @if let Some(next) = next { p { span { "Next" } " " (numbered(next)) } }
            }
        }
    }
}

/// The item before the body; once something was moved, what its report asks gives way.
fn before(item: &ItemNow, brief: bool) -> Markup {
    html! {
        section class="item" {
            h2 { (numbered(&item.line)) }
            @if !brief {
                @if !item.description.is_empty() { p { (out(&item.description)) } }
                @if let Some(asks) = &item.asks {
                    div class="asks" { (block(asks)) }
                } @else if !item.purpose.is_empty() {
                    p class="purpose" { (item.purpose) }
                }
            }
        }
    }
}

/// A motion as it is worded now.
pub(super) fn moved(motion: &Motion) -> Markup {
    let by = match (motion.mover.as_str(), motion.seconder.as_str()) {
        ("", "") => String::new(),
        (mover, "") => format!("Moved by {mover}"),
        ("", seconder) => format!("Seconded by {seconder}"),
        (mover, seconder) => format!("Moved by {mover}, seconded by {seconder}"),
    };
    html! {
        section class="motion" {
            h2 { (motion.what) @if motion.put { span class="put" { " – put to the vote" } } }
            @for (at, line) in motion.lines.iter().enumerate() {
                @let limb = at > 0 && motion.lines[0].ends_with(':');
                p class={ "words" @if limb { " limb" } } { (out(line)) }
            }
            @if !by.is_empty() { p class="by" { (out(&by)) } }
        }
    }
}

pub(super) fn numbered(item: &ItemLine) -> Markup {
    html! {
        @if !item.number.is_empty() { span class="number" { (out(&item.number)) "." } " " }
        (out(&item.title))
        @if item.private { span class="private" { " (to be taken in private)" } }
    }
}
