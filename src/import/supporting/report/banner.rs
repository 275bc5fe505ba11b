//! A report without the labels of a sheet: "REPORT BY THE DIRECTOR OF …", and its title.

use super::super::labels::Label;
use super::super::{extent, words};
use super::cover_sheet::CoverSheet;
use super::purpose_of;
use crate::import::found::Found;
use crate::import::lexicon::{self, Cue, Marking};
use crate::import::line::{Line, Shape};
use crate::import::proposal::Report;
use crate::import::when;
use crate::meeting::text::Text;

/// The banner of a report that has no sheet: "REPORT BY THE DIRECTOR OF …", and the title by it.
pub(super) fn banner(sheet: &CoverSheet, lines: &[Line], report: &mut Report) {
    let at = sheet.banner.iter().position(|at| {
        let key = lines
            .get(*at)
            .map(|l| words::key(&l.text()))
            .unwrap_or_default();
        by(&key).is_some()
    });
    let Some(at) = at else { return };
    let line = |k: usize| sheet.banner.get(k).and_then(|at| lines.get(*at));
    let Some(says) = line(at) else { return };
    // Whose report it is may go on in the next lines.
    let (mut by_whom, mut at) = (says.text(), at);
    let mut above = says;
    while let Some(next) = line(at + 1)
        && above.broken
        && next.place.line == above.place.to + 1
        && next.bold == above.bold
        && by_whom.len() < 300
    {
        words::join(&mut by_whom, &next.text());
        (above, at) = (next, at + 1);
    }
    if report.of.is_none() {
        let words: Vec<&str> = by_whom.split(' ').collect();
        let skip = by(&words::key(&by_whom)).unwrap_or(2);
        let of = words.get(skip..).unwrap_or_default().join(" ");
        let place = says.place.through(above.place);
        report.of = Some(Found::certain(Text::line(&cased(&of, lines)), place));
    }
    let could = |l: &&Line| {
        let text = l.text();
        let key = words::key(&text);
        let banner = key.starts_with("for ") && purpose_of(&key).is_some();
        let strong = l.bold || words::capitals(&text) || matches!(l.shape, Shape::Heading(_));
        !banner && strong && text.len() <= 200 && when::dates(&text, None).is_empty()
    };
    if let Some(title) = line(at + 1).filter(could) {
        let text = title.text();
        // A title goes on in the next line where that is written alike and follows at once.
        let more = line(at + 2).filter(|l| could(l) && l.place.line == title.place.to + 1);
        let text = more.map_or(text.clone(), |m| format!("{text} {}", m.text()));
        report.title = Found::certain(Text::line(&text), title.place);
    } else if let Some(title) = at.checked_sub(1).and_then(line).filter(could) {
        report.title = Found::unsure(
            Text::line(&title.text()),
            title.place,
            "It stands above the banner of the report and has no label.",
        );
    }
}

/// How many words "REPORT OF THE" and its like have.
fn by(key: &str) -> Option<usize> {
    let lead = lexicon::head(Cue::ReportBy, key)?;
    let (lead, rest) = key.split_at(lead);
    let article = usize::from(rest.starts_with(" the ") || rest == " the");
    (!rest.is_empty()).then(|| lead.split(' ').count() + article)
}

/// A post in capitals as the report writes it elsewhere, below a signature.
fn cased(post: &str, lines: &[Line]) -> String {
    if !words::capitals(post) {
        return post.to_owned();
    }
    let key = words::key(post);
    let same = lines
        .iter()
        .map(Line::text)
        .find(|t| t.len() <= post.len() + 8 && !words::capitals(t) && words::key(t) == key);
    same.unwrap_or_else(|| post.to_owned())
}

/// The title of a report without a label for it: the first line that could be one.
pub(super) fn guessed(sheet: &CoverSheet, lines: &[Line]) -> Found<Text> {
    let banner = sheet.banner.iter().filter_map(|at| lines.get(*at));
    let named = |l: &&Line| {
        let text = l.text();
        let key = words::key(&text);
        !key.is_empty()
            && text.len() <= 160
            && when::dates(&text, None).is_empty()
            && by(&key).is_none()
            && purpose_of(&key).is_none()
            && !lexicon::is(Cue::Body, &key)
    };
    // Just above the first label, set apart as titles are: it is no guess.
    let label = sheet.fields.iter().find(|f| f.label != Label::Other);
    let first = label.map_or(0, |f| f.place.line);
    let above = banner.clone().rfind(|l| l.place.line < first);
    let strong =
        |l: &&Line| l.bold || matches!(l.shape, Shape::Heading(_)) || words::capitals(&l.text());
    let marked = |l: &&Line| lexicon::whole(Marking::Classification, &l.text());
    if let Some(title) = above.filter(strong).filter(|l| !marked(l)) {
        // A title that wraps: the lines above it that go on in the next and are set alike.
        let (mut text, mut place) = (title.text(), title.place);
        let mut before = banner
            .clone()
            .rev()
            .filter(|l| l.place.line < title.place.line);
        while let Some(line) = before.next()
            && line.broken
            && line.shape == title.shape
            && line.bold == title.bold
            && line.place.to + 1 == place.line
        {
            let mut whole = line.text();
            words::join(&mut whole, &text);
            (text, place) = (whole, line.place.through(place));
        }
        if place.line < title.place.line && text.len() <= 300 || named(&title) {
            return Found::certain(Text::line(&text), place);
        }
    }
    let why = "The sheet has no label for the title; this is the first line that could be one.";
    let found = banner.clone().find(named).or_else(|| banner.clone().next());
    match found {
        Some(line) => Found::unsure(Text::line(&line.text()), line.place, why),
        None => Found::unsure(Text::default(), extent(lines), "No title was found."),
    }
}
