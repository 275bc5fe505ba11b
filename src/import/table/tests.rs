//! Tables of invented bodies whose columns no known words name, stand in another order or hold
//! letters.

use proptest::prelude::*;

use crate::import::proposal::{Action, Proposal};
use crate::import::supporting::testing::{day, proposal};
use crate::meeting::agenda::Progress;
use crate::meeting::text::Text;

/// The words, the owners and the standing of actions: "?" where they are doubted.
fn actions(out: &Proposal) -> Vec<(String, String, Progress)> {
    let told = |a: &Action| {
        let owners: Vec<&str> = a.owners.iter().map(Text::as_str).collect();
        let doubt = if a.text.is_certain() { "" } else { "?" };
        let text = format!("{}{doubt}", a.text.value.as_str());
        (text, owners.join("; "), a.progress.clone())
    };
    out.actions.iter().map(told).collect()
}

fn row(text: &str, owners: &str, progress: Progress) -> (String, String, Progress) {
    (text.to_owned(), owners.to_owned(), progress)
}

#[test]
fn a_tracker_with_heads_of_its_own_is_told_by_what_it_holds() {
    let out = proposal(
        "ACTION LOG\n\nLine\tWe agreed to\tHands\tSeen by\tWhere it is\n\
         1\tWrite to the county about the sluice gates\tMara Quell\t31 March 2027\tCompleted\n\
         2\tAsk three firms to price the bandstand roof\tOwen Tarrow\t30 April 2027\tIn progress\n\
         3\tBring the allotment rents back to the Council\tMara Quell\t30 April 2027\tOngoing\n",
    );
    assert_eq!(
        actions(&out),
        [
            row(
                "Write to the county about the sluice gates",
                "Mara Quell",
                Progress::Completed
            ),
            row(
                "Ask three firms to price the bandstand roof",
                "Owen Tarrow",
                Progress::InProgress
            ),
            row(
                "Bring the allotment rents back to the Council",
                "Mara Quell",
                Progress::InProgress
            ),
        ]
    );
    assert!(out.actions[0].comment.as_str().contains("31 March 2027"));
}

#[test]
fn a_tracker_without_a_head_is_told_and_doubted() {
    let out = proposal(
        "ACTION LOG\n\n1\tMara Quell\tWrite to the county about the sluice gates\tCompleted\n\
         2\tOwen Tarrow\tAsk three firms to price the bandstand roof\tIn progress\n\
         3\tMara Quell\tBring the allotment rents back to the Council\tOngoing\n",
    );
    assert_eq!(
        actions(&out),
        [
            row(
                "Write to the county about the sluice gates?",
                "Mara Quell",
                Progress::Completed
            ),
            row(
                "Ask three firms to price the bandstand roof?",
                "Owen Tarrow",
                Progress::InProgress
            ),
            row(
                "Bring the allotment rents back to the Council?",
                "Mara Quell",
                Progress::InProgress
            ),
        ]
    );
}

#[test]
fn a_head_over_two_rows_and_letters_with_a_key() {
    let out = proposal(
        "ACTION TRACKER\n\nKey: C = completed; P = in progress; MQ = Mara Quell\n\n\
         Target\tAction\tLead\tProgress\ndate\tagreed\tofficer\t\n\
         May 2027\tWrite to the county about the sluice gates\tMQ\tC\n\
         June 2027\tAsk three firms to price the bandstand roof\tOwen Tarrow\tP\n",
    );
    assert_eq!(
        actions(&out),
        [
            row(
                "Write to the county about the sluice gates",
                "Mara Quell",
                Progress::Completed
            ),
            row(
                "Ask three firms to price the bandstand roof",
                "Owen Tarrow",
                Progress::InProgress
            ),
        ]
    );
    assert_eq!(
        out.actions[1].comment.as_str(),
        "in progress\nDue: June 2027"
    );
}

#[test]
fn rows_without_their_key_cells_go_on_and_heads_come_again() {
    let out = proposal(
        "ACTION TRACKER\n\nNo\tAction\tOwner\tStatus\n\
         1\tWrite to the county\tMara Quell\tCompleted\n\tabout the sluice gates\t\t\n\
         2\tAsk three firms to price the\tOwen Tarrow\tIn progress\n\tBandstand roof\t\t\n\n\
         No\tAction\tOwner\tStatus\n3\tPaint the gates\tMara Quell\tOngoing\n",
    );
    let texts: Vec<&str> = out.actions.iter().map(|a| a.text.value.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Write to the county about the sluice gates",
            "Ask three firms to price the Bandstand roof",
            "Paint the gates",
        ]
    );
}

#[test]
fn rows_that_are_full_are_rows_of_their_own_without_a_stop_at_their_end() {
    let out = proposal(
        "ACTION TRACKER\n\nAction\tOwner\tStatus\nWrite to the county\tMara Quell\tCompleted\n\
         Price the bandstand roof\tOwen Tarrow\tIn progress\n",
    );
    assert_eq!(out.actions.len(), 2, "{:?}", actions(&out));
}

#[test]
fn a_programme_with_heads_of_its_own_is_told_by_what_it_holds() {
    let out = proposal(
        "FORWARD PLAN\n\nComes to us\tIn the hands of\tUp for grabs\tWhy we see it\n\
         12 March 2027\tMara Quell\tSluice gates\tDecision\n\
         12 March 2027\tOwen Tarrow\tBandstand roof\tInformation\n\
         14 May 2027\tMara Quell\tAllotment rents\tDecision\n",
    );
    let told: Vec<_> = (out.programme.iter())
        .map(|p| {
            (
                p.date,
                p.items
                    .iter()
                    .map(|i| (i.title.value.as_str(), i.lead.as_str()))
                    .collect(),
            )
        })
        .collect::<Vec<(_, Vec<_>)>>();
    assert_eq!(
        told,
        [
            (
                Some(day(2027, 3, 12)),
                vec![
                    ("Sluice gates", "Mara Quell"),
                    ("Bandstand roof", "Owen Tarrow")
                ]
            ),
            (
                Some(day(2027, 5, 14)),
                vec![("Allotment rents", "Mara Quell")]
            ),
        ]
    );
}

/// The members as they are read: "?" where they are doubted.
fn members(out: &Proposal) -> Vec<String> {
    let told = |m: &crate::import::proposal::Member| {
        let person = &m.person.value;
        let doubt = if m.person.is_certain() { "" } else { "?" };
        let (role, body) = (person.role.as_str(), person.organisation.as_str());
        format!("{}{doubt}, {role}, {body}", person.full_name())
    };
    out.members.iter().map(told).collect()
}

#[test]
fn members_stand_in_any_order_under_heads_of_their_own() {
    let out = proposal(
        "PELLAMARSH HARBOUR BOARD\n\nTuesday 7 September 2027 at 6.15 pm\n\nMembers of the Board\n\n\
         Comes from\tSits as\tWho it is\n\
         Pellamarsh Town Council\tHarbour Director\tMara Quell\n\
         Tarn County Council\tFinance Director\tOwen Tarrow\n\
         Pellamarsh Sailing Trust\tBerths Manager\tEdna Rooke\n\nAGENDA\n\n1. Apologies\n2. Gates\n",
    );
    assert_eq!(
        members(&out),
        [
            "Mara Quell, Harbour Director, Pellamarsh Town Council",
            "Owen Tarrow, Finance Director, Tarn County Council",
            "Edna Rooke, Berths Manager, Pellamarsh Sailing Trust",
        ]
    );
}

#[test]
fn letters_in_a_table_of_members_are_told_by_its_key() {
    let out = proposal(
        "PELLAMARSH HARBOUR BOARD\n\nTuesday 7 September 2027 at 6.15 pm\n\nMembers of the Board\n\n\
         Vote\tRole\tName\n\
         V\tHarbour Director\tMara Quell\n\
         N\tFinance Director\tOwen Tarrow\n\
         V = voting; N = non-voting\n\nAGENDA\n\n1. Apologies\n2. Gates\n",
    );
    let told: Vec<(&str, bool)> = (out.members.iter())
        .map(|m| (m.person.value.name.as_str(), m.voting))
        .collect();
    assert_eq!(told, [("Mara Quell", true), ("Owen Tarrow", false)]);
}

#[test]
fn actions_in_minutes_stand_under_any_heads() {
    let out = proposal(
        "Minutes of the meeting of the Pellamarsh Harbour Board held on 7 September 2027\n\n\
         Present: Mara Quell (Chair), Owen Tarrow\n\n1. Gates\nThe Board noted the report.\n\n\
         ACTIONS\n\nPerson\tWhat happens next\tReady for\n\
         Mara Quell\tWrite to the county about the sluice gates\t31 October 2027\n\
         Owen Tarrow\tAsk three firms to price the bandstand roof\t30 November 2027\n",
    );
    let told: Vec<_> = (out.actions.iter())
        .map(|a| {
            (
                a.text.value.as_str(),
                a.owners[0].as_str(),
                a.comment.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "Write to the county about the sluice gates",
                "Mara Quell",
                "Due: 31 October 2027"
            ),
            (
                "Ask three firms to price the bandstand roof",
                "Owen Tarrow",
                "Due: 30 November 2027"
            ),
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_rows_are_read(rows in prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..14)) {
        let rows: Vec<String> = rows.iter().map(|cells| cells.join("\t")).collect();
        for title in ["ACTION LOG", "FORWARD PLAN", "Members of the Board", "Agenda"] {
            let out = proposal(&format!("{title}\n\n{}\n", rows.join("\n")));
            for action in &out.actions {
                prop_assert!(!action.text.value.is_blank());
            }
            for item in out.programme.iter().flat_map(|p| &p.items) {
                prop_assert!(!item.title.value.is_blank());
            }
        }
    }
}

/// What stands in cells, and what doesn't.
fn cell() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "",
        "Action",
        "Owner",
        "Status",
        "Date",
        "Item",
        "Lead",
        "Name",
        "Role",
        "No",
        "#",
        "4.2",
        "Mara Quell",
        "Finance Director",
        "12 March 2027",
        "C",
        "C = done",
        "Completed",
        "Key: C",
        "about the gates",
        "Write to the county about the sluice gates.",
        "\u{2713}",
        "\u{301}",
        "=",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

#[test]
fn words_that_run_from_column_to_column_are_doubted() {
    let out = proposal(
        "ACTION LOG\n\n\
         No    Action                   Owner            Status\n\
         1     Write to the county      Mara Quell       Completed\n\
         2     Ask three firms to price Owen Tarrow,     In progress\n\
         \x20     the bandstand roof       Finance\n\
         \x20                              Director\n\n\
         7\n",
    );
    assert_eq!(out.actions.len(), 2, "{:?}", actions(&out));
    assert!(out.actions[0].text.is_certain());
    assert!(!out.actions[1].text.is_certain(), "{:?}", actions(&out));
}
