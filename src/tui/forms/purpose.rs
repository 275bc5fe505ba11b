//! What a form is for: which question comes next, and what is done when all are answered.

use super::answers::Answer;
use super::step::Step;
use crate::meeting::intent::{Intent, Order, Who};
use crate::tui::desk::Desk;
use crate::tui::people::Wanted;
use crate::tui::port::Effect;

/// What a form is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Somebody arrives or comes back.
    Arrive,
}

/// What follows the answers so far.
#[derive(Debug)]
pub enum Then {
    /// Another question.
    Ask(Box<Step>),
    /// These orders, and then this is told.
    Do(Vec<Order>, String),
    /// Something outside.
    Want(Effect),
    /// The next fact gets this time.
    Set(crate::meeting::intent::When),
    /// The answer won't do, and why.
    Refuse(String),
}

impl Purpose {
    /// What follows the answers so far.
    pub fn then(&self, answers: &[Answer], desk: &Desk) -> Then {
        let _ = desk;
        match (self, answers) {
            (Self::Arrive, []) => {
                Then::Ask(Box::new(Step::person("Who arrives?", Wanted::Arriving)))
            }
            (Self::Arrive, [who, ..]) => {
                let Some(person) = who.person().cloned() else {
                    return Then::Refuse("Nobody was chosen.".to_owned());
                };
                let intent = match person {
                    Who::Known(person) => Intent::Return {
                        person,
                        item: None,
                        place: crate::meeting::entry::Place::End,
                    },
                    person => Intent::Arrive {
                        person,
                        deputy_for: None,
                        item: None,
                        reason: crate::meeting::text::Text::default(),
                        place: crate::meeting::entry::Place::End,
                    },
                };
                Then::Do(vec![Order::from(intent)], String::new())
            }
        }
    }
}
