//! What only the whole of a paper shows to be shaky, by small papers of invented bodies.

use super::signs::{self, Sign, doubt};
use super::*;
use crate::import::found::Place;
use crate::import::proposal::{Minuted, Minutes};
use crate::import::supporting::testing::proposal;
use crate::meeting::text::Text;

/// Words as they were read, "?" before them where they are doubted.
fn shown(found: &Found<Text>) -> String {
    let doubt = if found.is_certain() { "" } else { "?" };
    format!("{doubt}{}", found.value.replace('\n', " / "))
}

/// The titles of the items, and behind a bar what is told of them.
fn items(text: &str) -> Vec<String> {
    let told = |item: &crate::import::proposal::Item| {
        let rest = item.description.iter().chain(&item.parts);
        let rest: Vec<String> = rest.map(shown).collect();
        let bar = if rest.is_empty() { "" } else { " | " };
        format!("{}{bar}{}", shown(&item.title), rest.join("; "))
    };
    proposal(text).items.iter().map(told).collect()
}

/// An agenda of a body, with a day, and these lines.
fn agenda(lines: &str) -> String {
    format!(
        "LARKMOOR LOOM COMMITTEE\n\nMeeting on Tuesday 4 May 2027 at 7.30pm in the Mill\n\nAGENDA\n\n{lines}"
    )
}

#[test]
fn a_sentence_below_a_title_is_told_of_the_item_and_lines_that_are_none_are_doubted() {
    let lines = "1. Apologies for absence\n2. Looms\n   Oil for the looms\n   Paint and brushes\n\
                 3. Ferries\n   To agree the fares of the ferries.\n4. Fair\n   Stalls\n5. Any other business\n";
    assert_eq!(
        items(&agenda(lines)),
        [
            "Apologies for absence",
            "Looms | ?Oil for the looms / Paint and brushes",
            "Ferries | To agree the fares of the ferries.",
            "Fair | ?Stalls",
            "Any other business",
        ]
    );
}

#[test]
fn words_that_are_no_sentence_are_doubted_where_the_paper_tells_no_body_or_day() {
    let lines = "1. Apologies for absence\n2. Looms\n   Those in the old shed by the river\n";
    let told = "Looms | Those in the old shed by the river";
    assert_eq!(items(&agenda(lines))[1], told);
    let nameless = format!("AGENDA\n\n{lines}");
    let doubted = "Looms | ?Those in the old shed by the river";
    assert_eq!(items(&nameless)[1], doubted);
    let sentence = nameless.replace("Those in", "To paint those in");
    assert!(items(&sentence)[1].starts_with("Looms | To paint"));
}

#[test]
fn items_that_share_a_number_are_doubted() {
    let lines = "1. Opening of the meeting\n1. Looms\n1. Ferries\n1. Closing\n";
    let all = items(&agenda(lines));
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let once = "1. Opening of the meeting\n2. Looms\n3. Ferries\n4. Closing\n";
    let all = items(&agenda(once));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn items_of_a_paper_that_calls_itself_minutes_are_doubted() {
    let paper = "Loom Club Meeting Minutes\nThursday 4 February 2027 5.00pm @ the Mill\n\n\
                 1.0 Oil\n\n   bring some, Ann has none\n\n2.0 Paint\n\n   blue or green, ask Bo\n\n\
                 3.0 Fair\n\n   ten stalls\n";
    let all = items(paper);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let all = items(&paper.replace("Minutes", "Agenda"));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn a_label_that_stands_in_several_titles_is_doubted_to_be_of_them() {
    let lines = "1. Welcome, from: Ann\n2. Looms, from: Bo\n3. Ferries, from: all\n4. Fair\n";
    let all = items(&agenda(lines));
    let doubted = all.iter().filter(|i| i.starts_with('?')).count();
    assert_eq!((all.len(), doubted), (4, 3), "{all:?}");
}

#[test]
fn titles_that_are_references_or_break_off_are_doubted() {
    let case = |n| {
        format!(
            "{n}. File No. LM27-{n}
   To agree the fares of ferry {n}.
"
        )
    };
    let cases: Vec<String> = (1..6).map(case).collect();
    let cases = cases.concat();
    let all = items(&agenda(&cases));
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let lines = "1. Looms\n2. Report of the Clerk (AL);\n3. Ferries\n";
    let all = items(&agenda(lines));
    assert_eq!(all, ["Looms", "?Report of the Clerk (AL);", "Ferries"]);
}

#[test]
fn a_meeting_to_come_may_be_this_one_where_no_day_of_this_one_was_found() {
    let lines = "1. Looms\n2. Ferries\n3. Date of next meeting: 8 June 2027\n";
    let future = |text: &str| {
        let out = proposal(text);
        let mut days = out.future.iter().map(Found::is_certain);
        (out.date.is_some(), days.next())
    };
    assert_eq!(future(&agenda(lines)), (true, Some(true)));
    let dayless = format!("LARKMOOR LOOM COMMITTEE\n\nAGENDA\n\n{lines}");
    assert_eq!(future(&dayless), (false, Some(false)));
}

#[test]
fn what_stands_beside_a_name_is_doubted_where_it_is_no_post() {
    let present = |roll: &str| -> Vec<bool> {
        let paper = format!(
            "Minutes of the Loom Club\n\n4 May 2027\n\nPresent:\n{roll}\n\n1. Looms\n\nThe looms were oiled.\n\n\
             2. Ferries\n\nIt was resolved that they be painted.\n"
        );
        let out = proposal(&paper);
        let minutes = out.minutes.first();
        let all = minutes.map(|m| m.present.iter());
        all.into_iter().flatten().map(Found::is_certain).collect()
    };
    let roll = "Ann Lee (Treasurer)\nBo Oke (Tarn)\nCy Roe";
    assert_eq!(present(roll), [true, false, true]);
}

#[test]
fn minutes_whose_items_are_people_or_to_which_nobody_came_are_doubted() {
    let minutes = |titles: &[&str]| {
        let item = |title: &&str| Minuted {
            title: Found::certain(Text::line(title), Place::default()),
            ..Minuted::default()
        };
        let mut out = Proposal {
            minutes: vec![Minutes {
                present: vec![Found::default()],
                items: titles.iter().map(item).collect(),
                ..Minutes::default()
            }],
            ..Proposal::default()
        };
        weigh(&[], &Steps::for_size(10_000), &mut out).unwrap();
        let items = out.minutes.into_iter().flat_map(|m| m.items);
        items.map(|i| i.title.is_certain()).collect::<Vec<_>>()
    };
    let people = minutes(&["Ann Lee, Chair", "Bo Oke, Treasurer", "Looms"]);
    assert_eq!(people, [false; 3]);
    let business = minutes(&["Apologies", "Looms", "Ann Lee, Chair", "Ferries"]);
    assert_eq!(business, [true; 4]);
    let mut out = Proposal {
        minutes: vec![Minutes {
            items: vec![Minuted::default()],
            ..Minutes::default()
        }],
        ..Proposal::default()
    };
    weigh(&[], &Steps::for_size(10_000), &mut out).unwrap();
    let nobody = out.minutes.first().and_then(|m| m.items.first());
    assert!(nobody.is_some_and(|i| !i.title.is_certain()));
}

/// The titles of the items of the first minutes of a paper, "?" before one that is doubted.
fn minuted(text: &str) -> Vec<String> {
    let out = proposal(text);
    let items = out.minutes.first().map(|m| m.items.iter());
    let items = items.into_iter().flatten();
    items.map(|i| shown(&i.title)).collect()
}

const ROLL: &str =
    "Minutes of the Loom Club\n\n4 May 2027\n\nPresent: Ann Lee (Chair), Bo Oke, Cy Roe\n\n";

#[test]
fn titles_under_which_nothing_is_minuted_are_doubted() {
    let list =
        "1. Day trip to the tarn\n2. Walk to the mill\n3. Visit of the fair\n\nAll were liked.\n";
    let all = minuted(&format!("{ROLL}{list}"));
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let told = "1. Day trip to the tarn\n\nIt was liked.\n\n2. Walk to the mill\n\nNobody came.\n\n\
                3. Visit of the fair\n\nBo will ask.\n";
    let all = minuted(&format!("{ROLL}{told}"));
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
    // What agendas have may have come to nothing.
    let known = "1. Apologies for absence\n2. Declarations of interest\n3. Minutes of the last meeting\n\nAgreed.\n";
    let all = minuted(&format!("{ROLL}{known}"));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn items_below_most_of_the_minutes_are_doubted() {
    let said =
        "Ann said that the looms of the old shed are too loud for those who live above it.\n\n"
            .repeat(15);
    let items = "1. Oil the looms\n\nBo does.\n\n2. Ask the mill\n\nCy does.\n";
    let all = minuted(&format!("{ROLL}{said}{items}"));
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let all = minuted(&format!("{ROLL}{items}{said}"));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn what_is_read_of_minutes_of_several_meetings_is_doubted() {
    let again = "2. Ferries\n\nIt was resolved that they be painted.\n\nLoom Club, 8 June 2027\n\n\
                 Those there\nPresent: Ann Lee, Di Ash\n\n3. Looms\n\nThe looms were sold.\n";
    let paper = format!("{ROLL}1. Looms\n\nThe looms were oiled.\n\n{again}");
    let certain = |text: &str| {
        let out = proposal(text);
        let minutes = out.minutes.into_iter().next().unwrap_or_default();
        let people = minutes.present.iter().map(Found::is_certain);
        let items = minutes.items.iter().map(|i| i.title.is_certain());
        let day = minutes.date.iter().map(Found::is_certain);
        people.chain(items).chain(day).collect::<Vec<_>>()
    };
    let all = certain(&paper);
    assert!(all.len() > 5 && all.iter().all(|c| !c), "{all:?}");
    let once = paper.replace("8 June", "4 May");
    assert!(certain(&once).contains(&true));
}

#[test]
fn an_agenda_in_which_motions_are_carried_may_be_minutes() {
    let lines = "1. Approval of the agenda\n   Motion carried\n2. Looms\n   Oil for the looms\n   Motion carried\n\
                 3. Fair\n";
    let all = items(&agenda(lines));
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let all = items(&agenda(&lines.replace("Motion carried", "See page 4")));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn an_agenda_that_tells_who_came_and_what_was_done_may_be_minutes() {
    let came =
        "1. Looms\n   Ann reported on the oil.\n2. Ferries\n   The fares were agreed.\n3. Fair\n";
    let paper = agenda(came).replace("AGENDA", "Attendees:\nAnn Lee\nBo Oke\nCy Roe\n\nAGENDA");
    let all = items(&paper);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let out = proposal(&paper);
    assert!(out.members.iter().all(|m| !m.person.is_certain()));
    let told = |n: &Notice| n.words.contains("it may be minutes");
    assert!(out.noticed.iter().any(told), "{:?}", out.noticed);
    let all = items(&agenda(came));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn many_items_of_which_hardly_one_is_what_agendas_have_are_doubted() {
    let list = |first: &str, last: &str| {
        let looms: Vec<String> = (2..30)
            .map(|n| format!("{n}. Loom at the mill\n"))
            .collect();
        let looms = looms.concat();
        items(&agenda(&format!("1. {first}\n{looms}30. {last}\n")))
    };
    let all = list("Ferries", "Fair");
    assert_eq!(all.len(), 30, "{all:?}");
    assert!(all.iter().all(|i| i.starts_with('?')), "{all:?}");
    let all = list("Apologies for absence", "Any other business");
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn items_of_a_paper_most_of_which_was_not_read_are_doubted() {
    let said = "Ann asked whether the looms of the old shed are too loud, and Bo said that they were oiled.\n\n";
    let paper = |count: usize| {
        format!(
            "AGENDA\n\n1. Looms\n2. Ferries\n3. Fair\n\nNOTES\n\n{}",
            said.repeat(count)
        )
    };
    let all = items(&paper(8));
    assert!(
        all.len() > 2 && all.iter().all(|i| i.starts_with('?')),
        "{all:?}"
    );
    let all = items(&paper(0));
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn long_titles_of_minutes_are_doubted() {
    let list = |title: &str| {
        let item = |n| format!("{n}. {title} {n}\n\nAgreed to tell all of them.\n\n");
        let list: String = (1..5).map(item).collect();
        minuted(&format!("{ROLL}{list}"))
    };
    let all = list("Letter of the ferry people about fares and the paint of the three boats, May");
    assert!(
        all.len() == 4 && all.iter().all(|i| i.starts_with('?')),
        "{all:?}"
    );
    let all = list("Ferries");
    assert!(all.iter().all(|i| !i.starts_with('?')), "{all:?}");
}

#[test]
fn a_day_in_figures_is_doubted_where_nothing_tells_which_number_is_the_month() {
    let day = |day: &str, rest: &str| {
        let out = proposal(&ROLL.replace("4 May 2027", day).replace("Cy Roe\n", rest));
        let day = out.minutes.first().and_then(|m| m.date.clone());
        day.map(|d| (d.value.to_string(), d.is_certain()))
    };
    let is = |day: &str, certain| Some((day.to_owned(), certain));
    let next = "Cy Roe\n\nThe next meeting is on 23/12/2027.\n";
    assert_eq!(day("3/12/2027", "Cy Roe\n"), is("2027-12-03", false));
    assert_eq!(day("3/12/2027", next), is("2027-12-03", true));
    let words = next.replace("23/12/2027", "23rd December 2027");
    assert_eq!(day("3/12/2027", &words), is("2027-12-03", true));
    assert_eq!(day("12/12/2027", "Cy Roe\n"), is("2027-12-12", true));
}

#[test]
fn a_description_that_begins_with_a_number_and_many_contacts_are_doubted() {
    let lines = "1. Apologies for absence\n2. Looms\n   1) Two of them are for sale in the mill.\n3. Fair\n";
    let all = items(&agenda(lines));
    assert!(all.iter().all(|i| !i.contains("| 1)")), "{all:?}");
    let mail = |names: &[&str]| {
        let all: Vec<String> = names
            .iter()
            .map(|n| format!("{n}@loom.example\n"))
            .collect();
        let text = format!(
            "LARKMOOR LOOM COMMITTEE\n\nMeeting on 4 May 2027\n\nContact: {}\nAGENDA\n\n1. Looms\n2. Fair\n",
            all.concat()
        );
        let out = proposal(&text);
        let sure = out.contacts.iter().filter(|c| c.is_certain()).count();
        (out.contacts.len(), sure)
    };
    assert_eq!(mail(&["ann", "bo"]), (2, 2));
    assert_eq!(mail(&["ann", "bo", "cy", "di"]), (4, 0));
}

#[test]
fn words_that_begin_with_a_mark_or_in_a_sentence_are_doubted() {
    for marked in [". Chair", "@ the Mill", "- Looms", ", and the Ferries"] {
        assert!(begins_with_mark(marked), "{marked}");
    }
    for whole in [
        "Looms",
        "(a) Looms",
        "\u{2018}Our Mill\u{2019}",
        "\"Our Mill\"",
        "",
    ] {
        assert!(!begins_with_mark(whole), "{whole}");
    }
}

#[test]
fn each_sign_has_a_row_and_each_row_a_sign() {
    let rows = signs::rows();
    assert_eq!(rows.len(), Sign::ALL.len());
    for sign in Sign::ALL.iter().copied() {
        let (weight, why) = sign.row();
        assert!((1..=10).contains(&weight), "{sign:?}");
        assert!(why.ends_with('.'), "{sign:?}");
    }
}

#[test]
fn weights_add_up_to_a_doubt_for_the_weightiest() {
    assert_eq!(doubt([]), None);
    assert_eq!(doubt([Sign::NoSentence]), None);
    assert_eq!(doubt([Sign::NoBody, Sign::NoDay]), None);
    let why = doubt([Sign::NoBody, Sign::NoSentence]);
    assert_eq!(why, doubt([Sign::NoSentence, Sign::SeveralLines]));
    assert!(why.is_some_and(|why| why.starts_with("It is no sentence")));
}
