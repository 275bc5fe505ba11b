//! The day of a meeting, as its minutes or the notice above them tell it.

use chrono::{Datelike, NaiveDate};

use crate::import::found::Found;
use crate::import::lexicon::{self, Field, RollWord};
use crate::import::line::Line;
use crate::import::proposal::Proposal;
use crate::import::supporting::para::paras;
use crate::import::supporting::{tell, words};
use crate::import::when;

const NO_YEAR: &str = "The minutes give no year.";

/// A paper that speaks of more years is no minutes of one meeting.
const MOST_YEARS: usize = 12;

/// The day of the minutes in `lines`, whose head is `head`.
pub(super) fn day(lines: &[Line], head: &[Line], out: &mut Proposal) -> Option<Found<NaiveDate>> {
    let near = out.date.as_ref().map(|d| d.value);
    in_head(head, near, out)
        .or_else(|| called_for(lines, out))
        .or_else(|| by_weekday(head, lines))
        .or_else(|| in_name(lines, out))
}

/// The day that the name of the file tells, "2027-05-04 minutes.docx".
fn in_name(lines: &[Line], out: &Proposal) -> Option<Found<NaiveDate>> {
    let place = lines.first()?.place;
    let name = &out.sources.get(usize::from(place.source))?.name;
    let words = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    let dated = written(&words.replace('_', " "))?;
    let why = "The minutes name no day; it is that in the name of the file.";
    Some(Found::unsure(dated, place, why))
}

/// The first day in words that is written with its year.
fn written(words: &str) -> Option<NaiveDate> {
    let mut dates = when::dates(words, None).into_iter();
    dates.find(|d| d.year_written).map(|d| d.date)
}

/// The day that a call above the minutes names, in the same paper and with no agenda of its own: the
/// minutes are of the meeting that was called.
fn called_for(lines: &[Line], out: &Proposal) -> Option<Found<NaiveDate>> {
    let day = out.date.as_ref()?;
    let here = lines.first()?.place;
    let above = day.place.source == here.source && day.place.line < here.line;
    let why = "The minutes name no day; it is that of the notice above them.";
    (above && out.items.len() < 2).then(|| day.clone().doubting(why))
}

/// The day, in the lines above the list of those present; "held on" goes before any other.
fn in_head(head: &[Line], near: Option<NaiveDate>, out: &mut Proposal) -> Option<Found<NaiveDate>> {
    let mut first: Option<Found<NaiveDate>> = None;
    let mut told = false;
    for para in paras(head) {
        let sat = words::lower(&para.text).contains("held ");
        // "Draft, subject to approval on 26 January 2027" has the day of the next meeting.
        let mut text = para.text.clone();
        if !sat && of_another_day(&para.text) {
            // "Status: Approved", and in a cell beside it the day with a label of its own.
            match labelled(head.get(para.first..para.after).unwrap_or_default()) {
                Some(cell) => cell.clone_into(&mut text),
                None => continue,
            }
        }
        for dated in when::dates(&text, near) {
            let mut found = Found::certain(dated.date, para.place);
            if let Some(sentence) = dated.disagrees() {
                tell(para.place, &sentence, out);
                found = found.doubting(&sentence);
            } else if !dated.year_written {
                found = found.doubting(NO_YEAR);
            }
            let letters = text
                .get(dated.at.clone())
                .is_some_and(|w| w.contains(char::is_alphabetic));
            match &mut first {
                // "3-2-22" in the title is "2 March 2022" in a sentence.
                Some(first) if letters && turned(first.value, found.value) => *first = found,
                Some(first) if first.value != found.value => {
                    let other = "The heading of the minutes has another date as well.";
                    if sat && !told {
                        *first = found.doubting(other);
                    } else {
                        *first = first.clone().doubting(other);
                    }
                }
                Some(first) if found.is_certain() && !first.is_certain() => *first = found,
                Some(_) => {}
                None => first = Some(found),
            }
            told |= sat;
        }
    }
    first
}

/// Whether words tell what became of the minutes on another day: "Approved on 4 May", and not "Approved
/// minutes, 4 May".
fn of_another_day(text: &str) -> bool {
    lexicon::spans(RollWord::Later, text).any(|at| {
        let behind = text.get(at.end..).unwrap_or_default();
        let behind = behind.trim_start_matches(char::is_alphabetic);
        lexicon::after(RollWord::Minutes, behind).is_none()
    })
}

/// Whether two days are one, with day and month in the other order.
fn turned(one: NaiveDate, other: NaiveDate) -> bool {
    one != other
        && one.year() == other.year()
        && (one.day(), one.month()) == (other.month(), other.day())
}

/// The cell that names the day by a label: "Date: 4 May 2027".
fn labelled(lines: &[Line]) -> Option<&str> {
    let cells = lines.iter().flat_map(|l| &l.cells).map(|c| c.text.as_str());
    let mut named = cells.filter(|cell| {
        let label = cell.split_once(':').map_or("", |(label, _)| label);
        !label.trim().is_empty() && lexicon::is(Field::Date, label)
    });
    named.next()
}

/// The day at the head of minutes that give no year: of the years that the paper speaks of the only one
/// in which it is the day of the week that stands with it.
fn by_weekday(head: &[Line], lines: &[Line]) -> Option<Found<NaiveDate>> {
    let mut years: Vec<i32> = Vec::new();
    for line in lines {
        for word in line.text().split(|c: char| !c.is_alphanumeric()) {
            let year = word.parse().ok().filter(|y| (1950..2100).contains(y));
            years.extend(year.filter(|y| word.len() == 4 && !years.contains(y)));
        }
    }
    for para in paras(head) {
        let in_year = |year: &i32| {
            let near = NaiveDate::from_ymd_opt(*year, 7, 1);
            let dated = when::dates(&para.text, near).into_iter().next()?;
            let told = dated.says.is_some() && !dated.year_written && dated.disagrees().is_none();
            (told && dated.date.year() == *year).then_some(dated.date)
        };
        let mut days = years.iter().take(MOST_YEARS).filter_map(in_year);
        if let (Some(day), None) = (days.next(), days.next()) {
            return Some(Found::unsure(day, para.place, NO_YEAR));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::import::supporting::testing::proposal;

    /// The day of the minutes of a text, "?" behind it where it is doubted.
    fn day(text: &str) -> String {
        let out = proposal(text);
        let day = out.minutes.first().and_then(|m| m.date.as_ref());
        day.map_or_else(String::new, |d| {
            let doubt = if d.is_certain() { "" } else { "?" };
            format!("{}{doubt}", d.value)
        })
    }

    const ROLL: &str = "Present: Ann Lee (Chair), Bo Oke, Cy Roe\n\n1. Looms\n\nThe looms were oiled.\n\n\
                        2. Ferries\n\nThe Club agreed to keep them. It was resolved that they be painted.\n";

    #[test]
    fn the_day_stands_in_a_cell_beside_another_label() {
        let head =
            "Minutes of the Loom Club\n\nStatus: Approved    Date: 4 May 2027    Place: Mill\n\n";
        assert_eq!(day(&format!("{head}{ROLL}")), "2027-05-04");
        let head = "LOOM CLUB\nAPPROVED MINUTES 4 MAY 2027\n\n";
        assert_eq!(day(&format!("{head}{ROLL}")), "2027-05-04");
        let head = "Minutes of the Loom Club\n\nApproved on 8 June 2027\n\n";
        assert_eq!(day(&format!("{head}{ROLL}")), "");
    }

    #[test]
    fn a_notice_above_the_list_of_those_present_has_the_day() {
        let head = "AGM27-A\n\nLoom Club\n\nAnnual General Meeting\n\nTo be held on Tuesday, 4 May 2027, 7.30pm\nin the Mill\n\n\
                    In the chair: Ann Lee\n\n";
        assert_eq!(day(&format!("{head}{ROLL}")), "2027-05-04");
    }

    #[test]
    fn a_day_of_the_week_tells_the_year_with_a_doubt() {
        let head = "Minutes of the meeting of the Loom Club held on Tuesday 4 May at 5.30pm\n\n";
        let tail = "\nThe fair of 2026 went well, and that of 2027 is planned.\n";
        assert_eq!(day(&format!("{head}{ROLL}{tail}")), "2027-05-04?");
        assert_eq!(day(&format!("{head}{ROLL}")), "");
    }

    #[test]
    fn the_name_of_the_file_has_the_day_where_the_minutes_name_none() {
        use crate::import::read::{PackFile, read};
        use crate::import::supporting::testing::{run, steps};
        let named = |name: &str| {
            let file = PackFile {
                name: crate::meeting::text::Text::line(name),
                run: run(&format!("Minutes of the Loom Club\n\n{ROLL}")),
                ..PackFile::default()
            };
            let out = read(&[file], &steps()).unwrap();
            let date = out.minutes.first().and_then(|m| m.date.clone());
            date.map(|d| (d.value.to_string(), d.is_certain()))
        };
        let day = Some(("2027-05-04".to_owned(), false));
        assert_eq!(named("2027-05-04-minutes.md"), day);
        assert_eq!(named("Minutes_4_May_2027.docx"), day);
        assert_eq!(named("minutes.docx"), None);
    }

    #[test]
    fn figures_in_the_title_are_the_day_that_a_sentence_writes_out() {
        let head = "Loom Club\nMinutes 3-2-27\n\nThe meeting took place on March 2, 2027, in the Mill.\n\n";
        assert_eq!(day(&format!("{head}{ROLL}")), "2027-03-02");
    }
}
