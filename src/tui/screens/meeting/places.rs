//! Where the panels of the meeting screen lie. The record comes first: other panels give way.

use ratatui::layout::Rect;

/// Columns that the record needs to read well, its margin included.
const RECORD: u16 = 88;
/// Columns of the agenda panel.
const AGENDA: u16 = 34;
/// Columns of the people panel.
const PEOPLE: u16 = 34;

/// Columns of a window in which the preview has room beside the record.
const BESIDE: u16 = 150;

/// Columns of a window in which the people have room beside the preview as well.
const PEOPLE_BESIDE: u16 = 160;

/// Whether a window of so many columns has room for the preview beside the record.
pub(in crate::tui) fn beside_fits(width: u16) -> bool {
    width >= BESIDE
}

/// The panels; one of no width is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Places {
    /// Where the body is and where the officer writes, in one line.
    pub strip: Rect,
    /// The rule under it.
    pub rule: Rect,
    /// The agenda.
    pub agenda: Rect,
    /// The record.
    pub record: Rect,
    /// The people, and what needs a look.
    pub people: Rect,
    /// What will be printed; the agenda gives way to it, and in narrower windows the people too.
    pub beside: Rect,
    /// The lines between them.
    pub posts: [Option<Rect>; 2],
}

/// Lays the panels out in `body`.
pub(super) fn places(body: Rect, beside: bool) -> Places {
    let beside = beside && beside_fits(body.width);
    let row = |y: u16, height: u16| {
        let y = y.min(body.height);
        Rect::new(body.x, body.y + y, body.width, height.min(body.height - y))
    };
    let (strip, rule) = (row(0, 1), row(1, 1));
    let rest = row(2, body.height.saturating_sub(2));
    let with_people = if beside {
        rest.width >= PEOPLE_BESIDE
    } else {
        rest.width >= 72 + PEOPLE + 8
    };
    let with_agenda = !beside && rest.width >= 72 + AGENDA + PEOPLE + 12;
    let left = if with_agenda { AGENDA + 1 } else { 0 };
    let right = if with_people { PEOPLE + 1 } else { 0 };
    let none = |x: u16| Rect::new(x, rest.y, 0, rest.height);
    let column = |x: u16, width: u16| Rect::new(rest.x + x, rest.y, width, rest.height);
    let people_x = rest.width - right.min(rest.width);
    let middle = people_x - left;
    let people = if with_people {
        column(people_x + 1, PEOPLE)
    } else {
        none(rest.right())
    };
    let people_post = with_people.then(|| column(people_x, 1));
    if beside {
        let half = middle / 2;
        return Places {
            strip,
            rule,
            agenda: none(rest.x),
            record: column(0, half),
            people,
            beside: column(half + 1, middle - half - 1),
            posts: [people_post, Some(column(half, 1))],
        };
    }
    // A wide window leaves room on both sides of the record, rather than longer lines.
    let spare = middle.saturating_sub(RECORD) / 2;
    Places {
        strip,
        rule,
        agenda: if with_agenda {
            column(0, AGENDA)
        } else {
            none(rest.x)
        },
        record: column(left + spare, middle - spare),
        people,
        beside: none(rest.right()),
        posts: [with_agenda.then(|| column(AGENDA, 1)), people_post],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_lie_beside_each_other_at_every_size() {
        for width in 0..260 {
            for height in 0..12 {
                let body = Rect::new(0, 1, width, height);
                for beside in [false, true] {
                    let p = places(body, beside);
                    for area in [p.strip, p.rule, p.agenda, p.record, p.people, p.beside] {
                        assert_eq!(
                            area.intersection(body).area(),
                            area.area(),
                            "{width}x{height}"
                        );
                    }
                    for other in [p.agenda, p.people, p.beside] {
                        assert_eq!(other.intersection(p.record).area(), 0);
                    }
                    assert_eq!(p.beside.width > 0, beside && width >= 150);
                }
            }
        }
    }

    #[test]
    fn the_usual_windows_have_their_panels() {
        let at = |width| {
            let p = places(Rect::new(0, 1, width, 20), false);
            (p.agenda.width > 0, p.people.width > 0)
        };
        assert_eq!(at(80), (false, false));
        assert_eq!(at(120), (false, true));
        assert_eq!(at(160), (true, true));
    }

    #[test]
    fn the_preview_leaves_the_people_where_a_window_has_room_for_both() {
        let at = |width| places(Rect::new(0, 1, width, 20), true);
        assert_eq!(at(150).people.width, 0);
        let wide = at(160);
        assert_eq!(wide.people.width, PEOPLE);
        assert!(wide.record.width >= 60 && wide.beside.width >= 60);
        assert_eq!(wide.beside.intersection(wide.people).area(), 0);
    }
}
