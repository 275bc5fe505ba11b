//! The papers that lie in the room, before the meeting and after: who is on them, in which order, as what.

use quorate::minutes::{Full, PaperKind, Public};

use super::papers::{EVENING, says, text_of, up_to};
use super::procedure::play;

#[test]
fn before_the_meeting_the_sign_in_sheet_has_members_by_seat_with_their_deputies() {
    let journal = play(up_to(EVENING, "18:00"));
    let text = text_of::<Public>(PaperKind::SignIn, &journal);
    let line = "_".repeat(40);
    let empty = format!("Organisation: {line} Signature: {line} Time: {line}");
    says(
        &text,
        &[
            "SIGN-IN SHEET LARKSPUR TOWN COUNCIL 19 MARCH 2026 Sign-in sheet for a meeting of Larkspur Town \
             Council to be held on Thursday 19 March 2026 at 6.00pm at the Guildhall.",
            &format!(
                "Name: Councillor Ada Vale Role: Mayor {empty} Name: Councillor Ben Orchard Role: Deputy \
                 Mayor {empty} Name: Councillor Cy Marsh Role: North Ward"
            ),
            &format!(
                "Name: Councillor Di Fenn Role: South Ward Organisation: {line} Signature: Apologies Time: \
                 {line} Name: Councillor Gil Reed Role: Deputy for Councillor Di Fenn"
            ),
            "Officers and others Name: Jo Lark Role: Town Clerk",
            "Visitors Name: ____",
        ],
    );
    assert!(
        !text.contains("West Ward"),
        "nobody signs for a vacancy: {text}"
    );
    // The usual deputy is there to sign though nobody has said that they come.
    let unsaid = play(
        &up_to(EVENING, "18:00")
            .replace(
                "Apologise(person: \"Fenn\", deputy: Known(\"Gil Reed\"))\n",
                "",
            )
            .replace("MarkPresent(person: \"Reed\")\n", ""),
    );
    let text = text_of::<Public>(PaperKind::SignIn, &unsaid);
    says(
        &text,
        &["Name: Councillor Gil Reed Role: Deputy for Councillor Di Fenn"],
    );
}

#[test]
fn plates_are_for_those_who_sit_at_the_table_and_no_other() {
    let text = text_of::<Public>(PaperKind::NamePlates, &play(up_to(EVENING, "18:00")));
    assert_eq!(
        text,
        "NAME PLATES LARKSPUR TOWN COUNCIL 19 MARCH 2026 Councillor Ada Vale Mayor Councillor Ben Orchard \
         Deputy Mayor Councillor Cy Marsh North Ward Councillor Gil Reed Deputy for Councillor Di Fenn \
         Councillor Eli Stone East Ward Jo Lark Town Clerk"
    );
}

#[test]
fn the_seating_list_has_the_chair_first_and_members_by_organisation() {
    let seats = "\
DescribeBody(name: \"Anytown Health Board\", chair_title: \"Chairman\")
CallMeeting(date: \"2026-03-19\", start: \"18:00\", officer: \"Jo Lark\")
AddSeat(seat: (title: \"Director\", organisation: \"Trust\"), holder: New(name: \"Ann One\"))
AddSeat(seat: (title: \"Leader\", organisation: \"Council\"), holder: New(name: \"Bob Two\"))
AddSeat(seat: (title: \"Nurse\", organisation: \"Trust\"), holder: New(name: \"Cat Three\"))
AddSeat(seat: (title: \"Member\", office: ViceChair), holder: New(name: \"Dan Four\", organisation: \"Rethink\"))
AddSeat(seat: (title: \"Cabinet Member\", office: Chair, organisation: \"Council\"), holder: New(name: \"Eve Five\"))
AddSeat(seat: (title: \"Police\", category: \"observer\", voting: false), holder: New(name: \"Fay Six\"))
";
    let text = text_of::<Public>(PaperKind::Seating, &play(seats));
    says(
        &text,
        &[
            "Place: 1 Name: Eve Five Role: Chairman, Cabinet Member Organisation: Council",
            "Place: 2 Name: Dan Four Role: Vice-Chairman Organisation: Rethink",
            "Place: 3 Name: Ann One Role: Director Organisation: Trust Place: 4 Name: Cat Three Role: Nurse \
             Organisation: Trust Place: 5 Name: Bob Two",
            "Observers Place: 6 Name: Fay Six Role: Police",
            "Officers and others Place: 7 Name: Jo Lark",
        ],
    );
}

#[test]
fn after_the_meeting_they_tell_who_came_and_nobody_who_is_known_in_private_alone() {
    let evening = EVENING.replace(
        "18:45 exempt Resolve(",
        "18:44 exempt Present(who: [New(name: \"Canary Person\", role: \"Solicitor\")])\n\
         18:45 exempt Resolve(",
    );
    assert_ne!(evening, EVENING);
    let journal = play(&evening);
    for kind in [PaperKind::NamePlates, PaperKind::SignIn, PaperKind::Seating] {
        let text = text_of::<Public>(kind, &journal);
        says(&text, &["Gil Reed", "Jo Lark"]);
        assert!(!text.to_lowercase().contains("canary"), "{kind:?}: {text}");
        // They lie in the room: whoever asks for them gets what the public may see.
        let full = text_of::<Full>(kind, &journal);
        assert_eq!(full, text, "{kind:?}");
    }
    let plates = text_of::<Public>(PaperKind::NamePlates, &journal);
    assert!(
        plates.contains("Eli Stone"),
        "nobody has said that he did not come: {plates}"
    );
}
