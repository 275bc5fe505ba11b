//! The menu after a started key: what may follow, in groups. In each group what can't be done now
//! stands last, and quieter.

use std::collections::BTreeMap;

use super::super::commands::{self, Spec};
use super::super::editor::grapheme::measure;
use super::super::groups::Group;
use super::super::key::Key;
use super::super::model::Model;
use crate::tui::paper::Paper;
use ratatui::layout::Rect;

/// Rows of the window that the record and what frames it keep.
const KEPT: u16 = 9;
/// Columns of a whole line of help, the key before it.
const LINE: u16 = 52;
/// Columns of a word or two, the key before them.
const BRIEF: u16 = 15;

/// A row of the menu.
enum Row {
    Blank,
    Heading(&'static str),
    Command(&'static Spec),
}

/// Where everything stands.
struct MenuLayout {
    /// Rows of each column, and the columns' width.
    columns: Vec<(Vec<Row>, u16)>,
    /// Commands are told by their whole line of help.
    in_lines: bool,
}

impl MenuLayout {
    fn rows(&self) -> usize {
        let rows = self.columns.iter().map(|(rows, _)| rows.len());
        rows.max().unwrap_or(0)
    }
}

/// The commands that may follow the prefix key, by their groups.
fn groups(model: &Model) -> BTreeMap<Place, Vec<&'static Spec>> {
    let typed = |spec: &&Spec| spec.keys().any(|k| k.typed().is_some());
    let here = model.contexts();
    let mut out: BTreeMap<Place, Vec<&'static Spec>> = BTreeMap::new();
    let all = commands::COMMANDS.iter();
    for spec in all.filter(|s| here.contains(&s.context)).filter(typed) {
        out.entry(Place::of(spec.group())).or_default().push(spec);
    }
    // A heading over the two or three that hold on every screen would cost a row of its own: they
    // close the last group.
    if let Some(always) = out.remove(&Place::of(Group::Always)) {
        match out.last_entry() {
            Some(mut last) => last.get_mut().extend(always),
            None => {
                out.insert(Place::of(Group::Always), always);
            }
        }
    }
    for specs in out.values_mut() {
        specs.sort_by_key(|spec| spec.may(&model.ui).is_err());
    }
    out
}

/// A group, ordered as the menu shows them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place(u8, Group);

impl Place {
    fn of(group: Group) -> Self {
        let at = match group {
            Group::People => 0,
            Group::Decide => 1,
            Group::Vote => 2,
            Group::Agenda => 3,
            Group::Meeting => 4,
            Group::Write => 5,
            Group::Screen(_) => 6,
            Group::Always => 7,
        };
        Self(at, group)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

/// Lays the menu out for a window: a column for each group where the words of all have room beside
/// each other, else groups under each other.
fn layout(model: &Model) -> MenuLayout {
    let (width, height) = model.ui.size;
    let room = width.saturating_sub(2);
    let most = usize::from(height.saturating_sub(KEPT).max(height / 2)).max(1);
    let mut groups = groups(model);
    let tallest = groups.values().map(|g| g.len() + 1).max().unwrap_or(0);
    let wide = |specs: &[&Spec]| specs.iter().map(|s| measure(s.brief)).max().unwrap_or(0);
    let widths: Vec<u16> = groups.values().map(|g| wide(g) as u16 + 4).collect();
    let in_lines = room >= LINE * 3;
    if !in_lines && tallest <= most && widths.iter().sum::<u16>() <= room {
        // What room is left goes between them.
        let spare = (room - widths.iter().sum::<u16>()) / widths.len().max(1) as u16;
        let columns = groups
            .into_iter()
            .zip(widths)
            .map(|((place, specs), wide)| {
                let mut rows = vec![Row::Heading(place.1.title())];
                rows.extend(specs.into_iter().map(Row::Command));
                (rows, wide + spare.min(8))
            });
        return MenuLayout {
            columns: columns.collect(),
            in_lines,
        };
    }
    let each = if in_lines { LINE } else { BRIEF };
    let count = usize::from((room / each).max(1));
    let rows = |groups: &BTreeMap<Place, Vec<&'static Spec>>| -> usize {
        groups.values().map(|g| g.len() + 1).sum()
    };
    if rows(&groups) > count * most {
        // There is room for what may follow, and not for what may not.
        for specs in groups.values_mut() {
            specs.retain(|spec| spec.may(&model.ui).is_ok());
        }
        groups.retain(|_, specs| !specs.is_empty());
    }
    let all = rows(&groups);
    let least = all.div_ceil(count).min(most);
    let fits = |rows: usize| packed(&groups, rows, false).len() <= count;
    let columns = match (least..=most).find(|rows| fits(*rows)) {
        Some(rows) => packed(&groups, rows, false),
        // Where they don't fit as they are, each goes on where the one before it ends.
        None => packed(&groups, most, true),
    };
    let columns = columns.into_iter().take(count);
    MenuLayout {
        columns: columns.map(|rows| (rows, each)).collect(),
        in_lines,
    }
}

/// The groups one after the other in columns of so many rows; a group is parted only where it is
/// longer than a column, or wherever a column ends if it `flows`.
fn packed(groups: &BTreeMap<Place, Vec<&'static Spec>>, rows: usize, flows: bool) -> Vec<Vec<Row>> {
    let mut out: Vec<Vec<Row>> = vec![Vec::new()];
    for (place, specs) in groups {
        let used = out.last().map_or(0, Vec::len);
        // A heading with nothing under it tells nothing.
        let no_room = if flows {
            used + 2 > rows
        } else {
            used + 2 + specs.len() > rows
        };
        if used > 0 && no_room {
            out.push(Vec::new());
        }
        let mut put = |row: Row| {
            if out.last().is_some_and(|column| column.len() >= rows) {
                out.push(Vec::new());
            }
            if let Some(column) = out.last_mut() {
                column.push(row);
            }
        };
        if used > 0 && !flows && used + 2 + specs.len() <= rows {
            put(Row::Blank);
        }
        put(Row::Heading(place.1.title()));
        specs.iter().copied().map(Row::Command).for_each(put);
    }
    out
}

/// How many rows the menu takes.
pub(super) fn rows(model: &Model) -> u16 {
    layout(model).rows() as u16
}

/// Draws it under the rule of the foot.
pub(super) fn draw(model: &Model, paper: &mut Paper<'_>, area: Rect) {
    let theme = paper.theme;
    let layout = layout(model);
    let mut x = area.x + 1;
    for (rows, wide) in layout.columns {
        let right = (x + wide.saturating_sub(1)).min(area.right());
        for (y, row) in (area.y + 1..area.bottom()).zip(rows) {
            match row {
                Row::Blank => {}
                Row::Heading(title) => {
                    paper.fitted(x, y, right, title, theme.strong);
                }
                Row::Command(spec) => {
                    let key = spec.keys().find(|k| k.typed().is_some());
                    let key = key.map_or_else(String::new, |k: Key| k.short());
                    let (a, b) = match spec.may(&model.ui) {
                        Ok(()) => (theme.accent, theme.text),
                        Err(_) => (theme.quiet, theme.quiet),
                    };
                    let x = paper.text(x, y, right, &key, a) + 1;
                    if layout.in_lines {
                        paper.fitted(x, y, right, spec.help, b);
                    } else {
                        paper.fitted(x, y, right, spec.brief, b);
                    }
                }
            }
        }
        x += wide;
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::commands::{COMMANDS, Context};
    use crate::tui::groups::Group;
    use crate::tui::testing::Bench;

    #[test]
    fn what_may_follow_stands_in_groups_at_every_usual_size() {
        for size in [(80, 24), (120, 30), (160, 50), (200, 60)] {
            let bench = Bench::running(size).keys("Members asked.<C-Space>");
            for title in ["People", "Decide", "Motions", "Agenda", "Write"] {
                bench.sees(title);
            }
            // Nothing that may follow is left out, and the sentence being written is still seen.
            bench.sees("Members asked.");
            for spec in COMMANDS {
                let typed = spec.keys().any(|k| k.typed().is_some());
                let may = size.0 >= 120 || spec.may(&bench.model.ui).is_ok();
                if typed && may && matches!(spec.context, Context::Meeting | Context::Writing) {
                    let words = if size.0 >= 160 { spec.help } else { spec.brief };
                    bench.sees(words);
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_done_now_comes_last_in_its_group_and_is_dim() {
        let mut bench = Bench::running((80, 24));
        bench.looks.colour = false;
        bench.resize(80, 24);
        bench.press("<C-Space>");
        let screen = bench.screen();
        // Columns are read one after the other.
        let place = |words: &str| {
            let found = screen
                .lines()
                .enumerate()
                .find_map(|(y, line)| Some((line.find(words)?, y)));
            found.unwrap_or_else(|| panic!("no {words} in\n{screen}"))
        };
        // There is no resolution yet that could be put; a resolution can be made.
        assert!(
            place("k put") > place("r resolve") && place("k put") > place("g progress"),
            "{screen}"
        );
        let y = place("k put").1 as u16;
        let x = (0..80).find(|&x| {
            bench.cells()[(x, y)].symbol() == "k" && bench.cells()[(x + 2, y)].symbol() == "p"
        });
        let cell = &bench.cells()[(x.unwrap() + 2, y)];
        assert!(cell.modifier.contains(ratatui::style::Modifier::DIM));
    }

    #[test]
    fn a_command_of_each_kind_stands_in_its_group() {
        let of = |name: &str| {
            COMMANDS
                .iter()
                .find(|s| s.name == name)
                .map(super::Spec::group)
        };
        assert_eq!(of("person.arrives"), Some(Group::People));
        assert_eq!(of("resolution.put"), Some(Group::Decide));
        assert_eq!(of("agenda.defer"), Some(Group::Agenda));
        assert_eq!(of("entry.strike"), Some(Group::Write));
    }
}
