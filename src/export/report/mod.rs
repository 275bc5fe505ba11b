//! The year of a body as one HTML page: each picture with a title and a description that are read out, and
//! with its table beneath it. There is no script in it, nothing is fetched, and nothing is said by colour
//! alone: every mark has a letter or a figure.

mod attendance;

use maud::{Markup, html};

use super::html::page;
use crate::minutes::Audience;
use crate::minutes::across::{NamedVote, YearReport};
use crate::minutes::document::leaving;

const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }
.status { border: 2px solid; padding: 0.25rem 0.75rem; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px Arial, Helvetica, sans-serif; fill: #111; }
svg .end { text-anchor: end; }
svg .mid { text-anchor: middle; }
svg .in { fill: #fff; }
svg .full { fill: #1d4f7c; }
svg .some { fill: #fff; stroke: #1d4f7c; stroke-width: 1.5; }
svg .none { fill: #f2f2f2; stroke: #555; stroke-width: 1; }
svg .plan { stroke: #111; stroke-width: 2; }
svg .rule { stroke: #999; stroke-width: 1; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
th, td { border: 1px solid #555; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
body { color: #eee; background: #16181a; }
svg text { fill: #eee; }
svg .in { fill: #16181a; }
svg .full { fill: #9cc9f0; }
svg .some { fill: #16181a; stroke: #9cc9f0; }
svg .none { fill: #26292c; stroke: #aaa; }
svg .plan { stroke: #eee; }
}
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
";

/// Cells of a picture, in pixels.
const CELL: usize = 22;
const NAMES: usize = 230;
const WIDTH: usize = 760;

/// The page.
pub fn report_html<A: Audience>(report: &YearReport<A>) -> String {
    let title = format!("{}: {}", report.body, report.called);
    let main = html! {
        h1 { (out(&title)) }
        @if A::CAUTION.is_some() {
            p class="status" { "Not for publication: this copy may contain exempt information" }
        }
        p { "As of " (report.on.format("%-d %B %Y")) ", by what the sessions in the folder tell." }
        @for body in &report.attendance.bodies { (attendance::section(body)) }
        @if report.attendance.bodies.is_empty() {
            h2 { "Attendance" }
            p { "No meeting was held." }
        }
        (times(report))
        (actions(report))
        (votes(report))
    };
    page("en-GB", &out(&title), STYLE, &main)
}

fn out(text: &str) -> String {
    leaving(text).into_owned()
}

/// A picture with a title and a description.
fn picture(
    id: &str,
    (title, about): (&str, &str),
    (wide, high): (usize, usize),
    inside: &Markup,
) -> Markup {
    let (titled, described) = (format!("{id}-title"), format!("{id}-about"));
    html! {
        figure {
            div class="wide" tabindex="0" role="group" aria-label=(out(title)) {
                svg role="img" aria-labelledby=(titled) aria-describedby=(described)
                    viewBox=(format!("0 0 {wide} {high}")) style=(format!("min-width: {}px; max-width: {wide}px", wide * 3 / 4)) {
                    title id=(titled) { (out(title)) }
                    desc id=(described) { (out(about)) }
                    (inside)
                }
            }
        }
    }
}

fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> Markup {
    html! {
        table {
            caption { (out(caption)) }
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody {
                @for row in rows {
                    tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" { (out(cell)) } } @else { td { (out(cell)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A square with a letter in it.
fn cell(x: usize, y: usize, class: &str, letter: &str) -> Markup {
    let text = if class == "full" { "mid in" } else { "mid" };
    html! {
        rect class=(class) x=(x + 1) y=(y + 1) width=(CELL - 3) height=(CELL - 3) {}
        text class=(text) x=(x + CELL / 2 - 1) y=(y + CELL - 7) { (letter) }
    }
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return out(text);
    }
    let kept: String = text.chars().take(most - 1).collect();
    out(&format!("{}\u{2026}", kept.trim_end()))
}

fn times<A>(report: &YearReport<A>) -> Markup {
    const LABEL: usize = 330;
    let most = report
        .times
        .iter()
        .map(|t| t.minutes.max(u32::from(t.planned.unwrap_or(0))))
        .max();
    let Some(most) = most.filter(|most| *most > 0) else {
        return html! { h2 { "Time for items" } p { "No times are recorded." } };
    };
    // Those that took time, or were to take some.
    let shown: Vec<_> = report
        .times
        .iter()
        .filter(|t| t.minutes > 0 || t.planned.is_some())
        .collect();
    let scale = |minutes: u32| (WIDTH - LABEL - 110) * minutes as usize / most as usize;
    let inside = html! {
        @for (row, time) in shown.iter().enumerate() {
            @let y = row * CELL;
            @let label = format!("{} {} {}", time.date.format("%-d %b"), time.number, time.title);
            text class="end" x=(LABEL - 8) y=(y + CELL - 7) { (cut(&label, 48)) }
            rect class="full" x=(LABEL) y=(y + 4) width=(scale(time.minutes).max(1)) height=(CELL - 8) {}
            @if let Some(planned) = time.planned {
                @let x = LABEL + scale(u32::from(planned));
                line class="plan" x1=(x) y1=(y + 1) x2=(x) y2=(y + CELL - 1) {}
            }
            text x=(LABEL + scale(time.minutes.max(u32::from(time.planned.unwrap_or(0)))) + 6) y=(y + CELL - 7) {
                (in_minutes(time.minutes, time.planned))
            }
        }
    };
    let rows: Vec<Vec<String>> = report
        .times
        .iter()
        .map(|t| {
            vec![
                format!("{} {}", t.number, t.title).trim().to_owned(),
                t.date.format("%-d %B %Y").to_string(),
                t.minutes.to_string(),
                t.planned.map_or_else(String::new, |p| p.to_string()),
            ]
        })
        .collect();
    let about = "A bar for each item as long as it was before the body; an upright line where the agenda \
         had planned its end.";
    html! {
        h2 { "Time for items" }
        (picture("times", ("Minutes for each item against the plan", about), (WIDTH, shown.len() * CELL + 6), &inside))
        (table("Time for items", &["Item", "Meeting", "Minutes", "Planned"], &rows))
    }
}

/// "12 of 10".
fn in_minutes(minutes: u32, planned: Option<u16>) -> String {
    match planned {
        Some(planned) => format!("{minutes} of {planned} min"),
        None => format!("{minutes} min"),
    }
}

fn actions<A>(report: &YearReport<A>) -> Markup {
    let ages = report.ages();
    let most = ages
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or_default();
    if most == 0 {
        return html! { h2 { "Open actions" } p { "No action is open." } };
    }
    let scale = |count: usize| (WIDTH - NAMES - 60) * count / most;
    let inside = html! {
        @for (row, (called, count)) in ages.iter().enumerate() {
            text class="end" x=(NAMES - 8) y=(row * CELL + CELL - 7) { (called) }
            line class="rule" x1=(NAMES) y1=(row * CELL) x2=(NAMES) y2=(row * CELL + CELL) {}
            rect class="full" x=(NAMES) y=(row * CELL + 4) width=(scale(*count)) height=(CELL - 8) {}
            text x=(NAMES + scale(*count) + 6) y=(row * CELL + CELL - 7) { (count) }
        }
    };
    let rows: Vec<Vec<String>> = report
        .actions
        .iter()
        .map(|a| {
            vec![
                a.words.clone(),
                a.owners.join("; "),
                a.raised.format("%-d %B %Y").to_string(),
                a.days.to_string(),
            ]
        })
        .collect();
    let about = "A bar for each age, as long as there are open actions of it.";
    html! {
        h2 { "Open actions" }
        (picture("actions", ("Open actions by age", about), (WIDTH, ages.len() * CELL + 6), &inside))
        (table("Open actions", &["Action", "Lead", "Asked for on", "Days"], &rows))
    }
}

/// The letter and the look of a vote.
fn ballot(vote: &str) -> (&'static str, &'static str) {
    match vote {
        "for" => ("F", "full"),
        "against" => ("A", "some"),
        "abstained" => ("\u{2013}", "none"),
        _ => ("0", "none"),
    }
}

fn votes<A>(report: &YearReport<A>) -> Markup {
    let voters = report.voters();
    if voters.is_empty() {
        return html! { h2 { "Votes by name" } p { "At no vote were names taken." } };
    }
    let of = |person: &str, at: usize| {
        let ballots = &report.votes[at].ballots;
        ballots
            .iter()
            .find(|(p, _)| p == person)
            .map(|(_, vote)| ballot(vote))
    };
    let inside = html! {
        @for at in 0..report.votes.len() {
            text class="mid" x=(NAMES + at * CELL + CELL / 2 - 1) y="14" { (at + 1) }
        }
        @for (row, person) in voters.iter().enumerate() {
            @let y = (row + 1) * CELL;
            text class="end" x=(NAMES - 8) y=(y + CELL - 7) { (cut(person, 32)) }
            @for at in 0..report.votes.len() {
                @if let Some((letter, class)) = of(person, at) {
                    (cell(NAMES + at * CELL, y, class, letter))
                }
            }
        }
    };
    let mut heads = vec!["Member".to_owned()];
    heads.extend((1..=report.votes.len()).map(|n| format!("Vote {n}")));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = voters
        .iter()
        .map(|person| {
            let said = |vote: &NamedVote| {
                let own = vote.ballots.iter().find(|(p, _)| p == person);
                own.map_or_else(String::new, |(_, vote)| vote.replace('-', " "))
            };
            std::iter::once((*person).to_owned())
                .chain(report.votes.iter().map(said))
                .collect()
        })
        .collect();
    let list: Vec<Vec<String>> = report
        .votes
        .iter()
        .enumerate()
        .map(|(n, v)| {
            vec![
                format!("Vote {}", n + 1),
                v.date.format("%-d %B %Y").to_string(),
                v.item.clone(),
                v.words.clone(),
                v.result.clone(),
            ]
        })
        .collect();
    let about = "A row for each member, a square for each vote: F for, A against, \u{2013} abstained, 0 \
         there and did not vote.";
    let size = (
        (NAMES + report.votes.len() * CELL + 20).max(400),
        (voters.len() + 1) * CELL + 6,
    );
    html! {
        h2 { "Votes by name" }
        (picture("votes", ("How each member voted", about), size, &inside))
        p { "F for, A against, \u{2013} abstained, 0 there and did not vote." }
        (table("Votes", &["Vote", "Meeting", "Item", "Words", "Result"], &list))
        div class="wide" tabindex="0" role="group" aria-label="Who voted how" { (table("Who voted how", &heads, &rows)) }
    }
}
