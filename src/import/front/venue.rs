//! Where the meeting is: behind "in" and "at", beside the day, on a line below it.

use super::front_sheet::{FrontSheet, after, find};
use super::labels::{Field, field};
use super::name::is_body;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, DayOf, ItemMark, SmallWord};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Dated, Timed};
use crate::meeting::text::Text;

pub(super) const NO_LABEL: &str = "No label says that this is the place of the meeting.";

/// The place that a label names.
pub(super) fn told(value: &str, place: Place) -> Found<Text> {
    // Whom to call may stand in the next column.
    let labels = value.match_indices(':').filter_map(|(at, _)| {
        let word = value.get(..at)?.rsplit(' ').next()?;
        matches!(field(word)?, Field::Phone | Field::Email).then_some(at - word.len())
    });
    let calls = labels.min();
    let cut = calls
        .and_then(|at| value.get(..at))
        .map(|v| v.trim_end_matches([' ', ',', '(', '-']));
    let shown = cut.filter(|v| v.len() > 4);
    let found = Found::certain(Text::line(shown.unwrap_or(value)), place);
    if lexicon::whole(DayOf::NoPlace, value) {
        found.doubting("The paper has yet to say where the meeting is.")
    } else if shown.is_some() {
        found.doubting("What stands beside it was left out; see whether it is whole.")
    } else if is_body(value) {
        found.doubting("It reads as the name of a body.")
    } else {
        found
    }
}

/// Doubts a place that has more in it than a place, or breaks off, whoever read it.
pub(super) fn weigh(out: &mut Proposal) {
    let Some(venue) = out.venue.as_mut().filter(|v| v.is_certain()) else {
        return;
    };
    // An address ends with its postcode.
    let shown = venue.value.to_string();
    let spaces = shown.match_indices(' ').map(|(at, _)| shown.split_at(at).0);
    if let Some(address) = spaces
        .filter(|s| !s.ends_with(','))
        .find(|s| ends_in_postcode(s))
    {
        venue.value = Text::line(address);
    }
    let words = venue.value.as_str();
    let last = words.split_whitespace().next_back().unwrap_or("");
    let label = |word: &str| {
        let label = word.trim_end_matches(':');
        label.len() < word.len() && matches!(field(label), Some(Field::Phone | Field::Email))
    };
    // "Mill House 10.30" may have the hour behind it.
    let hour = last.split_once(['.', ':']).is_some_and(|(hour, minutes)| {
        let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
        digits(hour) && digits(minutes) && (1..3).contains(&hour.len()) && minutes.len() == 2
    });
    let plain = |w: &&str| w.len() > 3 && w.chars().all(char::is_lowercase);
    let small = words.split_whitespace().filter(plain).count();
    // "Larkmoor Hall. 1" has the sign of a note behind it, and "Jo C. Lund" the initial of a name in it.
    let noted = last.len() == 1
        && last.starts_with(|c: char| c.is_ascii_digit())
        && words.trim_end_matches(last).trim_end().ends_with('.');
    let initial = |w: &str| w.len() == 2 && w.ends_with('.') && w.starts_with(char::is_uppercase);
    let large =
        |w: &str| w.len() > 2 && w.starts_with(char::is_uppercase) && !w.ends_with(['.', ',']);
    let all: Vec<&str> = words.split_whitespace().collect();
    let names = all.windows(3).any(
        |w| matches!(w, [a, b, c] if large(a) && initial(b) && c.starts_with(char::is_uppercase)),
    );
    let why = if words.split_whitespace().any(label) {
        "It has what looks like somebody's telephone or address in it."
    } else if hour {
        "The hour may stand behind it."
    } else if noted {
        "The number at its end may be that of a note."
    } else if small > 3 {
        "It goes on as a sentence does."
    } else if names {
        "It has what looks like somebody's name in it."
    } else if lexicon::is(ItemMark::Open, last) {
        "It breaks off."
    } else {
        return;
    };
    *venue = venue.clone().doubting(why);
}

/// The place that a sentence or a line names behind "in" or "at", once day and time are out of it.
pub(super) fn venue_in(
    words: &str,
    dates: &[Dated],
    times: &[Timed],
    from: usize,
) -> Option<String> {
    let mut cut: Vec<std::ops::Range<usize>> = dates
        .iter()
        .map(|d| d.at.clone())
        .chain(times.iter().map(|t| t.at.clone()))
        .collect();
    cut.sort_by_key(|r| r.start);
    cut.push(words.len()..words.len());
    let mut begin = from;
    for range in cut {
        let piece = words.get(begin.min(range.start)..range.start).unwrap_or("");
        begin = range.end;
        let piece = piece.trim_start_matches([',', ' ', '-', '\u{2013}', ':', ';', '|', '.']);
        let start = ["in ", "at "]
            .iter()
            .filter_map(|p| preposition(piece, p))
            .min();
        let Some(start) = start else {
            continue;
        };
        let mut venue = piece.get(start..).unwrap_or("");
        let words = lexicon::spans(DayOf::Behind, venue).map(|at| at.start);
        let stop = venue.find(". ").filter(|at| ends_sentence(venue, *at));
        let marks = stop.into_iter().chain(venue.find(" ("));
        if let Some(end) = words.chain(marks).filter(|at| *at > 0).min() {
            venue = venue.get(..end).unwrap_or(venue);
        }
        let mut venue = venue
            .trim()
            .trim_end_matches(['.', ',', ';', '-', '\u{2013}', ' ', ':']);
        while let Some(short) = lexicon::before(DayOf::BeforeTime, venue).filter(|v| !v.is_empty())
        {
            venue = short.trim_end_matches([',', ' ']);
        }
        let venue = venue.strip_prefix("the ").unwrap_or(venue).trim();
        if venue.chars().count() > 4
            && venue.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        {
            return Some(venue.to_owned());
        }
    }
    None
}

/// Whether the stop at `at` ends a sentence and no short form: "Co. Tarn", "St. Osk".
fn ends_sentence(words: &str, at: usize) -> bool {
    let last = words
        .get(..at)
        .and_then(|w| w.split([' ', ',']).next_back());
    let last = last.unwrap_or("");
    last.chars().count() > 1 && !lexicon::is(SmallWord::ShortInPlace, last)
}

/// Where the words behind a preposition begin, if a place follows it.
pub(super) fn preposition(piece: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = piece.get(from..).and_then(|p| find(p, word)) {
        let at = from + at;
        let whole = at == 0 || piece.get(..at).is_some_and(|b| b.ends_with([' ', ',']));
        let rest = piece.get(at + word.len()..).unwrap_or("");
        let bare = rest
            .strip_prefix("the ")
            .or_else(|| rest.strip_prefix("The "))
            .unwrap_or(rest);
        if whole && bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return Some(at + word.len());
        }
        from = at + word.len();
    }
    None
}

/// Whether the day of the meeting stands within a few rows.
pub(super) fn beside_day(sheet: &FrontSheet, at: usize, out: &Proposal) -> bool {
    let line = sheet.place(at).line;
    out.date
        .as_ref()
        .is_some_and(|d| d.place.source == sheet.place(at).source && d.place.to.abs_diff(line) <= 4)
}

/// The rest of a line with day and time, where it names a place: "…, 4.00 pm, Council Chamber".
pub(super) fn venue_behind(words: &str, dates: &[Dated], times: &[Timed]) -> Option<String> {
    let end = dates
        .iter()
        .map(|d| d.at.end)
        .chain(times.iter().map(|t| t.at.end))
        .max()?;
    let rest = words
        .get(end..)?
        .trim_start_matches([',', ' ', '-', '\u{2013}', '|', ';', ':', '.'])
        .trim();
    if is_place(rest) && rest.len() < 200 {
        return Some(rest.to_owned());
    }
    // "30 July 2012 Tarn House at 10.30".
    let (day, time) = (dates.first()?.at.end, times.first()?.at.start);
    let between = words.get(day..time)?.trim_end_matches(" at ");
    let between = between.trim_matches([',', ' ', '-', '\u{2013}']);
    let named = between.starts_with(char::is_uppercase) && between.split(' ').count() < 7;
    (named && is_place(between) && super::heads::is_title(between)).then(|| between.to_owned())
}

/// Whether words name a room, a building or a street.
pub(super) fn is_place(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| lexicon::is(DayOf::Place, w))
}

/// A line with the place alone, near the day.
pub(super) fn venue_below(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    if out.venue.is_some() {
        return;
    }
    if let Some(date) = out.date.as_ref().map(|d| d.place)
        && block(sheet, to, date, out)
    {
        return;
    }
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        if row.used
            || row.is_blank()
            || row.text.len() > 160
            || row.text.contains('@')
            || !is_place(&row.text)
        {
            continue;
        }
        let sentence = row.text.ends_with('.') && row.text.split_whitespace().count() > 8;
        if !sentence && beside_day(sheet, at, out) && !is_body(&row.text) {
            let text = row.text.trim_start_matches(|c: char| !c.is_alphanumeric());
            let text = ["at ", "in "]
                .iter()
                .find_map(|p| after(text, p))
                .unwrap_or(text);
            let text = after(text, "the ").unwrap_or(text).to_owned();
            // A room, a building and a street right below the day can be nothing else.
            let below = (0..at)
                .rev()
                .find(|i| !sheet.get(*i).is_none_or(super::front_sheet::Row::is_blank));
            let day = out.date.as_ref().map(|d| d.place);
            let right = below.map(|i| sheet.place(i)) == day && text.contains(',');
            let found = Found::certain(Text::line(&text), row.place);
            out.venue = Some(if right {
                found
            } else {
                found.doubting(NO_LABEL)
            });
            sheet.take(at, at + 1);
            return;
        }
    }
}

/// The line below the day, where nothing else is known to be the place.
pub(super) fn venue_guessed(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    let Some(date) = out
        .date
        .as_ref()
        .filter(|_| out.venue.is_none())
        .map(|d| d.place)
    else {
        return;
    };
    let ends = |p: Place| p.source == date.source && p.to == date.to;
    let day = (0..to).rev().find(|at| ends(sheet.place(*at)));
    let Some(at) = day.and_then(|at| sheet.next_words(at + 1, (at + 4).min(to))) else {
        return;
    };
    let Some(row) = sheet.get(at) else { return };
    let words = row.text.split_whitespace().count();
    let plain = !row.used
        && (2..=12).contains(&words)
        && !row.text.ends_with([':', '.'])
        && !row.text.contains(['@', ':']);
    if plain
        && !is_body(&row.text)
        && crate::import::people::entry(&row.text).is_none()
        && !row.text.eq_ignore_ascii_case("agenda")
        && row.text.contains(',')
    {
        out.venue = Some(Found::unsure(Text::line(&row.text), row.place, NO_LABEL));
        sheet.take(at, at + 1);
    }
}

/// An address set in several lines below the day, up to its postcode.
fn block(sheet: &mut FrontSheet, to: usize, date: Place, out: &mut Proposal) -> bool {
    let ends = |p: Place| p.source == date.source && p.to >= date.to;
    let Some(day) = (0..to).find(|at| ends(sheet.place(*at))) else {
        return false;
    };
    let Some(from) = (day + 1..to.min(day + 5)).find(|at| {
        let row = sheet.get(*at);
        row.is_some_and(|r| !r.is_blank() && when::times(&r.text).is_empty())
    }) else {
        return false;
    };
    let mut lines: Vec<String> = Vec::new();
    for at in from..to.min(from + 6) {
        let Some(row) = sheet.get(at) else { break };
        let plain = row.text.chars().count() <= 60 && !row.text.contains(['@', ':']);
        if row.is_blank() || row.used || !plain || !ends_plain(&row.text) {
            break;
        }
        lines.push(row.text.trim_end_matches([',', ' ']).to_owned());
        if !ends_in_postcode(&row.text) {
            continue;
        }
        if lines.len() < 2 {
            break;
        }
        let place = sheet.place(from).through(row.place);
        out.venue = Some(Found::unsure(
            Text::line(&lines.join(", ")),
            place,
            NO_LABEL,
        ));
        sheet.take(from, at + 1);
        return true;
    }
    false
}

/// Whether a line of an address could be one: it is no sentence.
fn ends_plain(words: &str) -> bool {
    !words.ends_with(['.', ';', '?', '!']) && !words.starts_with(char::is_lowercase)
}

/// "Larkmoor LM9 2AB", "Osk, CA 95746".
pub(super) fn ends_in_postcode(words: &str) -> bool {
    let mut back = words.split_whitespace().rev();
    let marks = [',', '.'];
    let mut next = || back.next().unwrap_or("").trim_matches(marks);
    let (last, before) = (next(), next());
    let digits = |w: &str| w.chars().filter(char::is_ascii_digit).count();
    let plain = |w: &str| {
        w.chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    let british = last.len() == 3
        && last.starts_with(|c: char| c.is_ascii_digit())
        && digits(last) == 1
        && plain(last)
        && (2..=4).contains(&before.len())
        && plain(before)
        && digits(before) > 0
        && before.starts_with(char::is_alphabetic);
    let state = before.len() == 2 && before.chars().all(|c| c.is_ascii_uppercase());
    british || state && last.len() == 5 && digits(last) == 5
}

/// A place without the day and the time that stand in the same cell.
pub(super) fn without_when(words: &str) -> String {
    let words = words.trim().trim_end_matches(['.', ',']);
    let times = when::times(words);
    let Some(time) = times.last().filter(|t| t.at.end == words.len()) else {
        return words.to_owned();
    };
    let head = words.get(..time.at.start).unwrap_or(words);
    let cut = lexicon::before(DayOf::BeforeTime, head.trim_end()).unwrap_or(head);
    let cut = cut.trim_end_matches([',', ' ', '-', '\u{2013}']);
    let parted =
        head.trim_end().ends_with([',', '-', '\u{2013}']) || cut.len() < head.trim_end().len();
    (if parted && cut.len() > 2 { cut } else { words }).to_owned()
}
