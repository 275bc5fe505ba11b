//! Packs cut into their parts.

use super::{Kind, cut};
use crate::import::supporting::testing::{proposal, run, steps};

fn kinds(text: &str) -> Vec<(Kind, usize)> {
    let run = run(text);
    let parts = cut(&run, &steps()).unwrap();
    let mut next = 0;
    for part in &parts {
        assert_eq!(
            part.lines.start, next,
            "every line is in one part, in order"
        );
        next = part.lines.end;
    }
    assert_eq!(next, run.lines.len());
    parts
        .iter()
        .filter(|p| p.kind != Kind::Filler)
        .map(|p| (p.kind, p.lines.len()))
        .collect()
}

const SHEET: &str = "Date: 4 March 2026\nTitle: Winter plan\nReport of: Director of Care\n\n\
    1. Summary\n\n1.1 It is cold.\n\n";
const MINUTES: &str = "HATHERLEY HEALTH BOARD\n\nMINUTES of the meeting held on 4 February 2026\n\n\
    Present: Councillor A. Lee (Chair), Dr B. Oke\n\n1. APOLOGIES\n\nThere were none.\n\n";
const AGENDA: &str = "Hatherley Council\n\nAGENDA\n\n1. Apologies\n\n2. Minutes of the meeting held \
    on 4 February 2026 (Pages 1 - 4)\n\n3. Winter plan\n\nReport of the Director of Care\n\n\
    4. Any other business\n\n";

#[test]
fn an_agenda_that_speaks_of_minutes_and_reports_is_one_part() {
    assert_eq!(kinds(AGENDA).len(), 1);
    assert_eq!(kinds(AGENDA)[0].0, Kind::Front);
}

#[test]
fn parts_follow_with_and_without_blank_pages() {
    let blank = "This page is intentionally left blank\n\n";
    for between in ["", blank] {
        let pack = [AGENDA, between, MINUTES, between, SHEET].concat();
        let kinds: Vec<Kind> = kinds(&pack).into_iter().map(|k| k.0).collect();
        assert_eq!(
            kinds,
            [Kind::Front, Kind::Minutes, Kind::Report],
            "{between:?}"
        );
    }
}

#[test]
fn an_appendix_that_has_a_sheet_is_no_report() {
    let appended = [
        SHEET,
        "This page is intentionally left blank\n\nAppendix A\n\n",
        SHEET,
    ]
    .concat();
    assert_eq!(kinds(&appended).len(), 1);
    let two = [SHEET, &SHEET.replace("Winter plan", "Teeth")].concat();
    assert_eq!(kinds(&two).len(), 2);
}

#[test]
fn a_file_may_be_one_part_alone() {
    for (text, kind) in [
        (MINUTES, Kind::Minutes),
        (SHEET, Kind::Report),
        ("Action\tOwner\tStatus\nWrite\tClerk\tDone\n", Kind::Tracker),
        (
            "Work programme\n\nItem\tLead\tPurpose\nTeeth\tA. Lee\tDecision\n",
            Kind::Programme,
        ),
        ("Cllr A. Lee\nDr B. Oke\n", Kind::Front),
    ] {
        let found: Vec<Kind> = kinds(text).into_iter().map(|k| k.0).collect();
        assert_eq!(found, [kind], "{text}");
    }
}

/// Minutes that no heading calls so, with what is told of each item.
const TOLD: &str = "Hatherley Community Council\n\nGeneral meeting, 4 February 2026\n\nTrustees Present\n\n\
    Ann Lee, Bo Oke, Cy Marsh\n\nGutters\n\nAnn Lee reported that the gutters were cleared in May. It was agreed \
    to thank the warden.\n\nBenches\n\nBo Oke asked whether the bench had been mended. The clerk said that it was \
    ordered.\n\nThe meeting closed at 9 pm.\n\n";

#[test]
fn minutes_are_told_by_how_they_are_written() {
    assert_eq!(kinds(TOLD)[0].0, Kind::Minutes);
    // The same meeting, called and not yet held.
    let called = "Hatherley Community Council\n\nA general meeting will be held on 4 February 2026\n\nTrustees \
        are requested to attend.\n\n1. To receive apologies\n\n2. To approve the minutes of the meeting that was \
        held on 7 January\n\n3. To consider the gutters, which were cleared in May\n\n4. To note that the bench \
        was ordered\n\n";
    assert_eq!(kinds(called)[0].0, Kind::Front);
}

#[test]
fn a_table_of_actions_does_not_end_the_minutes_that_it_stands_in() {
    let table =
        "ACTIONS\n\nItem    Action    Owner    By when\n\n1    Mend the bench    Clerk    May\n\n";
    let (head, tail) = TOLD.split_at(TOLD.find("Benches").unwrap());
    assert_eq!(kinds(&format!("{head}{table}{tail}")).len(), 1);
}

#[test]
fn short_minutes_are_told_by_their_heading_and_who_was_there() {
    let paper = "Minutes of Hatherley Parish Council Winter Meeting held in the Mill Room at 7.15pm on Wednesday 4 \
                 February 2026\n\nThose Attending: Cllr A Lee (Chairman), Cllr B Oke\n\n1 Last minutes\n\nPassed.\n\n\
                 2 Benches\n\nTwo came.\n\n";
    assert_eq!(kinds(paper)[0].0, Kind::Minutes);
    // An agenda names who is to come, and begins no otherwise.
    let agenda = paper.replace("held in", "to be held in");
    assert_eq!(kinds(&agenda)[0].0, Kind::Front);
}

#[test]
fn a_sheet_that_says_who_may_read_it_is_not_taken_into_minutes() {
    let sheet = "Date: 4 February 2026\nTitle: Sale of the mill\nReport of: The Clerk\nClassification: Exempt\n\n";
    let (head, tail) = TOLD.split_at(TOLD.find("Gutters").unwrap());
    let found = kinds(&format!("{head}{sheet}{tail}"));
    assert!(
        found.iter().any(|(kind, _)| *kind == Kind::Report),
        "{found:?}"
    );
}

#[test]
fn what_will_be_held_is_told_in_minutes_as_well() {
    let fair = TOLD.replace(
        "Gutters\n\n",
        "Fair\n\nThe fair will be held on 5 May.\n\nGutters\n\n",
    );
    assert_eq!(kinds(&fair)[0].0, Kind::Minutes);
}

#[test]
fn motions_throughout_are_minutes() {
    let one = "Permit for the ferry. Moved by Ash to adopt. Motion carried 7-0.\n\n";
    let paper = format!(
        "SUMMARY OF OSK CITY COUNCIL MEETING\n\n4 February 2026\n\n{}",
        one.repeat(12)
    );
    assert_eq!(kinds(&paper)[0].0, Kind::Minutes);
    let agenda = paper.replace("SUMMARY OF", "AGENDA OF");
    assert_eq!(kinds(&agenda)[0].0, Kind::Front);
}

#[test]
fn a_title_that_is_a_label_elsewhere_heads_a_programme() {
    let rows = "1\tWrite to the firm\tMara Quell\tOngoing\n".repeat(11);
    let out = proposal(&format!(
        "ACTION LOG\n\nNo\tAction\tOwner\tStatus\n{rows}\n# Forward plan\n\nFor\tBusiness\tLead\tMeeting\n\
         Decision\tDredging contract\tMara Quell\t12 May 2027\n"
    ));
    assert_eq!((out.actions.len(), out.programme.len()), (11, 1));
}

#[test]
fn minutes_behind_their_agenda_need_no_heading() {
    let call = "Hatherley Parish Council. Councillors are summoned to a meeting on 4 February 2026\n\nApologies\n\n\
                1. Minutes\n\n2. Gutters\n\n3. Benches\n\n4. The pond\n\n5. The green\n\n6. The mill\n\n7. The \
                hall\n\n8. Close\n\nThe public are welcome.\n\n";
    let told = TOLD.split_once("Trustees Present").unwrap().1;
    let paper = format!("{call}Date held: 4 February 2026\n\nPresent:{told}");
    let found: Vec<Kind> = kinds(&paper).into_iter().map(|k| k.0).collect();
    assert_eq!(found, [Kind::Front, Kind::Minutes]);
}

#[test]
fn a_list_of_who_came_tells_minutes_that_nothing_else_calls_so() {
    let notes = "Loom Club\n\nStart: 3:18pm\n\nIn attendance: Ann Lee (President), Bo Oke, Cy Roe\n\nThe fair\n\nBo needs a \
                 table for it.\n\nWool\n\nSheep are dear this year.\n";
    assert_eq!(kinds(notes)[0].0, Kind::Minutes);
    let listed = "Loom Club\n\nAttendance\n\nAnn Lee\nBo Oke\nCy Roe\n\nApologies\n\nDi Ash\n\nThe fair\n\nBo needs a table.\n";
    assert_eq!(kinds(listed)[0].0, Kind::Minutes);
    // A form that waits for the names is an agenda.
    let form = "Loom Club\n\nPresent\n\nApologies\n\nAgenda\n\n1. Minutes\n2. The fair\n3. Wool\n";
    assert_eq!(kinds(form)[0].0, Kind::Front);
    // So is one that calls those whom it lists.
    let called = "You are invited to the meeting of the Loom Club.\n\nAttendees: Ann Lee, Bo Oke, Cy Roe\n\nAgenda\n\n\
                  1. To receive the minutes\n2. To agree the fair\n";
    assert_eq!(kinds(called)[0].0, Kind::Front);
}

#[test]
fn minutes_without_a_list_of_people_stand_behind_the_agenda_of_a_later_meeting() {
    let agenda = "Meeting Agenda\n\nDate: 4 May 2027\n\nPlace: The Mill\n\n1. Call to order\n\nThe Chair will call the meeting to \
                  order.\n\n2. Roll call\n\n3. Approval of earlier minutes\n\n4. Looms\n\n5. Ferries\n\n6. Close\n\n";
    let minutes = "Attachments\n\nLarkmoor Loom Club - Meeting Minutes\n\nDate: 6 April 2027\nTime: 6.05 pm\n\n1. Call to order\n\n\
                   The meeting was called to order by the Chair at 6.05 pm.\n\n2. Roll call\n\nThe Secretary called the roll. A quorum of \
                   members was present.\n\n3. Guests\n\nGuests were welcomed. The Chair introduced the speakers.\n\n4. Looms\n\nReports were \
                   given by the Chair. The report was discussed and agreed. It was resolved that a loom be bought.\n\n5. Close\n\nThe meeting \
                   was adjourned at 7.05 pm.\n";
    let found: Vec<Kind> = kinds(&format!("{agenda}{minutes}"))
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(found, [Kind::Front, Kind::Minutes]);
}

#[test]
fn a_roll_call_with_names_behind_it_tells_minutes() {
    let notes = "Loom Club Meeting Minutes\nThursday, 4 May 2027; 5:00pm\nRoll Call: Anna, Boris, Cyril, Dina L., Edna\n\n\
                 1.0 The fair\n\n  bring tables\n\n2.0 Wool\n\n  ask the mill\n\n3.0 Dinner\n\n  Friday\n";
    assert_eq!(kinds(notes)[0].0, Kind::Minutes);
    let agenda = "Loom Club Agenda\n\nThursday, 4 May 2027\n\n1. Roll Call\n\n2. Minutes\n\n3. The fair\n\n4. Wool\n";
    assert_eq!(kinds(agenda)[0].0, Kind::Front);
}

/// The kinds of the parts of a Markdown paper.
fn marked(text: &str) -> Vec<Kind> {
    let format = crate::import::formats::Format::Markdown;
    let run = crate::import::formats::read(format, 0, text.as_bytes(), &steps()).unwrap();
    let parts = cut(&run, &steps()).unwrap();
    parts.iter().map(|p| p.kind).collect()
}

#[test]
fn who_is_told_to_have_been_there_was_at_no_meeting_to_come() {
    let paper = |head: &str| {
        format!(
            "# Loom Club, 4 May 2027\n\n## Agenda\n\n* New looms\n* A fair\n\n## {head}\n\n* Ann Lee\n* Bo Oke\n* Cy \
             Roe\n\n## New looms\n\nTwo looms for the mill.\n"
        )
    };
    assert_eq!(marked(&paper("Those present")), [Kind::Minutes]);
    assert_eq!(marked(&paper("Speakers")), [Kind::Front]);
    let run_on = "# Loom Club, 4 May 2027\n\n## Attendance\n\nAnn Lee, Bo Oke, Cy Roe\n\n## Looms\n\nTwo for the mill.\n";
    assert_eq!(marked(run_on), [Kind::Minutes]);
}

#[test]
fn minutes_of_several_meetings_on_one_page_are_parts_of_their_own() {
    let meeting = |day: &str| {
        format!(
            "## Annual meeting {day}\n\n### Attendance\n\nPresent: Ann Lee, Bo Oke, Cy Roe\n\n### Reports\n\nThe report was read \
             and approved. It was agreed to thank the clerk.\n\n"
        )
    };
    let page = |days: [&str; 2]| format!("# Minutes\n\n{}{}", meeting(days[0]), meeting(days[1]));
    let two = page(["4 May 2027", "6 May 2026"]);
    assert_eq!(marked(&two), [Kind::Minutes, Kind::Minutes]);
    let one = page(["4 May 2027", "4 May 2027"]);
    assert_eq!(marked(&one), [Kind::Minutes]);
}

#[test]
fn minutes_may_have_their_own_agenda_above_them() {
    let agenda = "Loom Club Annual Meeting\n\nSaturday 4 May 2027\n\nAgenda\n\n1. Call to order\n\n2. New looms\n\n3. The fair\n\n4. \
                  Close\n\n";
    let minutes = "1. Call to order. The meeting was called to order by the Chair and a quorum was found.\n\n2. New looms. The club \
                   agreed to buy two. The price was discussed and approved.\n\n3. The fair. The secretary reported that it was held.\n\n\
                   4. Close. The meeting was closed.\n";
    let found = kinds(&format!("{agenda}{minutes}"));
    assert_eq!(
        found.iter().map(|k| k.0).collect::<Vec<_>>(),
        [Kind::Minutes]
    );
    assert_eq!(kinds(agenda)[0].0, Kind::Front);
}

/// The kinds of the parts of a text.
fn only_kinds(text: &str) -> Vec<Kind> {
    kinds(text).into_iter().map(|k| k.0).collect()
}

#[test]
fn lists_of_those_who_came_and_who_did_not_are_minutes_below_a_call() {
    let head =
        "Loom Club, April 2027\n\nThursday 15 April 2027\n\nMeeting to be held in the Mill\n\n";
    let came = "Attendees:\n* Ann Lee (Chair)\n* Bo Oke\n* Cy Roe\n\n";
    let away = "Apologies:\n* Di Ash\n* Ed Fay\n\n";
    let rest = "Looms\n\n* Bo to sell two of them\n* Nobody wants the old one\n\nFerries\n\n* none\n* all gone\n";
    let whole = [head, came, away, rest].concat();
    assert_eq!(only_kinds(&whole), [Kind::Minutes]);
    // Whom a call names is invited; nobody has sent apologies yet.
    let called = [head, came, rest].concat();
    assert_eq!(only_kinds(&called), [Kind::Front]);
}

#[test]
fn those_present_may_be_listed_in_a_part_of_an_item() {
    let paper = "Loom Club 2027 March\n\n24 March 2027 in the Mill\n\n1. Welcome\n\n* Ann chaired.\n\n2. Attendance\n\n2.1 Current \
                 members that were present\n\n* Ann Lee (AL), Loom Works\n* Bo Oke (BO), Mill\n* Cy Roe (CR), Ferries\n\n2.2 \
                 Members not there\n\n* Di Ash, Fair\n\n3. Looms\n\n* AL - two are old\n* BO - so they are\n";
    assert_eq!(only_kinds(paper), [Kind::Minutes]);
    let asked = paper
        .replace("that were present", "and their dues")
        .replace("Attendance", "Dues");
    assert_eq!(only_kinds(&asked), [Kind::Front]);
}

#[test]
fn a_paper_called_minutes_that_repeats_its_agenda_is_minutes() {
    let head = "4 May 2027 Member Meeting Minutes\n\n4 May 2027, the Mill\n\n";
    let list = "Agenda\n* Looms\n* Ferries\n* The fair\n\n";
    let told = "LOOMS\nold ones again\n\nFERRIES\nnone\n\nTHE FAIR\nten stalls, maybe\n\nThe meeting was adjourned at 9 pm\n";
    assert_eq!(only_kinds(&[head, list, told].concat()), [Kind::Minutes]);
    assert_eq!(only_kinds(&[head, list].concat()), [Kind::Front]);
}

#[test]
fn minutes_begin_at_no_part_of_an_item() {
    let paper = "Agenda\n\nLoom Club Board Meeting 8\n\n4 May 2027, 7pm\n\n8.1 Call to order\n\n8.2 Adoption of the agenda\n\n8.3 \
                 Comments from the chair\n\n8.4 Approval of past minutes\n\n8.4.1Motion that the Board approve the meeting minutes of \
                 meeting 7.\n\n8.5 Reports\n\n-Attendance\n\n8.6 Close\n";
    assert_eq!(only_kinds(paper), [Kind::Front]);
}
