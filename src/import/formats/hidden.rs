//! What a Markdown file holds that its readers never see: the notes of a website between two `---` at
//! its head, and comments. The title among the notes stands above the page, and is read; the day may be
//! that of the meeting or of the page, and is kept for papers that tell no other. The lines stay, without words, so that the numbers of the others do.

use chrono::NaiveDate;

use super::lines::Raw;
use crate::import::when;

/// Notes of a website have at most so many lines.
const NOTES: usize = 60;

/// What only the notes of a meeting tell; a file whose notes do is filled in like a form, and they
/// are read.
const MEETING: [&str; 10] = [
    "chair",
    "quorum",
    "present",
    "attendees",
    "apologies",
    "absent",
    "location",
    "venue",
    "start",
    "agenda",
];

/// Takes the words out of the lines that nobody sees, but for the title that a website prints above the
/// page; what the officer should know of it, and the day that the notes tell with its line.
pub(super) fn blank(
    raw: &mut [Raw<'_>],
    markdown: bool,
) -> (Vec<&'static str>, Option<(NaiveDate, u32)>) {
    let (mut told, mut day) = (Vec::new(), None);
    let (notes, form) = notes(raw);
    let (head, page) = raw.split_at_mut(notes);
    for line in head.iter() {
        if let Some((_, value)) =
            said(line.text).filter(|(key, _)| key.eq_ignore_ascii_case("date"))
        {
            let dates = when::dates(value, None);
            day = dates.first().map(|d| (d.date, line.number)).or(day);
        }
    }
    if notes > 0 && !form {
        for line in head {
            let said = said(line.text);
            line.text = match said {
                Some((key, title))
                    if key.eq_ignore_ascii_case("title") && !is_said(title, page) =>
                {
                    title
                }
                _ => "",
            };
        }
        told.push("The notes for a website at the head of the file were left out.");
    }
    if markdown && comments(raw) {
        told.push("Comments were left out.");
    }
    (told, day)
}

/// The key of a note and its value, without quotation marks.
fn said(text: &str) -> Option<(&str, &str)> {
    let key = key(text)?;
    let value = text.get(key.len()..)?.trim_start().get(1..)?;
    Some((key, value.trim().trim_matches(['"', '\''])))
}

/// Whether the first words of the page say the same, or a title says nothing that one can read.
fn is_said(title: &str, page: &[Raw<'_>]) -> bool {
    let letters = |text: &str| -> String {
        let all = text.chars().filter(|c| c.is_alphanumeric());
        all.flat_map(char::to_lowercase).collect()
    };
    let first = page.iter().filter(|l| !l.text.trim().is_empty()).take(2);
    let said: String = first.map(|l| letters(l.text)).collect();
    said.contains(&letters(title))
}

/// How many lines the notes at the head fill with the `---` around them, 0 = there are none; and whether
/// they are a form that the meeting itself is told by.
fn notes(raw: &[Raw<'_>]) -> (usize, bool) {
    // Some websites fence them with "---", some with "+++".
    let fence = raw.first().map_or("", |l| l.text.trim_end());
    if fence != "---" && fence != "+++" {
        return (0, false);
    }
    let (mut keys, mut form) = (0, false);
    for (at, line) in raw.iter().enumerate().skip(1).take(NOTES) {
        let text = line.text.trim_end();
        if text == fence || fence == "---" && text == "..." {
            return (if keys > 0 { at + 1 } else { 0 }, form);
        }
        let inner = text.is_empty() || text.starts_with([' ', '\t', '#', '-', '[', ']', '}']);
        if inner {
            continue;
        }
        match key(text) {
            Some(key) => {
                keys += 1;
                form |= MEETING.iter().any(|m| key.eq_ignore_ascii_case(m));
            }
            None => return (0, false),
        }
    }
    (0, false)
}

/// The key of a note: "title: …".
fn key(text: &str) -> Option<&str> {
    let (key, value) = text.split_once(" = ").or_else(|| text.split_once(':'))?;
    let plain = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let parted = value.is_empty() || value.starts_with(char::is_whitespace);
    (!key.is_empty() && plain && parted).then_some(key)
}

/// Takes out the comments that go over several lines; those within a line go with its marks.
fn comments(raw: &mut [Raw<'_>]) -> bool {
    let mut found = false;
    let mut from = 0;
    while let Some((at, before)) = raw.iter().enumerate().skip(from).find_map(|(at, line)| {
        let (before, inside) = line.text.rsplit_once("<!--")?;
        (!inside.contains("-->")).then_some((at, before))
    }) {
        let mut rest = raw.iter_mut().enumerate().skip(at);
        // A comment that nothing ends is none.
        let Some((end, after)) = rest.by_ref().skip(1).find_map(|(end, line)| {
            let (_, after) = line.text.split_once("-->")?;
            Some((end, after))
        }) else {
            break;
        };
        for (i, line) in raw.iter_mut().enumerate().take(end + 1).skip(at) {
            line.text = match i {
                i if i == at => before,
                i if i == end => after,
                _ => "",
            };
        }
        found = true;
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, usize) {
        let lines = (1..).zip(text.lines());
        let mut raw: Vec<Raw<'_>> = lines
            .map(|(number, text)| Raw {
                number,
                page: 0,
                text,
            })
            .collect();
        let told = blank(&mut raw, true).0.len();
        let lines: Vec<&str> = raw.iter().map(|l| l.text).collect();
        (lines.join("|"), told)
    }

    #[test]
    fn notes_of_a_website_and_comments_are_left_out() {
        let notes = "---\ntitle: \"Osk\"\ndate: 2027-08-01\ntags:\n  - parish\n---\nOsk";
        assert_eq!(shown(notes), ("||||||Osk".to_owned(), 1));
        let notes = "---\ntitle: \"Minutes of 4 May 2027\"\ndate: 2027-08-01\n---\nOsk";
        assert_eq!(shown(notes), ("|Minutes of 4 May 2027|||Osk".to_owned(), 1));
        let comment = "One <!-- a\n\n**Two**\nb --> c\nThree";
        assert_eq!(shown(comment), ("One ||| c|Three".to_owned(), 1));
    }

    #[test]
    fn a_day_among_notes_is_kept_whether_they_are_left_out_or_tell_of_the_meeting() {
        let day = |text: &str| {
            let lines = (1..).zip(text.lines());
            let raw = lines.map(|(number, text)| Raw {
                number,
                page: 0,
                text,
            });
            let mut raw: Vec<Raw<'_>> = raw.collect();
            let found = blank(&mut raw, true).1;
            let kept = raw.iter().any(|l| l.text.contains("2027"));
            (found.map(|(day, line)| (day.to_string(), line)), kept)
        };
        let told = Some(("2027-08-01".to_owned(), 3));
        let notes = "---\ntitle: Osk\ndate: 2027-08-01\n---\nOsk";
        assert_eq!(day(notes), (told.clone(), false));
        let notes = "---\nlocation: The Mill\ndate: 2027-08-01 13:00:00 -0800\n---\nOsk";
        assert_eq!(day(notes), (told, true));
    }

    #[test]
    fn what_is_no_note_stays() {
        for text in [
            "---\nPresent: Ada Osk\n---",
            "---\nTHE PARISH OF OSK\n---",
            "---\ntitle: never closed",
            "a <!-- never closed\nb",
            "a <!-- b --> c",
        ] {
            assert_eq!(shown(text), (text.replace('\n', "|"), 0));
        }
    }
}
