//! Two drafts beside each other, as a page and as text: what was put in and taken out is told in words
//! and in the structure of the page, and not by colour alone.

use std::fmt::Write;

use maud::{Markup, html};

use super::html::page;
use crate::minutes::comparison::{Became, Compared, Comparison};
use crate::minutes::document::leaving;

const STYLE: &str = "
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.75rem; }
.marking { border: 2px solid #111; padding: 0.25rem 0.75rem; font-weight: bold; }
.line { display: flex; gap: 1rem; margin: 0.75rem 0; }
.number { flex: 0 0 3.5rem; }
.line p { flex: 1; min-width: 0; margin: 0; }
ins { background: #e3f3e3; text-decoration: underline; }
del { background: #fae3e3; text-decoration: line-through; }
.aside { color: #444; }
.unseen { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
@media print { body { max-width: none; margin: 0; } ins, del { background: none; } h2 { break-after: avoid; } }
";

/// The comparison as an HTML page.
pub fn comparison_html(comparison: &Comparison) -> Vec<u8> {
    let title = leaving(&comparison.title);
    let main = html! {
        h1 { (title) }
        p class="marking" { (leaving(&comparison.marking)) }
        p { (leaving(&comparison.about)) }
        p { (summary(comparison)) }
        @for line in &comparison.lines { (row(line)) "\n" }
    };
    page(comparison.language, &title, STYLE, &main).into_bytes()
}

fn row(line: &Compared) -> Markup {
    let words = html! {
        @for (became, text) in &line.words {
            @match became {
                Became::Same => { (leaving(text)) }
                Became::PutIn => ins { span class="unseen" { "[put in: " } (leaving(text)) span class="unseen" { "]" } },
                Became::TakenOut => del { span class="unseen" { "[taken out: " } (leaving(text)) span class="unseen" { "]" } },
            }
        }
        @if let Some(before) = was(line) { " " span class="aside" { (before) } }
    };
    let number = leaving(&line.number);
    if line.heading {
        html! { h2 { @if !number.is_empty() { (number) ". " } (words) } }
    } else {
        html! { div class="line" { span class="number" { (number) } p { (words) } } }
    }
}

/// The comparison as plain text: `[+put in+]`, `[-taken out-]`, a bar before each line that changed.
pub fn comparison_text(comparison: &Comparison) -> Vec<u8> {
    let mut out = String::new();
    for head in [&comparison.title, &comparison.marking, &comparison.about] {
        out.push_str(&leaving(head));
        out.push_str("\n\n");
    }
    out.push_str(&summary(comparison));
    out.push_str("\n\n");
    for line in &comparison.lines {
        out.push_str(if line.is_same() { "  " } else { "| " });
        // Writing to a string can't fail.
        let _ = write!(out, "{:<8}", leaving(&line.number));
        for (became, text) in &line.words {
            let text = leaving(text);
            let _ = match became {
                Became::Same => write!(out, "{text}"),
                Became::PutIn => write!(out, "[+{text}+]"),
                Became::TakenOut => write!(out, "[-{text}-]"),
            };
        }
        if let Some(before) = was(line) {
            out.push(' ');
            out.push_str(&before);
        }
        while out.ends_with(' ') {
            out.pop();
        }
        out.push('\n');
    }
    out.into_bytes()
}

fn was(line: &Compared) -> Option<String> {
    let before = line.before.as_ref()?;
    Some(if before.is_empty() {
        "(had no number)".to_owned()
    } else {
        format!("(was {})", leaving(before))
    })
}

fn summary(comparison: &Comparison) -> String {
    match comparison.changed() {
        0 => "Nothing was changed.".to_owned(),
        1 => "One line was changed.".to_owned(),
        lines => format!("{lines} lines were changed."),
    }
}
