//! The sections of a report in which something is asked: where they begin and where they end.

use super::cover_sheet::CoverSheet;
use super::lead;
use crate::import::lexicon::{self, ReportSection};
use crate::import::parts;
use crate::import::supporting::label::{self, Mark};
use crate::import::supporting::labels::{self, Label};
use crate::import::supporting::para::Para;
use crate::import::supporting::words;

/// Whether words, as a key with or without their number, head a section that asks something.
pub(super) fn heads(key: &str) -> bool {
    matches!(kind(key), Some(Section::Asks | Section::Matters))
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// All that stands in it is asked.
    Asks,
    /// What is asked stands among other things.
    Matters,
}

fn kind(key: &str) -> Option<Section> {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if bare.is_empty() || bare.len() > 80 {
        return None;
    }
    if lexicon::is(ReportSection::Other, bare) {
        return None;
    }
    let last = bare.ends_with("recommendations") && bare.split(' ').count() <= 5;
    if last || lexicon::is(ReportSection::Asks, bare) {
        return Some(Section::Asks);
    }
    if bare.starts_with("what the") && bare.contains("asked") {
        return Some(Section::Asks);
    }
    lexicon::is(ReportSection::Matters, bare).then_some(Section::Matters)
}

/// A heading that begins the appendices, or the lists at the end.
pub(super) fn appends(para: &Para) -> bool {
    let key = words::key(&para.text);
    para.could_head()
        && lexicon::is(ReportSection::Appendix, &key)
        && para.mark.is_none()
        && key.split(' ').count() <= 24
}

/// Whether a paragraph heads a section that asks; with what stands behind its colon.
pub(super) fn opens(para: &Para, sheet: &CoverSheet) -> Option<(Section, Option<Para>)> {
    if para.row
        || (para.first < sheet.end && labels::of(&para.text).is_none_or(|l| l != Label::Ask))
    {
        return None;
    }
    if let Some(section) = kind(&words::key(&para.text))
        && (para.is_heading() || para.could_head())
    {
        // "The Board is asked to:" is a heading that leads into its list.
        // "What the Board is asked to decide" only names the section.
        let leads = !para.text.starts_with("What ")
            && lead::find(&para.text).is_some_and(|l| l.rest != "do");
        return Some((section, leads.then(|| para.clone())));
    }
    let colon = para.text.find(':').filter(|at| *at <= 40)?;
    let (before, after) = (para.text.get(..colon)?, para.text.get(colon + 1..)?.trim());
    let plain = kind(&words::key(before)) == Some(Section::Asks) && lead::find(before).is_none();
    if !plain || after.is_empty() {
        return None;
    }
    let mut rest = para.clone();
    let label = label::label(after);
    after
        .get(label.as_ref().map_or(0, |l| l.rest)..)?
        .clone_into(&mut rest.text);
    rest.mark = label.as_ref().map(|l| l.mark);
    rest.label = label.map(|l| l.words).unwrap_or_default();
    Some((Section::Asks, Some(rest)))
}

/// Whether a section ends before a paragraph: at a heading that isn't one of its own limbs.
pub(super) fn closes(heading: &Para, para: &Para) -> bool {
    if para.row {
        return labels::of(para.text.as_str()).is_some();
    }
    if para.text.is_empty() {
        return false;
    }
    let key = words::key(&para.text);
    let number = |p: &Para| p.label.parse::<u32>().ok();
    let strong = para.titled || para.bold || words::capitals(&para.text);
    if let Some(Mark::Number(1)) = para.mark {
        let next = number(heading).is_some_and(|n| number(para) == Some(n + 1));
        if next {
            return para.could_head() || para.is_heading();
        }
        return (strong && !words::ends(&para.text)) || parts::section(&key) || ending(&key);
    }
    if para.mark.is_some() {
        // "1.0 INTRODUCTION".
        let numbered = matches!(para.mark, Some(Mark::Number(_)));
        return numbered && strong && !words::ends(&para.text);
    }
    if lead::find(&para.text).is_some() {
        return false;
    }
    (strong && para.is_heading() && kind(&key).is_none())
        || (para.could_head() && (parts::section(&key) || ending(&key)))
        || lexicon::is(ReportSection::After, &key)
}

/// Names of the sections that follow what is asked.
fn ending(key: &str) -> bool {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    lexicon::is(ReportSection::End, bare)
}

/// A box of the sheet that asks: its cell as paragraphs.
pub(super) fn boxed(sheet: &CoverSheet) -> Option<Vec<Para>> {
    let field = sheet.field(Label::Ask)?;
    let mut out = Vec::new();
    let lead = words::key(&field.words);
    let mut lines: Vec<&str> = Vec::new();
    if lead.contains("asked to") {
        lines.push(&field.words);
    }
    lines.extend(field.value.split('\n'));
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let label = label::label(line);
        let text = line
            .get(label.as_ref().map_or(0, |l| l.rest)..)
            .unwrap_or_default();
        let goes_on = label.is_none() && words::begins_small(text);
        if let Some(last) = out.last_mut().filter(|_| goes_on) {
            let last: &mut Para = last;
            if !words::ends(&last.text) {
                last.text.push(' ');
                last.text.push_str(text);
                continue;
            }
        }
        out.push(Para {
            mark: label.as_ref().map(|l| l.mark),
            label: label.map(|l| l.words).unwrap_or_default(),
            text: text.to_owned(),
            place: field.place,
            ..Para::default()
        });
    }
    Some(out)
}
