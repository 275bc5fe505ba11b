//! Rolls of invented bodies as houses print them: headings, tables of attendance, sentences.

use crate::import::found::Found;
use crate::import::line::Line;
use crate::import::proposal::{Present, Proposal};
use crate::import::supporting::testing::run;

/// The roll of minutes: who was there, and who sent apologies.
fn roll(lines: &[Line]) -> (Vec<String>, Vec<String>) {
    let mut out = Proposal::default();
    super::read(lines, &mut out);
    let minutes = &out.minutes[0];
    let told = |p: &Found<Present>| {
        let mut told = p.value.person.full_name();
        for (mark, on) in [
            ("*", p.value.chair),
            (" +", p.value.in_attendance),
            ("?", !p.is_certain()),
        ] {
            if on {
                told.push_str(mark);
            }
        }
        told
    };
    let sorry = minutes.apologies.iter().map(|a| {
        let doubt = if a.is_certain() { "" } else { "?" };
        format!("{}{doubt}", a.value.full_name())
    });
    (minutes.present.iter().map(told).collect(), sorry.collect())
}

fn read(text: &str) -> (Vec<String>, Vec<String>) {
    roll(&run(text).lines)
}

#[test]
fn headings_have_any_mark_and_number() {
    for (head, next) in [
        (
            "1. Present: Imelda Crake (Chair), Edna Rooke and Piers Lorne.",
            "2. Apologies: Hugo Brill",
        ),
        (
            "Present; Imelda Crake, Chair (IC), Edna Rooke (ER), Piers Lorne",
            "Apologies; Hugo Brill",
        ),
        (
            "PRESENT \u{2013} Imelda Crake - Chairman, Edna Rooke, Piers Lorne",
            "APOLOGIES \u{2013} Hugo Brill",
        ),
        (
            "Wardens Present\n\nImelda Crake (Chair), Edna Rooke, Piers Lorne",
            "Apologies\n\nHugo Brill",
        ),
        (
            "Board members in attendance were:\n\nImelda Crake, Chair\nEdna Rooke\nPiers Lorne",
            "Apologies\n\nHugo Brill",
        ),
        (
            "The following directors were present: Imelda Crake (Chair), Edna Rooke, Piers Lorne",
            "Apologies: Hugo Brill",
        ),
    ] {
        let text = format!(
            "Ostrelby Loom Trust\nMinutes of 4 May 2027\n\n{head}\n\n{next}\n\n3. Looms\nNothing.\n"
        );
        let (present, sorry) = read(&text);
        assert_eq!(
            present,
            ["Imelda Crake*", "Edna Rooke", "Piers Lorne"],
            "{head}"
        );
        assert_eq!(sorry, ["Hugo Brill"], "{head}");
    }
}

#[test]
fn a_list_ends_where_other_words_begin() {
    let (present, sorry) = read(
        "Ostrelby Loom Trust\n\nTrustees Present\n\nImelda Crake, Edna Rooke\n\nApologies\n\nHugo Brill\n\n\
         Report\n\nImelda Crake told of the year.\n\nMill Garden Opened (B-1)\nIt was moved by Ms Rooke that the \
         garden be opened to everybody from the first of June.\n",
    );
    assert_eq!(present, ["Imelda Crake", "Edna Rooke"]);
    assert_eq!(sorry, ["Hugo Brill"]);
    // A sentence between two lists ends neither.
    let (present, _) = read(
        "Present:\nCllrs Crake (Chairman), Rooke and Lorne.\n\nUnder item 4 Cllr Lorne would be sitting for Cllr \
         Brill at this meeting.\n\nIn Attendance:\nOlive Tarrow \u{2013} Town Clerk, Becki Oake - Assistant Clerk.\n\n\
         52 Apologies for Absence\nCllrs Brill, Ward and Umber.\nIt was resolved to note the apologies.\n",
    );
    assert_eq!(
        present,
        [
            "Councillor Crake*",
            "Councillor Rooke",
            "Councillor Lorne",
            "Olive Tarrow +",
            "Becki Oake +"
        ]
    );
}

#[test]
fn an_item_of_apologies_may_hold_a_list() {
    let (_, sorry) = read(
        "Present: Cllrs Ann Crake (Chair), Bo Rooke\n\n27. APOLOGIES FOR ABSENCE\nCllrs Magda Lorne and Nik Brill\n\n\
         28. DECLARATIONS OF INTEREST\nThere were none.\n",
    );
    assert_eq!(sorry, ["Councillor Magda Lorne", "Councillor Nik Brill"]);
    let (_, sorry) = read(
        "Present: Cllrs Ann Crake (Chair), Bo Rooke\n\n27. APOLOGIES FOR ABSENCE\nNone\n\n28. LOOMS\nNone.\n",
    );
    assert!(sorry.is_empty());
}

#[test]
fn names_run_on_and_those_whom_nobody_names() {
    let (present, _) = read(
        "Minutes\n\nAttendance: Cllr Sue Crake Chair Cllr Jan Rooke Vice Chair Cllr Tru Lorne Cllr Jim Brill Helen Umber \
         Parish Clerk\n\n99/27 Welcome\nAll were welcomed.\n",
    );
    assert_eq!(
        present,
        [
            "Councillor Sue Crake*",
            "Councillor Jan Rooke",
            "Councillor Tru Lorne",
            "Councillor Jim Brill?",
            "Helen Umber +?",
        ]
    );
    let (present, _) = read(
        "1. Present: R. Crake - Chairman, Mrs. Rooke, P.Lorne, T. Brill - Borough Councillor together with 2 members \
         of the public.\n\n2. Minutes\nAgreed.\n",
    );
    assert_eq!(present, ["R. Crake*", "Mrs Rooke", "P.Lorne", "T. Brill"]);
    let (present, _) = read(
        "Present: Chair Mrs M Crake, then Mrs S Rooke. Secretary: Mr G Lorne: Treasurer: Mr J Brill\nMrs H Umber, \
         Messrs B de Smit, N Oake\n\n1. Minutes\nAgreed.\n",
    );
    assert_eq!(
        present,
        [
            "Mrs M Crake*",
            "Mrs S Rooke",
            "Mr G Lorne",
            "Mr J Brill",
            "Mrs H Umber",
            "Mr B de Smit",
            "Mr N Oake",
        ]
    );
    // First names alone are doubted.
    let (present, _) = read("Present: Nomi, Piers, Hester (delayed)\n\n1. Looms\nAgreed.\n");
    assert_eq!(present, ["Nomi?", "Piers?", "Hester?"]);
}

#[test]
fn a_sentence_may_tell_the_roll_and_the_chair() {
    let (present, _) = read(
        "Town of Pellamarsh\nOctober 21, 2027\n\nCALL TO ORDER\nChair Dirk Lorne called the monthly meeting to order at \
         6:30 pm. Board members present were supervisors Dirk Lorne, Jan Rooke, and Gary Brill, treasurer Ray Oake, and \
         clerk Linda Umber. Guests were Sue Tansy, and Marv and Bill Tarrow.\n\nROAD\nIt is mowed.\n",
    );
    assert_eq!(
        present,
        [
            "Dirk Lorne*",
            "Jan Rooke",
            "Gary Brill",
            "Ray Oake",
            "Linda Umber",
            "Sue Tansy +",
            "Marv Tarrow +?",
            "Bill Tarrow +",
        ]
    );
    // Two of the surname: nobody is marked.
    let (present, _) = read(
        "The meeting was chaired by Lorne.\n\nPresent: Ann Lorne, Bo Lorne, Cy Rooke\n\n1. Looms\nAgreed.\n",
    );
    assert_eq!(present, ["Ann Lorne", "Bo Lorne", "Cy Rooke"]);
}

/// A table as formats with cells make it.
fn table(rows: &[&[&str]]) -> String {
    let line = |cells: &&[&str]| format!("| {} |\n", cells.join(" | "));
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        out.push_str(&line(row));
        if at == 0 {
            out.push('|');
            out.push_str(&"---|".repeat(row.len()));
            out.push('\n');
        }
    }
    out
}

fn markdown(text: &str) -> (Vec<String>, Vec<String>) {
    use crate::import::formats::{self, Format};
    use crate::import::supporting::testing::steps;
    let run = formats::read(Format::Markdown, 0, text.as_bytes(), &steps()).unwrap();
    roll(&run.lines)
}

#[test]
fn a_table_of_several_meetings_is_read_at_the_day() {
    let rows: &[&[&str]] = &[
        &[
            "Name",
            "Type",
            "End of Term",
            "05/10/2026",
            "01/02/2027",
            "29/03/2027",
        ],
        &["IMELDA CRAKE", "Head", "Ex-officio", "P", "L", ""],
        &["EDNA ROOKE", "Staff", "10/2028", "S", "P", ""],
        &["PIERS LORNE", "Parent", "12/2028", "P", "S", ""],
        &["HUGO BRILL", "Parent", "12/2028", "P", "A", ""],
        &["VACANT", "Parent", "", "", "", ""],
        &["NELL OAKE", "Parent", "10/2026", "P", "", ""],
    ];
    let key = "\nP \u{2013} Present, S \u{2013} Sanctioned\n\nA \u{2013} Absent, L \u{2013} Late arrival\n\nVisitors: \
               Cora Umber\n\nChaired by Edna Rooke\n\n1. Looms\n\nAgreed.\n";
    let head = "# Minutes\n\nFull Governing Body 1 February 2027\n\nGOVERNOR ATTENDANCE\n\n";
    let (present, sorry) = markdown(&format!("{head}{}{key}", table(rows)));
    assert_eq!(present, ["Imelda Crake", "Edna Rooke*", "Cora Umber +"]);
    assert_eq!(sorry, ["Piers Lorne"]);
    // Without the day above the table the last column with marks is taken, and doubted; a mark that
    // nothing explains is doubted too.
    let (present, sorry) = markdown(&format!("# Minutes\n\n{}", table(rows)));
    assert_eq!(present, ["Imelda Crake?", "Edna Rooke?"]);
    assert_eq!(sorry, ["Piers Lorne?", "Hugo Brill?"]);
}

#[test]
fn columns_for_present_and_apologies() {
    let rows: &[&[&str]] = &[
        &["Name", "Role", "Date joined", "Present", "Apologies"],
        &["Imelda Crake", "Chair", "1 May 2020", "\u{2713}", ""],
        &["Edna Rooke", "Trustee", "1 May 2020", "", "x"],
        &["Piers Lorne", "Trustee", "1 May 2020", "x", ""],
    ];
    let (present, sorry) = markdown(&format!(
        "# Minutes of 4 May 2027\n\n{}\n1. Looms\n\nAgreed.\n",
        table(rows)
    ));
    assert_eq!(present, ["Imelda Crake*", "Piers Lorne"]);
    assert_eq!(sorry, ["Edna Rooke"]);
}

#[test]
fn a_column_of_labels_beside_the_names() {
    let rows: &[&[&str]] = &[
        &["Title of meeting", "Loom Trust"],
        &["Date", "4 May 2027"],
        &[
            "Attendees",
            "Imelda Crake (Chair), Edna Rooke (Secretary), Piers Lorne (LTC)",
        ],
        &[
            "Invited",
            "Nik Brill (Clerk to the Board), Kate Oake (Manager)",
        ],
    ];
    let (present, _) = markdown(&format!("{}\n1. Looms\n\nAgreed.\n", table(rows)));
    assert_eq!(
        present,
        [
            "Imelda Crake*",
            "Edna Rooke",
            "Piers Lorne",
            "Nik Brill +",
            "Kate Oake +"
        ]
    );
}

#[test]
fn posts_stand_before_names_and_short_forms_behind_them() {
    let (here, _) = read(
        "MINUTES of Osk Parish Council held on 4 February 2026\n\nPresent\nCouncillors D Thorn (Chair), N Ash, \
         M Birch and\nP Cole, A Ash, ODC, Clerk J Brand\n\n1. Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(
        here,
        [
            "Councillor D Thorn*",
            "Councillor N Ash",
            "Councillor M Birch",
            "Councillor P Cole",
            "Councillor A Ash",
            "J Brand +",
        ]
    );
}

#[test]
fn initials_behind_names_part_them() {
    let (here, _) = read(
        "MINUTES of Osk Community Council held on 4 February 2026\n\nPresent: Reg Bolt RB Ida Marsh IM\nTess \
         Quill TQ, Owen Fane (ODC) OF\n\n1. Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(here, ["Reg Bolt", "Ida Marsh", "Tess Quill", "Owen Fane"]);
    let (here, _) = read(
        "MINUTES of Osk Community Council held on 4 February 2026\n\nPresent: Bridget McAlder (BMcA,chair), Petra \
         Dunn (PD, Vice Chair & Treasurer)\n\n1. Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(here, ["Bridget McAlder*", "Petra Dunn"]);
}

#[test]
fn staff_and_others_head_lists_among_lists() {
    let (here, sorry) = read(
        "Osk Library Committee Meeting Minutes\nDate: 4 February 2026\nAttendance\nCommittee Members\nKarin \
         Lang\nJay Willis\nStaff\nJonah Duck\nMina Sand\nRegrets\nBill Mill\n\n1. Minutes\nThey were \
         approved.\n\n2. The roof\nIt was mended.\n",
    );
    assert_eq!(
        here,
        ["Karin Lang", "Jay Willis", "Jonah Duck +", "Mina Sand +"]
    );
    assert_eq!(sorry, ["Bill Mill"]);
}

#[test]
fn names_stand_in_brackets_behind_posts() {
    let (here, _) = read(
        "MINUTES of Osk Council held on 4 February 2026\n\nMEMBERS PRESENT: Councillors Ash and \
         Birch\n\nOFFICIALS PRESENT: Director, Water Services (Mr. K. Lane), Clerks (Ms. A. Moore & B. \
         Shaw)\n\n1. Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(
        here,
        [
            "Councillor Ash",
            "Councillor Birch",
            "Mr K. Lane +",
            "Ms A. Moore +",
            "B. Shaw +"
        ]
    );
}

#[test]
fn posts_behind_names_and_unknown_groups_are_told() {
    let (here, _) = read(
        "MINUTES of Osk Council held on 4 February 2026\n\nPresent:\nCllr. Ash, Cllr. Birch, Cllr, Cole\n\nHARBOUR LEAGUE:\nA. Roe, B. Shaw\n\nIn Attendance:\nMr. Seb Hall, Senior Architect, Housing\n\n1. \
         Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(
        here,
        [
            "Councillor Ash",
            "Councillor Birch",
            "Councillor Cole",
            "A. Roe +?",
            "B. Shaw +?",
            "Mr Seb Hall +"
        ]
    );
}

#[test]
fn two_names_that_ran_together_are_doubted_and_short_forms_name_nobody() {
    let (here, _) = read(
        "MINUTES of Osk Council held on 4 February 2026\n\nPresent: Ann Lee (Vale and Osk UHB), P Moor Alan \
         Shaw\n\n1. Apologies\nNone\n\n2. The pond\nIt was drained.\n",
    );
    assert_eq!(here, ["Ann Lee", "P Moor Alan Shaw?"]);
}

#[test]
fn a_list_with_posts_among_its_names_is_read_piece_by_piece() {
    let (here, _) = read(
        "MINUTES of Osk Council held on 4 February 2026\n\nPresent: Ida Marsh (IM, chair), Tess Quill (TQ, Vice Chair \
         & Treasurer), Roy Hand (RH), City Coun-\ncillor Lana Reid (LR) and Hal Oke\n\nOfficials present: Dr. P. Dale, \
         Head of Roads, G. Dyer, Forward Planning, P. Liddle, Tourism\n\n1. Apologies\nNone\n\n2. The pond\nIt was \
         drained.\n",
    );
    assert_eq!(
        here,
        [
            "Ida Marsh*",
            "Tess Quill",
            "Roy Hand",
            "City Councillor Lana Reid",
            "Hal Oke",
            "Dr P. Dale +",
            "G. Dyer +",
            "P. Liddle +"
        ]
    );
}

/// The roll of minutes of an invented body with these lines at their head.
fn headed(lines: &str) -> (Vec<String>, Vec<String>) {
    read(&format!(
        "Ostrelby Loom Trust\nMinutes of 4 May 2027\n\n{lines}\n\n1. Looms\nNothing was said.\n\n2. Dues\nNone.\n"
    ))
}

#[test]
fn nothing_but_brackets_or_an_honorific_may_part_what_is_on_a_line() {
    let (present, sorry) = headed(
        "Present: Rev Imelda Crake (Faith Network) Edna Rooke (Youth Forum) Piers Lorne (Over 50s Forum)\n\
         Apologies: Hugo Brill (Over 50s Forum) Ann Lee (Mill Network), Bo Oke (Ferry Network)\nChair: Edna Rooke\nMinutes: Cy Roe",
    );
    assert_eq!(
        present.get(..3).unwrap(),
        ["Rev Imelda Crake", "Edna Rooke*", "Piers Lorne"]
    );
    assert_eq!(sorry, ["Hugo Brill", "Ann Lee", "Bo Oke"]);
    let (present, _) = headed("Present Mr I Crake (IC), Mrs E Rooke (ER), Mr P Lorne (PL)");
    assert_eq!(present, ["Mr I Crake", "Mrs E Rooke", "Mr P Lorne"]);
    let (present, sorry) =
        headed("Present-Imelda Crake (Mill), Edna Rooke (Ferry)\nApologies- Hugo Brill (Looms)");
    assert_eq!(present, ["Imelda Crake", "Edna Rooke"]);
    assert_eq!(sorry, ["Hugo Brill"]);
}

#[test]
fn people_before_the_name_of_a_group_are_kept() {
    let (present, _) = headed(
        "Present: Imelda Crake (Chair), Edna Rooke (Secretary), Piers Lorne, Members of the Public: Hugo Brill, Ann Lee.",
    );
    let names = [
        "Imelda Crake*",
        "Edna Rooke",
        "Piers Lorne",
        "Hugo Brill",
        "Ann Lee",
    ];
    assert_eq!(present, names);
}

#[test]
fn where_somebody_comes_from_is_nobody() {
    let (present, _) = headed(
        "Attendance\n\nImelda Crake (IC), OFT (Chair)\nEdna Rooke (ER), OFT, Harbour Design\nPiers Lorne (PL) - Carn and Vale UHB",
    );
    assert_eq!(present, ["Imelda Crake*", "Edna Rooke", "Piers Lorne"]);
}

#[test]
fn posts_with_names_in_brackets_and_people_behind_them_are_told() {
    let (present, _) = headed(
        "Members present: Councillors Crake, Rooke and Lorne\n\nOfficials in attendance: Director, Mill Development (Mr. H. Brill), \
         Clerical Officer, Larkmoor (Ms. A. Lee), Inspector B. Oke, Sergeant C. Roe",
    );
    let there = [
        "Mr H. Brill +",
        "Ms A. Lee +",
        "Inspector B. Oke +",
        "Sergeant C. Roe +",
    ];
    assert_eq!(present.get(3..).unwrap(), there);
}

#[test]
fn who_chairs_another_body_may_have_presided() {
    let (present, _) = headed("Present: Mr I Crake (Chairman of the Parish Council), Mrs E Rooke");
    assert_eq!(present, ["Mr I Crake?", "Mrs E Rooke"]);
    let (present, _) = headed(
        "Attendance\n\nI Crake (in the Chair), E Rooke, P Lorne, Borough Councillor Hugo Brill and 19 members of the public",
    );
    assert_eq!(present.first().unwrap(), "I Crake*");
}

#[test]
fn those_who_observe_sent_no_apologies() {
    let (_, sorry) = headed(
        "Members\n\nImelda Crake\nEdna Rooke\n\nApologies\n\nPiers Lorne\n\nObserving\n\nHugo Brill\nAnn Lee",
    );
    assert_eq!(sorry, ["Piers Lorne"]);
}

#[test]
fn a_letter_that_tells_two_of_a_name_apart_is_kept() {
    let (_, sorry) =
        headed("Present: Cllr Crake (Chair), Cllr Rooke (J)\n\nApologies:\n\nCllr. Rooke (K)");
    assert_eq!(sorry, ["Councillor Rooke (K)"]);
}

#[test]
fn those_present_may_be_numbered_and_the_items_begin_anew() {
    let text = "Minutes of the Loom Club held on 4 May 2027\n\nPresent:\n\n1. Imelda Crake - Chair\n2. Edna Rooke\n\
                3. Cllr Piers Lorne\n\n1. Welcome\n\nImelda Crake welcomed everyone.\n\n2. Looms\n\nThey were oiled.\n\n\
                3. Close\n\nThe meeting closed.\n";
    assert_eq!(
        read(text).0,
        ["Imelda Crake*", "Edna Rooke", "Councillor Piers Lorne"]
    );
    let mut out = Proposal::default();
    super::read(&run(text).lines, &mut out);
    let items = out.minutes[0].items.iter();
    let items: Vec<&str> = items.map(|i| i.title.value.as_str()).collect();
    assert_eq!(items, ["Welcome", "Looms", "Close"]);
}

#[test]
fn columns_that_say_nothing_of_a_post_are_left_out() {
    let text = "# Minutes of the Wireless Club, 4 May 2027\n\nThe following people were present:\n\n\
                | Name | Call Sign | Position | Grid |\n|---|---|---|---|\n| Imelda Crake | X1 | President | F25 |\n\
                | Edna Rooke | X2 | Member | F26 |\n\n## Opening\n\nThe meeting was opened.\n";
    let lines = crate::import::formats::read(
        crate::import::formats::Format::Markdown,
        0,
        text.as_bytes(),
        &crate::import::supporting::testing::steps(),
    );
    let mut out = Proposal::default();
    super::read(&lines.unwrap().lines, &mut out);
    let told = |p: &Found<Present>| {
        let person = &p.value.person;
        format!("{}|{}", person.name.as_str(), person.role.as_str())
    };
    let present: Vec<String> = out.minutes[0].present.iter().map(told).collect();
    assert_eq!(present, ["Imelda Crake|President", "Edna Rooke|Member"]);
}

/// Who was there with role and house.
fn beside(list: &str) -> Vec<String> {
    let mut out = Proposal::default();
    let text = format!(
        "Minutes of the Loom Club held on 4 May 2027\n\n{list}\n\n1. Looms\n\nThey were oiled.\n"
    );
    super::read(&run(&text).lines, &mut out);
    let told = |p: &Found<Present>| {
        let person = &p.value.person;
        let doubt = if p.is_certain() { "" } else { "?" };
        let (role, house) = (person.role.as_str(), person.organisation.as_str());
        format!("{}|{role}|{house}{doubt}", person.name.as_str())
    };
    out.minutes[0].present.iter().map(told).collect()
}

#[test]
fn where_a_list_says_whence_people_come_it_is_no_post() {
    let list = "Present\n\n- Imelda Crake (OFT)\n- Edna Rooke (Larkmoor)\n- Piers Lorne (HBD) via video\n\
                - Hugo Brill (Loom Trust";
    assert_eq!(
        beside(list),
        [
            "Imelda Crake||OFT",
            "Edna Rooke||Larkmoor",
            "Piers Lorne||HBD",
            "Hugo Brill||Loom Trust",
        ]
    );
    let posts = beside("Present: Imelda Crake (Larkmoor), Edna Rooke (Treasurer), Piers Lorne");
    assert_eq!(posts.get(1).unwrap(), "Edna Rooke|Treasurer|");
}

#[test]
fn others_in_the_words_beside_a_name_are_a_doubt() {
    let list = "Present: Imelda Crake, President, Edna & Joel Rooke, co-Treasurers and Piers Lorne, Secretary.";
    assert!(beside(list).first().unwrap().ends_with('?'));
    assert_eq!(
        beside("Present: I Crake (IC) [Chair], E Rooke (Head) (ER), P Lorne (PLn), H Brill [Vice Chair]")
            .iter()
            .map(|p| p.split('|').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>(),
        ["I Crake", "E Rooke", "P Lorne", "H Brill"]
    );
}

#[test]
fn what_people_are_may_stand_behind_all_of_them() {
    let (present, _) = headed(
        "Present: Miss Imelda Crake, Mr Piers Lorne and Mrs Edna Rooke, Councillors, Mrs Ann Lee, Clerk and Mr Bo Oke, Assistant Clerk",
    );
    assert_eq!(present.len(), 5, "{present:?}");
    assert!(present[3].starts_with("Mrs Ann Lee"), "{present:?}");
    let (present, _) = headed(
        "Present: Councillors Imelda Crake, Piers Lorne and Edna Rooke, and Mrs Ann Lee, Clerk",
    );
    assert!(present[3].starts_with("Mrs Ann Lee"), "{present:?}");
}

#[test]
fn groups_of_several_words_go_on_the_list_and_apologies_behind_them() {
    let (present, sorry) = headed(
        "THOSE PRESENT\nImelda Crake, Chair\nEdna Rooke, Larkmoor Council\n\nRIVER TRUST AND HARBOUR PARTNERS\n\
         Piers Lorne, Head of Looms\nHugo Brill, Head of Ferries\nAnn Lee, Officer\n\nAPOLOGIES\nBo Oke, Weaver\nCy Roe, Miller",
    );
    assert_eq!(present.len(), 5, "{present:?}");
    assert_eq!(sorry, ["Bo Oke", "Cy Roe"]);
}

#[test]
fn two_lists_may_stand_beside_each_other() {
    let (present, sorry) = headed(
        "Present:            Excused:\nImelda Crake        Piers Lorne\nEdna Rooke          Hugo Brill\nAnn Lee",
    );
    assert_eq!(present, ["Imelda Crake", "Edna Rooke", "Ann Lee"]);
    assert_eq!(sorry, ["Piers Lorne", "Hugo Brill"]);
}

#[test]
fn entries_that_each_have_a_house_behind_a_comma_are_one_person_each() {
    let text = "Loom Works Group, 4 May 2027\n\nVoting member attendees\n\n\u{2022} Ann Lee, Mill Looms Ltd\n\u{2022} Bo Oke, Double \
                Weave\n\u{2022} Cy Roe, Harbour Trust (Chair)\n\nVoting member regrets\n\n\u{2022} Di Ash, Quay Systems \
                Inc.\n\u{2022} Ed Fay, Carn Looms\n\u{2022} Flo Gill, Vale Cloth\n\n1. Looms\n\nOld.\n";
    let (present, sorry) = read(text);
    assert_eq!(present, ["Ann Lee", "Bo Oke", "Cy Roe*"]);
    assert_eq!(sorry, ["Di Ash", "Ed Fay", "Flo Gill"]);
    let mut out = Proposal::default();
    super::read(&run(text).lines, &mut out);
    let houses = out.minutes[0]
        .present
        .iter()
        .map(|p| p.value.person.organisation.as_str());
    assert_eq!(
        houses.collect::<Vec<_>>(),
        ["Mill Looms Ltd", "Double Weave", "Harbour Trust"]
    );
}

#[test]
fn the_head_of_a_table_of_people_may_be_as_loud_as_a_heading() {
    let page = "<p>Loom Committee, 4 May 2027</p><h2>PRESENT:</h2><table><tr><th>Name</th><th>Organisation</th><th>Sort</th></tr>\
                <tr><td>Ann Lee</td><td>Mill Works</td><td>House</td></tr><tr><td>Bo Oke</td><td>Quays</td><td>House</td></tr>\
                </table><p>1. Looms</p><p>Old.</p>";
    let format = crate::import::formats::Format::Html;
    let steps = crate::import::supporting::testing::steps();
    let lines = crate::import::formats::read(format, 0, page.as_bytes(), &steps).unwrap();
    let mut out = Proposal::default();
    super::read(&lines.lines, &mut out);
    let told = |p: &Found<Present>| {
        let person = &p.value.person;
        format!(
            "{}|{}|{}",
            person.full_name(),
            person.role.as_str(),
            person.organisation.as_str()
        )
    };
    let told: Vec<String> = out.minutes[0].present.iter().map(told).collect();
    assert_eq!(told, ["Ann Lee||Mill Works", "Bo Oke||Quays"]);
}

#[test]
fn a_bracket_left_open_ends_before_the_next_name() {
    let text = "Loom Club, 4 May 2027\n\nPresent:\nAnn Lee (Mill Society, Bo Oke (Quay Trust), Cy Roe (Vale Network)\n\n1. \
                Looms\n\nOld.\n";
    assert_eq!(read(text).0, ["Ann Lee", "Bo Oke", "Cy Roe"]);
}

#[test]
fn the_only_word_in_a_bracket_may_be_what_somebody_is_called() {
    let text = "Loom Club, 4 May 2027\n\nPresent:\nAnn Lee\nBo Oke\nAlan Roe (Sandy)\nDi Ash\nEd Fay\n\n1. Looms\n\nOld.\n";
    assert_eq!(
        read(text).0,
        ["Ann Lee", "Bo Oke", "Alan Roe?", "Di Ash", "Ed Fay"]
    );
}

#[test]
fn who_takes_the_minutes_among_those_present_is_one_of_them() {
    let text = "Loom Club, 4 May 2027\n\nPresent: Ann Lee, Bo Oke, Cy Roe (taking minutes)\n\n1. Looms\n\nOld.\n";
    assert_eq!(read(text).0, ["Ann Lee", "Bo Oke", "Cy Roe"]);
    let apart = "Loom Club, 4 May 2027\n\nPresent: Ann Lee, Bo Oke\n\nMinutes taken by: Cy Roe\n\n1. Looms\n\nOld.\n";
    assert_eq!(read(apart).0, ["Ann Lee", "Bo Oke", "Cy Roe +"]);
}

#[test]
fn a_list_that_markdown_has_as_a_page_would_is_read() {
    let text = "Minutes of the Loom Club, 4 May 2027\n\n<dl class=\"wide\">\n<dt>Members present</dt>\n<dd>Ann Lee, Bo Oke</dd>\n\
                <dt>Apologies</dt>\n<dd>Cy Roe</dd>\n</dl>\n\n1. Looms\n\nOld.\n";
    let format = crate::import::formats::Format::Markdown;
    let steps = crate::import::supporting::testing::steps();
    let lines = crate::import::formats::read(format, 0, text.as_bytes(), &steps).unwrap();
    let (present, sorry) = roll(&lines.lines);
    assert_eq!(present, ["Ann Lee", "Bo Oke"]);
    assert_eq!(sorry, ["Cy Roe"]);
}

#[test]
fn lists_stand_beside_each_other_in_the_rows_of_a_table() {
    let text = "| Present | Apologies |\n|---|---|\n| Ann Lee (Chair) | Di Ash |\n| Bo Oke | |\n\
                | Cy Roe | Absent |\n| Ed Fay | Flo Gil |\n\n1. Looms\n\nThey are old.\n";
    let format = crate::import::formats::Format::Markdown;
    let steps = crate::import::supporting::testing::steps();
    let run = crate::import::formats::read(format, 0, text.as_bytes(), &steps).unwrap();
    let (present, away) = roll(&run.lines);
    assert_eq!(present, ["Ann Lee*", "Bo Oke", "Cy Roe", "Ed Fay"]);
    assert_eq!(away, ["Di Ash"]);
}

#[test]
fn a_letter_behind_a_first_name_tells_two_apart() {
    let text = "Minutes of the Loom Club, 4 May 2027\n\nAttendees: Imelda, Craig, Edna, Piers G., Piers Z., Hugo Y., James\n\n1. \
                Looms\n\nThey are old.\n";
    let (present, _) = read(text);
    let names = ["Imelda", "Craig", "Edna", "Piers G.", "Piers Z."];
    assert_eq!(present.get(..5).unwrap_or_default(), names);
    assert_eq!(
        (present.len(), present.last().map(String::as_str)),
        (7, Some("James"))
    );
}
