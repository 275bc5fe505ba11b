//! What, when and where: body, host, kind, day, time, place.

use chrono::NaiveDate;

use super::body;
use super::labels::{Field, labelled};
use super::put::put;
use super::sheet::{Sheet, find, has, is_shouted, squeeze};
use crate::import::found::{Found, Place};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Dated, Timed};
use crate::meeting::text::Text;

/// Reads the rows up to `to`, which are not items, and those from `from` on.
pub(super) fn read(sheet: &mut Sheet, to: usize, from: usize, out: &mut Proposal) {
    labels(sheet, to, out);
    notice(sheet, to, out);
    dated_lines(sheet, to, out);
    if out.date.is_none() {
        // Parish councils call the meeting below the agenda, or nowhere but in a label there.
        let end = sheet.rows.len();
        for at in from..end {
            label(sheet, at, end, out);
        }
    }
    body::read(sheet, to, out);
    kind(sheet, to, out);
    venue_below(sheet, to, out);
    venue_guessed(sheet, to, out);
    if let Some(time) = &mut out.start {
        let early = time.value < chrono::NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default();
        if early && time.is_certain() {
            time.doubt = Some(Text::line(
                "It is early in the morning; the afternoon may be meant.",
            ));
        }
    }
}

fn labels(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        label(sheet, at, to, out);
    }
}

fn label(sheet: &mut Sheet, at: usize, to: usize, out: &mut Proposal) {
    if sheet
        .get(at)
        .is_none_or(|r| r.used || super::members::is_header(r))
    {
        return;
    }
    for (field, value, place, rows) in labelled(sheet, at, to) {
        let taken = match field {
            Field::Date | Field::DateTime => {
                let one = date(&value, place, out);
                let two = field == Field::DateTime && time(&value, place, out);
                // "Date: Thursday 22 January 2015, 4.00 pm".
                let more = field == Field::Date
                    && !when::times(&value).is_empty()
                    && time(&value, place, out);
                one || two || more
            }
            Field::Time => time(&value, place, out),
            Field::Venue => {
                let value = without_when(&value);
                put(
                    &mut out.venue,
                    Found::certain(Text::line(&value), place),
                    "place",
                );
                true
            }
            Field::Body => {
                body::named(&value, place, out);
                true
            }
            Field::Host => {
                put(
                    &mut out.host,
                    Found::certain(Text::line(&value), place),
                    "authority",
                );
                true
            }
            _ => false,
        };
        if taken {
            sheet.take(at, rows);
        }
    }
}

fn near(out: &Proposal) -> Option<NaiveDate> {
    out.date.as_ref().map(|d| d.value)
}

/// Takes the day of the meeting from words that a label names.
fn date(words: &str, place: Place, out: &mut Proposal) -> bool {
    let dates = when::dates(words, near(out));
    let Some(first) = dates.first() else {
        return false;
    };
    let found = found_date(first, place);
    let found = match dates.get(1) {
        Some(second) if second.date != first.date => found.doubting("Two days are printed here."),
        _ => found,
    };
    put(&mut out.date, found, "day");
    true
}

/// The date with what speaks against it.
fn found_date(dated: &Dated, place: Place) -> Found<NaiveDate> {
    let mut found = Found::certain(dated.date, place);
    if let Some(why) = dated.disagrees() {
        found = found.doubting(&why);
    }
    if !dated.year_written {
        found = found.doubting("No year is printed with the day.");
    }
    found
}

fn time(words: &str, place: Place, out: &mut Proposal) -> bool {
    let times = when::times(words);
    let bare = times
        .is_empty()
        .then(|| when::times(&format!("at {words}")))
        .unwrap_or_default();
    let Some(first) = times.first().or(bare.first()) else {
        return false;
    };
    put(&mut out.start, found_time(first, place), "time");
    true
}

fn found_time(timed: &Timed, place: Place) -> Found<chrono::NaiveTime> {
    let found = Found::certain(timed.time, place);
    if timed.unsure {
        found.doubting("The paper doesn't say whether it is before or after noon.")
    } else {
        found
    }
}

/// "You are summoned to attend a meeting of the … to be held on … at … in …".
fn notice(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    let mut at = 0;
    while at < to {
        if sheet.get(at).is_none_or(|r| r.used || r.is_blank()) {
            at += 1;
            continue;
        }
        let (words, next) = sentence(sheet, at, to);
        let place = sheet.place(at).through(sheet.place(next - 1));
        let calls = has(&words, "meeting of")
            || has(&words, "meeting will")
            || has(&words, "summoned")
            || has(&words, "to be held")
            || has(&words, "will be held")
            || has(&words, "will meet")
            || has(&words, "will take place");
        let other = has(&words, "minutes") && has(&words, "held on")
            || has(&words, "next meeting")
            || has(&words, "previous meeting")
            || has(&words, "last meeting")
            || has(&words, "future meeting");
        let dates = when::dates(&words, near(out));
        if calls && !other && (!dates.is_empty() || has(&words, "summoned")) {
            from_sentence(&words, &dates, place, out);
            sheet.take(at, next);
        }
        at = next;
    }
}

/// The sentence that begins at `at`: rows up to a blank one, where a notice is spread over several.
fn sentence(sheet: &Sheet, at: usize, to: usize) -> (String, usize) {
    let (mut words, mut next) = sheet.paragraph(at, to);
    let opens = has(&words, "meeting")
        || has(&words, "summoned")
        || has(&words, "notice")
        || has(&words, "agenda for");
    let mut gaps = 0;
    while opens && next < to && next < at + 16 {
        let Some(row) = sheet.get(next) else { break };
        let ends =
            words.ends_with('.') && words.len() > 60 && !words.to_lowercase().ends_with(".m.");
        if ends
            || row.used
            || row.table.is_some()
            || row.text.contains(':') && !when_only(&row.text)
        {
            break;
        }
        if row.is_blank() {
            // A notice that is set in the middle of the page has gaps, and goes on in small letters
            // or with the day.
            let more = sheet.next_words(next, (next + 3).min(to));
            let goes_on = more.is_some_and(|n| goes_on(&words, sheet.text(n)));
            gaps += 1;
            if !goes_on || gaps > 6 {
                break;
            }
            next += 1;
            continue;
        }
        if !goes_on(&words, &row.text) && !sheet.get(next - 1).is_some_and(|r| r.broken) {
            break;
        }
        words.push(' ');
        words.push_str(&row.text);
        next += 1;
    }
    (squeeze(&words), next)
}

fn when_only(words: &str) -> bool {
    !when::dates(words, None).is_empty() || !when::times(words).is_empty()
}

/// Whether a notice goes on in a line.
fn goes_on(words: &str, line: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    let open = ["of", "the", "on", "at", "in", "held", "for", "to", "a"]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w))
        || words.ends_with(',');
    let first = line.split_whitespace().next().unwrap_or("");
    let small = [
        "on",
        "at",
        "in",
        "to",
        "held",
        "will",
        "of",
        "which",
        "for",
        "commencing",
        "from",
        "and",
        "is",
        "be",
    ]
    .iter()
    .any(|w| first.eq_ignore_ascii_case(w));
    let dated = when::dates(line, NaiveDate::from_ymd_opt(2000, 1, 1))
        .first()
        .is_some_and(|d| d.at.start <= 3);
    open || small || dated
}

fn from_sentence(words: &str, dates: &[Dated], place: Place, out: &mut Proposal) {
    if let Some(first) = dates.first() {
        put(&mut out.date, found_date(first, place), "day");
    }
    let times = when::times(words);
    if let Some(first) = times.first() {
        put(&mut out.start, found_time(first, place), "time");
    }
    body::from_sentence(words, place, out);
    let from = ["held", "take place", "will meet", "meeting of", "summoned"]
        .iter()
        .filter_map(|w| find(words, w))
        .min()
        .unwrap_or(0);
    if out.venue.is_none()
        && let Some(venue) = venue_in(words, dates, &times, from)
    {
        let sure = has(words, "held") || has(words, "meet") || has(words, "take place");
        let found = Found::certain(Text::line(&venue), place);
        out.venue = Some(if sure {
            found
        } else {
            found.doubting(NO_LABEL)
        });
    }
}

const NO_LABEL: &str = "No label says that this is the place of the meeting.";

/// The place that a sentence or a line names behind "in" or "at", once day and time are out of it.
fn venue_in(words: &str, dates: &[Dated], times: &[Timed], from: usize) -> Option<String> {
    const END: [&str; 14] = [
        " for the purpose",
        " for the transaction",
        " to transact",
        " to consider",
        " when the",
        " at which",
        " immediately",
        " and all members",
        ". ",
        " following",
        " prompt",
        " (",
        " to discuss",
        " you are",
    ];
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
        for end in END {
            if let Some(at) = find(venue, end) {
                venue = venue.get(..at).unwrap_or(venue);
            }
        }
        let mut venue = venue
            .trim()
            .trim_end_matches(['.', ',', ';', '-', '\u{2013}', ' ', ':']);
        for tail in [
            " on",
            " at",
            " from",
            " commencing",
            " starting",
            " commencing at",
            " beginning",
            ", on",
            " and",
        ] {
            if let Some(short) = venue.strip_suffix(tail) {
                venue = short.trim_end_matches([',', ' ']);
            }
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

/// Where the words behind a preposition begin, if a place follows it.
fn preposition(piece: &str, word: &str) -> Option<usize> {
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

/// Lines with a day, without a label: "Thursday, 22 January 2015 at 4.00 pm in the Council Chamber".
fn dated_lines(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        if row.used || row.is_blank() || row.text.len() > 300 || is_other_day(sheet, at) {
            continue;
        }
        let words = row.text.clone();
        let place = row.place;
        let dates = when::dates(&words, near(out));
        let times = when::times(&words);
        let mut taken = false;
        if let [first, ..] = dates.as_slice() {
            let mut found = found_date(first, place);
            let told = first.says.is_some() || !times.is_empty();
            let title = body::is_body(&words);
            if !told && !title {
                found = found.doubting("No label says that this is the day of the meeting.");
            }
            if out.date.is_none() || told && found.doubt.is_none() {
                put(&mut out.date, found, "day");
                taken = true;
            } else {
                taken = out.date.as_ref().is_some_and(|d| d.value == first.date);
            }
        }
        let near_day = !dates.is_empty() || taken || beside_day(sheet, at, out);
        if let [first, ..] = times.as_slice()
            && near_day
            && out.start.is_none()
        {
            put(&mut out.start, found_time(first, place), "time");
            taken = true;
        }
        if taken
            && out.venue.is_none()
            && let Some(venue) =
                venue_in(&words, &dates, &times, 0).or_else(|| venue_behind(&words, &dates, &times))
        {
            out.venue = Some(Found::certain(Text::line(&venue), place));
        }
        if taken && !body::is_body(&words) {
            sheet.take(at, at + 1);
        }
    }
}

/// "Date of publication", "Minutes of the meeting held on": a day that is not the meeting's.
fn is_other_day(sheet: &Sheet, at: usize) -> bool {
    let other = |words: &str| {
        [
            "publi",
            "issue",
            "dated",
            "despatch",
            "dispatch",
            "minutes of",
            "held on",
            "deadline",
            "by noon",
            "last meeting",
            "next meeting",
            "future meeting",
            "received by",
            "notice period",
            "version",
            "register",
            "signed",
            "no later than",
            "previous meeting",
            "submitted",
        ]
        .iter()
        .any(|w| has(words, w))
    };
    let words = sheet.text(at);
    let held = has(words, "to be held on") || has(words, "will be held on");
    other(words) && !held
        || at
            .checked_sub(1)
            .is_some_and(|b| sheet.text(b).ends_with(':') && other(sheet.text(b)))
}

/// Whether the day of the meeting stands within a few rows.
fn beside_day(sheet: &Sheet, at: usize, out: &Proposal) -> bool {
    let line = sheet.place(at).line;
    out.date
        .as_ref()
        .is_some_and(|d| d.place.source == sheet.place(at).source && d.place.to.abs_diff(line) <= 4)
}

/// The rest of a line with day and time, where it names a place: "…, 4.00 pm, Council Chamber".
fn venue_behind(words: &str, dates: &[Dated], times: &[Timed]) -> Option<String> {
    let end = dates
        .iter()
        .map(|d| d.at.end)
        .chain(times.iter().map(|t| t.at.end))
        .max()?;
    let rest = words
        .get(end..)?
        .trim_start_matches([',', ' ', '-', '\u{2013}', '|', ';', ':', '.'])
        .trim();
    (is_place(rest) && rest.len() < 200).then(|| rest.to_owned())
}

/// Whether words name a room, a building or a street.
pub(super) fn is_place(words: &str) -> bool {
    const PLACES: &str = " room rooms hall chamber chambers centre center street road floor building house library school church \
        office offices hospital theatre suite avenue lane square teams zoom virtual online hub pavilion college campus \
        university headquarters academy institute boardroom virtually ";
    let words = words.to_lowercase();
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| !w.is_empty() && PLACES.contains(&format!(" {w} ")))
}

/// A line with the place alone, near the day.
fn venue_below(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    if out.venue.is_some() {
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
        if !sentence && beside_day(sheet, at, out) && !body::is_body(&row.text) {
            let text = row.text.trim_start_matches(|c: char| !c.is_alphanumeric());
            let text = ["at ", "in ", "At ", "In "]
                .iter()
                .find_map(|p| text.strip_prefix(p))
                .unwrap_or(text);
            let text = text.strip_prefix("the ").unwrap_or(text).to_owned();
            out.venue = Some(Found::unsure(Text::line(&text), row.place, NO_LABEL));
            sheet.take(at, at + 1);
            return;
        }
    }
}

/// The line below the day, where nothing else is known to be the place.
fn venue_guessed(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    let Some(date) = out
        .date
        .as_ref()
        .filter(|_| out.venue.is_none())
        .map(|d| d.place)
    else {
        return;
    };
    let day = (0..to).find(|at| sheet.place(*at) == date);
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
        && !body::is_body(&row.text)
        && crate::import::people::entry(&row.text).is_none()
        && !row.text.eq_ignore_ascii_case("agenda")
        && row.text.contains(',')
    {
        out.venue = Some(Found::unsure(Text::line(&row.text), row.place, NO_LABEL));
        sheet.take(at, at + 1);
    }
}

/// A place without the day and the time that stand in the same cell.
fn without_when(words: &str) -> String {
    words.trim().trim_end_matches(['.', ',']).to_owned()
}

/// "Extraordinary Meeting", "SPECIAL MEETING".
fn kind(sheet: &Sheet, to: usize, out: &mut Proposal) {
    const KINDS: [&str; 8] = [
        "extraordinary",
        "special",
        "joint",
        "annual",
        "informal",
        "emergency",
        "additional",
        "inquorate",
    ];
    for at in 0..to.min(60) {
        let Some(row) = sheet.get(at) else { break };
        if row.text.len() > 300 {
            continue;
        }
        for kind in KINDS {
            for (after, sure) in [
                (" meeting", true),
                (" general meeting", true),
                (" council meeting", true),
                (" parish meeting", true),
                (" parish council meeting", true),
                (" full council", true),
            ] {
                let said = format!("{kind}{after}");
                let Some(found) = find(&row.text, &said) else {
                    continue;
                };
                let head = row.text.get(found..).unwrap_or("");
                let named = head.starts_with(char::is_uppercase)
                    || is_shouted(&row.text)
                    || found == 0
                    || has(&row.text, "meeting of");
                let plural = head.get(said.len()..).is_some_and(|r| r.starts_with('s'));
                if sure && named && !plural {
                    put(
                        &mut out.kind,
                        Found::certain(Text::line(kind), row.place),
                        "kind of meeting",
                    );
                    return;
                }
            }
        }
    }
}
