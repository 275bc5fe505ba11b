//! Paragraphs turned into resolutions, outcomes and actions and back, moved to other items, and
//! decisions made out of words selected inside a sentence: at once, each taken back by one undo.

use crate::meeting::entry::{Kind, Place, Stage, Verb};

use crate::meeting::intent::{Intent, Ref, Turn};
use crate::meeting::text::Text;
use crate::tui::carry::carry;
use crate::tui::commands::Command;
use crate::tui::forms::{Form, Purpose};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// Runs a command; answers whether there are words to be typed now.
pub(super) fn run(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> bool {
    match command {
        Command::MoveBefore => over(ui, false, out),
        Command::MoveAfter => over(ui, true, out),
        Command::MoveTo => {
            let entry = ui.session.as_ref().and_then(|s| s.sheet.entry());
            if let Some(entry) = entry {
                Form::begin(command, Purpose::MoveTo(entry), ui, out);
            }
        }
        Command::ToParagraph => turn(ui, command, out),
        _ => match ui.session.as_ref().and_then(selected) {
            Some(words) => return out_of(ui, command, &words, out),
            None => turn(ui, command, out),
        },
    }
    false
}

/// The words selected in a paragraph, as a sentence of their own: its first letter raised, and a
/// full stop at its end.
fn selected(session: &Session) -> Option<String> {
    let block = session.sheet.block().filter(|b| b.editable)?;
    sentence(block.text.selected())
}

/// Words as a sentence of their own; none if they are blank.
pub(super) fn sentence(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches([' ', ',', ';', ':']);
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let stop = if words.ends_with(['.', '!', '?', '\u{2026}']) {
        ""
    } else {
        "."
    };
    Some(first.to_uppercase().collect::<String>() + rest + stop)
}

/// A decision out of the words selected: a new entry after this one, to be changed at once.
fn out_of(ui: &mut Ui, command: Command, words: &str, out: &mut Vec<Effect>) -> bool {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return false;
    };
    session.flush(now, out);
    let (Some(item), from) = (session.sheet.item(), session.sheet.entry()) else {
        return false;
    };
    let (item, place) = (Some(Ref::from(item)), session.place());
    // What comes out of exempt words may say them: it has their readers.
    let stream = session.readers_here();
    let text = Text::new(words);
    let intent = match command {
        Command::ToOutcome => Intent::Conclude {
            item,
            verb: verb_of(words),
            text,
            limbs: Vec::new(),
            place,
        },
        Command::ToResolution => Intent::Resolve {
            item,
            text,
            stage: Stage::Worded,
            place,
        },
        _ => {
            let words = words.to_owned();
            Form::begin(
                Command::AddAction,
                Purpose::Action {
                    words,
                    offer: String::new(),
                    from,
                },
                ui,
                out,
            );
            return false;
        }
    };
    let Some(seq) = ui.act_for(stream, intent, out) else {
        return false;
    };
    if let Some(session) = ui.session.as_mut()
        && let Some(entry) = session.made_entry(seq)
    {
        let meeting = session.journal.meeting();
        session.sheet.stand_in(meeting, entry, usize::MAX);
    }
    ui.tell("The sentence stays as it is; change these words as you like.");
    true
}

/// The entry becomes another kind, or a paragraph again.
fn turn(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_ref() else {
        return;
    };
    let here = session.sheet.entry();
    let Some(entry) = here.and_then(|id| session.meeting().entry(id)) else {
        return;
    };
    let words = session.sheet.block().map_or("", |b| b.text.text());
    let into = match (command, &entry.kind) {
        (Command::ToResolution, Kind::Resolution { .. })
        | (Command::ToOutcome, Kind::Outcome { .. })
        | (Command::ToAction, Kind::Action { .. })
        | (Command::ToParagraph, _) => Turn::Paragraph,
        (Command::ToResolution, _) => Turn::Resolution,
        (Command::ToOutcome, _) => Turn::Outcome(verb_of(words)),
        _ => Turn::Action,
    };
    let told = match into {
        Turn::Paragraph => "It is a paragraph again.".to_owned(),
        Turn::Resolution => "It is a resolution, being worded.".to_owned(),
        Turn::Outcome(verb) => format!("It is an outcome: {}.", verb_words(verb)),
        Turn::Action => "It is an action; ^Space D gives it owners and a date.".to_owned(),
    };
    let intent = Intent::TurnInto {
        entry: Ref::from(entry.id),
        into,
    };
    if ui.act(intent, out).is_some() {
        ui.tell(told);
    }
}

/// Words that tell what a body did.
const VERBS: &[(&str, Verb)] = &[
    ("noted", Verb::Noted),
    ("note", Verb::Noted),
    ("endorsed", Verb::Endorsed),
    ("supported", Verb::Endorsed),
    ("commended", Verb::Commended),
    ("praised", Verb::Commended),
    ("received", Verb::Received),
    ("recommended", Verb::Recommended),
    ("steer", Verb::Steer),
    ("agreed", Verb::Agreed),
    ("approved", Verb::Agreed),
];

/// What the body did, by the first word that tells it; noted, if none does.
fn verb_of(words: &str) -> Verb {
    let lower = words.to_lowercase();
    if lower.contains("no decision") {
        return Verb::NoDecision;
    }
    let mut each = lower.split(|c: char| !c.is_alphabetic());
    let found = each.find_map(|word| VERBS.iter().find(|(known, _)| *known == word));
    found.map_or(Verb::Noted, |(_, verb)| *verb)
}

fn verb_words(verb: Verb) -> &'static str {
    match verb {
        Verb::Noted => "noted",
        Verb::Agreed => "agreed",
        Verb::Endorsed => "endorsed",
        Verb::Commended => "commended",
        Verb::Received => "received",
        Verb::Steer => "gave a steer",
        Verb::Recommended => "recommended",
        Verb::NoDecision => "took no decision",
    }
}

/// Moves the entry with the caret to the item before or after.
fn over(ui: &mut Ui, down: bool, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_ref() else {
        return;
    };
    let (meeting, here) = (session.meeting(), session.sheet.item());
    let (Some(entry), Some(at)) = (
        session.sheet.entry(),
        here.and_then(|id| meeting.item_index(id)),
    ) else {
        return;
    };
    let to = if down {
        meeting.items().get(at + 1)
    } else {
        at.checked_sub(1).and_then(|at| meeting.items().get(at))
    };
    let Some(to) = to.map(|item| item.id) else {
        ui.tell("There is no item beyond this one.");
        return;
    };
    // On to the next item as words run on: its start; and back to where they came from.
    let place = if down { Place::Start } else { Place::End };
    carry(ui, entry, to, place, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_body_did_is_told_by_its_words() {
        let cases = [
            ("The Board noted the report and endorsed it.", Verb::Noted),
            ("Members ENDORSED the plan.", Verb::Endorsed),
            ("It was recommended that Cabinet agreed.", Verb::Recommended),
            ("Officers were given a steer.", Verb::Steer),
            ("No decision was taken.", Verb::NoDecision),
            ("There was a discussion.", Verb::Noted),
            ("A footnoted figure was agreed.", Verb::Agreed),
        ];
        for (words, verb) in cases {
            assert_eq!(verb_of(words), verb, "{words}");
        }
    }

    #[test]
    fn words_out_of_a_sentence_become_one() {
        let made = |words| sentence(words).unwrap_or_default();
        assert_eq!(made("the plan be\n agreed, "), "The plan be agreed.");
        assert_eq!(made("\u{e9}tude"), "\u{c9}tude.");
        assert_eq!(made("Was it?"), "Was it?");
        assert_eq!(sentence(" ; "), None);
    }
}
