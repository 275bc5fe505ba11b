//! The published pack of the Westminster Health & Wellbeing Board for 22 January 2015, where it is
//! at hand: what stands behind the agenda, limb by limb, and what the pack itself gets wrong.
//!
//! The pack is looked for beside the repository (`../shared/seeds`), or where `QUORATE_WESTMINSTER`
//! says; without it the test passes with a note. With `QUORATE_WESTMINSTER_PDF=1` the pack is read
//! as a PDF too, which python3 and LibreOffice make of it; how the lines break there goes by the
//! machine's fonts (DejaVu and Liberation differ), so that no other run depends on it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use quorate::import::found::Found;
use quorate::import::line::Run;
use quorate::import::proposal::{Action, Item, Proposal, Report};
use quorate::import::steps::Steps;
use quorate::import::{PackFile, formats, read};
use quorate::meeting::agenda::Progress;
use quorate::meeting::agenda::Purpose;
use quorate::meeting::text::Text;

const NAME: &str = "shared/seeds/002_d3df3fe3fbe51772.txt";

/// Where the pack is; none where it isn't at hand.
fn path() -> Option<PathBuf> {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("QUORATE_WESTMINSTER").map(PathBuf::from);
    let beside = home.ancestors().skip(1).take(2).map(|dir| dir.join(NAME));
    let path = named.into_iter().chain(beside).find(|path| path.is_file());
    if path.is_none() {
        eprintln!("The Westminster pack isn't at hand: nothing was read.");
    }
    path
}

/// The pack as it is read from the text and, where that is asked for, from a PDF.
fn packs() -> &'static [(&'static str, Proposal)] {
    static PACKS: OnceLock<Vec<(&'static str, Proposal)>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let Some(path) = path() else {
            return Vec::new();
        };
        let bytes = std::fs::read(&path).expect("the pack can be read");
        let text = ("text", of_text(&bytes));
        std::iter::once(text)
            .chain(of_pdf(&path).map(|pack| ("PDF", pack)))
            .collect()
    })
}

fn of_text(bytes: &[u8]) -> Proposal {
    let steps = Steps::for_size(bytes.len());
    let format = formats::sniff("pack.txt", bytes).expect("it is a text");
    let run = formats::read(format, 0, bytes, &steps).expect("it is lines");
    proposed("text", run, &steps)
}

fn proposed(format: &str, run: Run, steps: &Steps) -> Proposal {
    let file = PackFile {
        name: Text::line("pack"),
        format: Text::line(format),
        run,
    };
    read(&[file], steps).expect("it is no more work than it is worth")
}

/// A PDF of about seventy pages, made of the text by `packs/westminster-pdf.py`.
#[cfg(feature = "pdf-import")]
fn of_pdf(path: &Path) -> Option<Proposal> {
    use quorate::import::pdf;
    use std::process::Command;

    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let dirs = std::env::var_os("PATH").unwrap_or_default();
    let on_path = |name: &str| std::env::split_paths(&dirs).any(|dir| dir.join(name).is_file());
    // The layout goes by the fonts and the LibreOffice of the machine: what is read of it is looked
    // at when asked for, and is no matter of what happens to be installed.
    std::env::var_os("QUORATE_WESTMINSTER_PDF")?;
    for program in ["python3", "soffice"] {
        assert!(on_path(program), "{program} is needed to make the PDF");
    }
    let made = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("westminster.pdf");
    let status = Command::new("python3")
        .arg(home.join("tests/packs/westminster-pdf.py"))
        .args([path, &made])
        .status()
        .expect("python3 runs");
    assert!(status.success(), "the PDF wasn't made");
    let bytes = std::fs::read(&made).expect("the PDF can be read");
    let steps = Steps::for_size(bytes.len());
    let pages = pdf::pages(&bytes).expect("it is a PDF");
    assert!(pages.len() > 60, "{} pages", pages.len());
    let run = formats::layout::run(&pages, 0, &steps).expect("it is lines");
    Some(proposed("PDF", run, &steps))
}

#[cfg(not(feature = "pdf-import"))]
fn of_pdf(_path: &Path) -> Option<Proposal> {
    None
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn words(found: Option<&Found<Text>>) -> &str {
    found.map_or("", |f| f.value.as_str())
}

fn one_line(found: Option<&Found<Text>>) -> String {
    words(found)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn limbs(report: &Report) -> Vec<(&str, &str)> {
    let limbs = report.asks.iter();
    limbs
        .map(|a| (a.label.as_str(), a.that.value.as_str()))
        .collect()
}

#[test]
fn the_front_sheet_is_read() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_front_sheet_is_read_in(pack);
    }
}

fn the_front_sheet_is_read_in(pack: &Proposal) {
    assert_eq!(words(pack.body.as_ref()), "Health & Wellbeing Board");
    assert_eq!(words(pack.host.as_ref()), "City of Westminster");
    assert_eq!(pack.date.as_ref().map(|d| d.value), day(2015, 1, 22));
    assert_eq!(
        pack.start.as_ref().map(|s| s.value.to_string()),
        Some("16:00:00".into())
    );
    assert_eq!(
        words(pack.venue.as_ref()),
        "Rooms 3 & 4 - 17th Floor, City Hall"
    );
    assert_eq!(words(pack.officer.as_ref()), "Andrew Palmer");
    let contacts: Vec<&str> = pack.contacts.iter().map(|c| c.value.as_str()).collect();
    assert_eq!(contacts, ["020 7641 2802", "apalmer@westminster.gov.uk"]);
    let future: Vec<Option<NaiveDate>> = pack.future.iter().map(|f| Some(f.value.date)).collect();
    assert_eq!(future, [day(2015, 3, 19), day(2015, 5, 21)]);
}

#[test]
fn the_eleven_members_are_read_with_their_roles() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_eleven_members_are_read_with_their_roles_in(pack);
    }
}

fn the_eleven_members_are_read_with_their_roles_in(pack: &Proposal) {
    let members: Vec<(String, String)> = pack
        .members
        .iter()
        .map(|m| {
            let person = &m.person.value;
            // Nobody could say of some whether they are posts or organisations.
            let beside = [person.role.as_str(), person.organisation.as_str()].concat();
            (person.full_name(), beside)
        })
        .collect();
    let want = [
        (
            "Councillor Rachael Robathan",
            "Cabinet Member for Adults & Health",
        ),
        (
            "Dr Ruth O'Hare",
            "Central London Clinical Commissioning Group",
        ),
        (
            "Councillor Danny Chalkley",
            "Cabinet Member for Children's Services",
        ),
        ("Councillor Barrie Taylor", "Minority Group"),
        ("Eva Hrobonova", "Tri-Borough Public Health"),
        ("Liz Bruce", "Tri-borough Adult Social Care"),
        ("Andrew Christie", "Tri-borough Children's Services"),
        ("Dr Naomi Katz", "West London Clinical Commissioning Group"),
        ("Janice Horsman", "Healthwatch Westminster"),
        ("Jackie Rosenberg", "Westminster Community Network"),
        ("Dr David Finch", "NHS England"),
    ];
    assert_eq!(
        members,
        want.map(|(name, beside)| (name.to_owned(), beside.to_owned()))
    );
    assert!(pack.members.iter().all(|m| m.person.is_certain()));
}

/// Number, title, pages, description, how many parts it has.
type Printed<'a> = (&'a str, &'a str, &'a str, String, usize);

#[test]
fn the_eleven_items_are_read_with_descriptions_and_pages() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_eleven_items_are_read_with_descriptions_and_pages_in(pack);
    }
}

fn the_eleven_items_are_read_with_descriptions_and_pages_in(pack: &Proposal) {
    let items: Vec<Printed> = pack
        .items
        .iter()
        .map(|i| {
            (
                i.number.value.as_str(),
                i.title.value.as_str(),
                words(i.pages.as_ref()),
                one_line(i.description.as_ref()),
                i.parts.len(),
            )
        })
        .collect();
    let want: [(&str, &str, &str, &str, usize); 11] = [
        (
            "1",
            "MEMBERSHIP",
            "",
            "To report any changes to the Membership of the meeting.",
            0,
        ),
        (
            "2",
            "DECLARATIONS OF INTEREST",
            "",
            "To receive declarations of interest by Board Members and Officers of any personal or prejudicial interests.",
            0,
        ),
        ("3", "MINUTES AND ACTIONS ARISING", "1-12", "", 2),
        (
            "4",
            "BETTER CARE FUND",
            "13-18",
            "To receive an update on Westminster's Better Care Fund submission.",
            0,
        ),
        (
            "5",
            "CARE ACT IMPLEMENTATION",
            "19-24",
            "To receive an update on progress in preparing for the implementation of the Care Act, and on how this might impact on the Health & Wellbeing Board and how it can be supported.",
            0,
        ),
        (
            "6",
            "CHILD POVERTY",
            "25-32",
            "To consider how plans are developing to address Child Poverty in Westminster following the Joint Strategic Needs Assessment that was previously undertaken.",
            0,
        ),
        (
            "7",
            "ADULT SAFEGUARDING BOARD - PROTOCOL AND KEY MESSAGES FROM THE ANNUAL REPORT",
            "33-42",
            "To consider and agree a protocol for working with the Adult Safeguarding Board, and to receive any key messages from the Annual Report which are of particular relevance to the Board.",
            0,
        ),
        (
            "8",
            "CHILDREN SAFEGUARDING BOARD PROTOCOL",
            "43-52",
            "To review a revised protocol between the Health & Wellbeing Board and the Children Safeguarding Board following comments made at the last meeting on 20 October 2014.",
            0,
        ),
        (
            "9",
            "PRIMARY CARE CO-COMMISSIONING",
            "53-64",
            "To receive an update from Westminster's Clinical Commissioning Groups on their plans for co-commissioning with NHS England.",
            0,
        ),
        (
            "10",
            "WORK PROGRAMME",
            "65-72",
            "To consider the Work Programme for the remainder of the 2014-15 Municipal Year.",
            0,
        ),
        ("11", "ANY OTHER BUSINESS", "", "", 0),
    ];
    let want = want.map(|(n, t, p, d, parts)| (n, t, p, d.to_owned(), parts));
    assert_eq!(items, want);
    let certain = |i: &Item| {
        let number = i.number.is_certain() && i.title.is_certain();
        let found = [&i.description, &i.pages];
        number && found.into_iter().flatten().all(Found::is_certain)
    };
    assert!(pack.items.iter().all(certain));
    let parts: Vec<&str> = pack.items[2]
        .parts
        .iter()
        .map(|p| p.value.as_str())
        .collect();
    assert_eq!(
        parts,
        [
            "To agree the Minutes of the meeting held on 20 November 2014.",
            "To note progress in actions arising.",
        ]
    );
}

/// Item, title, classification, whose report, author, wards, policy.
type CoverSheet<'a> = [&'a str; 7];

#[test]
fn the_seven_reports_are_tied_and_their_sheets_read() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_seven_reports_are_tied_and_their_sheets_read_in(pack);
    }
}

fn the_seven_reports_are_tied_and_their_sheets_read_in(pack: &Proposal) {
    let sheets: Vec<CoverSheet> = pack
        .reports
        .iter()
        .map(|r| {
            let policy = words(r.policy.as_ref());
            [
                words(r.item.as_ref()),
                r.title.value.as_str(),
                words(r.classification.as_ref()),
                words(r.of.as_ref()),
                words(r.author.as_ref()),
                words(r.wards.as_ref()),
                if policy.len() > 60 {
                    "a paragraph"
                } else {
                    policy
                },
            ]
        })
        .collect();
    let want: [CoverSheet; 7] = [
        [
            "4",
            "Better Care Fund Update",
            "General Release",
            "WCC and Central and West London CCGs",
            "James Cuthbert, Whole Systems Lead for Adult Social Care",
            "All",
            "Health and Social Care Integration",
        ],
        [
            "5",
            "CARE ACT IMPLEMENTATION",
            "General Release",
            "The Executive Director for Adult Social Care & Health",
            "Jerome Douglas \u{2013} Care Act Programme Manager",
            "All",
            "Health",
        ],
        [
            "6",
            "CHILD POVERTY \u{2013} JSNA UPDATE AND NEXT STEPS",
            "",
            "Tri-borough Executive Director of Children's Services",
            "Ian Elliott, Tri-borough Children's Policy Team",
            "",
            "",
        ],
        [
            "7",
            "Safeguarding Executive Adults Board",
            "General Release",
            "Executive Director of Adults Social Care Services and Health",
            "Helen Banham, ASC Strategic Lead for Professional Standards and Safeguarding",
            "All",
            "Safeguarding",
        ],
        [
            "8",
            "WORKING AGREEMENT BETWEEN THE LOCAL SAFEGUARDING CHILDREN BOARD AND HEALTH AND \
             WELLBEING BOARD",
            "General Release",
            "The Executive Director for Tri-borough Children's services",
            "Tim Deacon, LSCB Manager",
            "All",
            "a paragraph",
        ],
        [
            "9",
            "Primary Care Co-Commissioning in North West London: Update for Westminster Health \
             and Wellbeing Board",
            "Public",
            "Chair of Central London Clinical Commissioning Group (CLCCG)",
            "Lucy Hall, Programme Manager Primary Care Transformation - Strategy & \
             Transformation Team North West London CCGs",
            "CLCCG Coverage",
            "Health",
        ],
        [
            "10",
            "WORK PROGRAMME",
            "Public",
            "Head of Legal & Democratic Services",
            "Andrew Palmer, Committee & Governance Services",
            "All",
            "Health & Wellbeing",
        ],
    ];
    assert_eq!(sheets, want);
    assert!(
        pack.reports
            .iter()
            .all(|r| r.item.as_ref().is_some_and(Found::is_certain))
    );
    assert_eq!(pack.reports[2].purpose, Purpose::Decision);
    let finance: Vec<&str> = pack
        .reports
        .iter()
        .map(|r| words(r.finance.as_ref()))
        .collect();
    assert_eq!(
        [finance[0], finance[2], finance[3], finance[6]],
        ["", "", "N/A", "None"]
    );
    assert!(finance[1].starts_with("A number of duties within the Care Act"));
}

#[test]
fn every_limb_of_what_is_asked_is_read() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        every_limb_of_what_is_asked_is_read_in(pack);
    }
}

fn every_limb_of_what_is_asked_is_read_in(pack: &Proposal) {
    let labels: Vec<Vec<&str>> = pack
        .reports
        .iter()
        .map(|r| limbs(r).into_iter().map(|(label, _)| label).collect())
        .collect();
    assert_eq!(
        labels,
        [
            vec!["2.1"],
            vec!["2.1"],
            vec!["a", "b", "c", "d"],
            vec!["2.1", "a", "b", "c"],
            vec!["a", "b", "c", "d", "5.1"],
            vec!["2.1", "", ""],
            vec!["2.1"],
        ]
    );
    let that = |report: usize, limb: usize| limbs(&pack.reports[report])[limb].1;
    assert_eq!(
        that(0, 0),
        "progress towards approval of the BCF Plan and preparation for implementation of the BCF \
         schemes be noted"
    );
    assert_eq!(that(1, 0), "the content of this report be noted");
    assert_eq!(
        that(2, 1),
        "the Director for Children's Services lead the next steps on behalf of the Board, \
         working with statutory and voluntary partners"
    );
    assert!(that(2, 3).starts_with("each partner on the Health and Wellbeing Board commit "));
    assert_eq!(that(3, 1), "the Board consider safer recruitment");
    assert!(that(4, 4).starts_with("the protocol for joint working between the H&WB"));
    assert!(that(4, 4).ends_with(" be approved"));
    assert!(that(5, 1).starts_with("the Board consider how to ensure a transparent dialogue"));
    assert!(that(6, 0).starts_with("the Board consider whether any changes need to be made"));
    // What was turned against the letter of the paper says so.
    assert!(!pack.reports[3].asks[0].that.is_certain());
}

#[test]
fn the_minutes_of_november_are_read() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_minutes_of_november_are_read_in(pack);
    }
}

fn the_minutes_of_november_are_read_in(pack: &Proposal) {
    let [minutes] = pack.minutes.as_slice() else {
        panic!("{} minutes", pack.minutes.len());
    };
    assert_eq!(minutes.date.as_ref().map(|d| d.value), day(2014, 11, 20));
    assert!(minutes.draft);
    let present: Vec<(String, bool, bool)> = minutes
        .present
        .iter()
        .map(|p| (p.value.person.full_name(), p.value.deputy, p.value.chair))
        .collect();
    let person = |name: &str, deputy, chair| (name.to_owned(), deputy, chair);
    assert_eq!(
        present,
        [
            person("Councillor Rachael Robathan", false, true),
            person("Matthew Bazeley", true, false),
            person("Councillor Barrie Taylor", false, false),
            person("Eva Hrobonova", true, false),
            person("Andrew Christie", false, false),
            person("James Cuthbert", true, false),
            person("Dr Naomi Katz", false, false),
            person("Jackie Rosenberg", false, false),
            person("Dr Belinda Coker", true, false),
        ]
    );
    let sorry: Vec<String> = minutes
        .apologies
        .iter()
        .map(|a| a.value.full_name())
        .collect();
    assert_eq!(
        sorry,
        [
            "Councillor Danny Chalkley",
            "Dr Ruth O'Hare",
            "Meradin Peachey",
            "Liz Bruce",
            "Dr David Finch",
        ]
    );
    let counts: Vec<(&str, u32)> = minutes
        .items
        .iter()
        .map(|i| (i.number.as_str(), i.paragraphs))
        .collect();
    assert_eq!(
        counts,
        [
            ("1", 1),
            ("2", 1),
            ("3", 1),
            ("4", 16),
            ("5", 8),
            ("6", 5),
            ("7", 4),
            ("8", 2),
            ("9", 4),
            ("10", 2),
            ("11", 1),
            ("12", 1),
        ]
    );
    let resolved: Vec<&str> = minutes
        .items
        .iter()
        .flat_map(|i| &i.resolved)
        .map(|r| r.label.as_str())
        .collect();
    assert_eq!(resolved, ["3.1.1", "3.1.2", "7.4", "9.4"]);
    assert_eq!(
        minutes.ended.as_ref().map(|e| e.value.to_string()),
        Some("18:18:00".into())
    );
}

#[test]
fn the_fifteen_actions_are_read_under_their_four_meetings() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_fifteen_actions_are_read_under_their_four_meetings_in(pack);
    }
}

fn the_fifteen_actions_are_read_under_their_four_meetings_in(pack: &Proposal) {
    let raised = |a: &Action| a.raised.as_ref().map(|r| r.value);
    let told: Vec<(Option<NaiveDate>, Vec<&str>, &Progress)> = pack
        .actions
        .iter()
        .map(|a| {
            (
                raised(a),
                a.owners.iter().map(Text::as_str).collect(),
                &a.progress,
            )
        })
        .collect();
    let (november, september) = (day(2014, 11, 20), day(2014, 9, 18));
    let (june, april) = (day(2014, 6, 19), day(2014, 4, 26));
    let to = |when: &str| Progress::ToMeeting(Text::line(when));
    let health = "Director of Public Health";
    let housing = "Strategic Director of Housing";
    let groups = "Clinical Commissioning Groups";
    let (done, begun) = (Progress::Completed, Progress::InProgress);
    let want = [
        (
            november,
            vec!["Helen Banham", "Tim Deacon"],
            &to("22 January 2015"),
        ),
        (
            november,
            vec![groups, "NHS England"],
            &Progress::OutsideMeetings,
        ),
        (september, vec![health], &done),
        (september, vec!["NHS England"], &done),
        (september, vec!["NHS England"], &done),
        (
            september,
            vec!["NHS England", "Public Health"],
            &to("May 2015"),
        ),
        (june, vec![groups], &done),
        (june, vec![health], &begun),
        (june, vec!["Priority Leads"], &to("March 2015")),
        (june, vec![groups], &begun),
        (
            june,
            vec!["Public Health Services", "Senior Policy & Strategy Officer"],
            &begun,
        ),
        (april, vec![housing], &begun),
        (april, vec![housing, health], &done),
        (
            april,
            vec!["Matthew Bazeley", "Janice Horsman", "Paula Arnell"],
            &begun,
        ),
        (april, vec![groups], &done),
    ];
    assert_eq!(told, want);
    let comments: Vec<&str> = pack.actions.iter().map(|a| a.comment.as_str()).collect();
    assert_eq!(comments[1], "Dealt with outside of Board meetings.");
    assert!(
        comments[10].ends_with("Note: Recommendations to be put forward in next year's programme.")
    );
    // The Saturday that is headed Thursday is kept with a doubt, as are owners run together.
    assert!(
        pack.actions[11..]
            .iter()
            .all(|a| a.raised.as_ref().is_some_and(|r| !r.is_certain()))
    );
    assert!(!pack.actions[0].text.is_certain());
    assert!(pack.actions[1].text.is_certain());
}

#[test]
fn the_eight_meetings_of_the_programme_are_read() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        the_eight_meetings_of_the_programme_are_read_in(pack);
    }
}

fn the_eight_meetings_of_the_programme_are_read_in(pack: &Proposal) {
    let told: Vec<(&str, &str, usize, u32)> = pack
        .programme
        .iter()
        .map(|p| {
            (
                p.when.value.as_str(),
                p.theme.as_str(),
                p.items.len(),
                p.free,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("January 2015", "", 6, 0),
            ("March 2015", "END OF YEAR STRATEGIC PLANNING", 11, 0),
            ("21st May 2015", "SYSTEM IMPROVEMENT", 5, 1),
            ("9th July 2015", "HWB STRATEGY AND WIDER DETERMINANTS", 3, 2),
            (
                "17th September 2015",
                "2016/17 COMMISSIONING WORKSHOP",
                6,
                2
            ),
            ("19th November 2015", "SYSTEM IMPROVEMENT", 3, 2),
            ("21st January 2016", "MISCELLANEOUS", 2, 3),
            (
                "17th March 2016",
                "END OF YEAR STRATEGIC PLANNING MEETING",
                8,
                0
            ),
        ]
    );
    assert_eq!(pack.programme[2].date, day(2015, 5, 21));
    let first = &pack.programme[0].items[0];
    assert_eq!(first.title.value.as_str(), "CARE ACT IMPLEMENTATION");
    assert_eq!(first.lead.as_str(), "Adult Social Care");
    assert_eq!(first.purpose.as_str(), "For discussion");
}

#[test]
fn what_the_pack_gets_wrong_is_noticed() {
    for (format, pack) in packs() {
        eprintln!("As {format}:");
        what_the_pack_gets_wrong_is_noticed_in(pack);
    }
}

fn what_the_pack_gets_wrong_is_noticed_in(pack: &Proposal) {
    let told = |part: &str| pack.noticed.iter().any(|n| n.words.as_str().contains(part));
    for part in [
        "26 April 2014 is a Saturday, and the paper says Thursday",
        "the last meeting on 20 October 2014; the minutes in the pack are of 20 November 2014",
        "is dated 22 January 2014; the meeting is on 22 January 2015",
        "is about 2014-15, its report about 2015-16",
        "its report is called \"Safeguarding Executive Adults Board\"",
        "The paragraph numbers 4.2 to 4.3 come twice",
        "Janice Horsman (Healthwatch Westminster) is listed as a member",
        "\"To considered\" lacks a word",
    ] {
        assert!(told(part), "{part}");
    }
    // Nothing else is told but that one more title differs and one more slip.
    assert_eq!(pack.noticed.len(), 10);
}
