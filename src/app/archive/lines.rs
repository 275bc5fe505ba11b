//! A line of the library as the index keeps it, so that a folder of thousands is listed without reading
//! them.

use chrono::{DateTime, NaiveDate};

use crate::tui::port::{Listed, SessionKey};

/// What parts the fields.
const BETWEEN: char = '\u{1F}';

/// A line as it is kept.
pub(super) fn write(line: &Listed) -> String {
    let items = line.items_left.map(|n| n.to_string());
    let saved = line.saved.map(|at| at.to_rfc3339());
    [
        line.body.clone(),
        line.date.to_string(),
        line.state.clone(),
        line.to_do.clone(),
        line.place.clone(),
        line.trouble.clone().unwrap_or_default(),
        items.unwrap_or_default(),
        saved.unwrap_or_default(),
    ]
    .map(|field| field.replace(BETWEEN, " "))
    .join("\u{1F}")
}

/// A line that was kept; none where it is none of ours.
pub(super) fn read(line: &str, key: SessionKey) -> Option<Listed> {
    let fields: Vec<&str> = line.split(BETWEEN).collect();
    let [body, date, state, to_do, place, trouble, items, saved] = fields[..] else {
        return None;
    };
    Some(Listed {
        key,
        body: body.to_owned(),
        date: date.parse::<NaiveDate>().ok()?,
        state: state.to_owned(),
        to_do: to_do.to_owned(),
        sample: false,
        trouble: (!trouble.is_empty()).then(|| trouble.to_owned()),
        place: place.to_owned(),
        items_left: items.parse().ok(),
        saved: DateTime::parse_from_rfc3339(saved).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_as_it_was() {
        let full = Listed {
            key: SessionKey("k".to_owned()),
            body: "Harbour Board".to_owned(),
            date: NaiveDate::from_ymd_opt(2026, 3, 19).unwrap(),
            state: "open".to_owned(),
            to_do: "to be closed".to_owned(),
            trouble: Some("It is damaged.".to_owned()),
            place: "Town Hall".to_owned(),
            items_left: Some(0),
            saved: DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").ok(),
            sample: false,
        };
        for line in [
            full.clone(),
            Listed {
                trouble: None,
                items_left: None,
                saved: None,
                ..full
            },
        ] {
            assert_eq!(read(&write(&line), line.key.clone()), Some(line));
        }
        assert_eq!(read("what", SessionKey::default()), None);
    }
}
