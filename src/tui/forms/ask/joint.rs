//! Questions about a body that meets together with the first.

use super::{Answer, Then, act, ask, refuse};
use crate::meeting::Meeting;
use crate::meeting::id::BodyId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::joint::Constituent;
use crate::meeting::people::Body;
use crate::meeting::rules::{Quorum, RulesTold};
use crate::tui::forms::step::Step;

use super::rules::{needed, with};

/// Its name, its words and its quorum: of one that joins, or of one that is here already.
pub(super) fn joined(meeting: &Meeting, id: Option<BodyId>, answers: &[Answer]) -> Then {
    let which = id.map(Constituent::Joined);
    let blank = Body::default();
    let now = which.map_or(&blank, |which| meeting.body_of(which));
    let rules = which.map_or_else(RulesTold::default, |which| meeting.rules_of(which).into());
    match answers {
        [] => ask(Step::words(
            "The body that meets with this one:",
            &now.name,
            false,
        )),
        [_] => ask(Step::words("Of which authority?", &now.host, true)),
        [_, _] => ask(Step::words(
            "The minutes call it (empty for its name):",
            &now.called,
            true,
        )),
        [_, _, _] => ask(Step::words(
            "Its chair is called (Chair, Chairman):",
            &now.chair_title,
            true,
        )),
        [_, _, _, _] => ask(Step::words(
            "Its quorum: 4, or 1/3, or 1/3 least 3 (empty for none):",
            &rules.quorum.in_words(),
            true,
        )),
        [_, _, _, _, quorum] if Quorum::from_words(&quorum.words()).is_none() => {
            refuse("That is no quorum; write a number, or a part of the seats: 1/3 least 3.")
        }
        [_, _, _, _, _] => ask(Step::words(
            "Who must be among them? councillor, NHS (empty for nobody):",
            &with(&rules.quorum_includes),
            true,
        )),
        [name, host, called, chair, quorum, includes, ..] => {
            let body = Body {
                name: name.words(),
                host: host.words(),
                called: called.words(),
                chair_title: chair.words(),
                ..now.clone()
            };
            let rules = RulesTold {
                quorum: Quorum::from_words(&quorum.words()).unwrap_or_default(),
                quorum_includes: needed(&includes.words()),
                ..rules
            };
            match id {
                Some(id) => act(
                    Intent::ChangeJoinedBody {
                        joined: Ref::from(id),
                        body,
                        rules,
                    },
                    "The body is put right.",
                ),
                None => act(
                    Intent::JoinBody { body, rules },
                    "It meets with this one; its seats come below, after those of the first.",
                ),
            }
        }
    }
}
