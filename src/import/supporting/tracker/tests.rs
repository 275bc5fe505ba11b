//! Trackers and programmes of invented boards.

use super::status;
use crate::import::supporting::testing::{day, proposal};
use crate::meeting::agenda::Progress;
use crate::meeting::text::Text;

#[test]
fn one_table_with_a_column_for_the_meeting_and_a_programme_after_it() {
    let out = proposal(ONE);
    assert_eq!(out.actions.len(), 4);
    let second = &out.actions[1];
    assert_eq!(
        second.raised.as_ref().map(|d| d.value),
        Some(day(2026, 1, 9))
    );
    let owners: Vec<&str> = second.owners.iter().map(Text::as_str).collect();
    assert_eq!(owners, ["B. Ives", "C. Jones"]);
    assert_eq!(second.progress, Progress::ToMeeting("12 March 2026".into()));
    assert_eq!(out.actions[3].progress, Progress::Open);
    let days: Vec<_> = out
        .programme
        .iter()
        .map(|p| (p.date, p.items.len()))
        .collect();
    assert_eq!(
        days,
        [(Some(day(2026, 3, 12)), 2), (Some(day(2026, 5, 14)), 2)]
    );
    assert_eq!(out.programme[0].items[1].lead.as_str(), "Ann Hart");
}

const ONE: &str = "\
Action Log – Hatherley Health and Wellbeing Board

Ref	Date raised	Action	Owner	Due	Status
12	9 January 2026	Circulate the dental data	A. Hart	31 Jan 2026	Completed
13	9 January 2026	Bring the obesity strategy back to the Board	B. Ives and C. Jones	March 2026	To be considered at the meeting on 12 March 2026
14	6 November 2025	Write to the Minister	Chair	-	Ongoing
15	6 November 2025	Review terms of reference	Monitoring Officer / Clerk	May 2026	Not started

Forward Plan

Meeting	Item	Purpose	Lead officer
12 March 2026	Winter review	Decision	Jo Bell
	Dental access	Information	Ann Hart
14 May 2026	Annual report	Decision	Sam Oduya
	Obesity strategy	Discussion	TBC
";

#[test]
fn a_table_a_meeting_and_a_programme_as_a_list() {
    let out = proposal(SEVERAL);
    let texts: Vec<&str> = out.actions.iter().map(|a| a.text.value.as_str()).collect();
    assert_eq!(texts.len(), 3);
    assert_eq!(texts[0], "Invite the police to the next meeting");
    assert!(!out.actions[1].text.is_certain());
    let raised = out.actions[2].raised.as_ref().unwrap();
    assert!(!raised.is_certain());
    assert_eq!(out.actions[2].progress, Progress::Superseded);
    assert!(out.noticed[0].words.as_str().contains("is a Wednesday"));
    let told: Vec<_> = out
        .programme
        .iter()
        .map(|p| (p.items.len(), p.free))
        .collect();
    assert_eq!(told, [(2, 0), (1, 1)]);
}

const SEVERAL: &str = "\
ACTION TRACKER

Meeting of 14 January 2026

Minute	Agreed action	By whom	By when	Progress
12	Invite the police to the next meeting	Clerk	March	Done
14	Draft a response to the consultation,
	to be signed by the Chair	Ann Hart/Bill Ives	February	In hand

Meeting of Friday 12 November 2025

Minute	Agreed action	By whom	By when	Progress
3	Publish the strategy	Communications Team	December	Superseded by the county's own

WORK PROGRAMME 2026/27

12 March 2026

- Winter review (Jo Bell)
- Dental access

14 May 2026

- Annual report
- Available slot

Items to be scheduled
- Health checks
";

#[test]
fn a_status_is_told_by_its_words() {
    for (words, want) in [
        ("Completed.", Progress::Completed),
        ("Not yet completed", Progress::Open),
        ("In progress", Progress::InProgress),
        (
            "Dealt with outside of Board meetings.",
            Progress::OutsideMeetings,
        ),
        (
            "To be submitted to the meeting on 22 January 2015.",
            Progress::ToMeeting("22 January 2015".into()),
        ),
        (
            "To considered at the forthcoming meeting in May 2015.",
            Progress::ToMeeting("May 2015".into()),
        ),
        ("No longer required", Progress::Superseded),
        ("", Progress::Open),
    ] {
        assert_eq!(status::read(words), want, "{words}");
    }
}

#[test]
fn owners_are_parted_where_that_is_safe() {
    for (cell, want, guessed) in [
        (
            "Helen Banham Tim Deacon",
            vec!["Helen Banham", "Tim Deacon"],
            true,
        ),
        (
            "Clinical Commissioning Groups. NHS England",
            vec!["Clinical Commissioning Groups", "NHS England"],
            false,
        ),
        (
            "Strategic Director of Housing Director of Public Health.",
            vec!["Strategic Director of Housing", "Director of Public Health"],
            true,
        ),
        (
            "Director of Public Health and Housing",
            vec!["Director of Public Health and Housing"],
            false,
        ),
        ("Ann Lee and Bo Oke", vec!["Ann Lee", "Bo Oke"], false),
        (
            "Adult Services Director",
            vec!["Adult Services Director"],
            false,
        ),
        (
            "Clerk / Chair; Dr. Lee",
            vec!["Clerk", "Chair", "Dr. Lee"],
            false,
        ),
    ] {
        let (owners, parted) = super::owners::read(cell);
        let owners: Vec<&str> = owners.iter().map(Text::as_str).collect();
        assert_eq!((owners, parted), (want, guessed), "{cell}");
    }
}
