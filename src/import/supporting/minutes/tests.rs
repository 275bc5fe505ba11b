//! Minutes of invented bodies: numbered through the year, by number and year, not at all.

use crate::import::proposal::Minutes;
use crate::import::supporting::testing::{day, proposal};

fn present(minutes: &Minutes) -> Vec<String> {
    let told = |p: &crate::import::found::Found<crate::import::proposal::Present>| {
        let mut out = p.value.person.full_name();
        for (mark, on) in [
            (" [deputy]", p.value.deputy),
            (" [chair]", p.value.chair),
            (" [attending]", p.value.in_attendance),
            ("?", !p.is_certain()),
        ] {
            if on {
                out.push_str(mark);
            }
        }
        out
    };
    minutes.present.iter().map(told).collect()
}

fn items(minutes: &Minutes) -> Vec<String> {
    let told = |i: &crate::import::proposal::Minuted| {
        let resolved: Vec<String> = i
            .resolved
            .iter()
            .map(|r| format!("{}|{}", r.label.as_str(), r.text.value.as_str()))
            .collect();
        format!(
            "{} {} {resolved:?}",
            i.number.as_str(),
            i.title.value.as_str()
        )
    };
    minutes.items.iter().map(told).collect()
}

fn sorry(minutes: &Minutes) -> Vec<String> {
    minutes
        .apologies
        .iter()
        .map(|a| a.value.full_name())
        .collect()
}

#[test]
fn a_parish_that_numbers_by_year() {
    let out = proposal(PARISH);
    let minutes = &out.minutes[0];
    assert_eq!(
        minutes.date.as_ref().map(|d| d.value),
        Some(day(2026, 3, 9))
    );
    assert_eq!(
        minutes.ended.as_ref().unwrap().value.to_string(),
        "21:05:00"
    );
    assert_eq!(
        present(minutes),
        [
            "Councillor A. Brown [chair]",
            "Councillor Mrs C. Davies",
            "Councillor E. Fox",
            "Councillor G. Hill",
            "J. Smith [attending]",
        ]
    );
    assert_eq!(sorry(minutes), ["Councillor B. King"]);
    // Why somebody is absent is not carried.
    assert!(minutes.apologies[0].value.role.is_blank());
    assert_eq!(
        items(minutes),
        [
            "60/26 Apologies for Absence []",
            "61/26 Declarations of Interest []",
            "62/26 Minutes of the Last Meeting [\"|that the minutes of the meeting held on 9 February \
             2026 be approved and signed.\"]",
            "63/26 Finance [\"|to approve the payments listed.\", \"a|that the budget be adopted;\", \
             \"b|that the precept be £20,000.\"]",
        ]
    );
}

const PARISH: &str = "\
HOLMWOOD PARISH COUNCIL

Minutes of the Meeting of the Parish Council held on Monday 9th March 2026 at 7.30pm in the Village Hall

Present: Cllr A. Brown (Chairman), Cllr Mrs C. Davies, Cllr E. Fox
and Cllr G. Hill.
In attendance: J. Smith (Clerk), 4 members of the public
Apologies: Cllr B. King (unwell)

60/26 Apologies for Absence
Apologies had been received from Cllr B. King and were accepted.

61/26 Declarations of Interest
None.

62/26 Minutes of the Last Meeting
It was RESOLVED that the minutes of the meeting held on 9 February 2026 be approved and signed.
Proposed Cllr Fox, seconded Cllr Hill.

63/26 Finance
a) Payments
It was resolved to approve the payments listed.
b) The Clerk reported the bank balance.
RESOLVED: (a) that the budget be adopted; (b) that the precept be £20,000.

There being no further business the Chairman closed the meeting at 9.05 pm.

Signed .......... Date ........
";

#[test]
fn a_committee_that_numbers_through_the_year() {
    let out = proposal(YEARLONG);
    let minutes = &out.minutes[0];
    assert_eq!(
        present(minutes),
        [
            "Councillor J Ahmed [chair]",
            "Councillor P Bell",
            "Councillor R Cole [deputy]",
            "Councillor S Eddy",
            "Councillor V Frost",
            "Councillor W Gray [attending]",
            "Ann Hart [attending]",
            "Bill Ives [attending]",
        ]
    );
    assert_eq!(sorry(minutes), ["Councillor T Dunn", "Councillor K Jones"]);
    assert_eq!(
        minutes.ended.as_ref().unwrap().value.to_string(),
        "16:17:00"
    );
    let items = items(minutes);
    assert_eq!(items.len(), 5);
    assert_eq!(
        items[3],
        "164 DENTAL ACCESS [\"1|That the report be noted;\", \"2|That a further report be brought to \
         the June meeting.\"]"
    );
}

const YEARLONG: &str = "\
MINUTES OF THE HEALTH SCRUTINY COMMITTEE
HELD AT THE TOWN HALL ON TUESDAY, 3 FEBRUARY 2026
PRESENT
Councillor J Ahmed (in the Chair)
Councillors P Bell, R Cole (substituting for Councillor T Dunn), S Eddy and V Frost.
ALSO PRESENT
Councillor W Gray, Cabinet Member for Health
OFFICERS
Ann Hart – Director of Public Health
Bill Ives – Democratic Services Officer

161. APOLOGIES FOR ABSENCE

Apologies for absence were received from Councillors T Dunn and K Jones.

162. DECLARATIONS OF INTEREST

There were none.

163. MINUTES

RESOLVED –

That the minutes of the meeting held on 6 January 2026 be confirmed as a correct record.

164. DENTAL ACCESS

The Director presented the report.

Members asked about waiting lists.

RESOLVED –

(1) That the report be noted;
(2) That a further report be brought to the June meeting.

165. WORK PROGRAMME

RESOLVED: That the work programme be agreed.

The meeting commenced at 2.00 pm and closed at 4.17 pm
";

#[test]
fn a_committee_that_numbers_nothing() {
    let out = proposal(UNNUMBERED);
    let minutes = &out.minutes[0];
    assert!(minutes.draft);
    assert_eq!(present(minutes).len(), 8);
    assert_eq!(present(minutes)[4], "Councillor Ola Pike [attending]");
    assert_eq!(sorry(minutes), ["Councillor Vi West"]);
    let titles: Vec<&str> = minutes
        .items
        .iter()
        .map(|i| i.title.value.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "APOLOGIES FOR ABSENCE",
            "DECLARATIONS OF INTEREST",
            "MINUTES OF THE PREVIOUS MEETING",
            "HOUSING STRATEGY",
            "DATE OF NEXT MEETING",
        ]
    );
    assert_eq!(minutes.items[3].resolved.len(), 2);
}

const UNNUMBERED: &str = "\
**London Borough of Example**

**Policy Committee**

**Draft Minutes**

Tuesday 13 January 2026

**PRESENT**

**Committee members:** Councillors Asif Khan (Chair), Jo Lowe, Pat Moss and Lee Nunn

**Other Councillors:** Councillor Ola Pike

**Officers:** Rae Quin (Strategic Director), Sue Rye (Head of Policy), Tom Udall (Committee Coordinator)

**APOLOGIES FOR ABSENCE**

Apologies for absence were received from Councillor Vi West.

**DECLARATIONS OF INTEREST**

There were no declarations of interest.

**MINUTES OF THE PREVIOUS MEETING**

**RESOLVED**

That the minutes of the meeting held on 2 December 2025 were agreed as an accurate record.

**HOUSING STRATEGY**

Rae Quin presented the report. Members asked questions.

**RESOLVED**

1. That the Committee noted the strategy.
2. That the Committee agreed to receive an update in six months.

ACTION: Rae Quin

**DATE OF NEXT MEETING**

The next meeting would be on 10 March 2026.

Meeting started: 7.00 pm
Meeting ended: 9.12 pm

Chair: ..........
";

#[test]
fn governors_in_a_table() {
    let out = proposal(GOVERNORS);
    let minutes = &out.minutes[0];
    assert_eq!(
        present(minutes),
        [
            "Mrs A Bird [chair]",
            "Mr C Dale",
            "Rev G Hay",
            "Miss I Jay [attending]",
        ]
    );
    assert_eq!(sorry(minutes), ["Ms E Fern"]);
    // "7.40" is of the evening or of the morning.
    assert!(!minutes.ended.as_ref().unwrap().is_certain());
    assert_eq!(minutes.items.len(), 5);
    assert_eq!(minutes.items[3].paragraphs, 2);
}

const GOVERNORS: &str = "\
GOVERNING BODY OF OAK PRIMARY SCHOOL
Minutes of the full governing body meeting held on 21st January 2026 at 6pm

Attendance

Name	Role	Attendance
Mrs A Bird	Chair, Co-opted Governor	Present
Mr C Dale	Headteacher	Present
Ms E Fern	Parent Governor	Apologies
Rev G Hay	Foundation Governor	Present

In attendance: Miss I Jay (Clerk)

1. Welcome and apologies
Apologies were received and accepted from Ms Fern.
2. Declarations of interest
None.
3. Minutes of the last meeting
The minutes were AGREED as a true record.
4. Budget
4.1 The budget was presented.
4.2 Governors approved the budget.
AGREED: To approve the three year budget.
5. Date of next meeting
25 March 2026
The meeting closed at 7.40
";

/// The titles of items, with "?" where they are doubted.
fn titles(text: &str) -> Vec<String> {
    let out = proposal(text);
    let items = out.minutes.iter().flat_map(|m| &m.items);
    let told = |i: &crate::import::proposal::Minuted| {
        let doubt = if i.title.is_certain() { "" } else { "?" };
        format!("{}{doubt} {}", i.number.as_str(), i.title.value.as_str())
    };
    items.map(|i| told(i).trim().to_owned()).collect()
}

const OPENING: &str = "MINUTES of Hatherley Parish Council held on 4 February 2026\n\nPresent: Cllr A Lee \
                       (Chair), Cllr B Oke\n\n";

#[test]
fn a_heading_without_a_number_is_certain_where_every_agenda_has_it() {
    let paper = "APOLOGIES\n\nApologies were received from Cllr C Marsh.\n\nTHE OLD MILL\n\nThe roof was \
                 mended.\n\nANY OTHER BUSINESS\n\nThere was none.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        ["APOLOGIES", "? THE OLD MILL", "ANY OTHER BUSINESS"]
    );
}

#[test]
fn a_number_that_is_left_out_is_a_doubt() {
    let paper = "1. APOLOGIES\n\nThere were none.\n\n2. THE MILL\n\nThe roof was mended.\n\n4. THE POND\n\nIt \
                 was drained.\n\n5. THE GREEN\n\nIt was mown.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        ["1 APOLOGIES", "2 THE MILL", "4? THE POND", "5 THE GREEN"]
    );
}

#[test]
fn a_title_and_what_came_of_it_may_share_a_paragraph() {
    let paper = "1. Apologies: None\n\n2. Planning: It was agreed to write to Mrs. Vale about the wall.\n\n3. The \
                 mill, the pond and the green - the clerk had asked for prices, which were not in yet.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        [
            "1 Apologies",
            "2 Planning",
            "3? The mill, the pond and the green"
        ]
    );
}

#[test]
fn a_number_stands_below_its_title_or_above_it() {
    let paper = "Apologies\n\n(Item 1)\n\nThere were none.\n\nThe Old Mill\n\n(Item 2)\n\n1. Mr Vale \
                 presented the report.\n\n2. RESOLVED that it be noted.\n\nThe Pond\n\n(Item 3)\n\nIt was \
                 drained.\n";
    let want = ["1 Apologies", "2 The Old Mill", "3 The Pond"];
    assert_eq!(titles(&format!("{OPENING}{paper}")), want);
    let paper = "Item 1.\n\nApologies\n\nThere were none.\n\nItem 2.\n\nThe Old Mill\n\nThe roof was \
                 mended.\n\nItem 3.\n\nThe Pond\n\nIt was drained.\n";
    assert_eq!(titles(&format!("{OPENING}{paper}")), want);
}

#[test]
fn a_number_may_begin_with_year_and_month() {
    let paper = "26.02.1 Apologies\nNone\n\n26.02.2 The Old Mill\nThe roof was mended.\n\n26.02.03 The \
                 Pond\nIt was drained.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        [
            "26.02.1 Apologies",
            "26.02.2 The Old Mill",
            "26.02.03 The Pond"
        ]
    );
}

#[test]
fn what_was_minuted_may_run_on_behind_the_title() {
    let paper = "1. APOLOGIES AND WELCOME There were none and all were welcomed by the chairman.\n\n2. THE OLD \
                 MILL and THE POND (for information only) Both had been seen by the surveyor, who will report \
                 when he has done his work.\n\n3. Review of the rules for hiring the hall The rules were agreed \
                 and adopted as they had been circulated, with no vote against them.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        [
            "1 APOLOGIES AND WELCOME",
            "2 THE OLD MILL and THE POND",
            "3? Review of the rules for hiring the hall"
        ]
    );
}

#[test]
fn a_list_behind_numbered_items_is_none_of_them() {
    let mut paper = "26/1 APOLOGIES\n\nThere were none.\n\n26/2 THE OLD MILL\n\nThe roof was mended.\n\n26/3 THE \
                     POND\n\nIt was drained.\n\n26/4 THE GREEN\n\nIt was mown.\n\n"
        .to_owned();
    paper.push_str("Ward Project\n\n1 Ash\n2 Birch\n3 Cedar\n4 Elm\n5 Fir\n");
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        [
            "26/1 APOLOGIES",
            "26/2 THE OLD MILL",
            "26/3 THE POND",
            "26/4 THE GREEN"
        ]
    );
}

#[test]
fn a_time_without_a_colon_ends_a_meeting() {
    let out = proposal(&format!(
        "{OPENING}1. APOLOGIES\n\nThere were none.\n\nThe meeting closed at 1945. The next is at 19:00.\n"
    ));
    let ended = out.minutes[0].ended.as_ref().unwrap();
    assert_eq!(ended.value.to_string(), "19:45:00");
}

#[test]
fn a_label_and_a_host_tell_the_body_of_minutes() {
    for (head, want) in [
        (
            "OSK SCHOOL BOARD OF GOVERNORS\n\nCOMMITTEE: Buildings Committee\n\nMINUTES 4 February 2026",
            "Buildings Committee",
        ),
        (
            "MINUTES\n\nOsk Parish Council\u{2019}s Allotments Committee\n4 February 2026",
            "Allotments Committee",
        ),
        (
            "Osk Parish Council\nMINUTES\nOsk Primary School Library\n4 February 2026",
            "Osk Parish Council",
        ),
        (
            "OSK PARISH COUNCIL DRAFT Minutes Subject to Approval, Ordinary Meeting of 4 February 2026",
            "OSK PARISH COUNCIL",
        ),
    ] {
        let paper = format!(
            "{head}\n\nPresent: Cllr A Lee (Chair), Cllr B Oke\n\n1. APOLOGIES\n\nThere were none.\n\n2. THE \
             POND\n\nIt was drained.\n"
        );
        let body = proposal(&paper).body.map(|b| b.value.as_str().to_owned());
        assert_eq!(body.as_deref(), Some(want), "{head}");
    }
}

#[test]
fn a_title_that_breaks_off_or_is_a_sentence_is_doubted() {
    let paper = "1. APOLOGIES\n\nThere were none.\n\n2. Motion of Mr Vale (to be referred to\n\nThe Board)\n\n3. \
                 Write to the owners of the mill about the state of the roof.\n\n4. The Pond\n\nIt was drained.\n";
    assert_eq!(
        titles(&format!("{OPENING}{paper}")),
        [
            "1 APOLOGIES",
            "2? Motion of Mr Vale (to be referred to",
            "3? Write to the owners of the mill about the state of the roof.",
            "4 The Pond"
        ]
    );
}
