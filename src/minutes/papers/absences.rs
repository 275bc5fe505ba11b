//! The absences of members that were approved, beside their attendance.

use crate::meeting::audience::Reader;
use crate::meeting::entry::Stream;

use super::super::document::Block;
use super::super::house::House;
use super::super::reading::Reading;
use super::super::words::date;
use super::{filled, heading};

/// Whose absence was approved, when, by whom and until when; why is in no document.
pub(super) fn blocks<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let day = |day| date(house.dates, day);
    let rows = reading.absences().map(|approved| {
        let absence = &approved.absence;
        let exempt = reading.readers_of_absence(approved) != Stream::Public;
        let mark = if exempt { "[Exempt] " } else { "" };
        let by = if absence.by.is_blank() {
            reading.body().name.to_string()
        } else {
            absence.by.to_string()
        };
        vec![
            format!("{mark}{}", reading.name(absence.person)),
            day(absence.on),
            by,
            absence.until.map_or_else(String::new, day),
            reading
                .absence_withdrawn(absence)
                .map_or_else(String::new, day),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = ["Name", "Approved on", "By", "Until", "Withdrawn on"];
    vec![
        heading("Absences approved"),
        filled(String::new(), &heads, rows),
    ]
}
