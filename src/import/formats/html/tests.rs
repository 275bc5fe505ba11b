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
            "t1r3 a|b",
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
