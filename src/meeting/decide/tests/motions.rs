//! Motions, amendments, votes and the quorum.

use super::*;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Lead, VoteTold};
use crate::meeting::motion::{Counts, Method, Voice, VoteResult};
use crate::meeting::rules::{Majority, Needed, Quorum, RulesTold};

/// The four members are here, item 3 is before the body, and a motion is worded.
fn motion() -> Room {
    let mut room = board();
    room.at("13:50").act(I::MarkAllPresent);
    room.at("14:00").act(I::Open { presiding: None });
    room.at("14:20").act(I::Take { item: "3".into() });
    room.act(resolve("That the plan be adopted"));
    room
}

fn resolve(text: &str) -> I {
    I::Resolve {
        item: None,
        text: text.into(),
        stage: Stage::Worded,
        place: Place::End,
    }
}

fn moved(mover: &str, seconder: &str) -> I {
    I::Move {
        entry: None,
        mover: Some(mover.into()),
        seconder: Some(seconder.into()),
    }
}

fn amend(text: &str) -> I {
    I::Amend {
        to: None,
        mover: Some("Marsh".into()),
        seconder: Some("Fenn".into()),
        text: text.into(),
        place: Place::End,
    }
}

fn told(told: VoteTold) -> I {
    I::Vote {
        on: Vec::new(),
        told,
        place: Place::End,
    }
}

fn hands(in_favour: u16, against: u16, abstained: u16) -> I {
    told(VoteTold {
        counts: Some(Counts {
            in_favour,
            against,
            abstained,
        }),
        ..VoteTold::default()
    })
}

fn rules(rules: RulesTold) -> I {
    I::SetRules(rules)
}

fn stage_of(room: &Room, words: &str) -> Stage {
    let entries = room.meeting.all_entries();
    let entry = entries.iter().find(|e| e.text.contains(words)).unwrap();
    entry.kind.stage().unwrap()
}

fn newest(room: &Room) -> (EntryId, Kind) {
    let entry = room.meeting.all_entries().last().unwrap();
    (entry.id, entry.kind.clone())
}

fn vote_result(room: &Room) -> VoteResult {
    let mut votes = room.meeting.all_entries().iter().rev();
    votes
        .find_map(|e| match &e.kind {
            Kind::Vote { result, .. } => Some(*result),
            _ => None,
        })
        .unwrap()
}

/// The same order with a reason for going on though a rule stands in the way.
fn despite(intent: I, reason: &str) -> Order {
    Order {
        despite: reason.into(),
        ..Order::from(intent)
    }
}

#[test]
fn a_motion_has_a_mover_and_a_seconder_who_are_here_and_may_vote() {
    let mut room = motion();
    room.act(moved("Orchard", "Marsh"));
    let (_, kind) = newest(&room);
    assert_eq!(kind.moved().unwrap().by, Some(room.id("Ben Orchard")));
    assert!(
        room.refuses(moved("Orchard", "Orchard"))
            .contains("their own motion")
    );
    room.act(I::Attend {
        who: Who::New(person("Eve Lark", "Solicitor")),
    });
    assert!(room.refuses(moved("Lark", "Marsh")).contains("has no vote"));
    room.act(I::Leave {
        person: "Fenn".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    });
    assert!(
        room.refuses(moved("Fenn", "Marsh"))
            .contains("is not in the room")
    );
}

#[test]
fn a_show_of_hands_carries_or_loses_by_its_figures() {
    for ((ayes, noes, none), stage) in [
        ((3, 1, 0), Stage::Agreed),
        ((1, 2, 1), Stage::Lost),
        ((2, 2, 0), Stage::Put),
    ] {
        let mut room = motion();
        room.act(hands(ayes, noes, none));
        assert_eq!(stage_of(&room, "plan"), stage, "{ayes}-{noes}-{none}");
    }
    let mut room = motion();
    let refused = room.refuses(hands(4, 1, 0));
    assert!(
        refused.contains("5 votes are counted, and 4 members"),
        "{refused}"
    );
    let refused = room.refuses(hands(0, 0, 0));
    assert!(refused.contains("Nobody is counted"), "{refused}");
}

#[test]
fn a_tie_waits_for_the_casting_vote_of_whoever_presides() {
    let mut room = motion();
    let cast = |voice| I::CastingVote { vote: None, voice };
    assert!(
        room.refuses(cast(Some(Voice::For)))
            .contains("on a tie alone")
    );
    room.act(hands(2, 2, 0));
    assert_eq!(vote_result(&room), VoteResult::Tied);
    room.act(cast(Some(Voice::For)));
    assert_eq!(stage_of(&room, "plan"), Stage::Agreed);
    assert!(
        room.refuses(cast(Some(Voice::For)))
            .contains("on a tie alone")
    );

    let mut room = motion();
    room.act(hands(2, 2, 0)).act(cast(None));
    assert_eq!(stage_of(&room, "plan"), Stage::Lost);

    let mut room = motion();
    room.act(rules(RulesTold {
        no_casting_vote: true,
        ..RulesTold::default()
    }));
    room.act(hands(2, 2, 0));
    assert!(
        room.refuses(cast(Some(Voice::For)))
            .contains("no casting vote")
    );
    room.act(cast(None));
    assert_eq!(stage_of(&room, "plan"), Stage::Lost);
}

#[test]
fn amendments_are_settled_one_by_one_and_before_the_motion() {
    let mut room = motion();
    room.act(amend("That it be adopted in two stages"));
    let refused = room.refuses(amend("That it be adopted in May"));
    assert!(refused.contains("has not been settled"), "{refused}");
    room.act(hands(1, 3, 0));
    assert_eq!(stage_of(&room, "two stages"), Stage::Lost);
    room.act(amend("That it be adopted in May"));
    room.act(I::EndMotion {
        entry: None,
        how: Stage::Accepted,
    });
    assert_eq!(stage_of(&room, "in May"), Stage::Accepted);
    room.act(amend("That it be adopted twice"));
    let motion = room.meeting.resolutions().next().unwrap().id;
    let on_motion = I::Vote {
        on: vec![Ref::from(motion)],
        told: VoteTold::default(),
        place: Place::End,
    };
    let refused = room.refuses(on_motion.clone());
    assert!(refused.contains("has not been settled"), "{refused}");
    let order = despite(on_motion, "the mover had left");
    room.try_order(&order).unwrap();
    assert_eq!(stage_of(&room, "plan"), Stage::Agreed);
    assert_eq!(stage_of(&room, "adopted twice"), Stage::Fallen);
}

#[test]
fn a_motion_has_its_amended_words_once_they_are_given_whatever_times_are_told() {
    let mut room = motion();
    let at = |time: &str, intent: I| Order {
        at: Some(When::Clock(
            NaiveTime::parse_from_str(time, "%H:%M").unwrap(),
        )),
        ..Order::from(intent)
    };
    let (motion, _) = newest(&room);
    // Written up with the times of the meeting, while the clock shows another one.
    for order in [
        at("14:51", amend("That the plan be adopted twice")),
        at("14:52", hands(3, 1, 0)),
    ] {
        room.try_order(&order).unwrap();
    }
    let refused = room.try_order(&at("14:53", hands(4, 0, 0)));
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("does not have its words yet"), "{refused}");
    let reword = I::Reword {
        entry: motion.into(),
        text: "That the plan be adopted twice".into(),
    };
    room.try_order(&at("14:53", reword)).unwrap();
    let entry = room.meeting.entry(motion).unwrap();
    let moved = room.meeting.as_moved(entry).map(|w| w.text.as_str());
    assert_eq!(moved, Some("That the plan be adopted"));
    room.try_order(&at("14:53", hands(4, 0, 0))).unwrap();
    assert_eq!(stage_of(&room, "adopted twice"), Stage::Agreed);
}

#[test]
fn a_recorded_vote_names_everybody_who_may_vote() {
    let mut room = motion();
    let named = |names: &[(&str, Voice)]| {
        told(VoteTold {
            method: Method::Recorded,
            ballots: names.iter().map(|(n, v)| ((*n).into(), *v)).collect(),
            ..VoteTold::default()
        })
    };
    let refused = room.refuses(named(&[("Vale", Voice::For), ("Orchard", Voice::For)]));
    assert!(refused.contains("Cy Marsh, Di Fenn"), "{refused}");
    let refused = room.refuses(named(&[("Vale", Voice::For), ("Vale", Voice::Against)]));
    assert!(refused.contains("named twice"), "{refused}");
    room.act(named(&[
        ("Vale", Voice::For),
        ("Orchard", Voice::For),
        ("Marsh", Voice::Against),
        ("Fenn", Voice::Abstained),
    ]));
    assert_eq!(stage_of(&room, "plan"), Stage::Agreed);
    let own = |voice| I::OwnVote {
        person: "Marsh".into(),
        voice,
        vote: None,
        place: Place::End,
    };
    assert!(room.refuses(own(Voice::For)).contains("voting otherwise"));
    room.act(own(Voice::Against));
    assert!(matches!(newest(&room).1, Kind::OwnVote { .. }));
}

#[test]
fn majorities_follow_the_rules_of_the_body() {
    for (majority, (ayes, noes, none), stage) in [
        (Majority::TwoThirds, (2, 1, 1), Stage::Agreed),
        (Majority::TwoThirds, (2, 2, 0), Stage::Lost),
        (Majority::OfThosePresent, (2, 1, 1), Stage::Lost),
        (Majority::OfThosePresent, (3, 1, 0), Stage::Agreed),
        (Majority::OfAllMembers, (2, 0, 2), Stage::Lost),
    ] {
        let mut room = motion();
        room.act(rules(RulesTold {
            majority,
            ..RulesTold::default()
        }));
        room.act(hands(ayes, noes, none));
        assert_eq!(stage_of(&room, "plan"), stage, "{majority:?}");
    }
}

#[test]
fn nothing_is_resolved_without_a_quorum_unless_a_reason_is_given() {
    let mut room = motion();
    room.act(rules(RulesTold {
        quorum: Quorum::Part {
            of: 3,
            each: 4,
            least: 3,
        },
        ..RulesTold::default()
    }));
    let state = room.meeting.quorum().unwrap();
    assert_eq!((state.here, state.needed, state.spare()), (4, 3, 1));
    let leave = |name: &str| I::Leave {
        person: name.into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    };
    room.act(leave("Fenn"));
    assert!(room.meeting.is_lost_without(room.id("Cy Marsh")));
    room.act(leave("Marsh"));
    for intent in [
        hands(2, 0, 0),
        I::Agree {
            entry: "newest resolution".into(),
        },
    ] {
        let refused = room.try_order(&intent.clone().into()).unwrap_err();
        assert!(refused.may_be_overridden);
        assert!(
            refused
                .reason
                .contains("2 of 3 are here, and it lacks 1 more member")
        );
    }
    let order = despite(hands(2, 0, 0), "urgent repairs; to be confirmed");
    room.try_order(&order).unwrap();
    assert_eq!(stage_of(&room, "plan"), Stage::Agreed);
}

#[test]
fn a_quorum_may_ask_for_certain_seats() {
    let mut room = motion();
    room.act(rules(RulesTold {
        quorum: Quorum::Number(2),
        quorum_includes: vec![Needed {
            seat: "Seat of Di Fenn".into(),
            number: 1,
        }],
        ..RulesTold::default()
    }));
    assert!(room.meeting.quorum().unwrap().is_quorate());
    room.act(I::StepOut {
        person: "Fenn".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    });
    let state = room.meeting.quorum().unwrap();
    assert_eq!(state.lacks(), "the Seat of Di Fenn");
    assert!(!state.is_quorate());
}

#[test]
fn a_vote_has_no_more_readers_than_what_it_is_on() {
    let mut room = motion();
    let (motion, _) = newest(&room);
    room.act(I::Reclassify {
        entry: motion.into(),
        stream: Stream::Exempt,
        reason: "prices".into(),
    });
    room.act(hands(3, 1, 0));
    let vote = room.meeting.all_entries().last().unwrap();
    assert_eq!(vote.stream, Stream::Exempt);
}

#[test]
fn authority_is_delegated_to_officers_and_not_to_one_councillor() {
    let mut room = motion();
    room.act(I::AddPerson(PersonDetails {
        honorific: "Councillor".into(),
        ..person("Gil Reed", "")
    }));
    let delegate = |to: &str| I::Delegate {
        to: vec![Lead::Person(to.into())],
        with: Vec::new(),
        text: "sign the lease".into(),
        until: Text::default(),
        item: None,
        place: Place::End,
    };
    let refused = room.refuses(delegate("Reed"));
    assert!(
        refused.contains("can\u{2019}t delegate to one member"),
        "{refused}"
    );
    room.try_order(&despite(
        delegate("Reed"),
        "a joint board of another council",
    ))
    .unwrap();
    room.act(delegate("Fenn"));
}

#[test]
fn a_carried_amendment_is_in_the_words_of_its_motion_before_that_is_decided() {
    let mut room = motion();
    room.act(amend("That it be adopted in May"));
    room.at("14:30").act(hands(4, 0, 0));
    let agree = I::Agree {
        entry: "newest resolution".into(),
    };
    for intent in [hands(4, 0, 0), agree] {
        let refused = room.refuses(intent);
        assert!(refused.contains("Word the motion anew first"), "{refused}");
    }
    room.at("14:32").act(I::Reword {
        entry: "newest resolution".into(),
        text: "That the plan be adopted in May".into(),
    });
    room.act(hands(4, 0, 0));
    let motion = room.meeting.resolutions().next().unwrap();
    let moved = room.meeting.as_moved(motion).unwrap();
    assert_eq!(moved.text.as_str(), "That the plan be adopted");
}

#[test]
fn what_was_voted_on_keeps_its_words_its_place_and_its_vote() {
    let mut room = motion();
    let (id, _) = newest(&room);
    room.act(hands(3, 1, 0));
    let vote = newest(&room).0;
    let typed = I::Type {
        entry: id.into(),
        at: 0,
        went: Text::default(),
        came: "And ".into(),
        joins: false,
    };
    assert!(room.refuses(typed).contains("Those words were voted on"));
    let split = I::Split {
        entry: id.into(),
        at: 4,
    };
    assert!(room.refuses(split).contains("Those words were voted on"));
    for entry in [id, vote] {
        let moved = I::MoveEntry {
            entry: entry.into(),
            item: Some("4".into()),
            place: Place::End,
        };
        assert!(room.refuses(moved).contains("where it was taken"));
    }
    let strike = |entry: EntryId| I::Strike {
        entry: entry.into(),
    };
    assert!(
        room.refuses(strike(id))
            .contains("Strike out the vote first")
    );
    room.act(strike(vote));
    assert_eq!(stage_of(&room, "plan"), Stage::Put);
    room.act(strike(id));
}

#[test]
fn a_member_has_one_vote_of_their_own_and_an_absent_chair_casts_none() {
    let mut room = motion();
    room.act(hands(2, 2, 0));
    let own = |voice| I::OwnVote {
        person: "Marsh".into(),
        voice,
        vote: None,
        place: Place::End,
    };
    room.act(own(Voice::Against));
    assert!(room.refuses(own(Voice::For)).contains("recorded already"));
    room.act(I::Leave {
        person: "Vale".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    });
    let refused = room.refuses(I::CastingVote {
        vote: None,
        voice: Some(Voice::For),
    });
    assert!(
        refused.contains("Ada Vale presides and is not in the room"),
        "{refused}"
    );
}

#[test]
fn a_stamp_asks_for_what_a_vote_asks_for() {
    let mut room = motion();
    room.act(rules(RulesTold {
        needs_seconder: true,
        ..RulesTold::default()
    }));
    let agree = I::Agree {
        entry: "newest resolution".into(),
    };
    assert!(
        room.refuses(agree.clone())
            .contains("a motion needs a seconder")
    );
    room.act(moved("Orchard", "Marsh")).act(agree);
}
