//! The actions in the journal of a body, in rows.

use chrono::NaiveDate;

use super::actions::{Of, Row, View, heading, owners, standing};
use crate::meeting::Meeting;
use crate::meeting::agenda::Prior;
use crate::meeting::describe::{due_in_words, owner_name, progress_in_words};
use crate::meeting::entry::{Due, Stream};
use crate::minutes::papers::Which;

/// Why an action is one of those that are to be looked at: the day by which it is due.
fn due(m: &Meeting, due: &Due) -> String {
    due_in_words(m, due).map_or_else(String::new, |due| format!("due {due}"))
}

/// The actions in the journal of a body.
pub(super) fn rows_of_body(m: &Meeting, view: View, today: NaiveDate) -> Vec<Row> {
    let wanted = |p: &&Prior| match view.which {
        Which::All => !p.gone,
        Which::Open => p.is_open(),
        Which::Overdue => p.is_overdue(today),
    };
    let mut found: Vec<&Prior> = m.prior_actions().iter().filter(wanted).collect();
    found.sort_by_key(|p| p.action.raised);
    let mut groups: Vec<(String, Vec<&Prior>)> = Vec::new();
    for prior in found {
        let heads = if view.by_owner && prior.action.owners.is_empty() {
            vec!["Nobody named".to_owned()]
        } else if view.by_owner {
            let names = prior.action.owners.iter();
            names.map(|o| owner_name(m, o)).collect()
        } else {
            vec![format!(
                "Agreed on {}",
                prior.action.raised.format("%-d %B %Y")
            )]
        };
        for head in heads {
            match groups.iter_mut().find(|(known, _)| *known == head) {
                Some((_, held)) => held.push(prior),
                None => groups.push((head, vec![prior])),
            }
        }
    }
    if view.by_owner {
        groups.sort_by_key(|(name, _)| name.to_lowercase());
    }
    let mut out = Vec::new();
    for (head, held) in groups {
        out.push(heading(head));
        out.extend(held.into_iter().map(|p| of_body(m, p, today)));
    }
    out
}

fn of_body(m: &Meeting, prior: &Prior, today: NaiveDate) -> Row {
    let action = &prior.action;
    let (progress, comment, on) = prior.stands();
    let who = owners(m, &action.owners);
    let mut standing = standing(progress);
    if prior.is_overdue(today) {
        "OVERDUE".clone_into(&mut standing);
    }
    let exempt = if prior.stream == Stream::Public {
        ""
    } else {
        "EXEMPT: "
    };
    let agreed = [
        action.topic.to_string(),
        action.minute.to_string(),
        due(m, &action.due),
    ];
    let agreed: Vec<String> = agreed.into_iter().filter(|w| !w.is_empty()).collect();
    let said = on.map_or_else(String::new, |day| {
        let comment = if comment.is_empty() { "" } else { ": " }.to_owned() + comment;
        format!(
            "\n{}, {}{comment}",
            day.format("%-d %b %Y"),
            progress_in_words(progress)
        )
    });
    Row {
        of: Of::Prior(prior.id),
        words: format!("{exempt}{}", action.text.replace('\n', " ")),
        detail: format!(
            "{}{}{said}",
            action.text,
            match agreed.as_slice() {
                [] => String::new(),
                agreed => format!(" ({})", agreed.join("; ")),
            }
        ),
        owners: if who.is_empty() {
            "no owner".to_owned()
        } else {
            who
        },
        standing,
        settled: !prior.is_open(),
    }
}
