//! Questions about the house style of the documents.

use super::{Answer, Then, act, ask, choice, refuse};
use crate::bodies::{STYLES, Style};
use crate::meeting::Meeting;
use crate::meeting::house::{House, HouseStored, HouseTold, ItemNumbers};
use crate::meeting::intent::Intent;
use crate::tui::forms::step::Step;

/// The letter of the style that a meeting has already.
const KEEP: char = 'k';

/// Which of the ready styles; and where minute numbers run on, the first of this meeting.
pub(super) fn style(meeting: &Meeting, answers: &[Answer]) -> Then {
    let own = meeting.house();
    let told = |answer: &Answer| {
        if answer.letter() == KEEP {
            return HouseTold::from(&**own);
        }
        let style = STYLES.iter().find(|s| s.letter == answer.letter());
        style.and_then(Style::told).unwrap_or_default()
    };
    let runs_on = |told: &HouseTold| told.items == Some(ItemNumbers::Running);
    let number = |words: &str| words.trim().parse::<u32>().ok().filter(|n| *n > 0);
    match answers {
        [] => {
            let now = &own.name;
            let mut styles = Vec::new();
            if own.items == ItemNumbers::Running {
                styles.push(choice(KEEP, format!("{now}, from another minute number")));
            }
            styles.extend(STYLES.iter().map(|s| choice(s.letter, s.name)));
            ask(Step::choice(
                format!("The style of the documents (now {now}):"),
                styles,
            ))
        }
        [style] if runs_on(&told(style)) => ask(Step::words(
            "The number of this meeting\u{2019}s first minute:",
            &own.first_minute.to_string(),
            true,
        )),
        [style, first, ..] if runs_on(&told(style)) => match number(&first.words()) {
            None => refuse("Write the number in figures, from 1."),
            first_minute => set(HouseTold {
                first_minute,
                ..told(style)
            }),
        },
        [style, ..] => set(told(style)),
    }
}

fn set(told: HouseTold) -> Then {
    let house = House::from(&HouseStored::from(told.clone()));
    let said = format!("The documents are in the style {}.", house.name);
    act(Intent::SetStyle(Box::new(told)), said)
}
