//! Reports of invented boards, in the layouts of several houses.

use crate::import::proposal::Report;
use crate::import::supporting::testing::{day, proposal};
use crate::meeting::agenda::Purpose;

/// Label, "that", and a mark for a doubt of each limb.
fn asks(report: &Report) -> Vec<String> {
    let told = |a: &crate::import::proposal::Ask| {
        let doubt = if a.that.is_certain() { "" } else { "?" };
        format!("{}|{}{doubt}", a.label.as_str(), a.that.value.as_str())
    };
    report.asks.iter().map(told).collect()
}

fn field(found: Option<&crate::import::found::Found<crate::meeting::text::Text>>) -> &str {
    found.map_or("", |f| f.value.as_str())
}

#[test]
fn a_sheet_in_a_table_with_a_box_that_asks() {
    let out = proposal(BOXED);
    let [first, second] = out.reports.as_slice() else {
        panic!("{}", out.reports.len());
    };
    assert_eq!(first.title.value.as_str(), "Winter plan review");
    assert_eq!(first.date.as_ref().map(|d| d.value), Some(day(2026, 3, 12)));
    assert_eq!(
        field(first.of.as_ref()),
        "Dr Sam Oduya, Chief Medical Officer"
    );
    assert_eq!(field(first.author.as_ref()), "Jo Bell, Head of Urgent Care");
    assert_eq!(first.purpose, Purpose::Decision);
    assert!(first.classification.is_none());
    assert_eq!(
        asks(first),
        [
            "|the contents of the report be noted",
            "|the winter plan be approved subject to final costs",
            "|authority be delegated to the Chief Executive to sign the contract",
        ]
    );
    assert_eq!(field(second.item.as_ref()), "7");
    assert_eq!(field(second.classification.as_ref()), "Open");
    assert_eq!(field(second.author.as_ref()), "Pat Green");
    assert_eq!(
        asks(second),
        [
            "1|the programme start in September 2026",
            "2|officers be requested to report back in six months",
            "3|the risks set out in Appendix 1 be noted and the schools be thanked for their help",
        ]
    );
}

#[test]
fn of_a_classification_with_boxes_what_is_ticked_holds() {
    let read = |printed: &str| {
        let sheet = format!(
            "Report to: Harrow Board\nDate: 19 March 2026\nAgenda item: 2\nTitle: Estates strategy\n\
             Report of: Director of Finance\nClassification: {printed}\n\nRecommendations\n\n\
             The Board is asked to:\n(a) note the report.\n"
        );
        let out = proposal(&sheet);
        let found = out.reports.first().and_then(|r| r.classification.clone());
        found.map(|f| (f.value.as_str().to_owned(), f.is_certain()))
    };
    let sure = |words: &str| Some((words.to_owned(), true));
    assert_eq!(read("☐ Public ☑ Exempt"), sure("Exempt"));
    assert_eq!(read("☒ Public ☐ Exempt"), sure("Public"));
    assert_eq!(read("Public [ ] Exempt [x]"), sure("Exempt"));
    // Nothing is taken for granted where no box is ticked, or several are.
    for unsure in [
        "☐ Public ☐ Exempt",
        "☐ Public",
        "☑ Public ☑ Exempt",
        "☑ Public ☒ Exempt",
    ] {
        assert_eq!(read(unsure), Some((unsure.to_owned(), false)));
    }
}

const BOXED: &str = "\
Hatherley Integrated Care Board
Board meeting in public

Date of meeting	12 March 2026
Agenda item	6
Report title	Winter plan review
Report author	Jo Bell, Head of Urgent Care, jo.bell@hatherley.example
Executive sponsor	Dr Sam Oduya, Chief Medical Officer
Purpose	☒ Decision ☐ Discussion ☐ Information
Recommendation(s)	The Board is asked to:
• note the contents of the report;
• approve the winter plan subject to final costs; and
• delegate authority to the Chief Executive to sign the contract.

1. Purpose

1.1 To tell the Board of the winter plan.

2. Background

2.1 The Board is asked to remember that winters are cold.

Agenda Item 7

REPORT TO: Hatherley Integrated Care Board
DATE: Thursday 12 March 2026
SUBJECT: Oral health in schools
REPORT BY: Director of Public Health
CONTACT OFFICER: Pat Green (01234 567890, pat.green@hatherley.example)
STATUS: Open
WARDS AFFECTED: All
PURPOSE OF REPORT
To seek agreement to the oral health programme.

RECOMMENDATIONS

It is RECOMMENDED that the Board:

(1) Agrees that the programme should start in September 2026;
(2) Requests officers to report back in six months; and
(3) Notes the risks set out in Appendix 1, and thanks the schools for their help.

1.0 INTRODUCTION

1.1 Teeth matter.

APPENDIX 1

Title: Risk register
Author: Pat Green
Date: 1 March 2026

RECOMMENDATIONS

The risk owner should act.
";

#[test]
fn a_banner_instead_of_a_sheet_and_limbs_in_a_paragraph() {
    let out = proposal(BANNER);
    let [first, second] = out.reports.as_slice() else {
        panic!("{}", out.reports.len());
    };
    assert_eq!(first.title.value.as_str(), "BETTER LIVES STRATEGY");
    assert_eq!(field(first.of.as_ref()), "Director of Adult Social Care");
    assert_eq!(first.date.as_ref().map(|d| d.value), Some(day(2026, 2, 5)));
    assert_eq!(first.purpose, Purpose::Decision);
    assert_eq!(field(first.author.as_ref()), "Al Bright");
    assert_eq!(
        asks(first),
        [
            "a|the strategy be approved for publication",
            "b|the Board delegate to the Director authority to make minor changes",
            "c|it be noted that a review will follow in 2027",
        ]
    );
    assert_eq!(first.asks[0].lead.as_str(), "The Board is recommended to");
    assert_eq!(field(second.item.as_ref()), "8");
    assert!(field(second.classification.as_ref()).starts_with("Part 2"));
    assert_eq!(
        asks(second),
        [
            "1|the Board note the changes to pharmacy opening hours and comment on them",
            "2|the Board consider whether a letter should be sent",
            "3|officers bring a further report in June",
            "4|Councillor Jones be appointed as the Board's champion",
        ]
    );
}

const BANNER: &str = "\
HAMPTON COUNTY COUNCIL

HEALTH AND WELLBEING BOARD – 5 FEBRUARY 2026

REPORT OF THE DIRECTOR OF ADULT SOCIAL CARE

BETTER LIVES STRATEGY

FOR DECISION

1. INTRODUCTION

1.1 This report sets out the strategy.

2. RECOMMENDATIONS

2.1 The Board is recommended to (a) approve the strategy for publication; (b) delegate to the Director authority to make minor changes; and (c) note that a review will follow in 2027.

3. BACKGROUND

3.1 The Board is asked to bear in mind the history.

Jane Smith
Director of Adult Social Care

Contact officer: Al Bright, tel 01234 555555

This page is intentionally left blank

Item 8
Hampton County Council
Meeting: Health and Wellbeing Board
Date: 5 February 2026
Title: Pharmacy changes
Report by: Public Health Manager
Classification: Part 2 - exempt under paragraph 3 of Schedule 12A

Recommendations

1. Note the changes to pharmacy opening hours and comment on them.
2. To consider whether a letter should be sent.
3. Officers bring a further report in June.
4. That Councillor Jones be appointed as the Board's champion.

Reasons for recommendations

Because it is right.

Background

1. Pharmacies open and close.

Appendices: none
";

#[test]
fn limbs_that_have_lists_of_their_own() {
    let out = proposal(NESTED);
    assert_eq!(out.reports.len(), 1);
    let report = &out.reports[0];
    assert_eq!(field(report.author.as_ref()), "Uma Vance");
    assert!(!report.classification.as_ref().unwrap().is_certain());
    assert_eq!(
        asks(report),
        [
            "2.1|the extension of the contract for two years be approved",
            "2.2|authority be delegated to the Head of Leisure, in consultation with the Portfolio \
             Holder, to agree final terms",
            "2.3(a)|the fees be reviewed",
            "2.3(b)|the pool remain open?",
        ]
    );
}

const NESTED: &str = "\
Example District Council
Report to Cabinet
Subject: Leisure contract
Date: 11 March 2026
Report of: Head of Leisure
Exempt information: None
Cabinet member: Cllr Day
Ward(s) affected: Northgate; Southgate
Report author: Uma Vance
Email: uma.vance@example.example
Tel: 01999 123456
1. Purpose of Report and Executive Summary
1.1 This report asks Cabinet to extend the leisure contract.
2. Recommendations
It is recommended that Cabinet:
2.1. Approves the extension of the contract for two years;
2.2. Delegates authority to the Head of Leisure, in consultation with the Portfolio Holder, to agree
final terms; and
2.3. Agrees that:
a) the fees be reviewed; and
b) the pool remain open.
3. Reasons for Recommendations
3.1 To keep the pool open.
4. Financial implications
4.1 £20,000.
";
