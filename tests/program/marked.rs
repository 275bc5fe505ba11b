//! What the papers mark as exempt, or minuted in private, is printed for the full audience alone,
//! and no public action is made of it.

use crate::program::Workdir;
use serde_json::Value;

const AGENDA: &str = "\
HARBOUR COUNCIL
FERRY COMMITTEE

Thursday 5 March 2026 at 6.00 pm
Room 3, Harbour House, Quay Street

AGENDA

1. Apologies
2. Minutes
3. Fares
   To receive a report on fares.
4. Exclusion of the press and public
   To resolve that the public be excluded for the following items.
5. Lease of the quay
   To consider the offer of Canary One.
   (Not for publication by virtue of paragraph 3 of Schedule 12A)
";

const MINUTES: &str = "\
FERRY COMMITTEE

MINUTES of the meeting held on 8 January 2026

Present: Councillor Marion Ashby (Chair), Councillor Owen Bell

1. APOLOGIES
There were none.

2. FARES
RESOLVED: That the fares be frozen.

3. EXCLUSION OF PRESS AND PUBLIC
RESOLVED: That under section 100A(4) of the Local Government Act 1972 the press and public be excluded.

4. OFFER OF CANARY TWO
RESOLVED: That the offer of Canary Three be accepted.

5. PILOTS
RESOLVED: That Canary Four be engaged.

6. READMISSION OF THE PUBLIC
The public were readmitted.

7. CLOSE
RESOLVED: That the staff be thanked.

The meeting ended at 8.00 pm.
";

const TRACKER: &str = "\
Meeting date,Item,Action,Owner,Status
8 January 2026,Fares,Write to the operators.,Clerk,In progress
8 January 2026,Lease,Pay Canary Five.,Canary Six,EXEMPT - in progress
8 January 2026,Pilots (Part II),Engage Canary Seven.,Clerk,In progress
8 January 2026,Pilots,Tell Canary Eight (not for publication).,Clerk,Closed
8 January 2026,Staff,Thank the staff.,Clerk,Closed
";

fn workdir() -> Workdir {
    let workdir = Workdir::new();
    workdir.put("agenda.txt", AGENDA);
    workdir.put("minutes.txt", MINUTES);
    workdir.put("tracker.csv", TRACKER);
    workdir
}

const PACK: [&str; 4] = ["read", "agenda.txt", "minutes.txt", "tracker.csv"];

#[test]
fn the_public_is_told_that_something_is_withheld_and_how_much() {
    let workdir = workdir();
    let text = workdir.run(&PACK);
    assert!(
        !text.out.contains("Canary") && !text.err.contains("Canary"),
        "{text:?}"
    );
    assert!(text.out.contains("Not for the public: "), "{}", text.out);
    assert!(text.out.contains("3 actions") && text.out.contains("2 items of earlier minutes"));
    for public in [
        "the fares be frozen",
        "the staff be thanked",
        "Write to the operators",
        "Thank the staff",
    ] {
        assert!(text.out.contains(public), "{public}: {}", text.out);
    }
    let json = [&PACK[..], &["--format", "json"]].concat();
    let ran = workdir.run(&json);
    assert!(!ran.out.contains("Canary"), "{}", ran.out);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(read["withheld"]["actions"], 3);
    assert_eq!(read["withheld"]["minuted"], 2);
    assert_eq!(read["withheld"]["items"], 1);
    let full = workdir.run(&[&PACK[..], &["--audience", "full"]].concat());
    for name in ["One", "Three", "Four", "Five", "Six", "Seven", "Eight"] {
        assert!(
            full.out.contains(&format!("Canary {name}")),
            "{name}: {}",
            full.out
        );
    }
}

#[test]
fn no_public_action_is_made_of_a_row_that_is_marked() {
    let workdir = workdir();
    let made = workdir.run(&[
        "new",
        "--yes",
        "-o",
        "next.ron",
        "--from",
        "agenda.txt",
        "minutes.txt",
        "tracker.csv",
    ]);
    assert_eq!(made.code, 0, "{made:?}");
    // It is listed without its words.
    let listed = made.err.lines().filter(|l| l.contains("marked as exempt"));
    assert!(listed.count() >= 3, "{}", made.err);
    assert!(!made.err.contains("Canary"), "{}", made.err);
    let shown = workdir
        .run(&["show", "next.ron", "--audience", "full", "--format", "json"])
        .well();
    assert!(shown.contains("Write to the operators"));
    for name in ["Five", "Six", "Seven", "Eight"] {
        assert!(!shown.contains(&format!("Canary {name}")), "{name}");
    }
}

#[test]
fn an_attachment_that_is_named_as_exempt_is_withheld() {
    let workdir = Workdir::new();
    workdir.put("page.html", "<html><head><title>Agenda for Ferry Committee on Thursday 5 March 2026, 6.00 pm</title></head><body><h1>Agenda</h1><p>Ferry Committee, Thursday 5 March 2026 6.00 pm</p><h2>Items</h2><table><tr><td>1.</td><td><p>Apologies</p></td></tr><tr><td>2.</td><td><p>Fares</p><ul><li><a href='a.pdf'>Fares report PDF 120 KB</a></li><li><a href='b.pdf'>EXEMPT Canary bid PDF 80 KB</a></li></ul></td></tr><tr><td>3.</td><td><p>Any other business</p></td></tr></table></body></html>");
    let ran = workdir.run(&["read", "page.html", "--format", "json"]);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(!ran.out.contains("Canary"), "{}", ran.out);
    assert!(ran.out.contains("Fares report"), "{}", ran.out);
    assert_eq!(read["withheld"]["attachments"], 1);
}
