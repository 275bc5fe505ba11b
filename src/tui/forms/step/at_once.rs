//! Taking somebody by the first letters of their name, once these can mean nobody else.

use super::{Kind, Step, Taken};
use crate::meeting::text::folded;
use crate::tui::people::{Known, Wanted};
use crate::tui::ui::Ui;

impl Step {
    /// The letters by which somebody was just taken at once, and the rest of their name.
    pub(in crate::tui::forms) fn taken_at_once(&mut self) -> Option<(String, String)> {
        self.at_once.take()
    }

    /// Whoever comes or goes is taken as soon as two letters or more of a surname can mean nobody else.
    pub(super) fn only_one(&mut self, ui: &Ui) -> Taken {
        let typed = self.field.text().to_owned();
        let Kind::People {
            wanted: Wanted::Arriving | Wanted::Leaving,
            several: false,
            taken,
            rows,
            ..
        } = &mut self.kind
        else {
            return Taken::Stay;
        };
        let Some(meeting) = ui.meeting().filter(|_| typed.chars().count() >= 2) else {
            return Taken::Stay;
        };
        // Whom a name can mean counts; that letters begin a role or an organisation too does not.
        let details = |known: &Known| match known {
            Known::Person(id) => meeting.person(*id).map(|p| &p.details),
            _ => None,
        };
        let mut named = rows.iter().filter(|known| {
            details(known).is_some_and(|d| {
                let mut words = d.name.split_whitespace().chain([d.surname()]);
                words.any(|word| after(word, &typed).is_some())
            })
        });
        let (Some(only), None) = (named.next(), named.next()) else {
            return Taken::Stay;
        };
        let rest = details(only).and_then(|d| {
            let rest = |name: &str| after(name, &typed);
            rest(d.surname()).or_else(|| rest(d.last_word()))
        });
        let Some(rest) = rest else {
            return Taken::Stay;
        };
        taken.push(only.clone());
        self.at_once = Some((typed, rest));
        self.field.set_text("");
        Taken::Answered
    }
}

/// What is left of a name whose first letters were typed; none if it begins otherwise.
fn after(name: &str, typed: &str) -> Option<String> {
    let mut letters = name.chars();
    for wanted in typed.chars() {
        let next = letters.next()?;
        if !folded(next).eq(folded(wanted)) {
            return None;
        }
    }
    Some(letters.collect())
}
