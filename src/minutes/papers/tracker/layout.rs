//! The tracker as a document: open actions, then closed ones, group by group in tables.

use super::super::super::document::Block;
use super::super::super::draft::note;
use super::super::super::house::House;
use super::super::super::words::{date, full_date};
use super::super::{filled, heading};
use super::{TrackedAction, TrackerGroup};

/// The open actions group by group, then those that are closed.
pub(super) fn blocks(house: &House, actions: &[TrackedAction], group: TrackerGroup) -> Vec<Block> {
    if actions.is_empty() {
        return vec![note("There are no actions.")];
    }
    let mut blocks = Vec::new();
    for (head, state) in [("Open", "open"), ("Closed", "closed")] {
        let of_state: Vec<&TrackedAction> = actions.iter().filter(|a| a.state == state).collect();
        if of_state.is_empty() {
            continue;
        }
        blocks.push(heading(&format!("{head} ({})", of_state.len())));
        let mut groups: Vec<(String, Vec<&TrackedAction>)> = Vec::new();
        for action in of_state {
            for name in group.names(house, action) {
                match groups.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, held)) => held.push(action),
                    None => groups.push((name, vec![action])),
                }
            }
        }
        if group == TrackerGroup::Owner {
            groups.sort_by_key(|(name, _)| (name == NOBODY, name.to_lowercase()));
        }
        for (name, held) in groups {
            let rows = held.into_iter().map(|a| group.row(house, a)).collect();
            blocks.push(filled(name, group.columns(), rows));
        }
    }
    blocks
}

const NOBODY: &str = "Nobody named";

impl TrackerGroup {
    /// The groups in which an action stands: of several owners, each has it.
    fn names(self, house: &House, action: &TrackedAction) -> Vec<String> {
        match self {
            Self::Meeting => vec![format!("Meeting on {}", full_date(house, action.meeting))],
            Self::Owner if action.owners.is_empty() => vec![NOBODY.to_owned()],
            Self::Owner => action.owners.clone(),
            Self::Item if action.title.is_empty() => vec!["Item not known".to_owned()],
            Self::Item => vec![action.title.clone()],
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Meeting => &["Item", "Action", "Lead", "Due", "Progress"],
            Self::Owner => &["Meeting", "Minute", "Action", "Due", "Progress"],
            Self::Item => &["Meeting", "Minute", "Action", "Lead", "Due", "Progress"],
        }
    }

    fn row(self, house: &House, a: &TrackedAction) -> Vec<String> {
        let meeting = date(house.dates, a.meeting);
        let mark = if a.readers == "exempt" {
            "[Exempt] "
        } else {
            ""
        };
        let action = format!("{mark}{}", a.action);
        let lead = a.owners.join("; ");
        // That an action is open is told above the table.
        let open = a.state == "open" && a.progress == "Open";
        let progress = match (a.progress.as_str(), a.comment.as_str()) {
            (_, comment) if open => comment.to_owned(),
            (progress, "") => progress.to_owned(),
            (progress, comment) => format!("{progress}. {comment}"),
        };
        let progress = if a.as_of == a.meeting || progress.is_empty() {
            progress
        } else {
            let day = date(house.dates, a.as_of);
            format!("{} ({day})", progress.trim_end_matches('.'))
        };
        let minute = a.minute.clone();
        match self {
            Self::Meeting => {
                let item = format!("{minute} {}", a.title).trim().to_owned();
                vec![item, action, lead, a.due.clone(), progress]
            }
            Self::Owner => vec![meeting, minute, action, a.due.clone(), progress],
            Self::Item => vec![meeting, minute, action, lead, a.due.clone(), progress],
        }
    }
}
