//! What was read, as text for people: every field with its place, and what is uncertain about it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{passed_over, with_place};
use crate::app::pack_reading::PackReading;
use crate::import::draft::{Draft, Field, Section, Standing};
use crate::import::found::Place;
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;

/// The text.
pub(super) fn print(fit: PackReading, lines: bool, why: bool) -> String {
    let mut out = String::new();
    let withheld: Vec<bool> = (0..fit.proposal.reports.len())
        .map(|n| fit.withheld(n))
        .collect();
    let kept = fit.withheld.told();
    sources(&mut out, &fit.proposal);
    let draft = Draft::new(fit.proposal);
    fields(&mut out, &draft, &withheld, why);
    let proposal = draft.proposal();
    noticed(&mut out, proposal);
    if !kept.is_empty() {
        let _ = writeln!(
            out,
            "\nNot for the public: {}; --audience full prints them.",
            kept.join(", ")
        );
    }
    let read = draft.fields().iter().filter(|f| is_read(f)).count();
    let open = draft
        .fields()
        .iter()
        .filter(|f| is_read(f) && f.standing == Standing::Open);
    let open = open.count();
    let _ = writeln!(
        out,
        "\n{} read, {open} of them uncertain; {} passed over.",
        counted(read as u64, "field"),
        counted(passed_over(proposal), "line"),
    );
    if lines {
        for source in &proposal.sources {
            let _ = writeln!(out, "\nLines of {}", source.name);
            for line in &source.lines {
                let _ = writeln!(out, "{:>6}  {}", line.number, line.text);
            }
        }
    }
    out
}

/// Whether anything stands in a field.
fn is_read(field: &Field) -> bool {
    !field.value.is_blank()
}

/// Whether it is printed: what was read, and what was looked for in vain.
fn is_printed(field: &Field) -> bool {
    is_read(field) || field.standing == Standing::Open
}

fn counted(count: u64, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn sources(out: &mut String, proposal: &Proposal) {
    for source in &proposal.sources {
        let pages = match source.pages {
            0 => String::new(),
            pages => format!(", {}", counted(pages.into(), "page")),
        };
        let _ = writeln!(out, "{}: {}{pages}", source.name, source.format);
        for remark in &source.remarks {
            let _ = writeln!(out, "  {remark}");
        }
    }
}

/// Uncertain fields have a question mark before them and their doubt below; `why` = below each stands why
/// it was read so.
fn fields(out: &mut String, draft: &Draft, withheld: &[bool], why: bool) {
    let mut section = None;
    let mut reports = withheld.iter();
    let mut hidden = false;
    let mut place = Place::default();
    for field in draft.fields().iter().filter(|f| is_printed(f)) {
        if section != Some(field.section) {
            section = Some(field.section);
            let _ = writeln!(out, "\n{}", field.section.title());
        }
        if field.depth == 0 {
            hidden = field.section == Section::Reports && reports.next() == Some(&true);
        }
        let mark = if field.standing == Standing::Open {
            '?'
        } else {
            ' '
        };
        let indent = "  ".repeat(usize::from(field.depth));
        let value = if is_read(field) {
            Text::line(&field.value)
        } else {
            Text::line("not read")
        };
        // What stands where its row stands need not say it again.
        let same = field.depth > 0 && field.place == place;
        let said = if same {
            value.to_string()
        } else {
            with_place(draft.proposal(), &value, field.place)
        };
        if field.depth == 0 {
            place = field.place;
        }
        let _ = writeln!(out, "{mark} {indent}{}: {said}", field.label);
        if let Some(doubt) = &field.doubt {
            let _ = writeln!(out, "  {indent}  {doubt}");
        }
        if let Some(before) = &field.before {
            let _ = writeln!(out, "  {indent}  Before: {before}");
        }
        if why && !same {
            for reason in draft.proposal().why(field) {
                let _ = writeln!(out, "  {indent}  | {reason}");
            }
        }
        if hidden && field.depth == 0 {
            let words = "What it says counts as confidential: --audience full prints it.";
            let _ = writeln!(out, "  {indent}  {words}");
        }
    }
}

fn noticed(out: &mut String, proposal: &Proposal) {
    if !proposal.noticed.is_empty() {
        out.push_str("\nWhat the papers seem to have got wrong\n");
    }
    for notice in &proposal.noticed {
        let words = with_place(proposal, &notice.words, notice.place);
        let _ = writeln!(out, "  {words}");
    }
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    for passed in &proposal.passed_over {
        let lines = u64::from(passed.place.to.saturating_sub(passed.place.line)) + 1;
        *kinds.entry(passed.what.as_str()).or_default() += lines;
    }
    if !kinds.is_empty() {
        out.push_str("\nPassed over\n");
    }
    for (what, lines) in kinds {
        let _ = writeln!(out, "  {}: {what}", counted(lines, "line"));
    }
}
