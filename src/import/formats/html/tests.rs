//! Pages, whole and broken, and the lines that they become.

use super::*;
use crate::import::line::{Line, Shape};
use crate::import::steps::Steps;

fn run_of(page: &str) -> Run {
    let steps = Steps::for_size(page.len());
    read(page.as_bytes(), Gather::new(0, &steps)).unwrap()
}

fn lines_of(page: &str) -> Vec<String> {
    run_of(page)
        .lines
        .iter()
        .map(|line| {
            let shape = match line.shape {
                Shape::Plain => String::new(),
                Shape::Heading(n) => format!("h{n} "),
                Shape::Entry => "- ".to_owned(),
                Shape::Row { table, row } => format!("t{table}r{row} "),
            };
            let cells: Vec<String> = line
                .cells
                .iter()
                .map(|c| c.text.replace('\n', "¶"))
                .collect();
            format!(
                "{shape}{}{}",
                if line.bold { "!" } else { "" },
                cells.join("|")
            )
        })
        .collect()
}

#[test]
fn a_number_alone_in_a_cell_numbers_its_row() {
    // As LibreOffice saves a table whose first column Word numbers.
    let row = |start, words| {
        format!("<tr><td><ol start={start}><li><p></p></ol></td><td>{words}</td></tr>")
    };
    let page = format!(
        "<table>{}{}</table>",
        row(1, "Apologies"),
        row(2, "Minutes")
    );
    assert_eq!(lines_of(&page), ["t1r1 1.|Apologies", "t1r2 2.|Minutes"]);
    // Elsewhere an empty entry is nothing.
    assert_eq!(lines_of("<ol><li><li>Apologies</ol>"), ["- 2. Apologies"]);
}

#[test]
fn headings_paragraphs_lists_and_breaks() {
    assert_eq!(
        lines_of(
            "<html><head><title>x</title></head><body><h1>Harbour <i>Board</i></h1>\
             <p><b>Agenda</b><p>Time:\n 4pm<br>Venue: Room&nbsp;3</p>\
             <ol start=3><li>Apologies<li><p>Minutes</p><p>To agree</p>\
             <ol type=a><li>one</ol></li></ol><ul><li>bullet</ul>after"
        ),
        [
            "h1 !Harbour Board",
            "!Agenda",
            "Time: 4pm",
            "Venue: Room 3",
            "- 3. Apologies",
            "- 4. Minutes",
            "To agree",
            "- a. one",
            "- bullet",
            "after",
        ]
    );
}

#[test]
fn attachments_keep_lines_of_their_own() {
    assert_eq!(
        lines_of(
            "<table><tr><td><p>4.</p></td><td><p>Better Care Fund</p><div>To receive an update.</div>\
             <ul><li><a href='x.pdf'>Better Care Fund report</a>, <span>PDF 250 KB</span></li></ul></td></tr>\
             <tr><td>5.</td><td>Care Act</td></tr></table>"
        ),
        [
            "t1r1 4.|Better Care Fund¶To receive an update.",
            "- Better Care Fund report, PDF 250 KB",
            "t1r2 5.|Care Act",
        ]
    );
}

#[test]
fn tables_with_spans_terms_and_frames() {
    assert_eq!(
        lines_of(
            "<table><tr><th>Action<th>Owner<th>Note</tr><tr><td colspan=2>All<td rowspan=2>x\
             <tr><td>a<td>b</table><dl><dt>Date<dd>22 May<dt>Venue<dd>Hall<dd>Room 3</dl>"
        ),
        [
            "t1r1 !Action|Owner|Note",
            "t1r2 All||x",
            "t1r3 a|b|x",
            "t2r1 Date|22 May",
            "t2r2 Venue|Hall¶Room 3",
        ]
    );
    assert_eq!(
        lines_of("<table><tr><td>Menu<td><h2>A</h2><table><tr><td>1<td>2</table></table>"),
        ["Menu", "h2 !A", "t1r1 1|2"]
    );
}

#[test]
fn what_is_hidden_or_round_the_page_is_left_out_and_that_is_told() {
    let run = run_of(
        "<header>Council</header><nav>Home</nav><main><header>Board</header>\
         <p style='display: NONE'>secret<p>Agenda</main><footer>Contact</footer>",
    );
    let text: Vec<String> = run.lines.iter().map(Line::text).collect();
    assert_eq!(text, ["Board", "Agenda"]);
    assert_eq!(run.remarks.len(), 2);
    assert_eq!(lines_of("<header>Board</header><p>x"), ["Board", "x"]);
}

#[test]
fn broken_pages_are_read_on() {
    assert_eq!(
        lines_of("<div><p>a</b></i><P>b</DIV>c</p></td><td>d</span><li>e"),
        ["a", "b", "c", "d", "- e"]
    );
    assert_eq!(
        lines_of("<table><tr><td>a</p></div>b<tr><td>c</table>d"),
        ["t1r1 a¶b", "t1r2 c", "d"]
    );
}

#[test]
fn too_deep_a_page_is_refused() {
    let page = "<div>".repeat(100_000) + "x";
    let steps = Steps::for_size(page.len());
    let said = read(page.as_bytes(), Gather::new(0, &steps)).unwrap_err();
    assert!(said.to_string().contains("deeper"));
}

#[test]
fn the_page_says_what_its_characters_are() {
    let steps = Steps::new(1_000_000);
    let page =
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>caf\xE9";
    let run = read(page, Gather::new(0, &steps)).unwrap();
    assert_eq!(run.lines[0].text(), "café");
    assert!(run.remarks.is_empty());
}

#[test]
fn deleted_and_struck_words_are_gone_and_their_entries_count() {
    let page = "<ol><li>Apologies <del>received</del><ins>for absence</ins><li><s>Petitions</s>\
        <li style='text-decoration: line-through'>Questions<li>Minutes <del><b>of May</b> and</del> of June</ol>";
    assert_eq!(
        lines_of(page),
        ["- 1. Apologies for absence", "- 4. Minutes of June"]
    );
    assert_eq!(run_of(page).remarks.len(), 2);
    assert_eq!(
        lines_of("<table><tr><td style='text-decoration:line-through'>a<td>b</table>"),
        ["t1r1 |b"]
    );
}

#[test]
fn lists_count_as_browsers_count() {
    let read = |page: &str| lines_of(page).join("; ");
    assert_eq!(
        read("<ol reversed><li>c<li hidden>x<li>b<ol><li>one<li>two</ol><li>a</ol>"),
        "- 3. c; - 2. b; - 1. one; - 2. two; - 1. a"
    );
    assert_eq!(
        read("<ol reversed start=2><li>a<li>b<li>c<li value=9>d<li>e</ol><ol REVERSED><li>f</ol>"),
        "- 2. a; - 1. b; - 0. c; - 9. d; - 8. e; - 1. f"
    );
    assert_eq!(
        read("<ol><li value=3.5>a<li>b<li value=' -1x'>c<li value=x>d</ol>"),
        "- 3. a; - 4. b; - -1. c; - 0. d"
    );
    assert_eq!(
        read("<ol type=a start=26><li>y<li>z<li type=I>w<li value=0>v</ol>"),
        "- z. y; - aa. z; - XXVIII. w; - 0. v"
    );
    assert_eq!(
        read(
            "<ol style='list-style-type: decimal-leading-zero'><li>a</ol><ul style='list-style-type:decimal'><li>b</ul>"
        ),
        "- 01. a; - 1. b"
    );
    let unknown = "<ol style='list-style-type:hebrew'><li>a</ol>";
    assert_eq!(read(unknown), "- a");
    assert_eq!(run_of(unknown).remarks.len(), 1);
}

#[test]
fn a_cell_merged_over_rows_holds_for_each() {
    assert_eq!(
        lines_of(
            "<table><tr><th>Organisation<th>Name<th>Until<tr><td rowspan=3>Harrow Council<td>Cllr Ode<td rowspan=2>May\
             <tr><td>Cllr Lee<tr><td>Cllr Poe<td>June<tr><td>NHS<td>Dr Das<td>May</table>"
        ),
        [
            "t1r1 !Organisation|Name|Until",
            "t1r2 Harrow Council|Cllr Ode|May",
            "t1r3 Harrow Council|Cllr Lee|May",
            "t1r4 Harrow Council|Cllr Poe|June",
            "t1r5 NHS|Dr Das|May",
        ]
    );
    // None is: to the end of its part of the table.
    assert_eq!(
        lines_of("<table><tbody><tr><td rowspan=0>A<td>b<tr><td>c<tbody><tr><td>D<td>e</table>"),
        ["t1r1 A|b", "t1r2 A|c", "t1r3 D|e"]
    );
}

#[test]
fn fields_of_forms_show_what_was_chosen() {
    assert_eq!(
        lines_of(
            "<p>Classification: <input type=checkbox> Public <input type=CHECKBOX checked> Exempt\
             <p>Status: <select><option>Open<option selected>Closed</select> now\
             <p>Status: <select><option>Open</option><option>Closed</option></select>\
             <p>Wards: <select multiple><option selected>North<option>South<option selected>West</select>\
             <p>Chair: <select><option>Ann Lee<p>Notes: <textarea>None</textarea>\
             <p>Title: <input value='Estates strategy'><input type=hidden value=x>\
             <p><font face=Wingdings>\u{A8}</font> Public <span style='font-family:Wingdings'>&thorn;</span> Exempt \
             <span style=\"font-family:Arial;mso-symbol-font-family:'Wingdings 2'\">P</span>"
        ),
        [
            "Classification: ☐ Public ☑ Exempt",
            "Status: Closed now",
            "Status: Open",
            "Wards: North, West",
            "Chair: Ann Lee",
            "Notes: None",
            "Title: Estates strategy",
            "☐ Public ☑ Exempt ✓",
        ]
    );
}

#[test]
fn a_column_that_holds_a_page_in_one_cell_is_a_frame() {
    let page: Vec<String> = (1..20).map(|k| format!("<p>Line {k}</p>")).collect();
    let page = page.concat();
    let framed = format!("<table><tr><td>{page}</td></tr><tr><td>Foot</td></tr></table>");
    let lines = lines_of(&framed);
    assert_eq!((lines.len(), lines[0].as_str()), (20, "Line 1"));
    let short = "<table><tr><td><p>One</p><p>Two</p></td></tr><tr><td>Foot</td></tr></table>";
    assert_eq!(lines_of(short), ["t1r1 One\u{b6}Two", "t1r2 Foot"]);
}
