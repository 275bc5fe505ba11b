//! The pages that are shown while a meeting sits: for the public in the room, for whoever presides, for a
//! colleague who follows the draft. Each is made of what its readers may see and of nothing else, and
//! needs no script to be read.

mod chair;
mod chamber;
mod vote;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::export::fragment;
use crate::minutes::chamber::{Chair, Chamber, Head};
use crate::minutes::document::leaving;
use crate::minutes::{Audience, Minutes};
use chrono::{DateTime, FixedOffset};

/// How the pages look.
pub const STYLE: &str = include_str!("page.css");

/// What renews a page, and says when it can't.
pub const SCRIPT: &str = include_str!("page.js");

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// For the public in the room.
    Chamber,
    /// For whoever presides.
    Chair,
    /// The draft of the minutes as it grows.
    Draft,
}

impl PageKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chamber, Self::Chair, Self::Draft];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chamber => "chamber",
            Self::Chair => "chair",
            Self::Draft => "draft",
        }
    }
}

/// A page as it is at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    whole: String,
    main: String,
}

impl Page {
    /// The page with everything around it.
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// What changes while the meeting goes on, on one line: what an event carries.
    pub fn main(&self) -> &str {
        &self.main
    }

    fn of(kind: PageKind, head: &Head, title: &str, main: &Markup) -> Self {
        let name = kind.name();
        // An event is told line by line, and in markup a line break is no more than a space.
        let main = main.0.replace(['\r', '\n'], " ");
        let whole = html! {
            (DOCTYPE)
            html lang=(head.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    link rel="stylesheet" href="page.css";
                    noscript { meta http-equiv="refresh" content="5"; }
                    script src="page.js" defer {}
                }
                body class=(name) data-events={ (name) "/events" } {
                    div #lost role="alert" {}
                    div #page { (PreEscaped(&main)) }
                }
            }
        };
        Self {
            whole: whole.0,
            main,
        }
    }
}

/// The page for the public.
pub fn chamber(seen: &Chamber) -> Page {
    let title = out(&seen.head().body);
    Page::of(PageKind::Chamber, seen.head(), &title, &chamber::main(seen))
}

/// The page for whoever presides.
pub fn chair(seen: &Chair) -> Page {
    let title = format!("For the chair: {}", out(&seen.head().body));
    Page::of(PageKind::Chair, seen.head(), &title, &chair::main(seen))
}

/// The draft of the minutes as it is at a time.
pub fn draft<A: Audience>(minutes: &Minutes<A>, now: DateTime<FixedOffset>) -> Page {
    let document = minutes.document();
    let head = minutes.head_at(now);
    let main = html! {
        (headed(&head, Some(&document.marked_kind())))
        main class="document" { (fragment(document)) }
    };
    Page::of(PageKind::Draft, &head, &out(&document.title()), &main)
}

/// Who meets, on which day, and the time.
fn headed(head: &Head, what: Option<&str>) -> Markup {
    html! {
        header {
            div {
                @if !head.host.is_empty() { p class="host" { (out(&head.host)) } }
                h1 { @if let Some(what) = what { (out(what)) ": " } (out(&head.body)) }
            }
            div class="when" {
                p class="clock" { span class="unseen" { "The time is " } (out(&head.time)) }
                p class="date" { (out(&head.date)) }
            }
        }
    }
}

/// Words on their way out; the page's templates escape them.
fn out(text: &str) -> String {
    leaving(text).into_owned()
}
