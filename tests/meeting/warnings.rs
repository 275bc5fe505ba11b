//! The catalogue of warnings: each row is tripped by a played meeting and by no other like it, and
//! docs/warnings.md tells them all.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::fs;

use quorate::import::after::following;
use quorate::import::draft::Draft;
use quorate::import::proposal::{Member, Proposal};
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::catalogue::{Seen, Warning, table};
use quorate::meeting::check::Finding;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order, When};
use quorate::minutes::{Full, Public};
use quorate::tui::port::{News, Saved};
use quorate::tui::testing::Bench;
use quorate::tui::update::Msg;

use crate::procedure::{COUNCIL, play};

/// What stands at the beginning of a script that is played before anybody is marked present.
const BARE: &str = "bare";

/// The same, of a meeting that isn't opened.
const PREPARED: &str = "prepared";

/// A warning, what trips it, and what is like it and does not.
const CASES: &[(Warning, &str, &str)] = &[
    (
        Warning::Quorum,
        r#"Leave(person: "Marsh")
Leave(person: "Fenn")
Leave(person: "Stone")
Leave(person: "Wick")"#,
        r#"Leave(person: "Marsh")
Leave(person: "Fenn")"#,
    ),
    (
        Warning::CountedTwice,
        r#"SetRules(quorum: Number(3), remote_counts: true)
AttendRemotely(person: "Marsh")
AttendRemotely(person: "Fenn")
AttendRemotely(person: "Stone")
AttendRemotely(person: "Wick")"#,
        r#"SetRules(quorum: Number(3), remote_counts: true)
AttendRemotely(person: "Marsh")"#,
    ),
    (
        Warning::Presiding,
        r#"StepOut(person: "Vale")"#,
        r#"StepOut(person: "Vale")
Preside(person: "Orchard")"#,
    ),
    (
        Warning::NotEntitled,
        r#"18:05 Leave(person: "Wick")
18:10 Write(text: "Councillor Wick asked about the tolls.")"#,
        r#"18:05 Write(text: "Councillor Wick asked about the tolls.")
18:10 Leave(person: "Wick")"#,
    ),
    (
        Warning::Deputies,
        r#"18:05 Leave(person: "Fenn")
18:06 Arrive(person: New(name: "Gil Reed"), deputy_for: "Fenn")
18:10 Leave(person: "Reed")
18:11 Arrive(person: New(name: "Hal Moss"), deputy_for: "Fenn")"#,
        r#"18:05 Leave(person: "Fenn")
18:06 Arrive(person: New(name: "Gil Reed"), deputy_for: "Fenn")"#,
    ),
    (
        Warning::AgainstInterest,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader")
Write(text: "Councillor Marsh asked about the tolls.")"#,
        r#"Declare(person: Known("Marsh"), interest: Personal, items: ["1"], nature: "a trader")
Write(text: "Councillor Marsh asked about the tolls.")"#,
    ),
    (
        Warning::NotAside,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader")
18:10 TakeNext"#,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader")
StandAside(person: "Marsh", how: TookNoPart)
18:10 TakeNext"#,
    ),
    (
        Warning::NotAside,
        r#"18:05 StepOut(person: "Stone")"#,
        r#"18:05 StepOut(person: "Stone")
18:06 Return(person: "Stone")"#,
    ),
    (
        Warning::NotRegistered,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["2"], nature: "a trader")"#,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["2"], nature: "a trader", registered: true)
Attend(who: New(name: "Jo Lark", role: "Town Clerk"))
Declare(person: Known("Lark"), interest: Pecuniary, items: ["2"], nature: "a trader")"#,
    ),
    (
        Warning::CouncilTax,
        r#"Declare(person: Known("Marsh"), interest: CouncilTax, items: ["1"])
Resolve(text: "That the precept be raised")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 4, against: 1)))
despite "Told by the clerk." OwnVote(person: "Marsh", voice: For)"#,
        r#"Declare(person: Known("Marsh"), interest: CouncilTax, items: ["1"])
Resolve(text: "That the precept be raised")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 4, against: 1)))
OwnVote(person: "Fenn", voice: For)"#,
    ),
    (
        Warning::Exclusion,
        r#"AddItem(item: (title: "The lease", exempt: (reason: "Paragraph 3")))
18:10 Take(item: "3")
Write(text: "The bids were opened.")"#,
        r#"AddItem(item: (title: "The lease", exempt: (reason: "Paragraph 3")))
18:10 Take(item: "3")
Exclude(items: ["3"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
Write(text: "The bids were opened.")"#,
    ),
    (
        Warning::PublicRoom,
        r#"18:10 Exclude(items: ["1"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
18:20 Take(item: "2")"#,
        r#"18:10 Exclude(items: ["1"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
18:19 Readmit()
18:20 Take(item: "2")"#,
    ),
    (
        Warning::LateItem,
        r#"AddItem(item: (title: "The flood", late: (reason: "")))"#,
        r#"AdmitLate(title: "The flood", reason: "the river was rising")"#,
    ),
    (
        Warning::AnyOther,
        r#"AddItem(item: (title: "Any other business", business: AnyOther))
Take(item: "3")
Conclude(verb: Agreed, text: "The Council agreed to buy a bench.")"#,
        r#"AddItem(item: (title: "Any other business", business: AnyOther))
Take(item: "3")
Conclude(verb: Noted, text: "The Council noted that a bench was for sale.")"#,
    ),
    (Warning::NoOutcome, "", "Conclude(verb: Noted)"),
    (
        Warning::NoOutcome,
        r#"Write(text: "The Mayor welcomed all.")"#,
        r#"Tell(text: "the meeting was being filmed")"#,
    ),
    (
        Warning::NoOutcome,
        r#"AttachReport(item: "1", report: (title: "The market", asks: [(label: "a", text: "the market be moved")]))
despite "So moved." Resolve(text: "That the tolls be halved", stage: Agreed)"#,
        r#"AttachReport(item: "1", report: (title: "The market", asks: [(label: "a", text: "the market be moved")]))
Adopt(item: "1")"#,
    ),
    (
        Warning::NoAction,
        r#"Conclude(verb: Agreed, text: "The Council agreed that the tolls be reviewed.")"#,
        r#"Conclude(verb: Agreed, text: "The Council agreed that the tolls be reviewed.")
AddAction(text: "Review the tolls", owners: [Named("Town Clerk")], due: NextMeeting)"#,
    ),
    (
        Warning::NoAction,
        r#"Write(text: "It was agreed that the Town Clerk report back in May.")"#,
        r#"Write(text: "Members noted that a board was to be set up. They agreed that the market was clean.")
Resolve(text: "That the market be moved to Fridays")"#,
    ),
    (
        Warning::ActionIncomplete,
        r#"AddAction(text: "Tell the traders", due: NextMeeting)"#,
        r#"AddAction(text: "Tell the traders", owners: [Named("Town Clerk")], due: NextMeeting)"#,
    ),
    (
        Warning::ActionIncomplete,
        r#"AddAction(text: "Tell the traders", owners: [Named("Town Clerk")], due: On("2026-01-05"))"#,
        r#"AddAction(text: "Tell the traders", owners: [Named("Town Clerk")], due: On("2026-05-05"))"#,
    ),
    (
        Warning::ActionIncomplete,
        r#"BringForward(text: "Paint the stalls", owners: [Named("Town Clerk")], raised: "2025-03-19")"#,
        r#"AddItem(item: (title: "Minutes", business: Minutes))
BringForward(text: "Paint the stalls", owners: [Named("Town Clerk")], raised: "2025-03-19")
BringForward(text: "Mend the roof", owners: [Named("Town Clerk")], raised: "2025-03-20")
Review(action: "Paint the stalls", progress: InProgress)"#,
    ),
    (
        Warning::EarlierMinutes,
        r#"ListMinutes(of: "2026-01-22")"#,
        r#"ListMinutes(of: "2026-01-22")
AddItem(item: (title: "Minutes", business: Minutes))
AgreeMinutes(of: "2026-01-22", corrections: ["the addition of Councillor Wick"])"#,
    ),
    (
        Warning::EarlierMinutes,
        r#"AddItem(item: (title: "Minutes", business: Minutes))
AgreeMinutes(of: "2026-01-22", corrections: [" "])"#,
        r#"AddItem(item: (title: "Minutes", business: Minutes))
AgreeMinutes(of: "2026-01-22", approval: Deferred)"#,
    ),
    (
        Warning::ActionIncomplete,
        r#"BringForward(text: "Paint the stalls", owners: [Named("Town Clerk")], raised: "2026-01-22", progress: ToMeeting("19 March 2026"))"#,
        r#"BringForward(text: "Paint the stalls", owners: [Named("Town Clerk")], raised: "2026-01-22", progress: ToMeeting("14 May 2026"))"#,
    ),
    (
        Warning::EarlierMinutes,
        r#"AddItem(item: (title: "Minutes of the last meeting", business: Minutes))
Take(item: "3")
Conclude(verb: Agreed, text: "The Council agreed to buy a bench.")"#,
        r#"AddItem(item: (title: "Minutes and matters arising", business: Minutes))
Take(item: "3")
Conclude(verb: Agreed, text: "The Council agreed to buy a bench.")"#,
    ),
    (
        Warning::EarlierMinutes,
        r#"18:30 Close
ApproveMinutes(at_meeting: "2026-05-14")"#,
        r#"18:30 Close
ApproveMinutes(at_meeting: "2026-05-14", signed_by: "Councillor Ada Vale")"#,
    ),
    (
        Warning::Approved,
        r#"18:30 Close
ApproveMinutes(at_meeting: "2026-05-14", signed_by: "Councillor Ada Vale")
despite "It was left out." Write(item: "1", text: "The bench is green.")"#,
        r#"18:30 Close
Write(item: "1", text: "The bench is green.")
ApproveMinutes(at_meeting: "2026-05-14", signed_by: "Councillor Ada Vale")"#,
    ),
    (
        Warning::Roll,
        r#"AddSeat(seat: (title: "Member"), holder: New(name: "Gus Ash", honorific: "Councillor"))"#,
        r#"AddSeat(seat: (title: "Member"), holder: New(name: "Gus Ash", honorific: "Councillor"))
Apologise(person: "Ash")"#,
    ),
    (
        Warning::Standing,
        r#"Attend(who: New(name: "Jo Lark"))"#,
        r#"Attend(who: New(name: "Jo Lark", role: "Town Clerk"))
Attend(who: New(name: "Gus Ash", honorific: "Councillor"))"#,
    ),
    (
        Warning::Standing,
        r#"AddSeat(seat: (title: "Member"))"#,
        r#"AddSeat(seat: (title: "Member"), holder: New(name: "Gus Ash", honorific: "Councillor"))"#,
    ),
    (
        Warning::VoteFigures,
        r#"Resolve(text: "That the market be moved")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 3, against: 3)))"#,
        r#"Resolve(text: "That the market be moved")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 3, against: 3)))
CastingVote(voice: For)"#,
    ),
    (
        Warning::TooFewAsk,
        r#"SetRules(recorded_vote_needs: 3)
Resolve(text: "That the market be moved")
despite "It was asked for in writing." Vote(told: (method: Recorded, demanded: 2, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", Against), ("Stone", For), ("Wick", Abstained)]))"#,
        r#"SetRules(recorded_vote_needs: 3)
Resolve(text: "That the market be moved")
Vote(told: (method: Recorded, demanded: 3, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", Against), ("Stone", For), ("Wick", Abstained)]))"#,
    ),
    (
        Warning::TooFewAsk,
        r#"SetRules(recorded_vote_needs: 3)
Resolve(text: "That the market be moved")
Vote(told: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", Against), ("Stone", For), ("Wick", Abstained)]))"#,
        r#"SetRules(recorded_vote_needs: 3)
Resolve(text: "That the market be moved")
Vote(told: (counts: (for: 3, against: 2)))"#,
    ),
    (
        Warning::SixMonths,
        r#"18:05 Leave(person: "Wick")
AddSeat(seat: (title: "Member"), holder: New(name: "Gus Ash", councillor: true, last_attended: "2025-11-19"))
Apologise(person: "Ash")"#,
        r#"AddSeat(seat: (title: "Member"), holder: New(name: "Gus Ash", councillor: true, last_attended: "2025-11-20"))
Apologise(person: "Ash")
AddSeat(seat: (title: "Adviser"), holder: New(name: "Jo Lark", last_attended: "2025-01-20"))
Apologise(person: "Lark")
AddSeat(seat: (title: "Member"), holder: New(name: "Pia Lund", councillor: true, last_attended: "2025-01-20"))
Arrive(person: Known("Lund"))"#,
    ),
    (
        Warning::KeyDecision,
        r#"SetRules(executive: true)
Resolve(text: "That the market be moved", stage: Agreed)
Write(text: "The reasons were the traffic in the old place.")"#,
        r#"SetRules(executive: true)
DeclareNone()
Resolve(text: "That the market be moved", stage: Agreed)
Write(text: "The reasons were the traffic in the old place; the option of a smaller market was rejected.")"#,
    ),
    (
        Warning::KeyDecision,
        r#"SetRules(executive: true)
Resolve(text: "That the market be moved", stage: Agreed)"#,
        r#"Resolve(text: "That the market be moved", stage: Agreed)"#,
    ),
    (
        Warning::Times,
        "SetRules(time_limit: 30)\n18:40 Close",
        "SetRules(time_limit: 30)\n18:20 Close",
    ),
    (
        Warning::Times,
        "18:20 Take(item: \"2\")\n18:15 Close",
        "18:20 Take(item: \"2\")\n18:20 Close",
    ),
    (
        Warning::Times,
        "18:20 Leave(person: \"Wick\")\n18:15 Close",
        "18:20 Leave(person: \"Wick\")\n18:20 Close",
    ),
    (
        Warning::Break,
        "18:10 Adjourn()\n18:20 Resume",
        "18:10 Adjourn(until: \"6.20pm\", reason: \"the lights failed\")\n18:20 Resume",
    ),
    (
        Warning::OneMember,
        r#"despite "So resolved." Delegate(to: [Person("Marsh")], text: "agree the day")"#,
        r#"Delegate(to: [Named("the Town Clerk")], with: [Person("Marsh")], text: "agree the day")"#,
    ),
    (
        Warning::OneMember,
        r#"despite "So resolved." Delegate(to: [Named("the Mayor")], text: "agree the day")"#,
        r#"Delegate(to: [Named("the Markets Committee")], text: "agree the day")"#,
    ),
    (
        Warning::OneMember,
        r#"Delegate(to: [Named("the Town Clerk")], text: "")"#,
        r#"Delegate(to: [Named("the Town Clerk")], text: "agree the day")"#,
    ),
    (
        Warning::Dates,
        r#"Write(text: "A visit was fixed for Thursday 5 May 2026.")"#,
        r#"Write(text: "A visit was fixed for Tuesday 5 May 2026, the day after Monday 4 May.")"#,
    ),
    (
        Warning::Dates,
        r#"AddItem(item: (title: "Actions of Thursday 26th April 2014"))"#,
        r#"AddItem(item: (title: "Actions of Saturday 26th April 2014"))"#,
    ),
    (
        Warning::Dates,
        r#"ListMinutes(of: "2014-11-20")
AddItem(item: (title: "Minutes", business: Minutes, description: "To agree the minutes of the meeting held on 20 October 2014"))"#,
        r#"ListMinutes(of: "2014-11-20")
AddItem(item: (title: "Minutes", business: Minutes, description: "To agree the minutes of the meeting held on 20 November 2014"))"#,
    ),
    (
        Warning::Dates,
        r#"ListMinutes(of: "2014-11-20")
AddItem(item: (title: "Protocol", description: "To review it following comments made at the last meeting on 20 October 2014."))"#,
        r#"ListMinutes(of: "2014-11-20")
AddItem(item: (title: "Protocol", description: "To review it following comments made at the last meeting on 20 November 2014, and the visit of 20 October 2014."))"#,
    ),
    (
        Warning::Dates,
        r#"ListMeeting(date: "2026-05-14")
SetNextMeeting(date: "2026-05-15")"#,
        r#"ListMeeting(date: "2026-05-14")
SetNextMeeting(date: "2026-05-14")"#,
    ),
    (
        Warning::Disclosure,
        r#"exempt Write(text: "Larkspur Homes had bid £412,500.")
Write(text: "Members spoke of a bid of £412,500 for the lease.")"#,
        r#"exempt Write(text: "Larkspur Homes had bid £412,500.")
Write(text: "Members spoke of a bid for the lease, and of a rent of £600,000.")"#,
    ),
    (
        Warning::Disclosure,
        r#"exempt Write(text: "The tenant had asked that the lease be ended before the summer.")
Write(text: "It was said that the tenant had asked that the lease be ended.")"#,
        r#"exempt Write(text: "The tenant had asked that the lease be ended before the summer.")
Write(text: "It was said that the lease would be dealt with in private.")"#,
    ),
    (
        Warning::Disclosure,
        r#"Attend(who: New(name: "Nora Sorrel", role: "Head of Property"))
exempt Write(text: "Nora Sorrel, Head of Property, presented the report, which set out three bids from builders.")
Write(text: "Nora Sorrel, Head of Property, presented the report, which set out three bids.")"#,
        r#"Attend(who: New(name: "Nora Sorrel", role: "Head of Property"))
exempt Write(text: "Nora Sorrel, Head of Property, presented the report, which set out three bids from builders.")
Write(text: "Nora Sorrel, Head of Property, presented the report, which was noted.")"#,
    ),
    (
        Warning::Disclosure,
        r#"exempt Present(who: [New(name: "Nan Root", organisation: "Larkspur Homes")])
exempt Write(text: "Nan Root had bid lowest.")
Write(text: "Members thanked Nan Root for coming.")"#,
        r#"exempt Present(who: [New(name: "Nan Root", organisation: "Larkspur Homes")])
exempt Write(text: "Nan Root had bid lowest.")
Write(text: "Members thanked those who had come.")"#,
    ),
    (
        Warning::MembersPresent,
        r#"bare
MarkAbsent(person: "Vale")
MarkAbsent(person: "Orchard")
MarkAbsent(person: "Marsh")
MarkAbsent(person: "Fenn")
MarkAbsent(person: "Stone")
Apologise(person: "Wick")"#,
        r#"bare
MarkAbsent(person: "Vale")
MarkPresent(person: "Orchard")
Preside(person: "Orchard")
MarkAbsent(person: "Marsh")
MarkAbsent(person: "Fenn")
MarkAbsent(person: "Stone")
Apologise(person: "Wick")"#,
    ),
    (
        Warning::PublicNamed,
        r#"HearPublic(text: "when the market would move", name: "Pat Doe")"#,
        r#"HearPublic(text: "when the market would move")"#,
    ),
    (
        Warning::Unsettled,
        r#"Resolve(text: "That the market be moved")"#,
        r#"Resolve(text: "That the market be moved")
EndMotion(how: Withdrawn)"#,
    ),
    (
        Warning::Declarations,
        r#"AddItem(item: (title: "Interests", business: Declarations))
Take(item: "3")"#,
        r#"AddItem(item: (title: "Interests", business: Declarations))
Take(item: "3")
DeclareNone()"#,
    ),
    (
        Warning::Readers,
        r#"AttachReport(item: "1", report: (title: "The market", confidential: true, asks: [(label: "a", text: "the market be moved")]))
Adopt(item: "1")"#,
        r#"AttachReport(item: "1", report: (title: "The market", asks: [(label: "a", text: "the market be moved")]))
Adopt(item: "1")"#,
    ),
    (
        Warning::ItemsLeft,
        "18:30 Close",
        "Defer(item: \"2\", to: \"the May meeting\", reason: \"of the hour\")\n18:30 Close",
    ),
    (
        Warning::NextMeeting,
        "",
        r#"SetNextMeeting(date: "2026-05-14")"#,
    ),
    (
        Warning::Queries,
        r#"Write(text: "Rents rose by 6%.")
Query(entry: "newest", at: 14, words: "6%")"#,
        r#"Write(text: "Rents rose by 6%.")
Query(entry: "newest", at: 14, words: "6%")
SettleQuery(query: "6%")"#,
    ),
    (
        Warning::RoughNotes,
        "private Write(text: \"tolls, Friday?\")\n18:30 Close",
        "private Write(text: \"tolls, Friday?\")",
    ),
    (
        Warning::Nameless,
        r#"Attend(who: Cue("grey jacket"))"#,
        r#"Attend(who: New(name: "Jo Lark", role: "Town Clerk"))"#,
    ),
    (
        Warning::Wording,
        r#"AddItem(item: (title: "Apologies", business: Membership))
Take(item: "3")
Write(text: "Apologies were received from Councillor Fenn.")"#,
        r#"AddItem(item: (title: "Apologies", business: Membership))
Take(item: "3")
Write(text: "Councillor Fenn was welcomed back.")"#,
    ),
    (
        Warning::Quorum,
        r#"SetRules(quorum: Number(3), quorum_includes: [(seat: "Mayor")])
StepOut(person: "Vale")
Preside(person: "Orchard")"#,
        r#"SetRules(quorum: Number(3), quorum_includes: [(seat: "Mayor")])
StepOut(person: "Fenn")"#,
    ),
    (
        Warning::Presiding,
        "AttendRemotely(person: \"Vale\")",
        "SetRules(remote_counts: true)\nAttendRemotely(person: \"Vale\")",
    ),
    (
        Warning::NotEntitled,
        r#"despite "Told later." Resolve(text: "That it be so", stage: Agreed)"#,
        r#"Resolve(text: "That it be so")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 4, against: 1)))"#,
    ),
    (
        Warning::AgainstInterest,
        r#"Declare(person: Known("Vale"), interest: Pecuniary, items: ["1"], nature: "a trader")"#,
        r#"Declare(person: Known("Vale"), interest: Pecuniary, items: ["1"], nature: "a trader")
Preside(person: "Orchard")
StandAside(person: "Vale", how: TookNoPart)"#,
    ),
    (
        Warning::AgainstInterest,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader")
Write(text: "Councillor Marsh asked about the tolls.")"#,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader", dispensation: (speak: true))
Write(text: "Councillor Marsh asked about the tolls.")"#,
    ),
    (
        Warning::Exclusion,
        r#"despite "Told later." Exclude(items: ["2"], mover: "Vale", seconder: "Fenn")"#,
        r#"Exclude(items: ["2"], paragraphs: [3], mover: "Vale", seconder: "Fenn")"#,
    ),
    (
        Warning::PublicRoom,
        r#"18:10 Exclude(items: ["2"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
18:30 Close"#,
        r#"18:10 Exclude(items: ["2"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
18:29 Readmit()
18:30 Close"#,
    ),
    (
        Warning::Roll,
        r#"bare
Apologise(person: "Wick")
18:20 Arrive(person: Known("Wick"))"#,
        r#"bare
MarkAbsent(person: "Vale")
MarkAbsent(person: "Orchard")
MarkAbsent(person: "Marsh")
MarkAbsent(person: "Fenn")
MarkAbsent(person: "Stone")
Apologise(person: "Wick")"#,
    ),
    (
        Warning::VoteFigures,
        r#"Resolve(text: "That the market be moved")
Move(mover: "Vale", seconder: "Fenn")
despite "So announced." Vote(told: (counts: (for: 2, against: 3), result: Carried))"#,
        r#"Resolve(text: "That the market be moved")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 2, against: 3)))"#,
    ),
    (
        Warning::Times,
        "CallMeeting(date: \"2026-03-19\")",
        "CallMeeting(date: \"2026-03-19\", start: \"17:30\")",
    ),
    (
        Warning::Break,
        r#"18:10 Adjourn(until: "6.20pm", reason: "the lights failed")"#,
        r#"18:10 Adjourn(until: "6.20pm", reason: "the lights failed")
18:20 Resume"#,
    ),
    (
        Warning::MembersPresent,
        "bare\nMarkPresent(person: \"Orchard\")\nMarkAbsent(person: \"Vale\")",
        "bare\nMarkPresent(person: \"Orchard\")\nMarkPresent(person: \"Vale\")",
    ),
    (Warning::Unopened, PREPARED, ""),
];

#[test]
fn a_slip_on_the_agenda_is_told_before_the_meeting_is_opened() {
    let mut journal = played(PREPARED);
    let said = |journal: &Journal| {
        let found = journal.meeting().findings().into_iter();
        found.map(|f| f.what).collect::<Vec<_>>()
    };
    assert_eq!(said(&journal), ["The meeting has not been opened."]);
    let item = r#"AddItem(item: (title: "Actions of Thursday 26th April 2014"))"#;
    act(&mut journal, item, "").unwrap();
    assert_eq!(
        said(&journal)[1..],
        ["Item 3 says Thursday 26th April 2014, and 26 April 2014 is a Saturday."]
    );
    act(
        &mut journal,
        r#"PassOver(finding: "Item 3 says")"#,
        "So printed.",
    )
    .unwrap();
    assert_eq!(said(&journal).len(), 1);
}

/// What no intent brings about: older files may hold it, and damaged ones.
const BY_FILES_ALONE: [Warning; 2] = [Warning::SensitiveNature, Warning::Unread];

fn played(script: &str) -> Journal {
    let from = |line: &str| COUNCIL.find(line).unwrap();
    match script.strip_prefix(BARE) {
        Some(rest) => play(&format!("{}{rest}", COUNCIL.replace("MarkAllPresent", ""))),
        None if script == PREPARED => play(&COUNCIL[..from("18:00 Open")]),
        None => play(&format!("{COUNCIL}{script}")),
    }
}

fn found(meeting: &Meeting, warning: Warning) -> Vec<Finding> {
    let mut found = meeting.findings();
    found.retain(|f| f.of == warning);
    found
}

#[test]
fn each_warning_is_tripped_by_its_case_and_not_by_another() {
    for (warning, trips, does_not) in CASES {
        let tripped = played(trips);
        let like = played(does_not);
        assert!(
            !found(tripped.meeting(), *warning).is_empty(),
            "{warning:?} is not found:\n{trips}\n---\n{:#?}",
            tripped.meeting().findings()
        );
        let wrong = found(like.meeting(), *warning);
        assert!(
            wrong.is_empty(),
            "{warning:?}:\n{does_not}\n---\n{wrong:#?}"
        );
    }
}

#[test]
fn no_row_of_the_catalogue_is_without_its_case() {
    for warning in Warning::ALL {
        let row = warning.row();
        assert!(!row.seen.is_empty(), "{warning:?}");
        if row.seen.contains(&Seen::Check) && !BY_FILES_ALONE.contains(warning) {
            assert!(CASES.iter().any(|c| c.0 == *warning), "{warning:?}");
        }
    }
    let numbers: Vec<u8> = Warning::ALL.iter().map(|w| w.row().number).collect();
    let all: Vec<u8> = (1..=numbers.len() as u8).collect();
    assert_eq!(numbers, all);
}

#[test]
fn the_page_tells_every_warning() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/warnings.md");
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(path, table()).unwrap();
    }
    assert!(
        fs::read_to_string(path).is_ok_and(|page| page == table()),
        "WRITE_DOCS=1 cargo test --test meeting warnings writes docs/warnings.md anew"
    );
}

/// An intent, refused or not; "at 17:00 " before it is the time of the fact.
fn act(journal: &mut Journal, line: &str, despite: &str) -> Result<(), String> {
    let (at, line) = match line.strip_prefix("at ") {
        Some(rest) => {
            let (time, rest) = rest.split_once(' ').unwrap();
            (
                Some(When::Clock(format!("{time}:00").parse().unwrap())),
                rest,
            )
        }
        None => (None, line),
    };
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let intent: Intent = options.from_str(line).unwrap();
    let now = "2026-03-19T18:12:00+00:00".parse().unwrap();
    let order = Order {
        at,
        despite: despite.into(),
        ..Order::from(intent)
    };
    let done = journal.act(now, &order);
    done.map(|_| ()).map_err(|refusal| refusal.to_string())
}

/// A warning that is a refusal, what comes before, what is refused, and with which words.
const REFUSED: &[(Warning, &str, &str, &str)] = &[
    (
        Warning::Quorum,
        r#"Leave(person: "Marsh")
Leave(person: "Fenn")
Leave(person: "Stone")
Leave(person: "Wick")"#,
        r#"Resolve(text: "That it be so", stage: Agreed)"#,
        "no quorum",
    ),
    (
        Warning::CountedTwice,
        "Leave(person: \"Fenn\")",
        r#"Arrive(person: Known("Marsh"), deputy_for: "Fenn")"#,
        "holds the seat",
    ),
    (
        Warning::NotEntitled,
        "Resolve(text: \"That it be so\")\nLeave(person: \"Fenn\")",
        r#"Move(mover: "Fenn", seconder: "Marsh")"#,
        "not in the room",
    ),
    (
        Warning::Deputies,
        "",
        r#"Arrive(person: New(name: "Gil Reed"), deputy_for: "Fenn")"#,
        "fills that seat",
    ),
    (
        Warning::AgainstInterest,
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], nature: "a trader")
Resolve(text: "That it be so")"#,
        r#"Move(mover: "Marsh", seconder: "Fenn")"#,
        "declared",
    ),
    (
        Warning::CouncilTax,
        r#"Declare(person: Known("Marsh"), interest: CouncilTax, items: ["1"])
Resolve(text: "That the precept be raised")
Move(mover: "Vale", seconder: "Fenn")
Vote(told: (counts: (for: 4, against: 1)))"#,
        r#"OwnVote(person: "Marsh", voice: For)"#,
        "section 106",
    ),
    (
        Warning::SensitiveNature,
        "",
        r#"Declare(person: Known("Marsh"), sensitive: true, nature: "a patient")"#,
        "withheld",
    ),
    (
        Warning::Exclusion,
        "",
        r#"Exclude(items: ["2"], mover: "Vale", seconder: "Fenn")"#,
        "which description of exempt information",
    ),
    (
        Warning::LateItem,
        "",
        r#"AdmitLate(title: "The flood", reason: "")"#,
        "reason for urgency",
    ),
    (
        Warning::Roll,
        "18:05 Leave(person: \"Marsh\")",
        r#"Apologise(person: "Marsh")"#,
        "came or went",
    ),
    (
        Warning::VoteFigures,
        r#"Resolve(text: "That it be so")
Move(mover: "Vale", seconder: "Fenn")"#,
        "Vote(told: (counts: (for: 9, against: 1)))",
        "10 votes are counted",
    ),
    (
        Warning::TooFewAsk,
        "SetRules(recorded_vote_needs: 2)\nResolve(text: \"That it be so\")",
        r#"Vote(told: (method: Recorded, demanded: 1, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", For), ("Stone", For), ("Wick", For)]))"#,
        "A recorded vote needs 2 who ask for it; 1 did.",
    ),
    (
        Warning::Times,
        "18:20 Take(item: \"2\")",
        "at 18:10 Take(item: \"1\")",
        "is before that",
    ),
    (
        Warning::OneMember,
        "",
        r#"Delegate(to: [Named("the Mayor")], text: "agree the day")"#,
        "a council can\u{2019}t delegate to one member",
    ),
    (
        Warning::Approved,
        "18:30 Close\nApproveMinutes(at_meeting: \"2026-05-14\")",
        r#"Write(item: "1", text: "The bench is green.")"#,
        "These minutes have been approved.",
    ),
    (
        Warning::Dates,
        "",
        r#"SetNextMeeting(date: "2026-03-19")"#,
        "on or before the day of this one",
    ),
];

#[test]
fn what_is_seen_as_a_refusal_is_refused_and_goes_on_with_a_reason_where_it_can() {
    for (warning, before, line, why) in REFUSED {
        let mut journal = play(&format!("{COUNCIL}{before}"));
        let refused = act(&mut journal, line, "").expect_err(line);
        assert!(refused.contains(why), "{warning:?}: {refused}");
        let goes_on = act(&mut journal, line, "It was so.");
        let seen = warning.row().seen;
        assert_eq!(
            goes_on.is_ok(),
            seen.contains(&Seen::Refused),
            "{warning:?}: {goes_on:?}"
        );
        assert_eq!(goes_on.is_err(), seen.contains(&Seen::Never), "{warning:?}");
    }
    for warning in Warning::ALL {
        let seen = warning.row().seen;
        let refused = seen.contains(&Seen::Refused) || seen.contains(&Seen::Never);
        let case = REFUSED.iter().any(|c| c.0 == *warning);
        assert_eq!(refused, case, "{warning:?}");
    }
}

#[test]
fn what_the_rules_leave_out_is_not_looked_at_and_a_number_that_is_none_is_refused() {
    let script = "Conclude(verb: Agreed, text: \"It was agreed that the tolls be reviewed.\")";
    let journal = played(script);
    assert_eq!(found(journal.meeting(), Warning::NoAction).len(), 1);
    let before = journal.meeting().findings().len();
    let mut journal = played(&format!("SetRules(not_checked: [16, 38])\n{script}"));
    assert!(found(journal.meeting(), Warning::NoAction).is_empty());
    assert!(found(journal.meeting(), Warning::NextMeeting).is_empty());
    assert_eq!(journal.meeting().findings().len(), before - 2);
    let refused = act(&mut journal, "SetRules(not_checked: [99])", "").unwrap_err();
    assert!(refused.contains("no warning 99"), "{refused}");
}

#[test]
fn when_a_councillor_last_attended_goes_over_to_the_next_meeting_and_the_one_after() {
    let absent = "SetNextMeeting(date: \"2026-08-20\")";
    let first = played(&format!(
        "18:20 Leave(person: \"Wick\")\n{absent}\n18:30 Close"
    ));
    let known = |next: &Proposal, name: &str| {
        let of = |m: &&Member| m.person.value.name.as_str() == name;
        let member = next.members.iter().find(of).unwrap();
        member.person.value.last_attended.map(|day| day.to_string())
    };
    let next = following(first.meeting(), "s1", None);
    assert_eq!(known(&next, "Flo Wick").as_deref(), Some("2026-03-19"));
    let mut second = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let now = "2026-08-20T18:00:00+00:00".parse().unwrap();
    for order in Draft::new(next).orders() {
        second.act(now, &order).unwrap();
    }
    for line in [
        "MarkPresent(person: \"Vale\")",
        "MarkAbsent(person: \"Wick\")",
        "Open()",
    ] {
        let intent = ron::from_str::<Intent>(line).unwrap();
        second.act(now, &Order::from(intent)).unwrap();
    }
    let near: Vec<String> = found(second.meeting(), Warning::SixMonths)
        .into_iter()
        .map(|f| f.what)
        .collect();
    assert_eq!(
        near,
        [
            "Councillor Flo Wick last attended on 19 March 2026: the six months end on 19 September 2026, \
          unless the council approves the reason by then."
        ]
    );
    let third = following(second.meeting(), "s2", None);
    assert_eq!(known(&third, "Flo Wick").as_deref(), Some("2026-03-19"));
    assert_eq!(known(&third, "Ada Vale").as_deref(), Some("2026-08-20"));
}

/// A warning that is told on the meeting screen, what trips it and the keys after that, the same of
/// what is like it and does not, and what is seen then.
type OnScreen = (Warning, [&'static str; 2], [&'static str; 2], &'static str);

const ON_SCREEN: &[OnScreen] = &[
    (
        Warning::Quorum,
        [
            "Leave(person: \"Marsh\")",
            "<C-Space><lt>fenn<C-Space><lt>stone<C-Space><lt>wick",
        ],
        [
            "Leave(person: \"Marsh\")",
            "<C-Space><lt>fenn<C-Space><lt>stone",
        ],
        "NO QUORUM: 2 of 3",
    ),
    (
        Warning::Presiding,
        ["", "<C-Space><lt>vale"],
        ["", "<C-Space><lt>fenn"],
        "has left, and presided: P gives the chair on.",
    ),
    (
        Warning::PublicRoom,
        [
            r#"18:10 Exclude(items: ["1"], paragraphs: [3], mover: "Vale", seconder: "Fenn")"#,
            "",
        ],
        [
            r#"18:10 Exclude(items: ["1"], paragraphs: [3], mover: "Vale", seconder: "Fenn")
18:19 Readmit()"#,
            "",
        ],
        "PUBLIC OUT 18:10",
    ),
    (
        Warning::OwnVote,
        [
            "Resolve(text: \"That it be so\")\nMove(mover: \"Vale\", seconder: \"Fenn\")",
            "<C-Space>v321",
        ],
        [
            "Resolve(text: \"That it be so\")\nMove(mover: \"Vale\", seconder: \"Fenn\")",
            "",
        ],
        "E records a member\u{2019}s own vote",
    ),
];

fn bench(script: &str, keys: &str) -> Bench {
    let now = "2026-03-19T18:30:00+00:00".parse().unwrap();
    Bench::on(played(script), (100, 30), now).keys(keys)
}

#[test]
fn what_is_seen_on_the_meeting_screen_is_told_there() {
    for (_, [trips, keys], [does_not, others], words) in ON_SCREEN {
        bench(trips, keys).sees(words);
        bench(does_not, others).sees_no(words);
    }
    let mut bench = bench("", "");
    bench.sees_no("NOT SAVED");
    bench.press("<C-Space>nMembers spoke of the tolls.");
    bench.take(Msg::News(News::Saved(Saved {
        trouble: Some("The disk is full.".to_owned()),
        ..Saved::default()
    })));
    bench.sees("NOT SAVED");
    for warning in Warning::ALL {
        let case = ON_SCREEN.iter().any(|c| c.0 == *warning) || *warning == Warning::NotSaved;
        assert_eq!(
            warning.row().seen.contains(&Seen::Screen),
            case,
            "{warning:?}"
        );
    }
}

#[test]
fn what_the_public_record_tells_of_the_exempt_one_stands_before_an_export() {
    let exempt = r#"exempt Write(text: "Larkspur Homes had bid \u{a3}412,500.")"#;
    let tells = bench(
        &format!("{exempt}\nWrite(text: \"Members spoke of a bid of \u{a3}412,500.\")"),
        "<F8>",
    );
    tells.sees("tells the public what the exempt record says");
    let silent = bench(
        &format!("{exempt}\nWrite(text: \"Members spoke of a bid.\")"),
        "<F8>",
    );
    silent.sees_no("tells the public");
}

#[test]
fn the_monitoring_officer_is_told_within_28_days_that_begin_with_the_disclosure() {
    let journal = played(
        r#"Declare(person: Known("Marsh"), interest: Pecuniary, items: ["2"], nature: "a trader")"#,
    );
    let found = found(journal.meeting(), Warning::NotRegistered);
    assert_eq!(
        found[0].what,
        "Councillor Cy Marsh\u{2019}s disclosable pecuniary interest is not said to be on the register: if \
         it is not, the monitoring officer is to be told by 15 April 2026."
    );
}

#[test]
fn what_the_check_finds_is_passed_over_with_a_reason_and_comes_back_with_another_cause() {
    let mut journal = played(r#"AddSeat(seat: (title: "Member for the Isle"))"#);
    let vacant = r#"PassOver(finding: "The seat Member for the Isle")"#;
    let passed = |journal: &Journal| found(journal.meeting(), Warning::Standing).is_empty();
    let refused = act(&mut journal, vacant, "").unwrap_err();
    assert!(refused.contains("is vacant"), "{refused}");
    assert!(!passed(&journal));
    act(&mut journal, vacant, "Nobody stood for it.").unwrap();
    assert!(passed(&journal));
    // In every reading, and after another fact that it has nothing to do with.
    act(&mut journal, r#"Write(text: "Members spoke.")"#, "").unwrap();
    assert!(passed(&journal));
    let public = journal.meeting().read_by::<Public>();
    assert!(found(&public, Warning::Standing).is_empty());
    let again = r#"ChangeSeat(seat: "Member for the Isle", to: (title: "Member for the Isles"))"#;
    act(&mut journal, again, "").unwrap();
    assert!(!passed(&journal));
    for (line, why) in [
        (
            r#"PassOver(finding: "The seat Mayor")"#,
            "finds nothing in those words",
        ),
        (r#"PassOver(finding: "Item")"#, "several things"),
        (r#"PassOver(finding: "")"#, "finds nothing"),
    ] {
        act(
            &mut journal,
            r#"AddItem(item: (title: "Actions of Thursday 26 April 2014"))"#,
            "",
        )
        .unwrap();
        let refused = act(&mut journal, line, "It is so.").unwrap_err();
        assert!(refused.contains(why), "{line}: {refused}");
    }
}

#[test]
fn the_reading_of_the_public_is_told_nothing_of_the_exempt_record() {
    let journal = played(
        r#"exempt Write(text: "Larkspur Homes had bid £412,500 for the lease of the old quay.")
Write(text: "Members spoke of £412,500.")
exempt Conclude(verb: Agreed, text: "It was agreed that Larkspur Homes be asked to pay by Thursday 5 May 2026.")
exempt HearPublic(text: "who bid", name: "Pat Doe")"#,
    );
    let meeting = journal.meeting();
    assert!(!found(meeting, Warning::Disclosure).is_empty());
    assert!(!found(meeting, Warning::NoAction).is_empty());
    assert!(!found(meeting, Warning::Dates).is_empty());
    let words = |found: Vec<Finding>| {
        let words: Vec<String> = found.into_iter().map(|f| f.what).collect();
        words.join("\n")
    };
    let full = words(meeting.read_by::<Full>().findings());
    assert!(full.contains("£412,500"), "{full}");
    let public = words(meeting.read_by::<Public>().findings());
    for secret in ["412", "Larkspur Homes", "asked to", "5 May", "Pat Doe"] {
        assert!(!public.contains(secret), "{secret}: {public}");
    }
}
