//! Two drafts beside each other as a Word file with tracked changes: whoever accepts them all has the
//! newer, whoever rejects them all the older.

use maud::{Markup, html};

use super::super::office::{Measures, heading_number, made, out, xml};
use super::body::page;
use super::{R, W};
use crate::minutes::comparison::{Became, Compared, Comparison};

/// Whose the changes are, and when they were made; each has a number of its own.
struct Hand {
    author: String,
    date: String,
    next: u32,
}

impl Hand {
    fn marked(&mut self, became: Became, words: &Markup) -> Markup {
        let id = self.id();
        match became {
            Became::Same => html! { (words) },
            Became::PutIn => html! {
                w:ins w:id=(id) w:author=(self.author) w:date=(self.date) { (words) }
            },
            Became::TakenOut => html! {
                w:del w:id=(id) w:author=(self.author) w:date=(self.date) { (words) }
            },
        }
    }

    /// What becomes of the mark at the end of a paragraph.
    fn mark(&mut self, became: Became) -> Markup {
        let id = self.id();
        html! {
            @match became {
                Became::Same => {},
                Became::PutIn => w:rPr { w:ins w:id=(id) w:author=(self.author) w:date=(self.date) {} },
                Became::TakenOut => w:rPr { w:del w:id=(id) w:author=(self.author) w:date=(self.date) {} },
            }
        }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
}

/// The part that holds the words.
pub(super) fn body(comparison: &Comparison, measures: Measures) -> String {
    let frame = &comparison.frame;
    let mut hand = Hand {
        // Who sat at the machine is told to nobody.
        author: out(&format!("Draft of {}", frame.date)),
        date: made(frame),
        next: 0,
    };
    let mut in_item = false;
    let lines: Vec<Markup> = comparison
        .lines
        .iter()
        .map(|line| {
            if line.heading {
                in_item = !line.number.is_empty();
            }
            paragraph(line, in_item, &mut hand)
        })
        .collect();
    xml(&html! {
        w:document xmlns:w=(W) xmlns:r=(R) {
            w:body {
                (plain("Status", &comparison.marking))
                (plain("BodyText", &comparison.about))
                @for line in &lines { (line) }
                w:sectPr {
                    w:headerReference w:type="default" r:id="rId6" {}
                    w:footerReference w:type="default" r:id="rId7" {}
                    (page(measures))
                }
            }
        }
    })
}

fn plain(style: &str, words: &str) -> Markup {
    html! {
        @if !words.is_empty() {
            w:p {
                w:pPr { w:pStyle w:val=(style) {} }
                (run(Became::Same, words))
            }
        }
    }
}

/// A line of the comparison.
fn paragraph(line: &Compared, in_item: bool, hand: &mut Hand) -> Markup {
    // A line that stands in one of the two alone: its mark and its number come and go with it.
    let whole = match line.words.as_slice() {
        [(became, _)] => *became,
        _ => Became::Same,
    };
    let style = match (line.heading, line.number.is_empty()) {
        (true, _) => "Heading1",
        (false, false) => "Minute",
        (false, true) if in_item => "MinuteContinued",
        (false, true) => "BodyText",
    };
    let printed = |number: &str| {
        if line.heading {
            heading_number(number)
        } else {
            out(number)
        }
    };
    let (number, before) = (printed(&line.number), line.before.as_deref().map(printed));
    let mark = hand.mark(whole);
    let number = match before {
        _ if whole != Became::Same => told(hand, whole, &number),
        Some(before) => {
            let gone = told(hand, Became::TakenOut, &before);
            let came = told(hand, Became::PutIn, &number);
            html! { (gone) (came) }
        }
        None => told(hand, Became::Same, &number),
    };
    let words: Vec<Markup> = line
        .words
        .iter()
        .map(|(became, words)| {
            let run = run(*became, words);
            hand.marked(*became, &run)
        })
        .collect();
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style) {}
                @if line.heading && line.number.is_empty() { w:ind w:left="0" w:firstLine="0" {} }
                (mark)
            }
            (number)
            @for words in &words { (words) }
        }
    }
}

/// A number with the tab after it; nothing where there is none.
fn told(hand: &mut Hand, became: Became, number: &str) -> Markup {
    if number.is_empty() {
        return html! {};
    }
    let run = html! {
        (run(became, number))
        w:r { w:tab {} }
    };
    hand.marked(became, &run)
}

fn run(became: Became, words: &str) -> Markup {
    let words = out(words);
    html! {
        @if !words.is_empty() {
            w:r {
                @if became == Became::TakenOut {
                    w:delText xml:space="preserve" { (words) }
                } @else {
                    w:t xml:space="preserve" { (words) }
                }
            }
        }
    }
}
