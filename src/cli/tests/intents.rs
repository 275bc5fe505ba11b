//! What is played: every intent, with a planted word in each of its free texts.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::play::{Player, of_words};
use crate::bodies::STYLES;
use crate::meeting::Phase;
use crate::meeting::agenda::{
    Business, Calling, Exempt, FutureMeeting, Item, ItemDetails, Late, Limb, PlannedItem, Progress,
    Report, Standing,
};
use crate::meeting::entry::{
    Approval, Due, Entry, Form, Interest, Kind, Owner, Participation, Place, Reply, Stage, Stream,
    Told, Verb,
};
use crate::meeting::event::Expectation;
use crate::meeting::exclusion::{ExclusionBy, Paragraph};
use crate::meeting::house::HouseTold;
use crate::meeting::id::{EntryId, ItemId, PersonId, PriorId, SeatId};
use crate::meeting::intent::{Intent, Lead, Order, Ref, Turn, Unresolved, VoteTold, When, Who};
use crate::meeting::interest::{Aside, Dispensation};
use crate::meeting::motion::{Counts, Method, Voice};
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::rules::{Quorum, RulesTold};
use crate::meeting::text::Text;
use crate::minutes::wording;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn said(word: &str) -> Text {
    Text::new(&format!("{word} was said about the beds"))
}

pub(super) fn give(player: &mut Player, stream: Stream, intent: Intent) {
    // Why a rule was passed over is for the office.
    let despite = player.dice.one_in(2).then(|| said(&player.word(true)));
    let order = Order {
        stream,
        despite: despite.unwrap_or_default(),
        ..Order::from(intent)
    };
    // A refusal is as good a thing to have played as an act.
    let _ = player.give(&order);
}

fn person(player: &mut Player, secret: bool) -> PersonDetails {
    let (name, role) = (player.word(secret), player.word(secret));
    let mut letters = name.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    PersonDetails {
        name: Text::line(&format!("Ann {first}{}", letters.as_str())),
        role: Text::line(&role),
        ..PersonDetails::default()
    }
}

/// A board with four seats, seven items (two of them to be taken in private, two with confidential
/// reports), an action and minutes of an earlier meeting.
pub(super) fn set_up(player: &mut Player) {
    let p = Stream::Public;
    give(
        player,
        p,
        Intent::DescribeBody(Body {
            name: "Harbourside Board".into(),
            ..Body::default()
        }),
    );
    give(
        player,
        p,
        Intent::CallMeeting(Calling {
            date: day("2026-03-19"),
            start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
            ..Calling::default()
        }),
    );
    for office in [
        Office::Chair,
        Office::ViceChair,
        Office::Member,
        Office::Member,
    ] {
        let (holder, deputy) = (person(player, false), person(player, false));
        // The six months are counted for members of the council.
        let holder = PersonDetails {
            councillor: true,
            ..holder
        };
        let title = player.word(false);
        give(
            player,
            p,
            Intent::AddSeat {
                seat: SeatDetails {
                    title: Text::line(&title),
                    office,
                    ..SeatDetails::default()
                },
                holder: Some(Who::New(holder)),
                usual_deputy: Some(Who::New(deputy)),
                body: None,
            },
        );
    }
    let attends = person(player, false);
    give(player, p, Intent::AddPerson(attends));
    let businesses = [
        Business::Membership,
        Business::Declarations,
        Business::Minutes,
        Business::Ordinary,
        Business::Ordinary,
        Business::Ordinary,
        Business::Ordinary,
    ];
    for (at, business) in businesses.into_iter().enumerate() {
        let details = item_details(player, &(at + 1).to_string(), business, at >= 5);
        give(
            player,
            p,
            Intent::AddItem {
                item: details,
                after: None,
            },
        );
    }
    for (item, confidential) in [("4", true), ("5", false), ("6", true)] {
        let private = item == "6";
        let report = report(player, confidential, private);
        give(
            player,
            p,
            Intent::AttachReport {
                item: item.into(),
                report,
                leave_public: false,
            },
        );
    }
    let (text, comment) = (player.word(false), player.word(false));
    give(
        player,
        p,
        Intent::BringForward {
            text: said(&text),
            topic: "Beds".into(),
            owners: vec![Lead::Named("Public Health".into())],
            raised: day("2026-01-22"),
            progress: Progress::Open,
            comment: said(&comment),
            origin: Text::default(),
            minute: Text::default(),
            due: Due::Unset,
        },
    );
    give(
        player,
        p,
        Intent::ListMinutes {
            of: day("2026-01-22"),
        },
    );
    if let Some(holder) = player.meeting().seats().first().and_then(|s| s.holder) {
        give(
            player,
            p,
            Intent::MarkPresent {
                person: Ref::from(holder),
            },
        );
    }
    give(player, p, Intent::MarkAllPresent);
    give(player, p, Intent::Open { presiding: None });
}

fn item_details(
    player: &mut Player,
    number: &str,
    business: Business,
    private: bool,
) -> ItemDetails {
    let (title, under, part) = (
        player.word(false),
        player.word(private),
        player.word(private),
    );
    ItemDetails {
        number: number.into(),
        title: Text::line(&title),
        description: said(&under),
        parts: vec![said(&part)],
        business,
        exempt: private.then(|| Exempt {
            reason: "Paragraph 3".into(),
        }),
        ..ItemDetails::default()
    }
}

fn report(player: &mut Player, confidential: bool, private: bool) -> Report {
    let secret = confidential || private;
    let words: Vec<String> = (0..6).map(|_| player.word(secret)).collect();
    Report {
        title: "Report".into(),
        of: said(&words[0]),
        author: said(&words[1]),
        policy: said(&words[2]),
        finance: said(&words[3]),
        asks: [("a", &words[4]), ("b", &words[5])]
            .map(|(label, word)| Limb {
                label: label.into(),
                text: Text::new(&format!("the offer of {word} for the beds be taken")),
            })
            .into(),
        confidential,
        ..Report::default()
    }
}

/// Issues a draft of the minutes as they stand.
fn issue(player: &mut Player) {
    let readers = *player
        .dice
        .one_of(&[Stream::Public, Stream::Exempt])
        .unwrap();
    let to = player.word(true);
    let lines = wording(player.meeting(), readers);
    let intent = Intent::IssueDraft {
        to: said(&to),
        on: None,
        readers,
        lines,
    };
    give(player, Stream::Public, intent);
}

/// Approves the absence of the holder of the first seat, here or elsewhere.
fn approve_absence(player: &mut Player) {
    let Some(holder) = player.meeting().seats().first().and_then(|s| s.holder) else {
        return;
    };
    let exempt = player.dice.one_in(2);
    let (by, reason) = (player.word(exempt), said(&player.word(true)));
    let intent = Intent::ApproveAbsence {
        person: Ref::from(holder),
        until: player.dice.one_in(2).then(|| day("2026-12-01")),
        on: player.dice.one_in(2).then(|| day("2026-01-22")),
        by: Text::line(&by),
        reason,
        entry: None,
        item: None,
        place: Place::End,
    };
    let stream = Stream::exempt_if(exempt);
    give(player, stream, intent);
}

/// Withdraws an approval, here or elsewhere, or takes it out as a mistake.
fn withdraw_absence(player: &mut Player) {
    let m = player.meeting();
    let Some(approved) = m.absences().last() else {
        return;
    };
    let (person, of) = (approved.absence.person, approved.absence.on);
    let known = m.readers_of_absence(approved);
    let exempt = known != Stream::Public || player.dice.one_in(2);
    let mistaken = player.dice.one_in(4);
    let by = player.word(exempt);
    let intent = Intent::WithdrawAbsence {
        person: Ref::from(person),
        approved: Some(of),
        mistaken,
        on: (!mistaken && player.dice.one_in(2)).then_some(of),
        by: Text::line(&by),
        entry: None,
        item: None,
        place: Place::End,
    };
    // What was told to few is withdrawn for those, whatever the order says.
    let stream = if exempt && (known == Stream::Public || player.dice.one_in(2)) {
        Stream::Exempt
    } else {
        Stream::Public
    };
    give(player, stream, intent);
}

/// Closes some of the meetings, issues drafts, and has some of their minutes approved and changed since.
pub(super) fn end(player: &mut Player) {
    for _ in 0..2 {
        approve_absence(player);
    }
    if player.dice.one_in(2) {
        withdraw_absence(player);
    }
    issue(player);
    if player.dice.one_in(2) {
        for _ in 0..3 {
            act(player);
        }
        issue(player);
    }
    if player.dice.one_in(2) {
        let reason = said(&player.word(true));
        give(player, Stream::Public, Intent::HoldPurge { reason });
    }
    if player.dice.one_in(3) {
        let reason = said(&player.word(true));
        give(player, Stream::Public, Intent::ReleaseHold { reason });
    }
    if player.dice.one_in(2) {
        give(player, Stream::Public, Intent::Close);
    }
    if player.dice.one_in(3) {
        let by = player.word(false);
        let corrected = player.dice.one_in(2);
        let lines = wording(player.meeting(), Stream::Exempt);
        give(
            player,
            Stream::Public,
            Intent::ApproveMinutes {
                at_meeting: day("2026-05-14"),
                signed_by: said(&by),
                corrected,
                lines,
            },
        );
        for _ in 0..6 {
            act(player);
        }
    }
}

/// What stands in the meeting and can be named.
pub(super) struct There {
    item: ItemId,
    pub(super) entry: Option<Entry>,
    person: Option<PersonId>,
    seat: Option<SeatId>,
    prior: Option<PriorId>,
    stream: Stream,
    /// Words that are recorded in the item, in the order's stream, are confidential.
    secret: bool,
    /// Words that are written into the entry are, whatever the order's stream.
    pub(super) into_secret: bool,
    private: bool,
}

impl Player {
    /// Whether words that are written into an entry are confidential, whatever the order's stream.
    pub(super) fn is_for_few(&self, entry: &Entry) -> bool {
        let item = self.meeting().item(entry.item);
        let bare = item.is_some_and(Item::is_private)
            && !of_words(&entry.kind)
            && entry.kind != Kind::PublicSummary;
        entry.stream != Stream::Public || bare
    }
}

fn look(player: &mut Player) -> There {
    let stream = match player.dice.below(8) {
        0 | 1 => Stream::Exempt,
        2 => Stream::Private,
        _ => Stream::Public,
    };
    let items: Vec<ItemId> = player.meeting().items().iter().map(|i| i.id).collect();
    let item = *player.dice.one_of(&items).unwrap();
    let entries: Vec<EntryId> = player
        .meeting()
        .all_entries()
        .iter()
        .filter(|e| !e.struck)
        .map(|e| e.id)
        .collect();
    // The newest are the most interesting.
    let from = entries.len().saturating_sub(12);
    let entry = player.dice.one_of(&entries[from..]).copied();
    let people: Vec<PersonId> = player.meeting().people().iter().map(|p| p.id).collect();
    let person = player.dice.one_of(&people).copied();
    let seats: Vec<SeatId> = player.meeting().seats().iter().map(|s| s.id).collect();
    let seat = player.dice.one_of(&seats).copied();
    let priors: Vec<PriorId> = player
        .meeting()
        .prior_actions()
        .iter()
        .map(|p| p.id)
        .collect();
    let prior = player.dice.one_of(&priors).copied();
    let m = player.meeting();
    let private = m.item(item).is_some_and(Item::is_private);
    let entry = entry.and_then(|id| m.entry(id)).cloned();
    let into_secret = entry.as_ref().is_some_and(|e| player.is_for_few(e));
    There {
        item,
        entry,
        person,
        seat,
        prior,
        stream,
        secret: stream != Stream::Public || private,
        into_secret,
        private,
    }
}

fn place(player: &mut Player, there: &There) -> Place {
    match (player.dice.below(3), &there.entry) {
        (0, Some(e)) if e.item == there.item => Place::After(e.id),
        (1, _) => Place::Start,
        _ => Place::End,
    }
}

/// A place in a text, between characters.
fn cut(player: &mut Player, text: &str) -> u32 {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    *player.dice.one_of(&places).unwrap() as u32
}

/// A planted word in a text, with its place.
pub(super) fn a_word(text: &str) -> Option<(u32, Text)> {
    let at = text.find("qz")?;
    let end = at + 8;
    Some((at as u32, Text::new(text.get(at..end)?)))
}

/// Does something.
pub(super) fn act(player: &mut Player) {
    if player.dice.one_in(12) {
        let there = look(player);
        private_session(player, &there);
    }
    if player.dice.one_in(14) {
        let there = look(player);
        return super::corrections::come_back(player, &there);
    }
    if player.dice.one_in(14) {
        return speaking(player);
    }
    let there = look(player);
    let kinds = 80;
    let kind = player.dice.below(kinds);
    if kind >= 77 {
        return room_over_time(player, &there, kind - 77);
    }
    if kind >= 75 {
        return course(player, &there, BUSINESS);
    }
    if kind >= 62 {
        return procedure(player, &there, kind - 62);
    }
    if kind < 24 {
        record(player, &there, kind);
    } else if kind < 46 {
        change(player, &there, kind - 24);
    } else {
        course(player, &there, kind - 46);
    }
}

/// Somebody asks to speak, is called, moved or dropped.
fn speaking(player: &mut Player) {
    let waiting: Vec<Ref> = player.meeting().waiting().map(|s| s.id.into()).collect();
    let one = player.dice.one_of(&waiting).cloned();
    let here = player.meeting().in_room();
    let person = player.dice.one_of(&here).map(|s| Ref::from(s.person));
    let stream = match player.dice.below(3) {
        0 => Stream::Exempt,
        1 => Stream::Private,
        _ => Stream::Public,
    };
    let intent = match player.dice.below(8) {
        0 => Intent::AskToSpeak {
            person,
            name: Text::default(),
        },
        1 => Intent::CallSpeaker { speaker: None },
        2 => Intent::CallSpeaker { speaker: one },
        3 => Intent::MoveSpeaker {
            speaker: one.unwrap_or_else(|| "nobody".into()),
            place: 1,
        },
        4 => Intent::DropSpeaker { speaker: one },
        _ => Intent::AskToSpeak {
            person: None,
            name: Text::line(&player.asker()),
        },
    };
    give(player, stream, intent);
}

/// The chair, interests and attendance.
fn room_over_time(player: &mut Player, there: &There, kind: usize) {
    let known = there.person.map_or_else(|| Ref::from("nobody"), Ref::from);
    let voters = player.meeting().voters();
    let who = |at: usize| voters.get(at).copied().map(Ref::from);
    let place = place(player, there);
    match kind {
        0 => {}
        1 => return interests(player, there, &known),
        _ => {
            let remote = Intent::AttendRemotely {
                person: known,
                in_person: player.dice.one_in(3),
            };
            return give(player, Stream::Public, remote);
        }
    }
    let intent = Intent::ElectChair {
        person: who(0).unwrap_or_else(|| known.clone()),
        mover: who(1),
        seconder: who(2),
        vote: player.dice.one_in(2).then(|| VoteTold {
            body: None,
            ..vote_told(player, &voters)
        }),
        others: who(3).into_iter().collect(),
        run_by: Some(known),
        items: vec![Ref::from(there.item)],
        item: Some(Ref::from(there.item)),
        place,
    };
    give(player, Stream::Public, intent);
}

/// An interest in the item before the body, with leave to vote, and what comes of it.
fn interests(player: &mut Player, there: &There, known: &Ref) {
    let now = player.meeting().before_body().map(|i| i.id);
    let item = now.unwrap_or(there.item);
    let private = player.meeting().item(item).is_some_and(Item::is_private);
    let (nature, by) = (player.word(private), player.word(private));
    let declared = Intent::Declare {
        person: Who::Known(known.clone()),
        interest: Interest::NonRegistrable,
        items: vec![Ref::from(item)],
        nature: said(&nature),
        leaves: false,
        registered: false,
        sensitive: false,
        dispensation: Some(Dispensation {
            speak: true,
            by: said(&by),
            ..Dispensation::default()
        }),
        item: Some(Ref::from(item)),
    };
    give(player, Stream::Public, declared);
    for how in [Aside::TookNoPart, Aside::Left, Aside::Returned] {
        let aside = Intent::StandAside {
            person: Some(known.clone()),
            how,
            item: Some(Ref::from(item)),
            place: Place::End,
        };
        give(player, Stream::Public, aside);
    }
}

/// Another body meets with the first, with seats of its own, or what is known of it is put right.
fn another_body(player: &mut Player) {
    let joined = player.meeting().joined().first().map(|j| Ref::from(j.id));
    let (name, called) = (player.word(false), player.word(false));
    let body = Body {
        name: Text::line(&format!("{name} Forum")),
        called: Text::line(&format!("the {called} Forum")),
        ..Body::default()
    };
    let rules = RulesTold {
        quorum: Quorum::Number(1 + player.dice.below(2) as u16),
        source: said(&called),
        ..RulesTold::default()
    };
    let Some(joined) = joined else {
        return give(player, Stream::Public, Intent::JoinBody { body, rules });
    };
    let title = player.word(false);
    let seat = SeatDetails {
        title: said(&title),
        ..SeatDetails::default()
    };
    let added = Intent::AddSeat {
        seat,
        holder: Some(Who::New(person(player, false))),
        usual_deputy: None,
        body: Some(joined.clone()),
    };
    give(player, Stream::Public, added);
    let changed = Intent::ChangeJoinedBody {
        joined,
        body,
        rules,
    };
    give(player, Stream::Public, changed);
}

/// What a formal meeting does with its motions.
fn procedure(player: &mut Player, there: &There, kind: usize) {
    if (1..=8).contains(&kind) && player.dice.one_in(2) {
        word_a_motion(player, there);
    }
    let voters = player.meeting().voters();
    let who = |at: usize| voters.get(at).copied().map(Ref::from);
    let told = player.dice.one_in(2);
    let entry = there.entry.as_ref().filter(|_| told);
    let motion = entry
        .filter(|e| e.kind.stage().is_some())
        .map(|e| Ref::from(e.id));
    let intent = match kind {
        0 if player.dice.one_in(3) => {
            let style = STYLES[player.dice.below(STYLES.len())];
            Intent::SetStyle(Box::new(HouseTold {
                first_minute: Some(1 + player.dice.below(90) as u32),
                movement_reasons: Some(player.dice.one_in(2)),
                ..style.told().unwrap()
            }))
        }
        0 if player.dice.one_in(2) => return another_body(player),
        0 => {
            let source = player.word(false);
            Intent::SetRules(RulesTold {
                quorum: Quorum::Number(1 + player.dice.below(4) as u16),
                needs_mover: player.dice.one_in(2),
                exclusion_by: match player.dice.below(4) {
                    0 => ExclusionBy::PublicBodies1960,
                    1 => ExclusionBy::OwnRules,
                    _ => ExclusionBy::Schedule12A,
                },
                source: said(&source),
                ..RulesTold::default()
            })
        }
        1 => Intent::Move {
            entry: motion,
            mover: who(0),
            seconder: who(1),
        },
        2 | 3 => {
            let m = player.meeting();
            let held = motion.clone().and(entry).or_else(|| {
                m.last_taken().and_then(|item| {
                    let mut open = m.entries_of(item).rev();
                    open.find(
                        |e| matches!(e.kind, Kind::Resolution { stage, .. } if stage.is_open()),
                    )
                })
            });
            let item = held.and_then(|e| m.item(e.item));
            let secret = there.stream != Stream::Public
                || held.is_some_and(|e| e.stream != Stream::Public)
                || item.is_some_and(|i| {
                    i.is_private() || i.report.as_ref().is_some_and(|r| r.confidential)
                });
            let word = player.word(secret);
            Intent::Amend {
                to: motion,
                mover: who(1),
                seconder: who(2),
                text: said(&word),
                place: Place::End,
            }
        }
        4 | 5 => Intent::Vote {
            on: motion.into_iter().collect(),
            told: vote_told(player, &voters),
            place: Place::End,
        },
        6 => {
            let tie = VoteTold {
                counts: Some(Counts {
                    in_favour: 1,
                    against: 1,
                    abstained: 0,
                }),
                ..VoteTold::default()
            };
            let vote = Intent::Vote {
                on: Vec::new(),
                told: tie,
                place: Place::End,
            };
            give(player, there.stream, vote);
            Intent::CastingVote {
                vote: None,
                voice: player.dice.one_in(2).then_some(Voice::For),
            }
        }
        9..=12 => {
            // Delegating decides on the item's report.
            let item = player.meeting().item(there.item);
            let report = item.and_then(|i| i.report.as_ref());
            let secret = there.secret || (kind == 12 && report.is_some_and(|r| r.confidential));
            let words: Vec<Text> = (0..4).map(|_| said(&player.word(secret))).collect();
            let [one, two, three, four] = <[Text; 4]>::try_from(words).unwrap();
            let item = Some(Ref::from(there.item));
            let place = place(player, there);
            match kind {
                9 | 10 => Intent::HearPublic {
                    how: Participation::Question,
                    name: Text::line(&one),
                    on_behalf: Text::line(&two),
                    text: three,
                    reply: Reply::Written,
                    item,
                    place,
                },
                11 => Intent::Tell {
                    what: Told::Advice,
                    by: who(1),
                    text: one,
                    item,
                    place,
                },
                _ => Intent::Delegate {
                    to: vec![Lead::Named(Text::line(&one))],
                    with: vec![Lead::Named(Text::line(&two))],
                    text: three,
                    until: four,
                    item,
                    place,
                },
            }
        }
        7 => {
            // Who asks for it has voted.
            let told = vote_told(player, &voters);
            let on = motion.clone().into_iter().collect();
            let place = Place::End;
            give(player, there.stream, Intent::Vote { on, told, place });
            Intent::OwnVote {
                person: who(0).unwrap_or_else(|| Ref::from("nobody")),
                voice: Voice::Against,
                vote: None,
                place: Place::End,
            }
        }
        _ => Intent::EndMotion {
            entry: motion,
            how: *player
                .dice
                .one_of(&[
                    Stage::Lost,
                    Stage::Withdrawn,
                    Stage::Fallen,
                    Stage::Accepted,
                ])
                .unwrap(),
        },
    };
    give(player, there.stream, intent);
    // A tie is settled at once more often than not.
    if (4..=6).contains(&kind) {
        let voice = player.dice.one_in(2).then_some(Voice::For);
        give(
            player,
            Stream::Public,
            Intent::CastingVote { vote: None, voice },
        );
    }
}

/// An item that was put off or withdrawn.
fn off_agenda(player: &mut Player) -> Option<Ref> {
    let m = player.meeting();
    let off: Vec<ItemId> = m
        .items()
        .iter()
        .filter(|i| !m.is_on_agenda(i))
        .map(|i| i.id)
        .collect();
    player.dice.one_of(&off).copied().map(Ref::from)
}

/// The public is excluded and let in again, and a summary is written for them.
fn private_session(player: &mut Player, there: &There) {
    // Most of what is said of the private session is said to everybody; the rest is refused.
    let stream = if player.dice.one_in(4) {
        there.stream
    } else {
        Stream::Public
    };
    let kind = player.dice.below(5);
    let item = Some(Ref::from(there.item));
    let place = place(player, there);
    let voters = player.meeting().voters();
    let intent = match kind {
        0 | 1 => {
            let (without, refused) = match player.dice.below(8) {
                0 => (Some(Unresolved::Confidential), false),
                1 => (Some(Unresolved::Disorder), false),
                2 => (None, true),
                _ => (None, false),
            };
            let stay = player.word(false);
            let named = player.dice.one_in(2);
            let by_reason = player.meeting().rules().exclusion_by != ExclusionBy::Schedule12A;
            let why = player.word(false);
            Intent::Exclude {
                items: item.clone().filter(|_| named).into_iter().collect(),
                rest: player.dice.one_in(6),
                paragraphs: match without {
                    None if !by_reason => vec![Paragraph::ALL[player.dice.below(7)]],
                    _ => Vec::new(),
                },
                reason: if by_reason && without.is_none() {
                    said(&why)
                } else {
                    Text::default()
                },
                without,
                no_conclusion: player.dice.one_in(4),
                refused,
                mover: without
                    .is_none()
                    .then(|| voters.first().copied().map(Ref::from))
                    .flatten(),
                seconder: None,
                vote: without.is_none().then(|| VoteTold {
                    body: None,
                    ..vote_told(player, &voters)
                }),
                stay: said(&stay),
                leave_public: player.dice.one_in(3),
                item,
                place,
            }
        }
        2 => Intent::Readmit { item, place },
        _ => {
            let word = player.word(stream != Stream::Public);
            Intent::Summarise {
                item,
                text: said(&word),
                place,
            }
        }
    };
    give(player, stream, intent);
}

/// A motion is worded in the item that was taken last, so that there is something to vote on.
fn word_a_motion(player: &mut Player, there: &There) {
    let secret = there.stream != Stream::Public || {
        let m = player.meeting();
        let item = m.last_taken().or_else(|| m.items().first());
        item.is_some_and(|item| {
            item.is_private() || item.report.as_ref().is_some_and(|r| r.confidential)
        })
    };
    let word = player.word(secret);
    let motion = Intent::Resolve {
        item: None,
        text: said(&word),
        stage: Stage::Worded,
        place: Place::End,
    };
    give(player, there.stream, motion);
    let mover = player.meeting().voters().first().copied().map(Ref::from);
    let proposed = Intent::Move {
        entry: None,
        mover,
        seconder: None,
    };
    give(player, there.stream, proposed);
}

fn vote_told(player: &mut Player, voters: &[PersonId]) -> VoteTold {
    let alone = player.dice.one_in(3);
    let joined = player.meeting().joined().first().filter(|_| alone);
    let told = VoteTold {
        body: joined.map(|j| Ref::from(j.id)),
        ..VoteTold::default()
    };
    match player.dice.below(4) {
        0 => VoteTold {
            unanimous: true,
            ..told
        },
        1 => VoteTold {
            method: Method::Recorded,
            ballots: voters.iter().map(|p| (Ref::from(*p), Voice::For)).collect(),
            ..told
        },
        2 => VoteTold {
            counts: Some(Counts {
                in_favour: 1,
                against: 1,
                abstained: 0,
            }),
            ..told
        },
        _ => told,
    }
}

/// Something new in the record.
fn record(player: &mut Player, there: &There, kind: usize) {
    let item = Some(Ref::from(there.item));
    let place = place(player, there);
    let secret = there.secret;
    let stream = there.stream;
    let confidential = player
        .meeting()
        .item(there.item)
        .and_then(|i| i.report.as_ref())
        .is_some_and(|r| r.confidential);
    let known = there.person.map_or_else(|| Ref::from("nobody"), Ref::from);
    let intent = match kind {
        0..=4 => {
            let (one, more) = (player.word(secret), player.word(secret));
            Intent::Write {
                item,
                text: said(&one),
                more: vec![said(&more)],
                place,
            }
        }
        5 => Intent::Present {
            item,
            who: vec![Who::New(person(player, secret)), Who::Known(known)],
            form: Form::Report,
            text: Text::default(),
            place,
        },
        6 => {
            let cue = player.word(secret);
            Intent::Present {
                item,
                who: vec![Who::Cue(Text::line(&cue))],
                form: Form::Presentation,
                text: Text::default(),
                place,
            }
        }
        7 | 8 => {
            // In the words of the report, or in others.
            let asked = player
                .meeting()
                .item(there.item)
                .and_then(|i| i.report.as_ref())
                .and_then(|r| r.asks.first())
                .map(|l| l.text.clone());
            let text = match asked {
                Some(asked) if player.dice.one_in(2) => Text::new(&format!("That {asked}.")),
                _ => Text::default(),
            };
            let stage = if player.dice.one_in(2) {
                Stage::Agreed
            } else {
                Stage::Worded
            };
            let writes = player.dice.one_in(3);
            let text = if text.is_blank() {
                said(&player.word(secret || (confidential && !writes)))
            } else {
                text
            };
            if writes {
                Intent::Write {
                    item,
                    text,
                    more: Vec::new(),
                    place,
                }
            } else {
                Intent::Resolve {
                    item,
                    text,
                    stage,
                    place,
                }
            }
        }
        9 | 10 => Intent::Adopt {
            item,
            limbs: Vec::new(),
            amended: Vec::new(),
            stage: Stage::Agreed,
            place,
        },
        11 | 12 => {
            let word = player.word(secret || confidential);
            Intent::Conclude {
                item,
                verb: Verb::Noted,
                text: said(&word),
                limbs: Vec::new(),
                place,
            }
        }
        13 | 14 => {
            let from = there.entry.as_ref().filter(|_| player.dice.one_in(2));
            let secret = secret || from.is_some_and(|e| e.stream != Stream::Public);
            let of = from.map(|e| Ref::from(e.id));
            let (text, owner, due) = (
                player.word(secret),
                player.word(secret),
                player.word(secret),
            );
            Intent::AddAction {
                item,
                text: said(&text),
                owners: vec![Lead::Named(Text::line(&owner)), Lead::Person(known)],
                due: Due::Said(said(&due)),
                from: of,
                place,
            }
        }
        15 | 16 => {
            let (comment, to) = (player.word(secret), player.word(secret));
            let progress = if player.dice.one_in(2) {
                Progress::ToMeeting(said(&to))
            } else {
                Progress::InProgress
            };
            Intent::Review {
                action: there.prior.map_or_else(|| Ref::from("none"), Ref::from),
                progress,
                comment: said(&comment),
                item,
            }
        }
        17 | 18 => {
            let (nature, own) = (player.word(secret), player.word(secret));
            let interest = if player.dice.one_in(2) {
                Interest::Other(said(&own))
            } else {
                Interest::Personal
            };
            Intent::Declare {
                person: if player.dice.one_in(3) {
                    Who::New(person(player, there.stream != Stream::Public))
                } else {
                    Who::Known(known)
                },
                interest,
                items: vec![Ref::from(there.item)],
                nature: said(&nature),
                leaves: false,
                registered: false,
                sensitive: false,
                dispensation: None,
                item,
            }
        }
        19 => {
            // Who granted leave may tell what the interest is.
            let by = player.word(true);
            Intent::Declare {
                person: Who::Known(known),
                interest: Interest::Pecuniary,
                items: Vec::new(),
                nature: Text::default(),
                leaves: true,
                registered: true,
                sensitive: true,
                dispensation: Some(Dispensation {
                    vote: true,
                    by: said(&by),
                    ..Dispensation::default()
                }),
                item,
            }
        }
        20 => Intent::DeclareNone { item },
        21 => {
            let correction = player.word(secret);
            Intent::AgreeMinutes {
                of: Some(day("2026-01-22")),
                corrections: vec![said(&correction)],
                approval: Approval::Agreed,
                item,
            }
        }
        _ => {
            // Comings and goings are for everybody; what is said with them in private is not.
            let reason = player.word(there.private);
            let word = said(&reason);
            let stream = Stream::Public;
            let intent = match player.dice.below(4) {
                // Somebody new, or somebody known who may sit in a seat that is empty.
                0 => Intent::Arrive {
                    person: if player.dice.one_in(2) {
                        Who::Known(known)
                    } else {
                        Who::New(person(player, false))
                    },
                    deputy_for: {
                        let seats = player.meeting().seats();
                        let seat = seats.first().map(|s| Ref::from(s.id));
                        seat.filter(|_| player.dice.one_in(2))
                    },
                    item,
                    reason: word,
                    place,
                },
                1 => Intent::Leave {
                    person: known,
                    item,
                    reason: word,
                    place,
                },
                2 => Intent::StepOut {
                    person: known,
                    item,
                    reason: word,
                    place,
                },
                _ => Intent::Return {
                    person: whoever_is_out(player, known),
                    item,
                    place,
                },
            };
            give(player, stream, intent);
            return;
        }
    };
    // Whoever presents in a stream of fewer readers is known to those alone.
    give(player, stream, intent);
}

/// A change of what stands.
fn change(player: &mut Player, there: &There, kind: usize) {
    let Some(entry) = there.entry.clone() else {
        return;
    };
    let name = Ref::from(entry.id);
    let stream = if player.dice.one_in(2) {
        Stream::Public
    } else {
        there.stream
    };
    let secret = there.into_secret || stream != Stream::Public;
    let known = there.person.map_or_else(|| Ref::from("nobody"), Ref::from);
    let intent = match kind {
        0..=2 => {
            let word = player.word(secret);
            Intent::Type {
                entry: name,
                at: entry.text.len() as u32,
                went: Text::default(),
                came: Text::new(&format!(" {word} was added")),
                joins: player.dice.one_in(2),
            }
        }
        3 => match a_word(&entry.text) {
            Some((at, went)) => Intent::Type {
                entry: name,
                at,
                went,
                came: Text::default(),
                joins: false,
            },
            None => return,
        },
        4 | 5 => Intent::Split {
            entry: name,
            at: cut(player, &entry.text),
        },
        6 => Intent::Join { entry: name },
        7 | 8 => Intent::MoveEntry {
            entry: name,
            item: Some(Ref::from(there.item)),
            place: Place::End,
        },
        9 => Intent::TurnInto {
            entry: name,
            into: turn(player),
        },
        10 => {
            let word = player.word(secret);
            Intent::Recast {
                entry: name,
                into: turn(player),
                text: said(&word),
                owners: Vec::new(),
                due: Due::Unset,
            }
        }
        11 => Intent::TakeNote {
            entry: name,
            at: 0,
            place: Place::End,
        },
        12 => match a_word(&entry.text) {
            Some((at, words)) => {
                let ask = player.word(true);
                Intent::Query {
                    entry: name,
                    at,
                    words,
                    ask: Some(Lead::Named(Text::line(&ask))),
                }
            }
            None => return,
        },
        13 => {
            let Some((query, of)) = player.meeting().queries().next().map(|q| (q.id, q.entry))
            else {
                return;
            };
            let held = player
                .meeting()
                .entry(of)
                .map_or(Stream::Public, |e| e.stream);
            let word = player.word(held != Stream::Public || stream != Stream::Public);
            Intent::SettleQuery {
                query: Ref::from(query),
                instead: said(&word),
            }
        }
        14 => {
            let word = player.word(secret);
            Intent::Reword {
                entry: name,
                text: said(&word),
            }
        }
        15 => match player.dice.below(3) {
            0 => Intent::Put {
                entry: a_resolution(player, name),
            },
            1 => Intent::Agree {
                entry: a_resolution(player, name),
            },
            _ => Intent::Retime {
                entry: a_movement(player, name),
                when: When::Clock(NaiveTime::from_hms_opt(16, 30, 0).unwrap()),
            },
        },
        16 => {
            let (owner, due) = (player.word(secret), player.word(secret));
            Intent::ChangeAction {
                entry: name,
                owners: vec![Lead::Named(Text::line(&owner))],
                due: Due::Said(said(&due)),
            }
        }
        17 => change_entry(player, &entry, name, secret),
        18 => Intent::Strike { entry: name },
        19 => {
            let struck: Vec<EntryId> = player
                .meeting()
                .all_entries()
                .iter()
                .filter(|e| e.struck)
                .map(|e| e.id)
                .collect();
            match player.dice.one_of(&struck) {
                Some(id) => Intent::RestoreEntry {
                    entry: Ref::from(*id),
                },
                None => return,
            }
        }
        20 => {
            let to = match player.dice.below(3) {
                0 => Stream::Public,
                1 => Stream::Exempt,
                _ => Stream::Private,
            };
            let word = player.word(true);
            Intent::Reclassify {
                entry: name,
                stream: to,
                reason: said(&word),
            }
        }
        _ => match (player.dice.below(4), a_word(&entry.text)) {
            (3, _) => {
                let found = player.meeting().findings();
                let at = player.dice.below(found.len().max(1));
                let words = found.get(at).map_or("", |f| f.what.as_str());
                Intent::PassOver {
                    finding: Text::new(words),
                }
            }
            (0, Some((at, words))) => Intent::Withhold {
                entry: name,
                at,
                words,
            },
            (1, _) => Intent::MoveOn {
                entry: name,
                at: cut(player, &entry.text),
                to: Some(Ref::from(there.item)),
            },
            _ => Intent::NamePerson {
                person: known,
                to: person(player, false),
            },
        },
    };
    // What is written in an entry that was just made exempt, and then that is undone.
    if let Intent::Reclassify { entry: name, .. } = &intent
        && player.dice.one_in(3)
    {
        let name = name.clone();
        give(player, Stream::Public, intent);
        let made = player.journal.last();
        let at = entry.text.len() as u32;
        let kept = player.meeting().entry(entry.id).map(|e| e.stream);
        let bare = there.into_secret && entry.stream == Stream::Public;
        let word = player.word(bare || kept != Some(Stream::Public));
        let came = Text::new(&format!(" {word} was added"));
        let typed = Intent::Type {
            entry: name,
            at,
            went: Text::default(),
            came,
            joins: false,
        };
        give(player, Stream::Public, typed);
        give(player, Stream::Public, Intent::Undo { record: Some(made) });
        return;
    }
    if matches!(intent, Intent::NamePerson { .. }) {
        rename(player, there);
        return;
    }
    give(player, stream, intent);
}

/// The newest resolution that stands, or else what was named.
fn a_resolution(player: &Player, name: Ref) -> Ref {
    let open = player.meeting().resolutions().rev().find(|e| {
        matches!(
            e.kind,
            Kind::Resolution {
                stage: Stage::Worded,
                ..
            }
        )
    });
    open.map_or(name, |e| Ref::from(e.id))
}

/// The newest coming or going that stands, or else what was named.
fn a_movement(player: &Player, name: Ref) -> Ref {
    let newest = player.meeting().movements().last().map(|e| e.id);
    newest.map_or(name, Ref::from)
}

/// Somebody who went out, or else whoever was named.
fn whoever_is_out(player: &Player, known: Ref) -> Ref {
    let spans = player.meeting().spans();
    let out = spans
        .iter()
        .rev()
        .find(|s| !s.is_open() && !player.meeting().is_in_room(s.person));
    out.map_or(known, |s| Ref::from(s.person))
}

fn turn(player: &mut Player) -> Turn {
    match player.dice.below(4) {
        0 => Turn::Paragraph,
        1 => Turn::Resolution,
        2 => Turn::Outcome(Verb::Agreed),
        _ => Turn::Action,
    }
}

fn change_entry(player: &mut Player, entry: &Entry, name: Ref, secret: bool) -> Intent {
    let word = player.word(secret);
    let kind = match entry.kind.clone() {
        Kind::Movement {
            person,
            how,
            capacity,
            when,
            ..
        } => Kind::Movement {
            person,
            how,
            capacity,
            when,
            reason: said(&word),
        },
        Kind::Minutes { of, approval, .. } => Kind::Minutes {
            of,
            approval,
            corrections: vec![said(&word)],
        },
        Kind::Progress { action, .. } => Kind::Progress {
            action,
            progress: Progress::ToMeeting(said(&word)),
        },
        Kind::NoneDeclared => Kind::Paragraph,
        _ => Kind::Action {
            owners: vec![Owner::Named(Text::line(&word))],
            due: Due::Said(said(&word)),
            from: None,
        },
    };
    Intent::ChangeEntry { entry: name, kind }
}

/// Another name for somebody: as secret as they are.
fn rename(player: &mut Player, there: &There) {
    let Some(id) = there.person else { return };
    let secret = !player.meeting().is_public_person(id);
    let to = person(player, secret);
    let cue = player.meeting().person(id).is_some_and(|p| p.details.cue);
    let intent = match player.dice.below(4) {
        // Few are known by a cue, and only they are named.
        roll if roll == 0 || cue => Intent::NamePerson {
            person: Ref::from(id),
            to,
        },
        1 => Intent::CorrectName {
            person: Ref::from(id),
            to,
        },
        2 => Intent::ChangePerson {
            person: Ref::from(id),
            to,
        },
        _ => {
            let people: Vec<PersonId> = player.meeting().people().iter().map(|p| p.id).collect();
            let other = *player.dice.one_of(&people).unwrap();
            Intent::JoinPeople {
                keep: Ref::from(id),
                gone: Ref::from(other),
            }
        }
    };
    give(player, Stream::Public, intent);
}

/// The kind of what is done about the order of business.
const BUSINESS: usize = 99;

/// The course of the meeting, its plan and its journal.
fn course(player: &mut Player, there: &There, kind: usize) {
    let item = Ref::from(there.item);
    let known = there.person.map_or_else(|| Ref::from("nobody"), Ref::from);
    let seat = there.seat.map_or_else(|| Ref::from("none"), Ref::from);
    // The roll is taken of those who hold seats.
    let holder = there
        .seat
        .and_then(|id| player.meeting().seat(id)?.holder)
        .map_or_else(|| known.clone(), Ref::from);
    let intent = match kind {
        0 | 1 => Intent::Take { item },
        2 => match player.dice.below(3) {
            0 => Intent::TakeNext,
            1 => Intent::Resume,
            _ => Intent::RestoreItem {
                item: off_agenda(player).unwrap_or(item),
            },
        },
        3 => {
            // What is said while the public is out is secret, of whatever item it is said.
            let secret = player.sits_in_private() || there.private;
            let (to, reason) = (player.word(secret), player.word(secret));
            if player.dice.one_in(2) {
                Intent::Defer {
                    item,
                    to: said(&to),
                    reason: said(&reason),
                }
            } else {
                Intent::Withdraw {
                    item,
                    reason: said(&reason),
                }
            }
        }
        4 => {
            let before = player.sits_in_private();
            let (until, reason) = (player.word(before), player.word(before));
            Intent::Adjourn {
                until: said(&until),
                reason: said(&reason),
            }
        }
        BUSINESS => {
            let before = player.sits_in_private();
            let (agreed, reason) = (player.word(before), player.word(before));
            let to = player.word(before);
            let waits: Vec<Ref> = player
                .meeting()
                .items()
                .iter()
                .filter(|i| i.standing == Standing::Waiting)
                .map(|i| Ref::from(i.id))
                .collect();
            match player.dice.below(5) {
                0 => {
                    let m = player.meeting();
                    let here = m.before_body().is_some_and(Item::is_private);
                    let alike = m.items().iter();
                    let alike =
                        alike.filter(|i| i.is_private() == here && i.standing == Standing::Waiting);
                    Intent::TakeTogether {
                        items: alike.take(2).map(|i| Ref::from(i.id)).collect(),
                    }
                }
                1 => Intent::VaryOrder {
                    items: waits.into_iter().rev().take(2).collect(),
                    agreed_by: said(&agreed),
                    reason: said(&reason),
                },
                2 => Intent::Extend {
                    until: NaiveTime::from_hms_opt(21, 30, 0).unwrap(),
                    agreed_by: said(&agreed),
                },
                3 => Intent::Guillotine {
                    deferred_to: player.dice.one_in(2).then(|| said(&to)),
                },
                _ => {
                    // An adjourned meeting goes on the next day, and has another roll there.
                    if let Phase::Adjourned { when, .. } = player.meeting().phase() {
                        let next = *when + Duration::days(1);
                        let _ = player.give(&Order {
                            at: Some(When::Exactly(next)),
                            ..Order::from(Intent::Resume)
                        });
                    }
                    Intent::TakeRollAnew {
                        present: vec![Who::Known(holder)],
                    }
                }
            }
        }
        5 => {
            let secret = player.sits_in_private();
            // Its title is on the agenda for everybody, as that of every private item is.
            let (title, reason, under) =
                (player.word(false), player.word(secret), player.word(secret));
            Intent::AdmitLate {
                title: said(&title),
                reason: said(&reason),
                description: said(&under),
                number: Text::default(),
                after: None,
            }
        }
        6 => {
            let Some(held) = player.meeting().item(there.item).map(|i| i.details.clone()) else {
                return;
            };
            let private = player.dice.one_in(2);
            let mut to = item_details(player, &held.number, held.business, private);
            to.title = held.title;
            to.late = held.late.or_else(|| private.then(Late::default));
            Intent::ChangeItem {
                item,
                to,
                leave_public: player.dice.one_in(4),
            }
        }
        7 => {
            let confidential = player.dice.one_in(2);
            Intent::AttachReport {
                item,
                report: report(player, confidential, there.private),
                leave_public: player.dice.one_in(4),
            }
        }
        8 => {
            let by = player.word(true);
            Intent::Forewarn {
                person: known,
                expect: Expectation::Late(None),
                said_by: said(&by),
                said_on: None,
            }
        }
        9 => {
            let (text, under) = (player.word(false), player.word(false));
            match player.dice.below(4) {
                0 => Intent::PlanItem(PlannedItem {
                    meeting: "May 2026".into(),
                    title: said(&text),
                    summary: said(&under),
                    ..PlannedItem::default()
                }),
                1 => Intent::ListMeeting(FutureMeeting {
                    date: day("2026-05-14"),
                    venue: said(&text),
                    ..FutureMeeting::default()
                }),
                2 => Intent::SetNextMeeting(FutureMeeting {
                    date: day("2026-05-21"),
                    venue: said(&text),
                    ..FutureMeeting::default()
                }),
                _ => Intent::AddItem {
                    item: item_details(player, "", Business::Ordinary, false),
                    after: None,
                },
            }
        }
        10 => match player.dice.below(6) {
            0 => Intent::MarkPresent { person: holder },
            1 => Intent::MarkAbsent { person: seat },
            2 => Intent::Unmark { person: holder },
            3 => Intent::Attend {
                who: Who::New(person(player, false)),
            },
            4 => Intent::Preside { person: known },
            _ => Intent::Apologise {
                person: known,
                deputy: Some(Who::New(person(player, false))),
                said_by: Text::default(),
                said_on: None,
            },
        },
        11 => match player.dice.below(3) {
            0 => Intent::FillSeat {
                seat,
                holder: Some(Who::Known(known)),
                usual_deputy: None,
            },
            1 => {
                let title = player.word(false);
                Intent::ChangeSeat {
                    seat,
                    to: SeatDetails {
                        title: said(&title),
                        ..SeatDetails::default()
                    },
                    body: None,
                }
            }
            _ => Intent::AddPerson(person(player, false)),
        },
        12 => match &there.entry {
            Some(entry) => Intent::UndoTyping {
                entry: Ref::from(entry.id),
            },
            None => return,
        },
        13 => {
            if player.dice.one_in(2) {
                let last = player.journal.last() as usize;
                let seq = last.saturating_sub(player.dice.below(12)) as u64;
                Intent::Undo { record: Some(seq) }
            } else {
                Intent::Undo { record: None }
            }
        }
        14 => Intent::Redo,
        _ if player.dice.one_in(20) => Intent::Close,
        _ => {
            rename(player, there);
            return;
        }
    };
    give(player, Stream::Public, intent);
}
