//! When the meeting of minutes began and ended.

use chrono::NaiveTime;

use super::super::para::{Para, paras};
use crate::import::found::{Found, Place};
use crate::import::front::clock;
use crate::import::lexicon::{self, ClockWord, DayOf, RollWord};
use crate::import::line::Line;
use crate::import::supporting::words;
use crate::import::when::{self, Timed};

/// Paragraphs beyond which nobody says when the meeting began.
const FIRST: usize = 40;

const CALLED: &str = "It stands in the heading: the meeting was called for then.";
const APART: &str = "It stands apart from the day of the meeting.";
const OTHER: &str = "The heading has another time than what was minuted.";
const NOON: &str = "The minutes don't say whether that is before or after noon.";

/// When it began and when it ended, as far as the minutes say.
pub(super) fn told(
    head: &[Line],
    body: &[Para],
) -> (Option<Found<NaiveTime>>, Option<Found<NaiveTime>>) {
    let head = paras(head);
    let called =
        called(&head).or_else(|| called(body.get(..2.min(body.len())).unwrap_or_default()));
    let opened = opened(head.iter().chain(body.iter().take(FIRST)));
    let started = match (opened, called) {
        (Some(opened), Some((called, _))) if opened.value != called.value => {
            Some(opened.doubting(OTHER))
        }
        (Some(opened), _) => Some(opened),
        (None, called) => called.as_ref().map(|(from, _)| from.clone()),
    };
    let until = head.iter().find_map(until);
    // "End time: 18:00" may stand in the heading.
    let ended = ended(body).or_else(|| ended(&head)).or(until);
    (started, ended)
}

/// The time in a sentence or behind a label that says that the meeting began.
fn opened<'p>(paras: impl Iterator<Item = &'p Para>) -> Option<Found<NaiveTime>> {
    for para in paras {
        if para.text.len() > 4_000 {
            continue;
        }
        let text = with_colon(&para.text);
        let Some(says) = lexicon::spans(RollWord::Started, &text).next() else {
            continue;
        };
        // "The next meeting starts at 7 pm".
        let before = text.get(..says.start).unwrap_or_default();
        let from = before.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        if lexicon::is(ClockWord::Another, before.get(from..).unwrap_or_default()) {
            continue;
        }
        let told = times_behind(text, says.end).1;
        let near = |t: &&Timed| t.at.start >= says.end && t.at.start - says.end <= 90;
        // "At 7.30 pm the Chair opened the meeting" has the time before it.
        let before = || told.first().filter(|t| t.at.start <= 12);
        if let Some(timed) = told.iter().find(near).or_else(before) {
            return Some(found(timed, para.place));
        }
    }
    None
}

/// The time that the heading has, and whether the day stands beside it.
fn called(head: &[Para]) -> Option<(Found<NaiveTime>, bool)> {
    let mut apart = None;
    for (at, para) in head.iter().enumerate() {
        let text = &para.text;
        let other = lexicon::is(ClockWord::Another, text) || lexicon::is(DayOf::Other, text);
        let ends = lexicon::is(RollWord::Ended, text) && !lexicon::is(RollWord::Started, text);
        if text.len() > 300 || ends || other && when::dates(text, None).is_empty() {
            continue;
        }
        let mut times = clock::times(text);
        let mut told = text.clone();
        if times.is_empty() && text.starts_with(|c: char| c.is_ascii_digit()) {
            // "14.00, Tuesday 15 March".
            told = format!("at {text}");
            times = clock::times(&told);
        }
        // "4 May 2027. The next meeting is at 6 pm."
        let before = times.first().and_then(|t| told.get(..t.at.start));
        if before.is_some_and(|w| words::has_word(&words::lower(w), "next")) {
            continue;
        }
        let Some(found) = clock::start(&told, &times, para.place) else {
            continue;
        };
        let dated = |p: &Para| !when::dates(&p.text, None).is_empty();
        let beside = head.get(at.saturating_sub(2)..(at + 3).min(head.len()));
        if beside.unwrap_or_default().iter().any(dated) {
            return Some((found, true));
        }
        apart = apart.or(Some((found.doubting(APART), false)));
    }
    apart
}

/// The end of "7 pm to 8 pm" in the heading.
fn until(para: &Para) -> Option<Found<NaiveTime>> {
    let told = when::times(&para.text);
    let [from, to] = told.as_slice() else {
        return None;
    };
    let joint = para.text.get(from.at.end..to.at.start)?;
    let between = joint.trim() == "and"
        && lexicon::before(ClockWord::Between, para.text.get(..from.at.start)?.trim()).is_some();
    (para.text.len() <= 300 && (between || clock::is_end(joint)))
        .then(|| found(to, para.place).doubting(CALLED))
}

/// When it ended: the last sentence that says so.
fn ended(body: &[Para]) -> Option<Found<NaiveTime>> {
    for para in body.iter().rev() {
        if para.text.len() > 400 || !lexicon::is(RollWord::Ended, &para.text) {
            continue;
        }
        // "closed at 2135".
        let text = with_colon(&para.text);
        let says = lexicon::spans(RollWord::Ended, &text).next();
        let (text, told) = times_behind(text, says.as_ref().map_or(0, |at| at.end));
        let behind = says.and_then(|at| told.iter().find(|t| t.at.start >= at.end));
        let Some(timed) = behind.or(told.last()) else {
            continue;
        };
        // "adjourned; the next meeting is on 12 February at 6 pm", "adjourned until 12 February at 6 pm".
        let before = text.get(..timed.at.start).unwrap_or_default();
        let other = lexicon::spans(ClockWord::Another, before).last();
        let says = lexicon::spans(RollWord::Ended, before).last();
        if other.is_some_and(|other| other.start >= says.map_or(0, |at| at.start)) {
            continue;
        }
        return Some(found(timed, para.place));
    }
    None
}

/// The times of words, and the words as they are counted in: "Meeting opened: 19.00" has its time behind a
/// label, and no word says that it is one.
fn times_behind(text: String, label: usize) -> (String, Vec<Timed>) {
    let told = when::times(&text);
    let behind = text.get(label..).unwrap_or_default();
    let time = behind.trim_start_matches([':', '-', '\u{2013}', ' ']);
    let digits = time.starts_with(|c: char| c.is_ascii_digit());
    if !told.is_empty() || !digits {
        return (text, told);
    }
    let at = text.len() - time.len();
    let text = format!(
        "{} at {time}",
        text.get(..at).unwrap_or_default().trim_end()
    );
    let told = when::times(&text);
    (text, told)
}

fn found(timed: &Timed, place: Place) -> Found<NaiveTime> {
    let found = Found::certain(timed.time, place);
    if timed.unsure {
        found.doubting(NOON)
    } else {
        found
    }
}

/// Four digits behind "at" as a time: "at 1945" as "at 19:45".
fn with_colon(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let bare = word.trim_end_matches(['.', ',']);
        let at = out
            .last()
            .is_some_and(|w| w.trim_end_matches(':').eq_ignore_ascii_case("at"));
        let digits = bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit());
        let (hours, minutes) = bare.split_at_checked(2).unwrap_or(("", ""));
        let time =
            hours.parse().is_ok_and(|h: u8| h < 24) && minutes.parse().is_ok_and(|m: u8| m < 60);
        out.push(if at && digits && time {
            format!("{hours}:{minutes}")
        } else {
            word.to_owned()
        });
    }
    out.join(" ")
}
