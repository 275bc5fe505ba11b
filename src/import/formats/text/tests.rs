//! Texts and the lines that they become.

use super::super::gather::MOST_LINES;
use super::super::lines::LONGEST;
use super::*;
use crate::import::steps::Steps;

fn run_of(text: &str, markdown: bool) -> Run {
    let steps = Steps::for_size(text.len());
    read(text.as_bytes(), markdown, Gather::new(0, &steps)).unwrap()
}

/// A line in signs: number, page, shape, indent, cells with their columns.
fn shown(line: &Line) -> String {
    let shape = match line.shape {
        Shape::Plain | Shape::Row { .. } => "",
        Shape::Heading(1) => "h1 ",
        Shape::Heading(_) => "h2 ",
        Shape::Entry => "- ",
    };
    let row = match line.shape {
        Shape::Row { table, row } => format!("t{table}r{row} "),
        _ => String::new(),
    };
    let cells: Vec<String> = line
        .cells
        .iter()
        .map(|c| format!("{}@{}", c.text.replace('\n', "¶"), c.at))
        .collect();
    let bold = if line.bold { "!" } else { "" };
    let broken = if line.broken { "…" } else { "" };
    format!("{shape}{row}{bold}{}{broken}", cells.join("|"))
}

fn lines_of(text: &str) -> Vec<String> {
    run_of(text, false).lines.iter().map(shown).collect()
}

#[test]
fn a_front_sheet_with_traces_of_markdown() {
    assert_eq!(
        lines_of(
            "Title: **Harbour Board**\n\n**AGENDA**\n- 4.6 The report\n - Young people\n\
             1\\. APOLOGIES\n## Part B\n"
        ),
        [
            "Title: Harbour Board@0",
            "",
            "!AGENDA@0",
            "- 4.6 The report@2",
            "- Young people@3",
            "1. APOLOGIES@0",
            "h2 Part B@3",
        ]
    );
}

#[test]
fn bold_goes_over_lines() {
    assert_eq!(
        lines_of("**Please contact:\nAda Brook**\nthe clerk\n"),
        ["!Please contact:@0", "!Ada Brook@0", "the clerk@0"]
    );
}

#[test]
fn tabs_make_tables_and_marks_stay_with_their_words() {
    assert_eq!(
        lines_of(
            "Action\tOwner\tComments\nWrite\t\t\n\nSend\tAda\tDone\nBy:\tBen\n\n\
             1.\tApologies\n2.\tMinutes\n"
        ),
        [
            "t1r1 Action@0|Owner@40|Comments@80",
            "t1r2 Write@0|@40|@80",
            "",
            "t1r3 Send@0|Ada@40|Done@80",
            "By:@0|Ben@40",
            "",
            "1. Apologies@0",
            "2. Minutes@0",
        ]
    );
}

#[test]
fn wide_gaps_and_leaders_part_cells() {
    assert_eq!(
        lines_of(
            "     1.   Apologies              3 - 8\n2. Minutes ........ 9\n\
             Councillor Brook      Councillor Carr\n"
        ),
        [
            "1. Apologies@5|3 - 8@33",
            "2. Minutes@0|9@20",
            "Councillor Brook@0|Councillor Carr@22",
        ]
    );
    assert_eq!(run_of("   x\n", false).lines[0].indent, 3);
}

#[test]
fn bars_make_tables() {
    assert_eq!(
        lines_of(
            "- | | |\n|--|---|\n| <p>8. BOARD</p> <p>To review.</p> | <p>(Pages 43 - 52)</p> |\n\
             | 11. OTHER | |\n\nafter\n"
        ),
        [
            "t1r1 8. BOARD¶To review.@0|(Pages 43 - 52)@40",
            "t1r2 11. OTHER@0|@40",
            "",
            "after@0",
        ]
    );
    let run = run_of("| a | b |\n|---|---|\n| c | d |\n", false);
    assert_eq!(run.lines[1].place.line, 3);
}

#[test]
fn pages_are_told_by_feeds_or_by_lines() {
    let pages = |text: &str| -> Vec<u32> {
        run_of(text, false)
            .lines
            .iter()
            .map(|l| l.place.page)
            .collect()
    };
    assert_eq!(pages("a\nb\n\u{C}c\n\u{C}\u{C}d\n"), [1, 1, 2, 4]);
    assert_eq!(pages("a\nPage 1\nb\nc\nPage 2\nd\n"), [1, 1, 2, 2, 2, 0]);
    assert_eq!(pages("Page 7\na\nPage 8\nb\n"), [7, 7, 8, 8]);
    assert_eq!(pages("a\nPage 3\nb\n"), [0, 0, 0]);
}

#[test]
fn ruled_lines_are_headings_and_rules_are_blank() {
    assert_eq!(
        lines_of("AGENDA\n======\none\n----------------------\ntwo\n"),
        ["h1 AGENDA@0", "", "one@0", "", "two@0"]
    );
    let run = run_of("One\n---------\n", true);
    assert_eq!(run.lines[0].shape, Shape::Heading(2));
}

#[test]
fn a_line_without_end_is_cut_and_that_is_told() {
    let run = run_of(&"é".repeat(LONGEST), false);
    assert_eq!(run.lines.len(), 2);
    assert_eq!(run.remarks.len(), 1);
}

#[test]
fn too_big_a_file_is_refused() {
    let steps = Steps::new(u64::MAX);
    let many = "\n".repeat(MOST_LINES + 2);
    let said = read(many.as_bytes(), false, Gather::new(0, &steps)).unwrap_err();
    assert!(said.to_string().contains("400,000"));
    let said = read(&vec![b'a'; MOST_BYTES + 1], false, Gather::new(0, &steps)).unwrap_err();
    assert!(said.to_string().contains("32 MB"));
    let said = read(b"\n \n", false, Gather::new(0, &steps)).unwrap_err();
    assert!(said.to_string().contains("no words"));
}
